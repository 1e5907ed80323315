#include "cql/operators/algebra/quantity.h"

#include <utility>

#include "base/ucum.h"
#include "cql/operators/algebra/precision.h"

namespace nextline::cql::algebra {
namespace {

/// A calendar word of a day or finer is the same duration as its UCUM unit; "" is UCUM's "1".
std::string_view ucum_of(std::string_view unit) {
  if (unit.empty()) return "1";
  const auto word = calendar_word(unit);
  if (!word) return unit;
  switch (word->precision) {
    case Precision::Day:
      return word->times == 7 ? "wk" : "d";
    case Precision::Hour:
      return "h";
    case Precision::Minute:
      return "min";
    case Precision::Second:
      return "s";
    case Precision::Millisecond:
      return "ms";
    default:
      return unit;
  }
}

/// Months in a calendar year or month; 0 for every other unit.
int calendar_months(std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return 0;
  if (word->precision == Precision::Year) return 12;
  return word->precision == Precision::Month ? 1 : 0;
}

/// Days that CQL's equivalence takes a long unit for; 0 for units that need no such convention.
int conventional_days(std::string_view unit) {
  const int months = calendar_months(unit);
  if (months == 12 || unit == "a") return 365;
  if (months == 1 || unit == "mo") return 30;
  return 0;
}

std::strong_ordering order(const Decimal& left, const Decimal& right) {
  return Decimal::compare(left, right) <=> 0;
}

/// Both amounts in the finer of the two units, and that unit.
struct Common {
  Decimal left;
  Decimal right;
  std::string_view unit;
};
std::optional<Common> in_finer_unit(const QuantityData& left, const QuantityData& right) {
  if (left.unit == right.unit) return Common{left.value, right.value, left.unit};
  const auto one = in_unit(Decimal::from_integer(1), left.unit, right.unit);
  if (one && *one >= Decimal::from_integer(1)) {
    const auto amount = in_unit(left.value, left.unit, right.unit);
    if (!amount) return std::nullopt;
    return Common{*amount, right.value, right.unit};
  }
  const auto amount = in_unit(right.value, right.unit, left.unit);
  if (!amount) return std::nullopt;
  return Common{left.value, *amount, left.unit};
}

template <class Function>
std::optional<QuantityData> combine(const std::optional<Common>& common, Function function) {
  if (!common) return std::nullopt;
  const std::optional<Decimal> result = function(common->left, common->right);
  if (!result) return std::nullopt;
  return QuantityData{*result, common->unit};
}

std::optional<Common> in_left_unit(const QuantityData& left, const QuantityData& right) {
  const auto amount = in_unit(right.value, right.unit, left.unit);
  if (!amount) return std::nullopt;
  return Common{left.value, *amount, left.unit};
}

bool unitless(std::string_view unit) {
  return unit.empty() || unit == "1";
}

}  // namespace

std::optional<Decimal> in_unit(const Decimal& amount, std::string_view from, std::string_view to) {
  if (from == to || (unitless(from) && unitless(to))) return amount;
  const int from_months = calendar_months(from);
  const int to_months = calendar_months(to);
  if (from_months != 0 && to_months != 0) {
    const auto months = multiply(amount, Decimal::from_integer(from_months));
    return months ? divide(*months, Decimal::from_integer(to_months)) : std::nullopt;
  }
  if (from_months != 0 || to_months != 0) return std::nullopt;
  const std::string_view ucum_from = ucum_of(from);
  const std::string_view ucum_to = ucum_of(to);
  if (ucum_from == ucum_to) return amount;
  return ucum::convert(amount, ucum_from, ucum_to);
}

std::optional<std::strong_ordering> compare_quantities(const QuantityData& left, const QuantityData& right) {
  // Towards the finer unit, so that 1 'm' against 10 'cm' loses no digits.
  const auto common = in_finer_unit(left, right);
  if (!common) return std::nullopt;
  return order(common->left, common->right);
}

bool equivalent_quantities(const QuantityData& left, const QuantityData& right) {
  if (const auto exact = compare_quantities(left, right)) return *exact == 0;
  const bool both_years = conventional_days(left.unit) == conventional_days(right.unit);
  if (both_years && conventional_days(left.unit) != 0) return left.value == right.value;
  const auto in_days = [](const QuantityData& q) -> std::optional<Decimal> {
    if (const int days = conventional_days(q.unit)) return multiply(q.value, Decimal::from_integer(days));
    return in_unit(q.value, q.unit, "d");
  };
  const auto left_days = in_days(left);
  const auto right_days = in_days(right);
  return left_days && right_days && *left_days == *right_days;
}

std::optional<QuantityData> add_quantities(const QuantityData& left, const QuantityData& right) {
  return combine(in_finer_unit(left, right), [](const Decimal& a, const Decimal& b) { return add(a, b); });
}

std::optional<QuantityData> subtract_quantities(const QuantityData& left, const QuantityData& right) {
  return combine(in_finer_unit(left, right), [](const Decimal& a, const Decimal& b) { return subtract(a, b); });
}

std::optional<QuantityData> modulo_quantities(const QuantityData& left, const QuantityData& right) {
  return combine(in_left_unit(left, right), [](const Decimal& a, const Decimal& b) { return modulo(a, b); });
}

std::optional<QuantityData> truncated_divide_quantities(const QuantityData& left, const QuantityData& right) {
  return combine(in_left_unit(left, right), [](const Decimal& a, const Decimal& b) { return truncated_divide(a, b); });
}

std::optional<QuantityData> multiply_quantities(const QuantityData& left, const QuantityData& right, Arena& arena) {
  const auto value = multiply(left.value, right.value);
  if (!value) return std::nullopt;
  if (unitless(right.unit)) return QuantityData{*value, left.unit};
  if (unitless(left.unit)) return QuantityData{*value, right.unit};
  return QuantityData{*value, arena.copy(ucum::multiply_units(ucum_of(left.unit), ucum_of(right.unit)))};
}

std::optional<QuantityData> divide_quantities(const QuantityData& left, const QuantityData& right, Arena& arena) {
  if (!unitless(right.unit)) {
    // Units of one kind cancel: 500 mg / 2 g is 0.25, not 250 mg/g.
    if (const auto amount = in_unit(right.value, right.unit, left.unit)) {
      const auto value = divide(left.value, *amount);
      return value ? std::optional(QuantityData{*value, "1"}) : std::nullopt;
    }
  }
  const auto value = divide(left.value, right.value);
  if (!value) return std::nullopt;
  if (unitless(right.unit)) return QuantityData{*value, left.unit};
  return QuantityData{*value, arena.copy(ucum::divide_units(ucum_of(left.unit), ucum_of(right.unit)))};
}

std::optional<bool> equal_ratios(const RatioData& left, const RatioData& right) {
  const auto numerators = compare_quantities(left.numerator, right.numerator);
  const auto denominators = compare_quantities(left.denominator, right.denominator);
  if ((numerators && *numerators != 0) || (denominators && *denominators != 0)) return false;
  if (!numerators || !denominators) return std::nullopt;
  return true;
}

bool equivalent_ratios(const RatioData& left, const RatioData& right, Arena& arena) {
  // Crosswise products rather than quotients: 1:3 and 2:6 would differ in the eighth place.
  const auto a = multiply_quantities(left.numerator, right.denominator, arena);
  const auto b = multiply_quantities(right.numerator, left.denominator, arena);
  return a && b && equivalent_quantities(*a, *b);
}

}  // namespace nextline::cql::algebra
