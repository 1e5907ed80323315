// New intervals from old: union, intersection, difference, collapse and expand.
#pragma once

#include <optional>
#include <span>

#include "base/value.h"
#include "cql/operators/table.h"

namespace nextline::cql::algebra {

/// The interval over both; null unless they are known to overlap or meet.
Value unite(OperatorContext& context, const IntervalData& left, const IntervalData& right);
/// The points of both; null unless they are known to overlap. A bound that is not known stays an open null.
Value intersect(OperatorContext& context, const IntervalData& left, const IntervalData& right);
/// The points of `left` that are not in `right`; null if none remain, or they are no single interval.
Value subtract(OperatorContext& context, const IntervalData& left, const IntervalData& right);

/// The fewest intervals that cover the same points. Intervals join when they overlap, meet, or lie at most `per` apart
/// (compared to the precision of its unit). Null items and intervals without bounds are left out.
Value collapse(OperatorContext& context, std::span<const Value> intervals, const std::optional<QuantityData>& per);

/// The pieces of width `per` (none: one of the coarsest unit in the bounds, or 1) that fit whole into the interval: as
/// intervals, or as their starting points. Null when a bound is not known; empty when `per` is finer than what the
/// bounds are known to. More than a million pieces are the run-time error "expand-too-large".
Value expand_to_points(OperatorContext& context, const IntervalData& interval, const std::optional<QuantityData>& per);
Value expand_to_intervals(OperatorContext& context, std::span<const Value> intervals,
                          const std::optional<QuantityData>& per);

}  // namespace nextline::cql::algebra
