// Interval operators that ask: CQL 1.5 appendix B, chapter 9. Those that make new intervals: interval_set_rows.cpp.
#include "cql/operators/adapt.h"
#include "cql/operators/algebra/arithmetic.h"
#include "cql/operators/algebra/interval.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/precision.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;

Calendar calendar_of(const OperatorContext& c, const Value* operands, std::uint32_t count) {
  const bool given = count > 2 && operands[2].kind() == Kind::String;
  return {given ? comparison_precision(operands[2].as_string()) : std::nullopt, c.offset_minutes};
}

/// A relation of the first operand to the second, to the precision in the third; null if either is null.
template <Relation Holds>
Value related(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count < 2 || operands[0].is_null() || operands[1].is_null()) return Value::null();
  return value_of(Holds(c, extent_of(c, operands[0]), extent_of(c, operands[1]), calendar_of(c, operands, count)));
}

/// The relation the other way round: A included in B is B includes A.
template <Relation Holds>
Truth reversed(OperatorContext& c, const Extent& left, const Extent& right, const Calendar& calendar) {
  return Holds(c, right, left, calendar);
}

/// Whether an interval holds a point: a null point gives null, no interval at all gives false.
template <Relation Holds>
Value held(OperatorContext& c, const Value& interval, const Value& point, const Calendar& calendar) {
  if (point.is_null()) return Value::null();
  if (interval.kind() != Kind::Interval) return Value::boolean(false);
  const Extent extent = extent_of(c, interval);
  if (extent.boundless) return Value::boolean(false);
  return value_of(Holds(c, extent, extent_of(c, point), calendar));
}
template <Relation Holds>
Value contains(OperatorContext& c, const Value* operands, std::uint32_t count) {
  return count < 2 ? Value::null() : held<Holds>(c, operands[0], operands[1], calendar_of(c, operands, count));
}
template <Relation Holds>
Value in(OperatorContext& c, const Value* operands, std::uint32_t count) {
  return count < 2 ? Value::null() : held<Holds>(c, operands[1], operands[0], calendar_of(c, operands, count));
}
/// `includes` and `included in` with a point: as above, but null if the interval is null.
template <Body Asked, int IntervalAt>
Value both_given(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count < 2 || operands[IntervalAt].is_null()) return Value::null();
  return Asked(c, operands, count);
}

Value start(OperatorContext& c, const IntervalData& i) {
  return value_of_edge(c, extent_of(c, Value::interval(&i)).start, i.high);
}
Value end(OperatorContext& c, const IntervalData& i) {
  return value_of_edge(c, extent_of(c, Value::interval(&i)).end, i.low);
}

Value point_from(OperatorContext& c, const IntervalData& i) {
  const Extent extent = extent_of(c, Value::interval(&i));
  const Truth single = compare_edges(extent.start, extent.end, {std::nullopt, c.offset_minutes}).equal();
  if (single == Truth::True) return start(c, i);
  if (single == Truth::Unknown || extent.boundless) return Value::null();
  return c.fail("no-point", "point from: the interval holds more than one point");
}

/// end - start, and one step more when the points themselves are counted.
Value distance(OperatorContext& c, const IntervalData& i, bool count_points) {
  const Value low = start(c, i);
  const Value high = end(c, i);
  if (low.is_null() || low.kind() != high.kind()) return Value::null();
  const int step = count_points ? 1 : 0;
  switch (low.kind()) {
    case Kind::Integer: {
      const auto d = subtract_integer(high.as_integer(), low.as_integer());
      return d ? Native<optional<std::int32_t>>::make(c, add_integer(*d, step)) : Value::null();
    }
    case Kind::Long: {
      const auto d = subtract_long(high.as_long(), low.as_long());
      return d ? Native<optional<std::int64_t>>::make(c, add_long(*d, step)) : Value::null();
    }
    case Kind::Decimal: {
      const auto d = subtract(high.as_decimal(), low.as_decimal());
      return d && count_points ? Native<optional<Decimal>>::make(c, add(*d, kDecimalStep))
                               : Native<optional<Decimal>>::make(c, d);
    }
    case Kind::Quantity: {
      auto d = subtract_quantities(high.as_quantity(), low.as_quantity());
      if (d && count_points) d = add_quantities(*d, {kDecimalStep, d->unit});
      return Native<optional<QuantityData>>::make(c, d);
    }
    default:
      return Value::null();
  }
}
Value width(OperatorContext& c, const IntervalData& i) {
  return distance(c, i, false);
}
Value size(OperatorContext& c, const IntervalData& i) {
  return distance(c, i, true);
}

