#include "base/temporal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/iso_text.h"
#include "base/random_values.h"

namespace nextline {
namespace {

std::string date_or_null(const std::optional<Temporal>& t) {
  return t ? date_to_string(*t) : "null";
}
std::string datetime_or_null(const std::optional<Temporal>& t) {
  return t ? datetime_to_string(*t) : "null";
}
std::string time_or_null(const std::optional<Temporal>& t) {
  return t ? time_to_string(*t) : "null";
}

TEST(DateText, IsThatOfTheString) {
  Arena arena;
  for (const char* text : {"0001", "2014", "2014-01", "1999-12-31", "2024-02-29"})
    EXPECT_EQ(iso_text(*parse_date(text), arena), text);
}

TEST(ParseDate, Table) {
  const struct {
    const char *text, *expected;
  } rows[] = {{"2014", "2014"},
              {"2014-01", "2014-01"},
              {"2014-01-25", "2014-01-25"},
              {"2024-02-29", "2024-02-29"},
              {"2023-02-29", "null"},
              {"2023-02-30", "null"},
              {"1900-02-29", "null"},
              {"2000-02-29", "2000-02-29"},
              {"0000-01-01", "null"},
              {"0001-01-01", "0001-01-01"},
              {"9999-12-31", "9999-12-31"},
              {"2014-13", "null"},
              {"2014-00", "null"},
              {"2014-1", "null"},
              {"2014-", "null"},
              {"", "null"},
              {"2014-01-25T10", "null"},
              {"201", "null"},
              {"20145", "null"},
              {"2014-04-31", "null"}};
  for (const auto& row : rows) EXPECT_EQ(date_or_null(parse_date(row.text)), row.expected) << row.text;
}

TEST(ParseDateTime, Table) {
  const struct {
    const char *text, *expected;
  } rows[] = {{"2014", "2014T"},
              {"2014T", "2014T"},
              {"2014-01T", "2014-01T"},
              {"2014-01-25", "2014-01-25T"},
              {"2014-01-25T14", "2014-01-25T14"},
              {"2014-01-25T14:30", "2014-01-25T14:30"},
              {"2014-01-25T14:30:14.559+01:00", "2014-01-25T14:30:14.559+01:00"},
              {"2014-01-25T14:30:14Z", "2014-01-25T14:30:14Z"},
              {"2014-01-25T14:30:14-00:00", "2014-01-25T14:30:14Z"},
              {"2014-01-25T14:30:14.559123-14:00", "2014-01-25T14:30:14.559-14:00"},
              {"2014-01-25T14:30:14.5", "2014-01-25T14:30:14.500"},
              {"2014-01-25T14:30:14.", "null"},
              {"2014-01-25T14:30:14+14:01", "null"},
              {"2014-01-25T14:30:14+1:00", "null"},
              {"2014-01-25T24:00", "null"},
              {"2014-01-25T23:60", "null"},
              {"2014T10", "null"},
              {"2014-01-25 14:30", "null"},
              {"2014-01-25T14:30Zjunk", "null"}};
  for (const auto& row : rows) EXPECT_EQ(datetime_or_null(parse_datetime(row.text)), row.expected) << row.text;
}

TEST(ParseTime, Table) {
  const struct {
    const char *text, *expected;
  } rows[] = {{"14", "14"},
              {"14:30", "14:30"},
              {"23:59:59.999", "23:59:59.999"},
              {"00:00:00", "00:00:00"},
              {"24", "null"},
              {"6", "null"},
              {"06Z", "null"},
              {"14:30:14.5", "14:30:14.500"},
              {"", "null"}};
  for (const auto& row : rows) EXPECT_EQ(time_or_null(parse_time(row.text)), row.expected) << row.text;
}

TEST(Calendar, EarliestAndLatestFillToTheAskedPrecision) {
  const auto year = *parse_datetime("2014T");
  EXPECT_EQ(datetime_to_string(earliest(year, Precision::Millisecond)), "2014-01-01T00:00:00.000");
  EXPECT_EQ(datetime_to_string(latest(year, Precision::Millisecond)), "2014-12-31T23:59:59.999");
  EXPECT_EQ(date_to_string(latest(*parse_date("2024-02"), Precision::Day)), "2024-02-29");
  EXPECT_EQ(date_to_string(latest(*parse_date("2014"), Precision::Month)), "2014-12");
  EXPECT_EQ(time_to_string(latest(*parse_time("10:30"), Precision::Millisecond)), "10:30:59.999");
}

TEST(AtOffset, MovesOnlyWhatHasATimeAndAnOffset) {
  const struct {
    const char* text;
    int offset;
    const char* expected;
  } rows[] = {{"2014-01-01T00:30:00+01:00", 0, "2013-12-31T23:30:00Z"},
              {"2014-12-31T23:30:00-01:30", 0, "2015-01-01T01:00:00Z"},
              {"2014-01-01T00:30:00Z", -420, "2013-12-31T17:30:00-07:00"},
              {"2014-01-01T00:30:00", -420, "2014-01-01T00:30:00"},
              {"2014-01T", 60, "2014-01T"},
              {"0001-01-01T00:00:00Z", -60, "0001-01-01T00:00:00Z"},
              {"2014-01-01T10+05:30", 0, "2014-01-01T04Z"}};
  for (const auto& row : rows) {
    EXPECT_EQ(datetime_to_string(at_offset(*parse_datetime(row.text), row.offset)), row.expected) << row.text;
  }
}

RC_GTEST_PROP(TemporalLaws, PackRoundTrips, ()) {
  const auto value = *any_datetime();
  RC_ASSERT(Temporal::unpack(value.pack()) == value);
}

RC_GTEST_PROP(TemporalLaws, TextRoundTrips, ()) {
  const auto value = *any_datetime();
  const auto again = parse_datetime(datetime_to_string(value));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == value);
}

RC_GTEST_PROP(TemporalLaws, DaysRoundTripAndKeepOrder, ()) {
  const auto day = *any_day();
  const auto days = days_from_civil(day.year, day.month, day.day);
  RC_ASSERT(civil_from_days(days) == day);
  const auto next = civil_from_days(days + 1);
  RC_ASSERT(next.pack() > day.pack());
}

RC_GTEST_PROP(TemporalLaws, OffsetsChangeNoInstant, ()) {
  const auto value = *any_datetime();
  const int offset = *rc::gen::inRange(-840, 841);
  if (value.precision == Precision::Hour) return;  // offsets of part of an hour do not fit whole hours
  RC_ASSERT(compare(value, at_offset(value, offset), std::nullopt) == std::strong_ordering::equal);
}

TEST(Calendar, EpochIsDayZero) {
  EXPECT_EQ(days_from_civil(1970, 1, 1), 0);
  EXPECT_EQ(days_from_civil(2000, 3, 1), 11'017);
  EXPECT_EQ(days_from_civil(1, 1, 1), -719'162);
}

}  // namespace
}  // namespace nextline
