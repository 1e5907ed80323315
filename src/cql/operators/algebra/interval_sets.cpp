#include "cql/operators/algebra/interval_sets.h"

#include <algorithm>
#include <vector>

#include "cql/operators/algebra/interval.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/precision.h"
#include "cql/operators/algebra/quantity.h"

namespace nextline::cql::algebra {
namespace {

Calendar plain(const OperatorContext& context) {
  return {std::nullopt, context.offset_minutes};
}

Extent extent(OperatorContext& context, const IntervalData& interval) {
  return extent_of(context, Value::interval(&interval));
}

/// An edge that may be either of two.
Edge either(const Edge& left, const Edge& right) {
  return {left.low, right.high, false};
}

Edge earlier(const Edge& left, const Edge& right, const Calendar& calendar) {
  const Truth first = compare_edges(left, right, calendar).at_most();
  if (first == Truth::Unknown) return either(left, right);
  return first == Truth::True ? left : right;
}

Edge later(const Edge& left, const Edge& right, const Calendar& calendar) {
  const Truth last = compare_edges(left, right, calendar).at_least();
  if (last == Truth::Unknown) return either(left, right);
  return last == Truth::True ? left : right;
}

/// The edge moved on by `per`; none when the points cannot be moved by it.
std::optional<Edge> moved(OperatorContext& context, const Edge& edge, const QuantityData& per) {
  if (!edge.known || edge.low.place != Point::Place::At) return edge;
  const Value& v = edge.low.value;
  Value result;
  switch (v.kind()) {
    case Kind::Integer:
    case Kind::Long:
    case Kind::Decimal: {
      const Decimal from = v.kind() == Kind::Decimal ? v.as_decimal() : Decimal::from_integer(v.as_long());
      const auto to = add(from, per.value);
      if (!to) return std::nullopt;
      result = Value::decimal(*to, context.arena);
      break;
    }
    case Kind::Quantity: {
      const auto to = add_quantities(v.as_quantity(), per);
      if (!to) return std::nullopt;
      result = Value::quantity(context.arena.make<QuantityData>(*to));
      break;
    }
    default: {
      const auto to = move(v.as_temporal(), per.value, per.unit, v.kind() == Kind::Time);
      if (!to) return std::nullopt;
      result = v.kind() == Kind::Date ? Value::date(*to)
                                      : (v.kind() == Kind::Time ? Value::time(*to) : Value::datetime(*to));
    }
  }
  return Edge{Point::at(result), Point::at(result), true};
}

/// Whether `next`, which does not start before `current`, continues it.
bool joins(OperatorContext& context, const Extent& current, const Extent& next,
           const std::optional<QuantityData>& per) {
  const auto reach = per ? moved(context, current.end, *per) : after_edge(context, current.end, plain(context));
  Calendar calendar = plain(context);
  if (per) {
    if (const auto unit = time_unit(per->unit)) calendar.precision = unit->precision;
  }
  if (compare_edges(next.start, current.end, calendar).at_most() == Truth::True) return true;
  return reach && compare_edges(next.start, *reach, calendar).at_most() == Truth::True;
}

bool starts_earlier(const Extent& left, const Extent& right, int offset_minutes) {
  const Point& l = left.start.low;
  const Point& r = right.start.low;
  if (l.place != r.place) return l.place < r.place;
  return sort_order(l.value, r.value, offset_minutes) < 0;
}

}  // namespace

Value unite(OperatorContext& context, const IntervalData& left, const IntervalData& right) {
  const Extent l = extent(context, left);
  const Extent r = extent(context, right);
  const Calendar calendar = plain(context);
  const Truth touch = disjunction(overlaps(context, l, r, calendar), meets(context, l, r, calendar));
  if (touch != Truth::True) return Value::null();
  return interval_between(context, earlier(l.start, r.start, calendar), later(l.end, r.end, calendar));
}

Value intersect(OperatorContext& context, const IntervalData& left, const IntervalData& right) {
  const Extent l = extent(context, left);
  const Extent r = extent(context, right);
  const Calendar calendar = plain(context);
  if (overlaps(context, l, r, calendar) != Truth::True) return Value::null();
  return interval_between(context, later(l.start, r.start, calendar), earlier(l.end, r.end, calendar));
}

Value subtract(OperatorContext& context, const IntervalData& left, const IntervalData& right) {
  const Extent l = extent(context, left);
  const Extent r = extent(context, right);
  const Calendar calendar = plain(context);
  const Truth touch = overlaps(context, l, r, calendar);
  if (touch == Truth::Unknown) return Value::null();
  if (touch == Truth::False) return interval_between(context, l.start, l.end);
  const Truth before = compare_edges(l.start, r.start, calendar).less();
  const Truth behind = compare_edges(l.end, r.end, calendar).greater();
  if (before == Truth::True && behind == Truth::False) {
    const auto end = before_edge(context, r.start, calendar);
    return end ? interval_between(context, l.start, *end) : Value::null();
  }
  if (before == Truth::False && behind == Truth::True) {
    const auto start = after_edge(context, r.end, calendar);
    return start ? interval_between(context, *start, l.end) : Value::null();
  }
  return Value::null();
}

Value collapse(OperatorContext& context, std::span<const Value> intervals, const std::optional<QuantityData>& per) {
  std::vector<Extent> extents;
  for (const Value& v : intervals) {
    if (v.kind() != Kind::Interval) continue;
    const Extent e = extent_of(context, v);
    if (!e.boundless) extents.push_back(e);
  }
  std::stable_sort(extents.begin(), extents.end(),
                   [&](const Extent& a, const Extent& b) { return starts_earlier(a, b, context.offset_minutes); });
  std::vector<Extent> joined;
  for (const Extent& next : extents) {
    if (joined.empty() || !joins(context, joined.back(), next, per)) {
      joined.push_back(next);
    } else {
      joined.back().end = later(joined.back().end, next.end, plain(context));
    }
  }
  auto items = context.arena.make_array<Value>(joined.size());
  for (std::size_t i = 0; i < joined.size(); ++i) items[i] = interval_between(context, joined[i].start, joined[i].end);
  return Value::list(items);
}

}  // namespace nextline::cql::algebra
