// CQL's expand. Idea: cut both bounds to the precision of `per`, then walk from the first in steps of `per` while a
// whole piece fits. Interval[10.0, 12.5] per 1 is 10, 11, 12; Interval[1, 9] per 2 is 1, 3, 5, 7 (9..10 does not fit).
#include <vector>

#include "cql/operators/algebra/arithmetic.h"
#include "cql/operators/algebra/interval.h"
#include "cql/operators/algebra/interval_sets.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/precision.h"
#include "cql/operators/algebra/quantity.h"

namespace nextline::cql::algebra {
namespace {

constexpr std::int64_t kMostPieces = 1'000'000;

struct Piece {
  Value first;
  Value last;
};
/// None: a bound is not known, or the run-time error has been reported.
using Pieces = std::optional<std::vector<Piece>>;

/// Reports the run-time error before a single piece is made: the bounds tell how many there will be.
bool too_many(OperatorContext& context, bool more_than_allowed) {
  if (!more_than_allowed) return false;
  context.fail("expand-too-large", "expand: more than a million pieces; use a wider per, or a shorter interval");
  return true;
}

Decimal number(const Value& v) {
  if (v.kind() == Kind::Decimal) return v.as_decimal();
  return v.kind() == Kind::Quantity ? v.as_quantity().value : Decimal::from_integer(v.as_long());
}

bool is_whole(Kind kind) {
  return kind == Kind::Integer || kind == Kind::Long;
}

/// A number as the point type: whole numbers stay whole while `per` is whole.
Value point(OperatorContext& context, const Decimal& value, Kind kind, int places, std::string_view unit) {
  if (kind == Kind::Quantity) return Value::quantity(context.arena.make<QuantityData>(value, unit));
  const auto whole = is_whole(kind) && places == 0 ? value.truncated() : std::nullopt;
  if (whole && kind == Kind::Long) return Value::long_integer(*whole);
  if (whole) return Value::integer(static_cast<std::int32_t>(*whole));
  return Value::decimal(value, context.arena);
}

Pieces expand_numbers(OperatorContext& context, const Value& low, const Value& high, const QuantityData& per) {
  const Kind kind = low.kind();
  const int places = per.value.normalized().scale();
  Decimal from = number(low);
  Decimal to = number(high);
  if (kind == Kind::Quantity) {
    const auto from_in_per = in_unit(from, low.as_quantity().unit, per.unit);
    const auto to_in_per = in_unit(to, high.as_quantity().unit, per.unit);
    if (!from_in_per || !to_in_per) return std::nullopt;
    from = *from_in_per;
    to = *to_in_per;
  }
  // The Integer 10 stands for all of 10.0 to 10.9; the Decimal 10.0 for itself.
  const auto start = low_boundary(from, places);
  const auto end = is_whole(kind) ? high_boundary(to, places) : low_boundary(to, places);
  if (!start || !end) return std::nullopt;
  const auto inside = nextline::subtract(per.value, Decimal(1, places));
  const auto most = multiply(per.value, Decimal::from_integer(kMostPieces));
  const auto furthest = most ? add(*start, *most) : std::nullopt;
  if (too_many(context, furthest && *furthest < *end)) return std::nullopt;
  std::vector<Piece> pieces;
  for (std::optional<Decimal> at = start; at && inside; at = add(*at, per.value)) {
    const auto last = add(*at, *inside);
    if (!last || *last > *end) break;
    pieces.push_back({point(context, at->with_scale(places), kind, places, per.unit),
                      point(context, last->with_scale(places), kind, places, per.unit)});
  }
  return pieces;
}

std::string_view word_of(Precision precision) {
  static constexpr std::string_view kWords[] = {"", "year", "month", "day", "hour", "minute", "second", "millisecond"};
  return kWords[static_cast<std::size_t>(precision)];
}

/// `count` units on; none past the end of the calendar, or of the day.
std::optional<Temporal> ahead(const Temporal& from, std::int64_t count, Precision unit, bool is_time) {
  if (!is_time) return add(from, count, unit);
  const auto to = move(from, Decimal::from_integer(count), word_of(unit), true);
  const auto order = to ? compare(*to, from, std::nullopt) : std::nullopt;
  return order && (count == 0 || *order > 0) ? to : std::nullopt;
}

Value typed(Kind kind, const Temporal& t) {
  if (kind == Kind::Date) return Value::date(t);
  return kind == Kind::Time ? Value::time(t) : Value::datetime(t);
}

Pieces expand_dates(OperatorContext& context, const Value& low, const Value& high,
                    const std::optional<QuantityData>& per) {
  const Temporal from = low.as_temporal();
  const Temporal to = high.as_temporal();
  const Precision coarsest = std::min(from.precision, to.precision);
  CalendarUnit unit{coarsest, 1};
  std::int64_t count = 1;
  if (per) {
    const auto word = time_unit(per->unit);
    const auto whole = per->value.truncated();
    if (!word || !whole || *whole <= 0 || *whole > kMostPieces) return std::nullopt;
    unit = *word;
    count = *whole * unit.times;
  }
  std::vector<Piece> pieces;
  if (unit.precision > coarsest) return pieces;
  const bool is_time = low.kind() == Kind::Time;
  const Temporal end = truncate(to, unit.precision);
  const auto units = difference_between(from, to, unit.precision, context.offset_minutes);
  if (too_many(context, units && units->low / count > kMostPieces)) return std::nullopt;
  for (std::optional<Temporal> at = truncate(from, unit.precision); at;
       at = ahead(*at, count, unit.precision, is_time)) {
    const auto last = ahead(*at, count - 1, unit.precision, is_time);
    const auto order = last ? compare(*last, end, unit.precision, context.offset_minutes) : std::nullopt;
    if (!order || *order > 0) break;
    pieces.push_back({typed(low.kind(), *at), typed(low.kind(), *last)});
  }
  return pieces;
}

Pieces pieces_of(OperatorContext& context, const IntervalData& interval, const std::optional<QuantityData>& per) {
  const Extent extent = extent_of(context, Value::interval(&interval));
  const Value low = value_of_edge(context, extent.start, interval.high);
  const Value high = value_of_edge(context, extent.end, interval.low);
  if (low.is_null() || low.kind() != high.kind()) return std::nullopt;
  if (per && per->value <= Decimal()) return std::nullopt;
  switch (low.kind()) {
    case Kind::Integer:
    case Kind::Long:
    case Kind::Decimal:
      return expand_numbers(context, low, high, per.value_or(QuantityData{Decimal(1, 0), "1"}));
    case Kind::Quantity:
      return expand_numbers(context, low, high, per.value_or(QuantityData{Decimal(1, 0), low.as_quantity().unit}));
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Time:
      return expand_dates(context, low, high, per);
    default:
      return std::nullopt;
  }
}

}  // namespace

Value expand_to_points(OperatorContext& context, const IntervalData& interval, const std::optional<QuantityData>& per) {
  const Pieces pieces = pieces_of(context, interval, per);
  if (!pieces) return Value::null();
  auto items = context.arena.make_array<Value>(pieces->size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = (*pieces)[i].first;
  return Value::list(items);
}

Value expand_to_intervals(OperatorContext& context, std::span<const Value> intervals,
                          const std::optional<QuantityData>& per) {
  std::vector<Value> items;
  for (const Value& v : intervals) {
    if (v.kind() != Kind::Interval) continue;
    const Pieces pieces = pieces_of(context, v.as_interval(), per);
    if (!context.error_code.empty()) return Value::null();
    if (!pieces) continue;
    if (too_many(context, static_cast<std::int64_t>(items.size() + pieces->size()) > kMostPieces)) return Value::null();
    for (const Piece& p : *pieces) {
      items.push_back(Value::interval(context.arena.make<IntervalData>(p.first, p.last, true, true)));
    }
  }
  auto kept = context.arena.make_array<Value>(items.size());
  std::copy(items.begin(), items.end(), kept.begin());
  return Value::list(kept);
}

}  // namespace nextline::cql::algebra
