// Operators as the specification words them, without any of the product's operator bodies.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/value.h"

namespace nextline::cql::oracle {

/// The value of operator `name`, or none when it is not written here for operands of these kinds.
std::optional<Value> plain(std::string_view name, const std::vector<Value>& operands, Arena& arena);

/// `=` for scalars, and for lists of them: null against null is equal in a list. None: not written here.
std::optional<Truth> plain_equal(const Value& left, const Value& right);

/// Order for `sort`: null first. Numbers and text only.
bool plain_less(const Value& left, const Value& right);

}  // namespace nextline::cql::oracle
