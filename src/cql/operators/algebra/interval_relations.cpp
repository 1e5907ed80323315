// How two intervals lie to each other: CQL 1.5 appendix B, "Interval Operators", in terms of their edges.
#include "cql/operators/algebra/interval.h"

namespace nextline::cql::algebra {
namespace {

bool no_interval(const Extent& left, const Extent& right) {
  return left.boundless || right.boundless;
}

}  // namespace

Truth is_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return compare_edges(left.end, right.start, calendar).less();
}

Truth is_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return compare_edges(left.start, right.end, calendar).greater();
}

Truth is_same(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return conjunction(compare_edges(left.start, right.start, calendar).equal(),
                     compare_edges(left.end, right.end, calendar).equal());
}

Truth is_same_or_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return compare_edges(left.end, right.start, calendar).at_most();
}

Truth is_same_or_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return compare_edges(left.start, right.end, calendar).at_least();
}

Truth includes(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  return conjunction(compare_edges(left.start, right.start, calendar).at_most(),
                     compare_edges(left.end, right.end, calendar).at_least());
}

Truth properly_includes(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  const Truth wider = disjunction(compare_edges(left.start, right.start, calendar).less(),
                                  compare_edges(left.end, right.end, calendar).greater());
  return conjunction(includes(context, left, right, calendar), wider);
}

Truth properly_contains(OperatorContext&, const Extent& left, const Extent& point, const Calendar& calendar) {
  return conjunction(compare_edges(left.start, point.start, calendar).less(),
                     compare_edges(left.end, point.end, calendar).greater());
}

Truth meets_before(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  if (no_interval(left, right)) return Truth::Unknown;
  const auto next = after_edge(context, left.end, calendar);
  return next ? compare_edges(*next, right.start, calendar).equal() : Truth::False;
}

Truth meets_after(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  return meets_before(context, right, left, calendar);
}

Truth meets(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  return disjunction(meets_before(context, left, right, calendar), meets_after(context, left, right, calendar));
}

Truth overlaps(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  if (no_interval(left, right)) return Truth::Unknown;
  return conjunction(compare_edges(left.start, right.end, calendar).at_most(),
                     compare_edges(right.start, left.end, calendar).at_most());
}

Truth overlaps_before(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  return conjunction(compare_edges(left.start, right.start, calendar).less(), overlaps(context, left, right, calendar));
}

Truth overlaps_after(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar) {
  return conjunction(compare_edges(left.end, right.end, calendar).greater(), overlaps(context, left, right, calendar));
}

Truth starts(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  if (no_interval(left, right)) return Truth::Unknown;
  return conjunction(compare_edges(left.start, right.start, calendar).equal(),
                     compare_edges(left.end, right.end, calendar).at_most());
}

Truth ends(OperatorContext&, const Extent& left, const Extent& right, const Calendar& calendar) {
  if (no_interval(left, right)) return Truth::Unknown;
  return conjunction(compare_edges(left.start, right.start, calendar).at_least(),
                     compare_edges(left.end, right.end, calendar).equal());
}

}  // namespace nextline::cql::algebra
