#include "cql/operators/algebra/interval.h"

#include "cql/operators/algebra/equality.h"
#include "cql/operators/algebra/limits.h"

namespace nextline::cql::algebra {
namespace {

using Place = Point::Place;

Edge known(const Point& point) {
  return {point, point, true};
}

Orders compare_points(const Point& left, const Point& right, const Calendar& calendar) {
  if (left.place == Place::At && right.place == Place::At) return compare_values(left.value, right.value, calendar);
  if (left.place == right.place) return Orders(Orders::kEqual);
  // [null, …] starts at the least value of the type, which may also be written out.
  if (left.place == Place::At) {
    if (right.place == Place::Least && is_minimum(left.value)) return Orders(Orders::kEqual);
    if (right.place == Place::Greatest && is_maximum(left.value)) return Orders(Orders::kEqual);
    return Orders(right.place == Place::Least ? Orders::kGreater : Orders::kLess);
  }
  if (right.place == Place::At) {
    if (left.place == Place::Least && is_minimum(right.value)) return Orders(Orders::kEqual);
    if (left.place == Place::Greatest && is_maximum(right.value)) return Orders(Orders::kEqual);
  }
  return Orders(left.place == Place::Least ? Orders::kLess : Orders::kGreater);
}

Value at_precision(const Value& value, const Calendar& calendar) {
  if (!calendar.precision) return value;
  switch (value.kind()) {
    case Kind::Date:
      return Value::date(truncate(value.as_temporal(), *calendar.precision));
    case Kind::DateTime:
      return Value::datetime(truncate(value.as_temporal(), *calendar.precision));
    case Kind::Time:
      return Value::time(truncate(value.as_temporal(), *calendar.precision));
    default:
      return value;
  }
}

/// A known bound of an interval; the step inwards when the bracket is open. None: an open bound at the end of the type.
std::optional<Point> bound(OperatorContext& context, const Value& value, bool closed, bool is_start) {
  if (closed) return Point::at(value);
  const auto inner = is_start ? successor(value, context.arena) : predecessor(value, context.arena);
  if (!inner) return std::nullopt;
  return Point::at(*inner);
}

/// The point one step on; what is beyond the type's end is none.
std::optional<Point> step(OperatorContext& context, const Point& point, bool forward, const Calendar& calendar) {
  if (point.place != Place::At) return std::nullopt;
  const Value from = at_precision(point.value, calendar);
  const auto next = forward ? successor(from, context.arena) : predecessor(from, context.arena);
  if (!next) return std::nullopt;
  return Point::at(*next);
}

std::optional<Edge> step(OperatorContext& context, const Edge& edge, bool forward, const Calendar& calendar) {
  const auto low = step(context, edge.low, forward, calendar);
  const auto high = step(context, edge.high, forward, calendar);
  if (edge.known) return low ? std::optional(known(*low)) : std::nullopt;
  // An unknown edge may lie anywhere in its range, of which one end can be the end of the type.
  return Edge{low.value_or(edge.low), high.value_or(edge.high), false};
}

}  // namespace

Extent extent_of(OperatorContext& context, const Value& interval_or_point) {
  if (interval_or_point.kind() != Kind::Interval) {
    const Edge edge = known(Point::at(interval_or_point));
    return {edge, edge, false};
  }
  const IntervalData& i = interval_or_point.as_interval();
  const auto low = i.low.is_null() ? std::nullopt : bound(context, i.low, i.low_closed, true);
  const auto high = i.high.is_null() ? std::nullopt : bound(context, i.high, i.high_closed, false);
  Extent extent;
  extent.boundless = i.low.is_null() && i.high.is_null();
  if (low) {
    extent.start = known(*low);
  } else {
    extent.start = i.low_closed ? known(Point::least()) : Edge{Point::least(), high.value_or(Point::greatest()), false};
  }
  if (high) {
    extent.end = known(*high);
  } else {
    extent.end =
        i.high_closed ? known(Point::greatest()) : Edge{low.value_or(Point::least()), Point::greatest(), false};
  }
  return extent;
}

Orders compare_edges(const Edge& left, const Edge& right, const Calendar& calendar) {
  if (left.known && right.known) return compare_points(left.low, right.low, calendar);
  const Orders low_to_high = compare_points(left.low, right.high, calendar);
  const Orders high_to_low = compare_points(left.high, right.low, calendar);
  if (low_to_high == Orders() || high_to_low == Orders()) return Orders();
  std::uint8_t possible = 0;
  if (low_to_high.may_be(Orders::kLess)) possible |= Orders::kLess;
  if (high_to_low.may_be(Orders::kGreater)) possible |= Orders::kGreater;
  if (low_to_high.at_most() != Truth::False && high_to_low.at_least() != Truth::False) possible |= Orders::kEqual;
  return Orders(possible);
}

Value value_of_edge(OperatorContext& context, const Edge& edge, const Value& other) {
  if (!edge.known) return Value::null();
  switch (edge.low.place) {
    case Place::At:
      return edge.low.value;
    case Place::Least:
      return minimum_of(point_type_name(other.kind()), context.arena);
    case Place::Greatest:
      return maximum_of(point_type_name(other.kind()), context.arena);
  }
  return Value::null();
}

Value interval_between(OperatorContext& context, const Edge& start, const Edge& end) {
  return Value::interval(context.arena.make<IntervalData>(start.known ? start.low.value : Value::null(),
                                                          end.known ? end.low.value : Value::null(), start.known,
                                                          end.known));
}

std::optional<Edge> after_edge(OperatorContext& context, const Edge& edge, const Calendar& calendar) {
  return step(context, edge, true, calendar);
}

std::optional<Edge> before_edge(OperatorContext& context, const Edge& edge, const Calendar& calendar) {
  return step(context, edge, false, calendar);
}

Truth equal_intervals(OperatorContext& context, const IntervalData& left, const IntervalData& right) {
  const Extent l = extent_of(context, Value::interval(&left));
  const Extent r = extent_of(context, Value::interval(&right));
  return is_same(context, l, r, {std::nullopt, context.offset_minutes});
}

bool equivalent_intervals(OperatorContext& context, const IntervalData& left, const IntervalData& right) {
  const Extent l = extent_of(context, Value::interval(&left));
  const Extent r = extent_of(context, Value::interval(&right));
  const auto equivalent_edges = [&](const Edge& a, const Edge& b) {
    if (!a.known || !b.known) return a.known == b.known;
    if (a.low.place != Place::At || b.low.place != Place::At) {
      return compare_points(a.low, b.low, {std::nullopt, context.offset_minutes}).equal() == Truth::True;
    }
    return equivalent(context, a.low.value, b.low.value);
  };
  return equivalent_edges(l.start, r.start) && equivalent_edges(l.end, r.end);
}

}  // namespace nextline::cql::algebra
