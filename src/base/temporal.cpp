// The calendar: days, bounds and offsets.
#include "base/temporal.h"

#include <array>

namespace nextline {
namespace {

constexpr int kMinutesPerDay = 24 * 60;

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

}  // namespace

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::int64_t days_from_civil(int year, int month, int day) {
  // Years that begin in March put the leap day last; a 400-year era always has 146,097 days.
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Temporal civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  Temporal date;
  date.day = static_cast<std::uint8_t>(day_of_year - (153 * march_month + 2) / 5 + 1);
  date.month = static_cast<std::uint8_t>(march_month < 10 ? march_month + 3 : march_month - 9);
  date.year = static_cast<std::int16_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  date.precision = Precision::Day;
  return date;
}

Temporal earliest(const Temporal& value, Precision finest) {
  Temporal first = value;
  first.precision = finest;
  const auto known = [&](Precision p) { return value.precision >= p && finest >= p; };
  if (!known(Precision::Month)) first.month = 1;
  if (!known(Precision::Day)) first.day = 1;
  if (!known(Precision::Hour)) first.hour = 0;
  if (!known(Precision::Minute)) first.minute = 0;
  if (!known(Precision::Second)) first.second = 0;
  if (!known(Precision::Millisecond)) first.millisecond = 0;
  return first;
}

Temporal latest(const Temporal& value, Precision finest) {
  Temporal last = earliest(value, finest);
  const auto open = [&](Precision p) { return value.precision < p && finest >= p; };
  if (open(Precision::Month)) last.month = 12;
  if (open(Precision::Day)) last.day = static_cast<std::uint8_t>(days_in_month(last.year, last.month));
  if (open(Precision::Hour)) last.hour = 23;
  if (open(Precision::Minute)) last.minute = 59;
  if (open(Precision::Second)) last.second = 59;
  if (open(Precision::Millisecond)) last.millisecond = 999;
  return last;
}

Temporal at_offset(const Temporal& value, int offset_minutes) {
  const bool shifts = value.has_offset && !value.is_time() && value.precision >= Precision::Hour;
  if (!shifts || value.offset_minutes == offset_minutes) return value;
  int minutes = value.hour * 60 + value.minute - value.offset_minutes + offset_minutes;
  std::int64_t days = days_from_civil(value.year, value.month, value.day);
  while (minutes < 0) minutes += kMinutesPerDay, --days;
  while (minutes >= kMinutesPerDay) minutes -= kMinutesPerDay, ++days;
  if (days < days_from_civil(1, 1, 1) || days > days_from_civil(9999, 12, 31)) return value;
  Temporal shifted = civil_from_days(days);
  shifted.hour = static_cast<std::uint8_t>(minutes / 60);
  shifted.minute = static_cast<std::uint8_t>(value.precision >= Precision::Minute ? minutes % 60 : 0);
  shifted.second = value.second;
  shifted.millisecond = value.millisecond;
  shifted.precision = value.precision;
  shifted.has_offset = true;
  shifted.offset_minutes = static_cast<std::int16_t>(offset_minutes);
  return shifted;
}

}  // namespace nextline
