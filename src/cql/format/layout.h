// Tokens, comments and an outline to text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cql/format/comments.h"
#include "cql/format/outline.h"

namespace nextline::cql::format {

/// The text of `tokens` (with the end of the text as the last), laid out. Ends without a newline.
std::string lay_out(std::string_view text, std::span<const syntax::Token> tokens, std::span<const Gap> gaps,
                    const Outline& outline);

}  // namespace nextline::cql::format
