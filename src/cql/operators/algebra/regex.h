// Regular expressions, by RE2: linear time on any pattern, so no record can make a pattern run away. RE2 has no
// look-around and no back-references; such a pattern is refused, not misread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace nextline::cql::algebra {

/// The compiled `pattern`, kept for this thread until 128 patterns have been used. Never null; ask ok().
/// The reference is good until the next call.
const re2::RE2& compiled(std::string_view pattern);

/// CQL's replacement text ($1, \$ for a dollar sign) in RE2's way of writing (\1).
std::string rewrite_of(std::string_view substitution);

}  // namespace nextline::cql::algebra
