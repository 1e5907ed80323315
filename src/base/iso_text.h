// Dates and moments as text that stands in an arena.
#pragma once

#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"

namespace nextline {

/// A Date or a DateTime in ISO 8601, as far as it is known: "2014-01", "2014-01-25T14:30". Unlike datetime_to_string
/// without a 'T' at the end, which is CQL's mark of a partial DateTime. Lives as long as the arena's contents.
std::string_view iso_text(const Temporal& value, Arena& arena);

}  // namespace nextline
