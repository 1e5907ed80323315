// The ordered types' ends and steps: minimum, maximum, successor, predecessor.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"
#include "base/value.h"

namespace nextline::cql::algebra {

/// Least and greatest value of a type, by its name ("Integer"). Null for a type that has none.
/// DateTimes are given at offset 0, Quantities without a unit.
Value minimum_of(std::string_view type_name, Arena& arena);
Value maximum_of(std::string_view type_name, Arena& arena);
/// True if `value` is the least, or greatest, of its kind.
bool is_minimum(const Value& value);
bool is_maximum(const Value& value);

/// The next and the previous value: 1 for whole numbers, 0.00000001 for decimals and quantities, one of the finest
/// known unit for dates and times (the day after 2024-02-28 is 2024-02-29). None beyond the end, or for a kind without
/// order.
std::optional<Value> successor(const Value& value, Arena& arena);
std::optional<Value> predecessor(const Value& value, Arena& arena);

/// `value` moved by `amount` of `unit`; weeks are 7 days; fractions count for seconds only. Times wrap around midnight.
/// None: no unit of time, or beyond the years 1 to 9999.
std::optional<Temporal> move(const Temporal& value, const Decimal& amount, std::string_view unit, bool is_time);

/// `value` with what is finer than `precision` forgotten.
Temporal truncate(Temporal value, Precision precision);

/// The distance between neighbouring decimals: 0.00000001.
inline constexpr Decimal kDecimalStep{1, Decimal::kMaxScale};

}  // namespace nextline::cql::algebra
