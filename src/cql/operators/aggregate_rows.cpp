// Aggregate functions: CQL 1.5 appendix B, chapter 11. Nulls among the items do not count; nothing to count gives null,
// except for Count (0), AllTrue (true) and AnyTrue (false).
#include <algorithm>
#include <vector>

#include "cql/operators/adapt.h"
#include "cql/operators/algebra/arithmetic.h"
#include "cql/operators/algebra/equality.h"
#include "cql/operators/algebra/order.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/algebra/statistics.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;

using Numbers = std::vector<Decimal>;
using Statistic = optional<Decimal> (*)(const Numbers&);

optional<Decimal> median_of(const Numbers& v) {
  return median(v);
}
optional<Decimal> variance_of(const Numbers& v) {
  return variance(v, false);
}
optional<Decimal> population_variance_of(const Numbers& v) {
  return variance(v, true);
}
optional<Decimal> deviation_of(const Numbers& v) {
  return standard_deviation(v, false);
}
optional<Decimal> population_deviation_of(const Numbers& v) {
  return standard_deviation(v, true);
}

template <Statistic Of>
optional<Decimal> over_decimals(const List& list) {
  Numbers numbers;
  for (const Value& v : list) {
    if (v.kind() == Kind::Decimal) numbers.push_back(v.as_decimal());
  }
  return Of(numbers);
}

/// In the unit of the first quantity. None if another one does not convert to it.
template <Statistic Of>
optional<QuantityData> over_quantities(const List& list) {
  Numbers numbers;
  std::string_view unit;
  for (const Value& v : list) {
    if (v.kind() != Kind::Quantity) continue;
    const QuantityData& q = v.as_quantity();
    if (numbers.empty()) unit = q.unit;
    const auto amount = in_unit(q.value, q.unit, unit);
    if (!amount) return std::nullopt;
    numbers.push_back(*amount);
  }
  const auto result = Of(numbers);
  return result ? optional(QuantityData{*result, unit}) : std::nullopt;
}
/// A variance is in the square of the unit, and has no name for it when the unit has none.
template <Statistic Of>
optional<QuantityData> squared_over_quantities(OperatorContext& c, const List& list) {
  const auto result = over_quantities<Of>(list);
  if (!result) return std::nullopt;
  const auto unit = multiply_quantities({Decimal(1, 0), result->unit}, {Decimal(1, 0), result->unit}, c.arena);
  return unit ? optional(QuantityData{result->value, unit->unit}) : std::nullopt;
}

/// Units are multiplied like the amounts.
optional<QuantityData> product_of_quantities(OperatorContext& c, const List& list) {
  optional<QuantityData> result;
  for (const Value& v : list) {
    if (v.kind() != Kind::Quantity) continue;
    result = result ? multiply_quantities(*result, v.as_quantity(), c.arena) : optional(v.as_quantity());
    if (!result) return std::nullopt;
  }
  return result;
}

template <class T, optional<T> (*Combine)(T, T)>
optional<T> over_whole(const List& list) {
  optional<T> result;
  bool any = false;
  for (const Value& v : list) {
    const auto number = Native<T>::read(v);
    if (!number) continue;
    result = any ? (result ? Combine(*result, *number) : std::nullopt) : number;
    any = true;
  }
  return result;
}

bool all_true(const optional<List>& list) {
  return !list || std::none_of(list->begin(), list->end(), [](const Value& v) { return v.is_false(); });
}
bool any_true(const optional<List>& list) {
  return list && std::any_of(list->begin(), list->end(), [](const Value& v) { return v.is_true(); });
}
std::int32_t count_items(const optional<List>& list) {
  if (!list) return 0;
  return static_cast<std::int32_t>(
      std::count_if(list->begin(), list->end(), [](const Value& v) { return !v.is_null(); }));
}

/// The item that comes first in `direction`; null if two items do not compare (2014 and 2014-03, mg and mL).
template <std::uint8_t Direction>
Value extreme(OperatorContext& c, const List& list) {
  Value best;
  for (const Value& v : list) {
    if (v.is_null()) continue;
    if (best.is_null()) {
      best = v;
      continue;
    }
    const Truth better = compare_values(v, best, {std::nullopt, c.offset_minutes, true}).is(Direction);
    if (better == Truth::Unknown) return Value::null();
    if (better == Truth::True) best = v;
  }
  return best;
}

