// Intervals: their ends, and how two of them lie to each other.
//
// An end is a range of points, because it may be known only in part. With [a, b] the start is a. With (a, b] it is the
// successor of a. With [null, b] it is the least value of the type; with (null, b] it is not known, but not after b. So
// `Interval(null, 5] meets after Interval[11, 20]` is false, not null: whatever the start is, it is not 21.
//
// `Interval[null, null]` carries no point type. HL7's suite takes it for no interval at all in most relations
// (overlaps, starts, union, … give null, `5 in` it gives false), and for the whole domain in properly includes; so does
// this.
#pragma once

#include <optional>

#include "base/temporal.h"
#include "base/value.h"
#include "cql/operators/algebra/order.h"
#include "cql/operators/table.h"

namespace nextline::cql::algebra {

/// A point, or the least or greatest of whatever type the interval has.
struct Point {
  enum class Place : std::uint8_t { Least, At, Greatest };
  Place place = Place::At;
  Value value;

  static Point least() { return {Place::Least, {}}; }
  static Point greatest() { return {Place::Greatest, {}}; }
  static Point at(const Value& v) { return {Place::At, v}; }
};

/// Where one end of an interval can lie.
struct Edge {
  Point low;
  Point high;
  bool known = true;  ///< low and high are the same point
};

/// An interval by its two ends.
struct Extent {
  Edge start;
  Edge end;
  bool boundless = false;  ///< neither end was given
};

/// The ends of an interval; of a point, which is an interval of one.
Extent extent_of(OperatorContext& context, const Value& interval_or_point);
/// The possible orders of two edges.
Orders compare_edges(const Edge& left, const Edge& right, const Calendar& calendar);
/// An edge as a value: null if it is not known, the type's limit if it is the least or greatest and `other` (any value
/// of the type) tells which type that is.
Value value_of_edge(OperatorContext& context, const Edge& edge, const Value& other);
/// The interval between two edges: closed at known points, open null where unknown.
Value interval_between(OperatorContext& context, const Edge& start, const Edge& end);
/// The edge one step after, or before, at the given precision; none past the end of the type.
std::optional<Edge> after_edge(OperatorContext& context, const Edge& edge, const Calendar& calendar);
std::optional<Edge> before_edge(OperatorContext& context, const Edge& edge, const Calendar& calendar);

Truth equal_intervals(OperatorContext& context, const IntervalData& left, const IntervalData& right);
bool equivalent_intervals(OperatorContext& context, const IntervalData& left, const IntervalData& right);

/// A relation of two extents, each an interval or a point.
using Relation = Truth (*)(OperatorContext& context, const Extent& left, const Extent& right, const Calendar& calendar);

Truth is_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth is_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth is_same(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth is_same_or_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth is_same_or_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth includes(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth properly_includes(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
/// A point strictly between the ends.
Truth properly_contains(OperatorContext&, const Extent& left, const Extent& point, const Calendar&);
Truth meets(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth meets_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth meets_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth overlaps(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth overlaps_before(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth overlaps_after(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth starts(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);
Truth ends(OperatorContext&, const Extent& left, const Extent& right, const Calendar&);

}  // namespace nextline::cql::algebra
