// Date, DateTime and Time with precision, as CQL and FHIR have them: a partial date is a value, not an error.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nextline {

/// How much of a date or time is known. Ordered: coarser is smaller.
enum class Precision : std::uint8_t { Year = 1, Month, Day, Hour, Minute, Second, Millisecond };

/// A calendar value of any of the three CQL types. Fields beyond `precision` are 0 (1 for month and day) and mean
/// nothing. Date: Year..Day. DateTime: Year..Millisecond, with an offset. Time: Hour..Millisecond, no year, month, day.
/// 8 bytes when packed: this is what a Value holds.
struct Temporal {
  std::int16_t year = 0;          ///< 1..9999
  std::uint8_t month = 1;         ///< 1..12
  std::uint8_t day = 1;           ///< 1..31
  std::uint8_t hour = 0;          ///< 0..23
  std::uint8_t minute = 0;        ///< 0..59
  std::uint8_t second = 0;        ///< 0..59
  std::uint16_t millisecond = 0;  ///< 0..999
  Precision precision = Precision::Day;
  bool has_offset = false;          ///< false: the evaluation's default offset applies
  std::int16_t offset_minutes = 0;  ///< -14*60..14*60

  /// True for a Time, which has no year.
  bool is_time() const { return year == 0; }
  /// Bit-packed, for storing in a tagged word; unpack(pack(x)) == x. Without has_offset the offset is dropped.
  constexpr std::uint64_t pack() const;
  static constexpr Temporal unpack(std::uint64_t bits);
  bool operator==(const Temporal&) const = default;  ///< field by field, NOT CQL equality
};

/// The packed word, from its least significant bit: where each field begins. Words of one precision and offset are
/// ordered as the calendar is.
namespace packed_temporal {
inline constexpr int kOffset = 0, kPrecision = 11, kMillisecond = 14, kSecond = 24, kMinute = 30, kHour = 36, kDay = 41,
                     kMonth = 46, kYear = 50;
inline constexpr int kOffsetBias = 14 * 60 + 1;  // so that 0 can mean "no offset"

constexpr std::uint64_t field(std::uint64_t bits, int from, int end) {
  return (bits >> from) & ((std::uint64_t{1} << (end - from)) - 1);
}

/// The word of the day of a DateTime's word, or of what is known of it; a Date has no offset.
constexpr std::uint64_t date_of(std::uint64_t bits) {
  constexpr auto kDayPrecision = static_cast<std::uint64_t>(Precision::Day);
  const std::uint64_t known = field(bits, kPrecision, kMillisecond);
  const std::uint64_t precision = known < kDayPrecision ? known : kDayPrecision;
  return (bits >> kDay << kDay) | precision << kPrecision;
}
}  // namespace packed_temporal

constexpr std::uint64_t Temporal::pack() const {
  namespace at = packed_temporal;
  const auto put = [](auto value, int from) { return static_cast<std::uint64_t>(value) << from; };
  return put(year, at::kYear) | put(month, at::kMonth) | put(day, at::kDay) | put(hour, at::kHour) |
         put(minute, at::kMinute) | put(second, at::kSecond) | put(millisecond, at::kMillisecond) |
         put(precision, at::kPrecision) | put(has_offset ? offset_minutes + at::kOffsetBias : 0, at::kOffset);
}

constexpr Temporal Temporal::unpack(std::uint64_t bits) {
  namespace at = packed_temporal;
  Temporal value;
  value.year = static_cast<std::int16_t>(bits >> at::kYear);
  value.month = static_cast<std::uint8_t>(at::field(bits, at::kMonth, at::kYear));
  value.day = static_cast<std::uint8_t>(at::field(bits, at::kDay, at::kMonth));
  value.hour = static_cast<std::uint8_t>(at::field(bits, at::kHour, at::kDay));
  value.minute = static_cast<std::uint8_t>(at::field(bits, at::kMinute, at::kHour));
  value.second = static_cast<std::uint8_t>(at::field(bits, at::kSecond, at::kMinute));
  value.millisecond = static_cast<std::uint16_t>(at::field(bits, at::kMillisecond, at::kSecond));
  value.precision = static_cast<Precision>(at::field(bits, at::kPrecision, at::kMillisecond));
  const auto offset = static_cast<int>(at::field(bits, at::kOffset, at::kPrecision));
  value.has_offset = offset != 0;
  value.offset_minutes = static_cast<std::int16_t>(offset == 0 ? 0 : offset - at::kOffsetBias);
  return value;
}

