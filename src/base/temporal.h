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
  std::uint64_t pack() const;
  static Temporal unpack(std::uint64_t bits);
  bool operator==(const Temporal&) const = default;  ///< field by field, NOT CQL equality
};

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

/// Whole units between (CQL duration, `years between`): negative when `high` is before `low`. A value not known to the
/// day (for hours and finer: not known to `unit`) makes the result a range: years between 2005 and 2010 is [4, 5]. None
/// between a Time and a date, and for years, months and days between Times.
std::optional<CountRange> duration_between(const Temporal& low, const Temporal& high, Precision unit,
                                           int default_offset_minutes = 0);
/// Boundaries crossed (CQL difference): a range only where one side is not known to `unit`. None as above. Days and
/// longer units are counted as the days are written, whatever the offsets.
std::optional<CountRange> difference_between(const Temporal& low, const Temporal& high, Precision unit,
                                             int default_offset_minutes = 0);
/// The same for weeks: durations are whole seven days, differences count Sundays.
std::optional<CountRange> weeks_duration_between(const Temporal& low, const Temporal& high,
                                                 int default_offset_minutes = 0);
std::optional<CountRange> weeks_difference_between(const Temporal& low, const Temporal& high);

}  // namespace nextline
