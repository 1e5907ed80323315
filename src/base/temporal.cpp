// The calendar: packing, days, bounds and offsets.
#include "base/temporal.h"

#include <array>

namespace nextline {
namespace {

constexpr int kOffsetBias = 14 * 60 + 1;  // so that 0 can mean "no offset"
constexpr int kMinutesPerDay = 24 * 60;

/// Widths in bits, from the most significant field down: 64 together.
constexpr int kYearBits = 14, kMonthBits = 4, kDayBits = 5, kHourBits = 5, kMinuteBits = 6, kSecondBits = 6,
              kMillisecondBits = 10, kPrecisionBits = 3, kOffsetBits = 11;
static_assert(kYearBits + kMonthBits + kDayBits + kHourBits + kMinuteBits + kSecondBits + kMillisecondBits +
                  kPrecisionBits + kOffsetBits ==
              64);

void push(std::uint64_t& bits, int width, std::uint64_t value) {
  bits = (bits << width) | value;
}

std::uint64_t pop(std::uint64_t& bits, int width) {
  const std::uint64_t value = bits & ((std::uint64_t{1} << width) - 1);
  bits >>= width;
  return value;
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

}  // namespace

std::uint64_t Temporal::pack() const {
  std::uint64_t bits = 0;
  push(bits, kYearBits, static_cast<std::uint64_t>(year));
  push(bits, kMonthBits, month);
  push(bits, kDayBits, day);
  push(bits, kHourBits, hour);
  push(bits, kMinuteBits, minute);
  push(bits, kSecondBits, second);
  push(bits, kMillisecondBits, millisecond);
  push(bits, kPrecisionBits, static_cast<std::uint64_t>(precision));
  push(bits, kOffsetBits, has_offset ? static_cast<std::uint64_t>(offset_minutes + kOffsetBias) : 0);
  return bits;
}

Temporal Temporal::unpack(std::uint64_t bits) {
  Temporal value;
  const auto offset = static_cast<int>(pop(bits, kOffsetBits));
  value.has_offset = offset != 0;
  value.offset_minutes = static_cast<std::int16_t>(offset == 0 ? 0 : offset - kOffsetBias);
  value.precision = static_cast<Precision>(pop(bits, kPrecisionBits));
  value.millisecond = static_cast<std::uint16_t>(pop(bits, kMillisecondBits));
  value.second = static_cast<std::uint8_t>(pop(bits, kSecondBits));
  value.minute = static_cast<std::uint8_t>(pop(bits, kMinuteBits));
  value.hour = static_cast<std::uint8_t>(pop(bits, kHourBits));
  value.day = static_cast<std::uint8_t>(pop(bits, kDayBits));
  value.month = static_cast<std::uint8_t>(pop(bits, kMonthBits));
  value.year = static_cast<std::int16_t>(pop(bits, kYearBits));
  return value;
}

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
