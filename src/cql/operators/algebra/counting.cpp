#include "cql/operators/algebra/counting.h"

#include <limits>

#include "cql/operators/algebra/precision.h"

namespace nextline::cql::algebra {
namespace {

bool fits(std::int64_t count) {
  return count >= std::numeric_limits<std::int32_t>::min() && count <= std::numeric_limits<std::int32_t>::max();
}

Value value_of_count(OperatorContext& context, const std::optional<CountRange>& count) {
  if (!count || !fits(count->low) || !fits(count->high)) return Value::null();
  const Value low = Value::integer(static_cast<std::int32_t>(count->low));
  if (count->low == count->high) return low;
  const Value high = Value::integer(static_cast<std::int32_t>(count->high));
  return Value::interval(context.arena.make<IntervalData>(low, high, true, true));
}

/// Weeks since the Sunday before 1970-01-01, a Thursday.
std::int64_t week_of(const Temporal& day) {
  const std::int64_t days = days_from_civil(day.year, day.month, day.day) + 4;
  return days >= 0 ? days / 7 : -((6 - days) / 7);
}

CountRange weeks_crossed(const Temporal& low, const Temporal& high) {
  return {week_of(earliest(high, Precision::Day)) - week_of(latest(low, Precision::Day)),
          week_of(latest(high, Precision::Day)) - week_of(earliest(low, Precision::Day))};
}

/// Between Dates, which have no time of day: one known to the month may be any whole day of it.
std::optional<CountRange> between_dates(const Temporal& low, const Temporal& high, Precision unit) {
  const auto fewest = duration_between(latest(low, Precision::Day), earliest(high, Precision::Day), unit);
  const auto most = duration_between(earliest(low, Precision::Day), latest(high, Precision::Day), unit);
  if (!fewest || !most) return std::nullopt;
  return CountRange{fewest->low, most->high};
}

}  // namespace

Value duration(OperatorContext& context, const Value& low, const Value& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  const Temporal from = low.as_temporal();
  const Temporal to = high.as_temporal();
  auto count = low.kind() == Kind::Date && high.kind() == Kind::Date
                   ? between_dates(from, to, word->precision)
                   : duration_between(from, to, word->precision, context.offset_minutes);
  if (count) count = CountRange{count->low / word->times, count->high / word->times};
  return value_of_count(context, count);
}

Value difference(OperatorContext& context, const Temporal& low, const Temporal& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  if (word->times == 7) return value_of_count(context, weeks_crossed(low, high));
  return value_of_count(context, difference_between(low, high, word->precision, context.offset_minutes));
}

}  // namespace nextline::cql::algebra