/// FHIR date/dateTime/instant or CQL literal text without '@' ("2014", "2014-01", "2014-01-25T14:30:14.559+01:00",
/// "2014T"). Only parse_datetime allows a trailing 'T' or a time part; it cuts fractions of a second to milliseconds.
/// None if malformed or not a real date (2023-02-30).
std::optional<Temporal> parse_date(std::string_view text);
std::optional<Temporal> parse_datetime(std::string_view text);
/// "14:30", "14:30:14.559" without the leading 'T'.
std::optional<Temporal> parse_time(std::string_view text);

std::string date_to_string(const Temporal& value);  ///< "2014-01"
std::string datetime_to_string(
    const Temporal& value);  ///< "2014-01-25T14:30:14.559+01:00"; a date-only precision ends in "T"
std::string time_to_string(const Temporal& value);  ///< "14:30:14.559"

/// Days in a month of the proleptic Gregorian calendar.
int days_in_month(int year, int month);
/// Days since 1970-01-01, and back (year, month, day set; precision Day).
std::int64_t days_from_civil(int year, int month, int day);
Temporal civil_from_days(std::int64_t days);

/// The last whole unit `value` can mean, and the first: 2014 -> 2014-12-31T23:59:59.999 / 2014-01-01T00:00:00.000.
/// `finest` is Day for dates, Millisecond for the others.
Temporal earliest(const Temporal& value, Precision finest);
Temporal latest(const Temporal& value, Precision finest);

/// The same instant expressed at `offset_minutes`; only fields known to at least Hour are shifted. Dates, Times and
/// values without an offset come back as they are, and so does one that would leave the years 1..9999.
Temporal at_offset(const Temporal& value, int offset_minutes);

/// Three-way comparison to `precision` (or to the coarsest shared precision if none is given). None: cannot be told,
/// because one side is known less precisely and all shared fields are equal. DateTimes are compared at
/// `default_offset`, but to days and coarser as they are written (CQL, Same As). Without `to`, seconds and milliseconds
/// count as one decimal field, as CQL has it: 10:30:14 equals 10:30:14.000.
std::optional<std::strong_ordering> compare(const Temporal& left, const Temporal& right, std::optional<Precision> to,
                                            int default_offset_minutes = 0);

/// value + amount of unit; months clamp to the month's last day; precision finer than the value's is truncated to it
/// (CQL 1.5, Date/time arithmetic: 2014 + 25 months is 2016, 2014-06 + 33 days is 2014-07). None outside year 1..9999.
/// Times go round the clock; years, months and days cannot be added to them (none). Weeks: 7 days each, by the caller.
std::optional<Temporal> add(const Temporal& value, std::int64_t amount, Precision unit);

/// A count that is certain when low == high.
struct CountRange {
  std::int64_t low = 0;
  std::int64_t high = 0;

  bool operator==(const CountRange&) const = default;
};

/// Whole units between (CQL duration, `years between`): negative when `high` is before `low`. If either value is not
/// known to the day (for hours and finer: not known to `unit`), or only one of them has a time of day, the result is a
/// range, from the last moment `low` can mean to the first of `high`, and from the first to the last: years between
/// 2005 and 2010 is [4, 5]. `finest` as for latest(): a Date ends with its last day, not its last millisecond. None
/// between a Time and a date, and for years, months and days between Times.
std::optional<CountRange> duration_between(const Temporal& low, const Temporal& high, Precision unit,
                                           int default_offset_minutes = 0, Precision finest = Precision::Millisecond);
/// Boundaries crossed (CQL difference): a range only where one side is not known to `unit`. None as above. Days and
/// longer units are counted as the days are written, whatever the offsets.
std::optional<CountRange> difference_between(const Temporal& low, const Temporal& high, Precision unit,
                                             int default_offset_minutes = 0);
/// The same for weeks: durations are whole seven days, differences count Sundays.
std::optional<CountRange> weeks_duration_between(const Temporal& low, const Temporal& high,
                                                 int default_offset_minutes = 0,
                                                 Precision finest = Precision::Millisecond);
std::optional<CountRange> weeks_difference_between(const Temporal& low, const Temporal& high);

}  // namespace nextline
