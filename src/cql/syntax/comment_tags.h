// Tags in the comments directly above a definition: `// @says: LVEF is low`, `@name value` on lines of a /* */ comment.
#pragma once

#include <string_view>
#include <vector>

#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {

/// The tags in text[begin, end), which is white space and comments between two tokens, `end` being where the definition
/// starts. Only comments that no blank line parts from the definition count, and not one that stands on the line of the
/// token before. Views are into `text`.
std::vector<CommentTag> comment_tags(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace nextline::cql::syntax
