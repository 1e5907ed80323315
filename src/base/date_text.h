// Dates as text that stands in an arena.
#pragma once

#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"

namespace nextline {

/// What date_to_string gives; lives as long as the arena's contents.
std::string_view date_text(const Temporal& value, Arena& arena);

}  // namespace nextline
