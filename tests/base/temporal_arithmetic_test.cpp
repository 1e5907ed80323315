#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random_values.h"
#include "base/temporal.h"

namespace nextline {
namespace {

/// "T…" is a Time, everything else a DateTime.
Temporal t(std::string_view text) {
  const auto value = text.starts_with('T') ? parse_time(text.substr(1)) : parse_datetime(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Temporal());
}

std::string shown(const std::optional<Temporal>& value) {
  if (!value) return "null";
  return value->is_time() ? "T" + time_to_string(*value) : datetime_to_string(*value);
}

constexpr auto Y = Precision::Year, M = Precision::Month, D = Precision::Day, H = Precision::Hour,
               N = Precision::Minute, S = Precision::Second, MS = Precision::Millisecond;

TEST(TemporalAdd, Table) {
  const struct {
    const char* value;
    std::int64_t amount;
    Precision unit;
    const char* expected;
  } rows[] = {
      {"2005-10-10", 5, Y, "2010-10-10T"},
      {"2005-10-10", 8000, Y, "null"},
      {"2005-10-10", -2005, Y, "null"},
      {"2005-05-10", 10, M, "2006-03-10T"},
      {"2005-05-10", -6, M, "2004-11-10T"},
      {"2018-05-02", 21, D, "2018-05-23T"},
      {"2024-02-29", -364, D, "2023-03-02T"},
      {"2012-02-29", 1, Y, "2013-02-28T"},
      {"2014-01-31", 1, M, "2014-02-28T"},
      {"2014", 24, M, "2016T"},
      {"2014", 25, M, "2016T"},
      {"2014", -25, M, "2012T"},
      {"2014", 730, D, "2016T"},
      {"2014", 735, D, "2016T"},
      {"2014-06", 33, D, "2014-07T"},
      {"2014-06", -33, D, "2014-05T"},
      {"2016-05", -31'535'999, S, "2015-05T"},
      {"2005-05-10", 5, H, "2005-05-10T"},
      {"2005-05-10", 25, H, "2005-05-11T"},
      {"2016-06-10T05", 19, H, "2016-06-11T00"},
      {"2016-06-10T05:05", -6, N, "2016-06-10T04:59"},
      {"2016-06-10T05:05:05", 55, S, "2016-06-10T05:06:00"},
      {"2016-06-10T05:05:05.005", -6, MS, "2016-06-10T05:05:04.999"},
      {"2016-10-01T10:20:30+02:00", -15, H, "2016-09-30T19:20:30+02:00"},
      {"9999-12-31T23:59:59.999", 1, MS, "null"},
      {"0001-01-01", -1, D, "null"},
      {"2014-01-01", INT64_MAX, MS, "null"},
      {"2014-01-01", INT64_MIN, Y, "null"},
      {"T15:59:59.999", 5, H, "T20:59:59.999"},
      {"T15:59:59.999", 1, MS, "T16:00:00.000"},
      {"T15:59:59.999", 300, N, "T20:59:59.999"},
      {"T23:00", 2, H, "T01:00"},
      {"T01:00", -2, H, "T23:00"},
      {"T12", 90, N, "T13"},
      {"T12", 1, D, "null"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(add(t(row.value), row.amount, row.unit)), row.expected) << row.value;
}

std::string shown(std::optional<std::strong_ordering> order) {
  if (!order) return "?";
  return *order < 0 ? "<" : (*order > 0 ? ">" : "=");
}

TEST(TemporalCompare, Table) {
  const struct {
    const char *left, *right;
    std::optional<Precision> to;
    const char* expected;
  } rows[] = {
      {"2014", "2014", {}, "="},
      {"2014", "2015", {}, "<"},
      {"2014-10", "2014-10-12", {}, "?"},
      {"2014-10", "2014-11-12", {}, "<"},
      {"2014-10", "2014-10-12", D, "?"},
      {"2014-10", "2014-10-12", M, "="},
      {"2005-10-10", "2005-09", D, ">"},
      {"2004-12-09", "2003-10-10", D, ">"},
      {"2014-12-20", "2014-12-20T15", N, "?"},
      {"2012-03-10T10:20:00.999+07:00", "2012-03-10T08:20:00.999+06:00", H, ">"},
      {"2012-03-10T10:20:00.999+07:00", "2012-03-10T09:20:00.999+06:00", H, "="},
      {"2012-03-10T10:20:00.999+07:00", "2012-03-10T10:20:00.999+06:00", H, "<"},
      {"2012-03-10T10:20:00", "2012-03-10T10:20:00.000", {}, "="},
      {"2012-03-10T10:20:00", "2012-03-10T10:20:00.001", {}, "<"},
      {"2012-03-10T10:20:00", "2012-03-10T10:20:00.001", S, "="},
      {"0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.000", {}, "="},
      {"T15:59:59.999", "T14:59:59.999", H, ">"},
      {"T15:59", "T15:59:59.999", {}, "?"},
      {"T23:25:25.555", "T23:55:25.900", H, "="},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(compare(t(row.left), t(row.right), row.to)), row.expected) << row.left << " " << row.right;
  }
}

TEST(TemporalCompare, ValuesWithoutOffsetAreAtTheDefault) {
  const auto local = t("2012-03-10T10:00:00");
  const auto utc = t("2012-03-10T17:00:00Z");
  EXPECT_EQ(compare(local, utc, std::nullopt, -420), std::strong_ordering::equal);
  EXPECT_EQ(compare(local, utc, std::nullopt, 0), std::strong_ordering::less);
}

std::string shown(const std::optional<CountRange>& range) {
  if (!range) return "null";
  if (range->low == range->high) return std::to_string(range->low);
  return "[" + std::to_string(range->low) + "," + std::to_string(range->high) + "]";
}

TEST(TemporalBetween, Table) {
  const struct {
    const char *low, *high;
    Precision unit;
    const char *duration, *difference;
  } rows[] = {
      {"2005", "2010", Y, "[4,5]", "5"},
      {"2005-05", "2010-04", Y, "4", "5"},
      {"2014-01-31", "2014-02-01", M, "0", "1"},
      {"2010-10-12T12:05", "2008-08-15T08:08", D, "-788", "-788"},
      {"2014-01-15", "2014-02", D, "[16,44]", "[17,44]"},
      {"2015-02-10", "2015-03", D, "[18,49]", "[19,49]"},
      {"2012-01", "2012-02", D, "[0,59]", "[1,59]"},
      {"2017-08-07T17:00", "2017-08-14", D, "[6,7]", "7"},
      {"2017-08-07", "2017-08-14", D, "7", "7"},
      {"2005", "2006-05", M, "[4,16]", "[5,16]"},
      {"2005", "2006-07", M, "[6,18]", "[7,18]"},
      {"2012-03-10", "2013-03-10", Y, "1", "1"},
      {"2012-02-29", "2013-02-28", Y, "0", "1"},
      {"2000-01-01", "2100-01-01", D, "36525", "36525"},
      {"2000-10-15T10:30", "2000-10-25T10:00", D, "9", "10"},
      {"2000-04-01T12", "2000-04-01T20", H, "8", "8"},
      {"2000-04-01", "2000-04-02", H, "[0,47]", "[1,47]"},
      {"2000-10-10T10:05:45.500-06:00", "2000-10-10T10:05:45.900-07:00", MS, "3600400", "3600400"},
      {"2017-03-12T01:00:00-07:00", "2017-03-12T03:00:00-06:00", H, "1", "1"},
      {"2017-11-05T01:30:00-06:00", "2017-11-05T01:15:00-07:00", N, "45", "45"},
      {"2017-03-12T00:00:00-07:00", "2017-03-13T00:00:00-06:00", D, "0", "1"},
      {"2016", "1998", Y, "[-18,-17]", "-18"},
      {"T20:26:15.555", "T23:25:15.555", H, "2", "3"},
      {"T06", "T07:00:00", H, "1", "1"},
      {"T23:20:16.555", "T23:25:15.555", N, "4", "5"},
      {"T20:20:15.555", "T20:20:15.550", MS, "-5", "-5"},
      {"T20", "T21", D, "null", "null"},
      {"T20", "2014-01-01", H, "null", "null"},
      {"0001-01-01T00:00:00.000", "9999-12-31T23:59:59.999", MS, "315537897599999", "315537897599999"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(duration_between(t(row.low), t(row.high), row.unit)), row.duration) << row.low << " " << row.high;
    EXPECT_EQ(shown(difference_between(t(row.low), t(row.high), row.unit)), row.difference)
        << row.low << " " << row.high;
  }
}

TEST(TemporalBetween, DatesEndWithTheirLastDay) {
  const auto range = duration_between(t("2014-01-15"), t("2014-02"), D, 0, Precision::Day);
  EXPECT_EQ(shown(range), "[17,44]");
  EXPECT_EQ(shown(duration_between(t("2012-01"), t("2012-02"), D, 0, Precision::Day)), "[1,59]");
}

TEST(TemporalBetween, Weeks) {
  const struct {
    const char *low, *high, *duration, *difference;
  } rows[] = {
      {"2012-03-10T22:05:09", "2012-03-20T07:19:33", "1", "2"},
      {"2012-03-10T22:05:09", "2012-03-24T07:19:33", "1", "2"},
      {"2012-03-10T06:05:09", "2012-03-24T07:19:33", "2", "2"},
      {"2000-10-15", "2000-10-28", "1", "1"},
      {"2000-10-15", "2000-10-29", "2", "2"},
      {"2000-10-28", "2000-10-29", "0", "1"},
      {"2000-10-29", "2000-10-28", "0", "-1"},
      {"2014-01", "2014-01-20", "[-1,2]", "[-1,3]"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(weeks_duration_between(t(row.low), t(row.high))), row.duration) << row.low << " " << row.high;
    EXPECT_EQ(shown(weeks_difference_between(t(row.low), t(row.high))), row.difference) << row.low << " " << row.high;
  }
}

RC_GTEST_PROP(TemporalArithmeticLaws, DaysAddedComeOffAgain, ()) {
  const auto day = *any_day();
  const auto count = *rc::gen::inRange<std::int64_t>(-400'000, 400'001);
  const auto moved = add(day, count, Precision::Day);
  RC_PRE(moved.has_value());
  RC_ASSERT(add(*moved, -count, Precision::Day) == day);
  RC_ASSERT(duration_between(day, *moved, Precision::Day) == (CountRange{count, count}));
}

RC_GTEST_PROP(TemporalArithmeticLaws, DurationsAndDifferencesAreAntisymmetric, ()) {
  const auto left = *any_datetime();
  const auto right = *any_datetime();
  const auto unit = static_cast<Precision>(*rc::gen::inRange(1, 8));
  for (const bool duration : {true, false}) {
    const auto between = [&](const Temporal& low, const Temporal& high) {
      return duration ? duration_between(low, high, unit) : difference_between(low, high, unit);
    };
    const auto there = between(left, right);
    const auto back = between(right, left);
    RC_ASSERT(there.has_value() && back.has_value());
    RC_ASSERT(there->low <= there->high);
    RC_ASSERT(*back == (CountRange{-there->high, -there->low}));
  }
}

RC_GTEST_PROP(TemporalArithmeticLaws, ComparisonIsAntisymmetric, ()) {
  const auto left = *any_datetime();
  const auto right = *any_datetime();
  const auto there = compare(left, right, std::nullopt);
  const auto back = compare(right, left, std::nullopt);
  RC_ASSERT(there.has_value() == back.has_value());
  if (there) RC_ASSERT((*there < 0) == (*back > 0));
  RC_ASSERT(compare(left, left, std::nullopt) == std::strong_ordering::equal);
}

RC_GTEST_PROP(TemporalArithmeticLaws, MonthsAddedAreMonthsBetween, ()) {
  const auto day = *any_day();
  RC_PRE(day.day <= 28);
  const auto months = *rc::gen::inRange<std::int64_t>(-5'000, 5'001);
  const auto moved = add(day, months, Precision::Month);
  RC_PRE(moved.has_value());
  RC_ASSERT(duration_between(day, *moved, Precision::Month) == (CountRange{months, months}));
}

}  // namespace
}  // namespace nextline
