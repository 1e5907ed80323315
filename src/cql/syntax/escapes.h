// Escape sequences of CQL strings and quoted names: \' \" \` \\ \/ \f \n \r \t \uXXXX.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace nextline::cql::syntax {

/// `written` (without its quotes) as meant. Calls `invalid(offset, length)` for each escape that is none; its
/// characters after the backslash are kept. A UTF-16 surrogate pair written as two \u escapes makes one character.
std::string resolve_escapes(std::string_view written,
                            const std::function<void(std::size_t offset, std::size_t length)>& invalid);

/// `meant` between `quote`s, so that it reads back as `meant`.
std::string quoted(std::string_view meant, char quote);

}  // namespace nextline::cql::syntax