constexpr Body kContains = contains<includes>;
constexpr Body kIn = in<includes>;
constexpr Body kProperContains = contains<properly_contains>;
constexpr Body kProperIn = in<properly_contains>;

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
#define NEXTLINE_TWO(name, relation, anchor, example, result) \
  { name, "(Interval<T>, Interval<T>, String) -> Boolean", kCustom, related<relation>, AT(anchor), example, result }
#define NEXTLINE_POINTS(name, relation, anchor, words, r_point_first, r_point_last)      \
  {name,       "(T, Interval<T>, String) -> Boolean", kCustom,      related<relation>,   \
   AT(anchor), "12 " words " Interval[1, 10]",        r_point_first},                    \
  {                                                                                      \
    name, "(Interval<T>, T, String) -> Boolean", kCustom, related<relation>, AT(anchor), \
        "Interval[1, 10] " words " 12", r_point_last                                     \
  }
#define NEXTLINE_SIZES(name, body, anchor, words, r_integer, r_long, r_decimal, r_quantity)                            \
  {name, "(Interval<Integer>) -> Integer", kPropagate, adapt<body>, AT(anchor), words("Interval[1, 10]"), r_integer},  \
      {name, "(Interval<Long>) -> Long", kPropagate, adapt<body>, AT(anchor), words("Interval[1L, 10L]"), r_long},     \
      {name,       "(Interval<Decimal>) -> Decimal", kPropagate, adapt<body>,                                          \
       AT(anchor), words("Interval[4.0, 15.0]"),     r_decimal},                                                       \
  {                                                                                                                    \
    name, "(Interval<Quantity>) -> Quantity", kPropagate, adapt<body>, AT(anchor), words("Interval[5 'mg', 10 'mg']"), \
        r_quantity                                                                                                     \
  }
#define NEXTLINE_WIDTH_OF(interval) "width of " interval
#define NEXTLINE_SIZE_OF(interval) "Size(" interval ")"

