// Adding to dates and times, comparing them, and counting what lies between.
#include <algorithm>
#include <array>

#include "base/temporal.h"

namespace nextline {
namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr std::int64_t kFarthest = 10'000LL * 366 * kMillisecondsPerDay;  // more of any unit leaves 1..9999

/// Milliseconds in a unit of fixed length; days and finer.
std::int64_t milliseconds_in(Precision unit) {
  switch (unit) {
    case Precision::Hour:
      return 3'600'000;
    case Precision::Minute:
      return 60'000;
    case Precision::Second:
      return 1000;
    case Precision::Millisecond:
      return 1;
    default:
      return kMillisecondsPerDay;
  }
}

std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

std::int64_t time_of_day(const Temporal& t) {
  return ((t.hour * 60LL + t.minute) * 60 + t.second) * 1000 + t.millisecond;
}

/// Milliseconds since 1970 as the fields read, whatever the offset; a Time counts from midnight.
std::int64_t wall_clock(const Temporal& t) {
  const std::int64_t days = t.is_time() ? 0 : days_from_civil(t.year, t.month, t.day);
  return days * kMillisecondsPerDay + time_of_day(t);
}

void set_time_of_day(Temporal& t, std::int64_t milliseconds) {
  t.millisecond = static_cast<std::uint16_t>(milliseconds % 1000);
  t.second = static_cast<std::uint8_t>(milliseconds / 1000 % 60);
  t.minute = static_cast<std::uint8_t>(milliseconds / 60'000 % 60);
  t.hour = static_cast<std::uint8_t>(milliseconds / 3'600'000);
}

/// `t` with the calendar day that is `days` after 1970-01-01; none outside year 1..9999.
std::optional<Temporal> with_day(Temporal t, std::int64_t days) {
  if (days < days_from_civil(1, 1, 1) || days > days_from_civil(9999, 12, 31)) return std::nullopt;
  const Temporal date = civil_from_days(days);
  t.year = date.year;
  t.month = date.month;
  t.day = date.day;
  return t;
}

std::optional<Temporal> add_months(Temporal t, std::int64_t months) {
  const std::int64_t total = t.year * 12LL + (t.month - 1) + months;
  const std::int64_t year = floor_divide(total, 12);
  if (year < 1 || year > 9999) return std::nullopt;
  t.year = static_cast<std::int16_t>(year);
  t.month = static_cast<std::uint8_t>(total - year * 12 + 1);
  t.day = static_cast<std::uint8_t>(std::min<int>(t.day, days_in_month(t.year, t.month)));
  return t;
}

std::optional<Temporal> add_milliseconds(Temporal t, std::int64_t milliseconds) {
  const std::int64_t total = wall_clock(t) + milliseconds;
  const std::int64_t days = floor_divide(total, kMillisecondsPerDay);
  set_time_of_day(t, total - days * kMillisecondsPerDay);
  return t.is_time() ? t : with_day(t, days);
}

/// An amount and its unit.
struct Step {
  std::int64_t amount;
  Precision unit;
};

/// The step in the unit `precision`, which is coarser, cut towards zero: a month is 30 days, a year 365 days or 12
/// months.
Step coarsened(Step step, Precision precision) {
  if (step.unit <= precision) return step;
  if (step.unit == Precision::Month) return {step.amount / 12, Precision::Year};
  const Precision fixed = std::max(precision, Precision::Day);
  const std::int64_t units = std::max<std::int64_t>(milliseconds_in(fixed) / milliseconds_in(step.unit), 1);
  const std::int64_t amount = step.amount / units;
  if (precision == Precision::Month) return {amount / 30, Precision::Month};
  if (precision == Precision::Year) return {amount / 365, Precision::Year};
  return {amount, fixed};
}

/// Where only days or longer units are compared, a DateTime's own calendar day counts: CQL brings offsets to a common
/// one for hours and finer alone.
Temporal for_unit(const Temporal& value, std::optional<Precision> unit, int default_offset) {
  return unit && *unit < Precision::Hour ? value : at_offset(value, default_offset);
}

/// Year..Millisecond.
using Fields = std::array<int, 7>;
Fields fields_of(const Temporal& t) {
  return {t.year, t.month, t.day, t.hour, t.minute, t.second, t.millisecond};
}

/// Whole months between two points of time, cut towards zero.
std::int64_t whole_months(const Temporal& from, const Temporal& to) {
  const std::int64_t months = (to.year - from.year) * 12LL + (to.month - from.month);
  const std::int64_t rest = (to.day - from.day) * kMillisecondsPerDay + time_of_day(to) - time_of_day(from);
  if (months > 0 && rest < 0) return months - 1;
  if (months < 0 && rest > 0) return months + 1;
  return months;
}

std::int64_t whole_units(const Temporal& from, const Temporal& to, Precision unit) {
  if (unit == Precision::Year) return whole_months(from, to) / 12;
  if (unit == Precision::Month) return whole_months(from, to);
  return (wall_clock(to) - wall_clock(from)) / milliseconds_in(unit);
}

std::int64_t boundaries(const Temporal& from, const Temporal& to, Precision unit) {
  if (unit == Precision::Year) return to.year - from.year;
  if (unit == Precision::Month) return (to.year - from.year) * 12LL + (to.month - from.month);
  const std::int64_t length = milliseconds_in(unit);
  return floor_divide(wall_clock(to), length) - floor_divide(wall_clock(from), length);
}

std::int64_t sundays(const Temporal& from, const Temporal& to) {
  constexpr std::int64_t kThursday = 4;  // 1970-01-01, counted from Sunday
  const auto week = [](const Temporal& t) {
    return floor_divide(floor_divide(wall_clock(t), kMillisecondsPerDay) + kThursday, 7);
  };
  return week(to) - week(from);
}

/// The points of time a value may stand for.
struct Span {
  Temporal first;
  Temporal last;
};

/// A value that is known well enough stands for its beginning; another may be any time within it.
Span span_of(const Temporal& t, bool known, Precision finest) {
  const Temporal first = earliest(t, Precision::Millisecond);
  return {first, known ? first : latest(t, finest)};
}

/// Whether both are known well enough to count whole units from beginning to beginning. Days and longer units need the
/// day of both, and the time of day of both or of neither: from 17:00 to some time on the seventh day are 6 or 7 days.
bool duration_is_certain(const Temporal& low, const Temporal& high, Precision unit) {
  const Precision needed = std::max(unit, Precision::Day);
  if (low.precision < needed || high.precision < needed) return false;
  return unit >= Precision::Hour || (low.precision >= Precision::Hour) == (high.precision >= Precision::Hour);
}

bool countable(const Temporal& low, const Temporal& high, Precision unit) {
  if (low.is_time() != high.is_time()) return false;
  return !low.is_time() || unit >= Precision::Hour;
}

template <class Count>
CountRange count_range(const Span& low, const Span& high, Count count) {
  return {count(low.last, high.first), count(low.first, high.last)};
}

}  // namespace

std::optional<std::strong_ordering> compare(const Temporal& left, const Temporal& right, std::optional<Precision> to,
                                            int default_offset_minutes) {
  const auto l = fields_of(for_unit(left, to, default_offset_minutes));
  const auto r = fields_of(for_unit(right, to, default_offset_minutes));
  const auto known = [&](const Temporal& t) {
    return !to && t.precision == Precision::Second ? Precision::Millisecond : t.precision;
  };
  const auto wanted = static_cast<std::size_t>(to.value_or(std::max(known(left), known(right))));
  const auto shared = static_cast<std::size_t>(std::min(known(left), known(right)));
  for (std::size_t field = 0; field < std::min(wanted, shared); ++field) {
    if (l[field] != r[field]) return l[field] <=> r[field];
  }
  if (shared < wanted) return std::nullopt;
  return std::strong_ordering::equal;
}

std::optional<Temporal> add(const Temporal& value, std::int64_t amount, Precision unit) {
  if (amount > kFarthest || amount < -kFarthest) return std::nullopt;
  if (value.is_time() && unit < Precision::Hour) return std::nullopt;
  const Step step = coarsened({amount, unit}, value.precision);
  if (step.unit == Precision::Year || step.unit == Precision::Month) {
    return add_months(value, step.unit == Precision::Year ? step.amount * 12 : step.amount);
  }
  std::int64_t milliseconds = 0;
  if (__builtin_mul_overflow(step.amount, milliseconds_in(step.unit), &milliseconds)) return std::nullopt;
  if (milliseconds > kFarthest || milliseconds < -kFarthest) return std::nullopt;
  return add_milliseconds(value, milliseconds);
}

std::optional<CountRange> duration_between(const Temporal& low, const Temporal& high, Precision unit,
                                           int default_offset_minutes, Precision finest) {
  if (!countable(low, high, unit)) return std::nullopt;
  const bool known = duration_is_certain(low, high, unit);
  // HL7's suite has no whole day between midnights 23 hours apart, so durations always count from moment to moment.
  return count_range(span_of(at_offset(low, default_offset_minutes), known, finest),
                     span_of(at_offset(high, default_offset_minutes), known, finest),
                     [unit](const Temporal& from, const Temporal& to) { return whole_units(from, to, unit); });
}

std::optional<CountRange> difference_between(const Temporal& low, const Temporal& high, Precision unit,
                                             int default_offset_minutes) {
  if (!countable(low, high, unit)) return std::nullopt;
  const auto span = [&](const Temporal& value) {
    return span_of(for_unit(value, unit, default_offset_minutes), value.precision >= unit, Precision::Millisecond);
  };
  return count_range(span(low), span(high),
                     [unit](const Temporal& from, const Temporal& to) { return boundaries(from, to, unit); });
}

std::optional<CountRange> weeks_duration_between(const Temporal& low, const Temporal& high, int default_offset_minutes,
                                                 Precision finest) {
  const auto days = duration_between(low, high, Precision::Day, default_offset_minutes, finest);
  if (!days) return std::nullopt;
  return CountRange{days->low / 7, days->high / 7};
}

std::optional<CountRange> weeks_difference_between(const Temporal& low, const Temporal& high) {
  if (!countable(low, high, Precision::Day)) return std::nullopt;
  const auto span = [](const Temporal& value) {
    return span_of(value, value.precision >= Precision::Day, Precision::Millisecond);
  };
  return count_range(span(low), span(high), sundays);
}

}  // namespace nextline
