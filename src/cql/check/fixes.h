// Changes that mend an error for certain.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cql/check/check.h"

namespace nextline::cql::check {

/// The change that mends `error` of `text`, where there is only one that can be meant; none otherwise.
std::optional<Fix> certain_fix(const Error& error, std::string_view text);

/// `text` with `fix` applied.
std::string applied(const Fix& fix, std::string_view text);

/// True if `fix` leaves a text with fewer syntax errors, or with none if it had none.
bool mends(const Fix& fix, std::string_view text);

}  // namespace nextline::cql::check