constexpr OperatorRow kRows[] = {
    NEXTLINE_TWO("After", is_after, "after-1", "Interval[11, 20] after Interval[1, 10]", "true"),
    NEXTLINE_POINTS("After", is_after, "after-1", "after", "true", "false"),
    NEXTLINE_TWO("Before", is_before, "before-1", "Interval[11, 20] before Interval[1, 10]", "false"),
    NEXTLINE_POINTS("Before", is_before, "before-1", "before", "false", "true"),
    {"Contains", "(Interval<T>, T, String) -> Boolean", kCustom, kContains, AT("contains"),
     "Interval[1, 10] contains 5", "true"},
    {"End", "(Interval<T>) -> T", kPropagate, adapt<end>, AT("end"), "end of Interval[1, 10)", "9"},
    NEXTLINE_TWO("Ends", ends, "ends", "Interval[4, 10] ends Interval[1, 10]", "true"),
    {"In", "(T, Interval<T>, String) -> Boolean", kCustom, kIn, AT("in"), "500 in Interval[1, 10]", "false"},
    NEXTLINE_TWO("Includes", includes, "includes", "Interval[1, 10] includes Interval[4, 10]", "true"),
    {"Includes", "(Interval<T>, T, String) -> Boolean", kCustom, both_given<kContains, 0>, AT("includes"),
     "Interval[1, 10] includes 11", "false"},
    NEXTLINE_TWO("IncludedIn", reversed<includes>, "included-in", "Interval[4, 10] included in Interval[1, 10]",
                 "true"),
    {"IncludedIn", "(T, Interval<T>, String) -> Boolean", kCustom, both_given<kIn, 1>, AT("included-in"),
     "11 included in Interval[1, 10]", "false"},
    NEXTLINE_TWO("Meets", meets, "meets", "Interval[11, 20] meets Interval[1, 10]", "true"),
    NEXTLINE_TWO("MeetsAfter", meets_after, "meets", "Interval[11, 20] meets after Interval[1, 10]", "true"),
    NEXTLINE_TWO("MeetsBefore", meets_before, "meets", "Interval[1, 10] meets before Interval[11, 20]", "true"),
    NEXTLINE_TWO("Overlaps", overlaps, "overlaps", "Interval[4, 10) overlaps Interval[10, 20]", "false"),
    NEXTLINE_TWO("OverlapsAfter", overlaps_after, "overlaps", "Interval[4, 15] overlaps after Interval[1, 10]", "true"),
    NEXTLINE_TWO("OverlapsBefore", overlaps_before, "overlaps", "Interval[1, 10] overlaps before Interval[4, 12]",
                 "true"),
    {"PointFrom", "(Interval<T>) -> T", kPropagate, adapt<point_from>, AT("point-from"), "point from Interval[3, 3]",
     "3"},
    {"ProperContains", "(Interval<T>, T, String) -> Boolean", kCustom, kProperContains, AT("properly-includes"),
     "Interval[@T12:00, @T21:59] properly includes @T12:00", "false"},
    {"ProperIn", "(T, Interval<T>, String) -> Boolean", kCustom, kProperIn, AT("properly-included-in"),
     "@T12:01 properly included in Interval[@T12:00, @T21:59]", "true"},
    NEXTLINE_TWO("ProperIncludedIn", reversed<properly_includes>, "properly-included-in",
                 "Interval[1, 10] properly included in Interval[1, 10]", "false"),
    {"ProperIncludedIn", "(T, Interval<T>, String) -> Boolean", kCustom, both_given<kProperIn, 1>,
     AT("properly-included-in"), "1 properly included in Interval[1, 10]", "false"},
    NEXTLINE_TWO("ProperIncludes", properly_includes, "properly-includes",
                 "Interval[1, 10] properly includes Interval[4, 10]", "true"),
    {"ProperIncludes", "(Interval<T>, T, String) -> Boolean", kCustom, both_given<kProperContains, 0>,
     AT("properly-includes"), "Interval[1, 10] properly includes 2", "true"},
    NEXTLINE_TWO("SameAs", is_same, "same-as-1",
                 "Interval[@2014-01-01, @2014-02-01] same month as "
                 "Interval[@2014-01-15, @2014-02-20]",
                 "true"),
    NEXTLINE_TWO("SameOrAfter", is_same_or_after, "same-or-after", "Interval[10, 20] same or after Interval[1, 10]",
                 "true"),
    NEXTLINE_POINTS("SameOrAfter", is_same_or_after, "same-or-after", "same or after", "true", "false"),
    NEXTLINE_TWO("SameOrBefore", is_same_or_before, "same-or-before", "Interval[1, 10] same or before Interval[10, 20]",
                 "true"),
    NEXTLINE_POINTS("SameOrBefore", is_same_or_before, "same-or-before", "same or before", "false", "true"),
    NEXTLINE_SIZES("Size", size, "size", NEXTLINE_SIZE_OF, "10", "10L", "11.00000001", "5.00000001 'mg'"),
    {"Start", "(Interval<T>) -> T", kPropagate, adapt<start>, AT("start"), "start of Interval(1, 10]", "2"},
    NEXTLINE_TWO("Starts", starts, "starts", "Interval[4, 10] starts Interval[4, 15]", "true"),
    NEXTLINE_SIZES("Width", width, "width", NEXTLINE_WIDTH_OF, "9", "9L", "11.0", "5.0 'mg'"),
};
#undef NEXTLINE_TWO
#undef NEXTLINE_POINTS
#undef NEXTLINE_SIZES
#undef NEXTLINE_WIDTH_OF
#undef NEXTLINE_SIZE_OF
#undef AT

}  // namespace

std::span<const OperatorRow> interval_rows() {
  return kRows;
}

}  // namespace nextline::cql
