// An Error shown to an author: place, message, the source line with a caret, hint.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace nextline::cql::syntax {

/// "file:line:column: error: message [code]", the excerpt when the error has a range in `source_text`, and "  hint: …".
/// Several lines without a final newline. `severity`: "error" or "warning".
std::string render(const Error& error, std::string_view source_text, bool colour, std::string_view severity = "error");

}  // namespace nextline::cql::syntax
