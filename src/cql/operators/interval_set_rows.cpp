// Interval operators that make new intervals: CQL 1.5 appendix B, chapter 9.
#include "cql/operators/adapt.h"
#include "cql/operators/algebra/arithmetic.h"
#include "cql/operators/algebra/interval_sets.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using Per = std::optional<QuantityData>;

Value collapse(OperatorContext& c, const algebra::List& intervals, const Per& per) {
  return algebra::collapse(c, intervals, per);
}
Value except(OperatorContext& c, const IntervalData& l, const IntervalData& r) {
  return algebra::subtract(c, l, r);
}
Value expand_interval(OperatorContext& c, const IntervalData& interval, const Per& per) {
  return algebra::expand_to_points(c, interval, per);
}
Value expand_list(OperatorContext& c, const algebra::List& intervals, const Per& per) {
  return algebra::expand_to_intervals(c, intervals, per);
}

/// Numbers of the other kind: what is expanded by a whole number is whole, by a Decimal is Decimal.
Value recast(OperatorContext& c, const Value& v, Kind kind) {
  if (v.kind() == kind || v.is_null()) return v;
  if (kind == Kind::Decimal) return Value::decimal(Decimal::from_integer(v.as_long()), c.arena);
  const auto whole = algebra::to_integer(v.as_decimal());
  return whole ? Value::integer(*whole) : c.fail("overflow", "expand per a whole number: a point is no Integer");
}

template <Kind Points>
Value expand_interval_to(OperatorContext& c, const IntervalData& interval, const Decimal& per) {
  const Value points = algebra::expand_to_points(c, interval, QuantityData{per, "1"});
  if (points.is_null()) return points;
  auto items = c.arena.make_array<Value>(points.as_list().size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = recast(c, points.as_list()[i], Points);
  return c.error_code.empty() ? Value::list(items) : Value::null();
}
template <Kind Points>
Value expand_list_to(OperatorContext& c, const algebra::List& intervals, const Decimal& per) {
  const Value pieces = algebra::expand_to_intervals(c, intervals, QuantityData{per, "1"});
  if (pieces.is_null()) return pieces;
  auto items = c.arena.make_array<Value>(pieces.as_list().size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const IntervalData& piece = pieces.as_list()[i].as_interval();
    items[i] = Value::interval(
        c.arena.make<IntervalData>(recast(c, piece.low, Points), recast(c, piece.high, Points), true, true));
  }
  return c.error_code.empty() ? Value::list(items) : Value::null();
}
Value expand_decimals(OperatorContext& c, const IntervalData& interval, const std::int32_t& per) {
  return expand_interval_to<Kind::Integer>(c, interval, Decimal::from_integer(per));
}
Value expand_decimal_list(OperatorContext& c, const algebra::List& intervals, const std::int32_t& per) {
  return expand_list_to<Kind::Integer>(c, intervals, Decimal::from_integer(per));
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
constexpr OperatorRow kRows[] = {
    {"Collapse", "(List<Interval<T>>, Quantity) -> List<Interval<T>>", kCustom, algebra::adapt<collapse>,
     AT("collapse"), "collapse { Interval[4, 6], Interval[7, 8] }", "{ Interval[4, 8] }"},
    {"Except", "(Interval<T>, Interval<T>) -> Interval<T>", kPropagate, algebra::adapt<except>, AT("except"),
     "Interval[1, 10] except Interval[4, 10]", "Interval[1, 3]"},
    {"Expand", "(List<Interval<T>>, Quantity) -> List<Interval<T>>", kCustom, algebra::adapt<expand_list>, AT("expand"),
     "expand { Interval[@2018-01-01, @2018-01-04] } per 2 days",
     "{ Interval[@2018-01-01, @2018-01-02], Interval[@2018-01-03, @2018-01-04] }"},
    {"Expand", "(Interval<T>, Quantity) -> List<T>", kCustom, algebra::adapt<expand_interval>, AT("expand"),
     "expand Interval[1, 10) per 2", "{ 1, 3, 5, 7 }"},
    {"Expand", "(List<Interval<Decimal>>, Integer) -> List<Interval<Integer>>", kPropagate,
     algebra::adapt<expand_decimal_list>, AT("expand"), "expand { Interval[10.0, 11.5] } per 1",
     "{ Interval[10, 10], Interval[11, 11] }"},
    {"Expand", "(Interval<Decimal>, Integer) -> List<Integer>", kPropagate, algebra::adapt<expand_decimals>,
     AT("expand"), "expand Interval[10.0, 12.5] per 1", "{ 10, 11, 12 }"},
    {"Expand", "(List<Interval<Integer>>, Decimal) -> List<Interval<Decimal>>", kPropagate,
     algebra::adapt<expand_list_to<Kind::Decimal>>, AT("expand"), "expand { Interval[10, 10] } per 0.5",
     "{ Interval[10.0, 10.4], Interval[10.5, 10.9] }"},
    {"Expand", "(Interval<Integer>, Decimal) -> List<Decimal>", kPropagate,
     algebra::adapt<expand_interval_to<Kind::Decimal>>, AT("expand"), "expand Interval[10, 10] per 0.5",
     "{ 10.0, 10.5 }"},
    {"Intersect", "(Interval<T>, Interval<T>) -> Interval<T>", kPropagate, algebra::adapt<algebra::intersect>,
     AT("intersect"), "Interval[1, 10] intersect Interval[4, 20]", "Interval[4, 10]"},
    {"Union", "(Interval<T>, Interval<T>) -> Interval<T>", kPropagate, algebra::adapt<algebra::unite>, AT("union"),
     "Interval[1, 10] union Interval[4, 15]", "Interval[1, 15]"},
};
#undef AT

}  // namespace

std::span<const OperatorRow> interval_set_rows() {
  return kRows;
}

}  // namespace nextline::cql
