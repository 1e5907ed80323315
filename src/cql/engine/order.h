// Order of values, for sorting and for checking interval bounds.
#pragma once

#include <compare>
#include <optional>

#include "base/value.h"

namespace nextline::cql {

/// CQL's order of two values of one ordered type (numbers, quantities, dates and times, strings). None: not comparable,
/// or not certain because one is known less precisely.
std::optional<std::strong_ordering> order_of(const Value& left, const Value& right, int offset_minutes);

/// A total order for `sort`: nulls first, then order_of; of two dates that cannot be told apart the less precise comes
/// first; values that have no order keep their places (equal).
std::strong_ordering sort_order(const Value& left, const Value& right, int offset_minutes);

}  // namespace nextline::cql
