// The expressions directly below an expression: for walks that ask the same of every kind of node.
#pragma once

#include <functional>

#include "cql/syntax/expression.h"

namespace nextline::cql::syntax {

/// Calls `use` with each expression directly below `expression`, in the order they are written.
void for_each_child(const Expression& expression, const std::function<void(const Expression&)>& use);

/// Calls `use` with each type written directly in `expression` (not in expressions below it).
void for_each_type(const Expression& expression, const std::function<void(const TypeSpecifier&)>& use);

}  // namespace nextline::cql::syntax
