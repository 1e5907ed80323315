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

CountRange weeks_crossed(const Temporal& low, const Temporal& high, int offset_minutes) {
  const auto local = [&](const Temporal& t) { return t.has_offset ? at_offset(t, offset_minutes) : t; };
  const Temporal from = local(low);
  const Temporal to = local(high);
  return {week_of(earliest(to, Precision::Day)) - week_of(latest(from, Precision::Day)),
          week_of(latest(to, Precision::Day)) - week_of(earliest(from, Precision::Day))};
}

}  // namespace

Value duration(OperatorContext& context, const Temporal& low, const Temporal& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  auto count = duration_between(low, high, word->precision, context.offset_minutes);
  if (count) count = CountRange{count->low / word->times, count->high / word->times};
  return value_of_count(context, count);
}

Value difference(OperatorContext& context, const Temporal& low, const Temporal& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  if (word->times == 7) return value_of_count(context, weeks_crossed(low, high, context.offset_minutes));
  return value_of_count(context, difference_between(low, high, word->precision, context.offset_minutes));
}

}  // namespace nextline::cql::algebra