/// The most frequent item; of several, the least, or the first where items have no order.
Value mode(OperatorContext& c, const List& list) {
  Value best;
  std::ptrdiff_t best_count = 0;
  for (const Value& v : list) {
    if (v.is_null()) continue;
    if (!c.spend(list.size())) return Value::null();
    const auto count =
        std::count_if(list.begin(), list.end(), [&](const Value& other) { return equal(c, v, other) == Truth::True; });
    const bool tie = count == best_count && sort_order(v, best, c.offset_minutes) < 0;
    if (count > best_count || tie) {
      best = v;
      best_count = count;
    }
  }
  return best;
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
#define NEXTLINE_STATISTIC(name, of, anchor, decimals, r_decimal, quantities, r_quantity)                              \
  {name,       "(List<Decimal>) -> Decimal", kPropagate, adapt<over_decimals<of>>,                                     \
   AT(anchor), name "(" decimals ")",        r_decimal},                                                               \
  {                                                                                                                    \
    name, "(List<Quantity>) -> Quantity", kPropagate, adapt<over_quantities<of>>, AT(anchor), name "(" quantities ")", \
        r_quantity                                                                                                     \
  }
#define NEXTLINE_SQUARED_STATISTIC(name, of, anchor, r_decimal, r_quantity)                           \
  {name,       "(List<Decimal>) -> Decimal",         kPropagate, adapt<over_decimals<of>>,            \
   AT(anchor), name "({ 1.0, 2.0, 3.0, 4.0, 5.0 })", r_decimal},                                      \
  {                                                                                                   \
    name, "(List<Quantity>) -> Quantity", kPropagate, adapt<squared_over_quantities<of>>, AT(anchor), \
        name "({ 1 'm', 2 'm', 3 'm', 4 'm', 5 'm' })", r_quantity                                    \
  }

constexpr OperatorRow kRows[] = {
    {"AllTrue", "(List<Boolean>) -> Boolean", kCustom, adapt<all_true>, AT("alltrue"), "AllTrue({ true, null })",
     "true"},
    {"AnyTrue", "(List<Boolean>) -> Boolean", kCustom, adapt<any_true>, AT("anytrue"), "AnyTrue({ false, null })",
     "false"},
    NEXTLINE_STATISTIC("Avg", mean, "avg", "{ 1.0, 2.0, 6.0 }", "3.0", "{ 1 'mg', 3 'mg' }", "2.0 'mg'"),
    {"Count", "(List<T>) -> Integer", kCustom, adapt<count_items>, AT("count"), "Count({ 15, 5, null })", "2"},
    {"GeometricMean", "(List<Decimal>) -> Decimal", kPropagate, adapt<over_decimals<geometric_mean>>,
     AT("geometricmean"), "GeometricMean({ 2.0, 8.0 })", "4.0"},
    {"Max", "(List<T>) -> T", kPropagate, adapt<extreme<Orders::kGreater>>, AT("max"), "Max({ 2, 9, null, 5 })", "9"},
    NEXTLINE_STATISTIC("Median", median_of, "median", "{ 6.0, 1.0, 2.0, 3.0 }", "2.5", "{ 3 'mg', 1 'mg', 2 'mg' }",
                       "2.0 'mg'"),
    {"Min", "(List<T>) -> T", kPropagate, adapt<extreme<Orders::kLess>>, AT("min"), "Min({ 'hi', 'bye' })", "'bye'"},
    {"Mode", "(List<T>) -> T", kPropagate, adapt<mode>, AT("mode"), "Mode({ 2, 1, 8, 2, 9 })", "2"},
    NEXTLINE_STATISTIC("PopulationStdDev", population_deviation_of, "population-stddev", "{ 1.0, 2.0, 3.0, 4.0, 5.0 }",
                       "1.41421356", "{ 1 'm', 3 'm' }", "1.0 'm'"),
    NEXTLINE_SQUARED_STATISTIC("PopulationVariance", population_variance_of, "population-variance", "2.0", "2.0 'm2'"),
    {"Product", "(List<Integer>) -> Integer", kPropagate, adapt<over_whole<std::int32_t, multiply_integer>>,
     AT("product"), "Product({ 2, 3, 4 })", "24"},
    {"Product", "(List<Long>) -> Long", kPropagate, adapt<over_whole<std::int64_t, multiply_long>>, AT("product"),
     "Product({ 5L, 4L, 5L })", "100L"},
    {"Product", "(List<Decimal>) -> Decimal", kPropagate, adapt<over_decimals<product>>, AT("product"),
     "Product({ 1.5, 2.0 })", "3.0"},
    {"Product", "(List<Quantity>) -> Quantity", kPropagate, adapt<product_of_quantities>, AT("product"),
     "Product({ 2.0 'cm', 3.0 'cm' })", "6.0 'cm2'"},
    NEXTLINE_STATISTIC("StdDev", deviation_of, "stddev", "{ 1.0, 2.0, 3.0, 4.0, 5.0 }", "1.58113883",
                       "{ 1 'm', 2 'm', 3 'm' }", "1.0 'm'"),
    {"Sum", "(List<Integer>) -> Integer", kPropagate, adapt<over_whole<std::int32_t, add_integer>>, AT("sum"),
     "Sum({ null, 1, 4 })", "5"},
    {"Sum", "(List<Long>) -> Long", kPropagate, adapt<over_whole<std::int64_t, add_long>>, AT("sum"), "Sum({ 6L, 2L })",
     "8L"},
    NEXTLINE_STATISTIC("Sum", sum, "sum", "{ 6.0, 2.5 }", "8.5", "{ 1 'mL', 2 'mL' }", "3.0 'mL'"),
    NEXTLINE_SQUARED_STATISTIC("Variance", variance_of, "variance", "2.5", "2.5 'm2'"),
};
#undef NEXTLINE_STATISTIC
#undef NEXTLINE_SQUARED_STATISTIC
#undef AT

}  // namespace

std::span<const OperatorRow> aggregate_rows() {
  return kRows;
}

}  // namespace nextline::cql
