// Quantities: UCUM units, and CQL's calendar words, which are not UCUM: a calendar month is no fixed number of days.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "base/arena.h"
#include "base/value.h"

namespace nextline::cql::algebra {

/// `amount` of unit `from`, expressed in `to`. Years and months convert into each other, and into nothing else: how
/// many days they have depends on the calendar. None if the units measure different things.
std::optional<Decimal> in_unit(const Decimal& amount, std::string_view from, std::string_view to);

/// Order of two quantities; none if their units do not compare (mg and mL; a calendar month and 30 days).
std::optional<std::strong_ordering> compare_quantities(const QuantityData& left, const QuantityData& right);
/// CQL's ~: as equality, but a year is about 12 months, 365 days or 1 'a', a month about 30 days or 1 'mo'.
bool equivalent_quantities(const QuantityData& left, const QuantityData& right);

/// Sum and difference are in the finer of the two units, remainder and truncated quotient in the left one.
/// None: units that do not go together, division by zero, or overflow.
std::optional<QuantityData> add_quantities(const QuantityData& left, const QuantityData& right);
std::optional<QuantityData> subtract_quantities(const QuantityData& left, const QuantityData& right);
std::optional<QuantityData> modulo_quantities(const QuantityData& left, const QuantityData& right);
std::optional<QuantityData> truncated_divide_quantities(const QuantityData& left, const QuantityData& right);
/// Units multiply and cancel; the new unit's text lives in `arena`.
std::optional<QuantityData> multiply_quantities(const QuantityData& left, const QuantityData& right, Arena& arena);
std::optional<QuantityData> divide_quantities(const QuantityData& left, const QuantityData& right, Arena& arena);

/// Equal ratios have equal numerators and equal denominators; equivalent ones only the same proportion (1:2 ~ 2:4).
/// None where a pair of quantities does not compare.
std::optional<bool> equal_ratios(const RatioData& left, const RatioData& right);
bool equivalent_ratios(const RatioData& left, const RatioData& right, Arena& arena);

}  // namespace nextline::cql::algebra
