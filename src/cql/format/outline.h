// Where a text may be broken into lines, and where no space belongs: what the syntax tree says about its tokens.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cql/syntax/ast.h"
#include "cql/syntax/token.h"

namespace nextline::cql::format {

/// A place where a line may end: before `token`.
struct Break {
  enum class Kind : std::uint8_t {
    All,    ///< with all others of its group, when the group does not fit on its line
    Filled  ///< only when what follows, up to the next possible break, does not fit
  };
  std::uint32_t token = 0;
  Kind kind = Kind::All;
  std::uint8_t levels = 1;     ///< indentation beyond the line on which the group begins
  bool deeper_inside = false;  ///< one level more when the group does not begin its line
};

/// Tokens [first, last] that are laid out together, with the breaks of their own.
struct Group {
  std::uint32_t first = 0, last = 0;
  std::vector<Break> breaks;
};

/// What the layout needs to know about a text. Groups nest, and are sorted: outer before inner, left before right.
struct Outline {
  std::vector<Group> groups;
  std::vector<bool> tight_before;  ///< by token: no space in front of it
  std::vector<bool> tight_after;
  std::vector<bool> spaced;     ///< a ':' that stands between blanks (a ratio, an empty tuple)
  std::vector<bool> statement;  ///< the token begins a statement
};

Outline outline(const syntax::SyntaxTree& tree, std::span<const syntax::Token> tokens);

}  // namespace nextline::cql::format
