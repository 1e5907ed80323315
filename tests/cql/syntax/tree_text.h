// A syntax tree as one line of nested parentheses, every field shown but ranges: what the tables of tests compare.
#pragma once

#include <string>

#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {

/// "(Add 1 (Multiply 2 x))"
std::string tree_text(const Expression& expression);
std::string tree_text(const Library& library);

}  // namespace nextline::cql::syntax
