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

}  // namespace

Value duration(OperatorContext& context, const Value& low, const Value& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  const Precision finest =
      low.kind() == Kind::Date && high.kind() == Kind::Date ? Precision::Day : Precision::Millisecond;
  const Temporal from = low.as_temporal();
  const Temporal to = high.as_temporal();
  const int offset = context.offset_minutes;
  if (word->times == 7) return value_of_count(context, weeks_duration_between(from, to, offset, finest));
  return value_of_count(context, duration_between(from, to, word->precision, offset, finest));
}

Value difference(OperatorContext& context, const Value& low, const Value& high, std::string_view unit) {
  const auto word = calendar_word(unit);
  if (!word) return Value::null();
  const Temporal from = low.as_temporal();
  const Temporal to = high.as_temporal();
  if (word->times == 7) return value_of_count(context, weeks_difference_between(from, to));
  return value_of_count(context, difference_between(from, to, word->precision, context.offset_minutes));
}

}  // namespace nextline::cql::algebra
