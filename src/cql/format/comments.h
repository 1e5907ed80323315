// The comments and line ends between tokens.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cql/syntax/token.h"

namespace nextline::cql::format {

struct Comment {
  std::string_view text;     ///< with its marks, without trailing blanks
  bool starts_line = false;  ///< nothing but blanks before it on its line
  bool after_blank = false;  ///< a blank line above it
  bool ends_line = false;    ///< the next token, or comment, stands on a later line
};

/// What stands between a token and the one before it.
struct Gap {
  std::vector<Comment> comments;
  bool newline = false;  ///< the token is the first of its line
  bool blank = false;    ///< a blank line directly above it
};

/// One gap a token, the last being that of the end of the text.
std::vector<Gap> gaps(std::string_view text, std::span<const syntax::Token> tokens);

}  // namespace nextline::cql::format
