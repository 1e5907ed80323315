// Interval operators that make new intervals: CQL 1.5 appendix B, chapter 9.
#include "cql/operators/adapt.h"
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
