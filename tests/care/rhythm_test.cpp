// Days counted on: month ends, leap days, the strictest of several rhythms.
#include "care/rhythm.h"

#include <gtest/gtest.h>

namespace nextline::care {
namespace {

std::string days(const std::vector<Repeat>& repeats) {
  std::string all;
  for (const auto& repeat : repeats) {
    all += (all.empty() ? "" : " ") + iso_day(repeat.day);
    if (repeat.latest != repeat.day) all += "/" + iso_day(repeat.latest);
  }
  return all;
}

struct MonthRow {
  const char* from;
  int months;
  const char* to;
};
class Months : public ::testing::TestWithParam<MonthRow> {};
TEST_P(Months, EndWithTheMonth) {
  const auto& row = GetParam();
  EXPECT_EQ(iso_day(months_after(*day_of(row.from), row.months)), row.to);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Months,
    ::testing::Values(MonthRow{"2026-01-31", 1, "2026-02-28"}, MonthRow{"2027-12-31", 2, "2028-02-29"},
                      MonthRow{"2028-02-29", 12, "2029-02-28"}, MonthRow{"2028-02-29", 48, "2032-02-29"},
                      MonthRow{"2026-10-30", 4, "2027-02-28"}, MonthRow{"2026-11-30", 1, "2026-12-30"},
                      MonthRow{"1900-01-31", 1, "1900-02-28"}, MonthRow{"2000-01-31", 1, "2000-02-29"}));

struct DayRow {
  const char* iso;
  bool known;
};
class DayOf : public ::testing::TestWithParam<DayRow> {};
TEST_P(DayOf, NeedsADay) {
  EXPECT_EQ(day_of(GetParam().iso).has_value(), GetParam().known) << GetParam().iso;
}
INSTANTIATE_TEST_SUITE_P(Rows, DayOf,
                         ::testing::Values(DayRow{"2026-03-31", true}, DayRow{"2026-03-31T09:30:00Z", true},
                                           DayRow{"2026-03", false}, DayRow{"2026", false}, DayRow{"", false},
                                           DayRow{"2026-02-29", false}, DayRow{"2028-02-29", true},
                                           DayRow{"yesterday", false}));

struct RepeatRow {
  const char* name;
  std::vector<Rhythm> rhythms;
  const char* from;
  const char* last;
  const char* days;
};
class Repeats : public ::testing::TestWithParam<RepeatRow> {};
TEST_P(Repeats, FallOnTheseDays) {
  const auto& row = GetParam();
  const Day from = *day_of(row.from);
  EXPECT_EQ(days(repeats(row.rhythms, from, from, *day_of(row.last))), row.days);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Repeats,
    ::testing::Values(
        RepeatRow{"EveryThreeWeeks", {{21, 0, 0, -1}}, "2028-02-08", "2028-03-21", "2028-02-29 2028-03-21"},
        RepeatRow{"TheLastDayCounts", {{10, 0, 0, -1}}, "2026-01-01", "2026-01-11", "2026-01-11"},
        RepeatRow{"TheDayBeforeDoesNot", {{10, 0, 0, -1}}, "2026-01-01", "2026-01-10", ""},
        RepeatRow{"EndsAfterItsDays", {{28, 0, 0, 56}}, "2026-01-01", "2026-12-31", "2026-01-29 2026-02-26"},
        RepeatRow{"EndsBetweenTwo", {{28, 0, 0, 55}}, "2026-01-01", "2026-12-31", "2026-01-29"},
        RepeatRow{"Tiers",
                  {{14, 0, 0, 56}, {28, 0, 0, 112}},
                  "2026-01-01",
                  "2026-12-31",
                  "2026-01-15 2026-01-29 2026-02-12 2026-02-26 2026-03-26 2026-04-23"},
        RepeatRow{"TierThenForEver",
                  {{28, 0, 0, 84}, {42, 0, 0, -1}},
                  "2026-01-01",
                  "2026-07-01",
                  "2026-01-29 2026-02-26 2026-03-26 2026-05-07 2026-06-18"},
        RepeatRow{"MonthEndsAreNotLost",
                  {{0, 1, 0, -1}},
                  "2027-12-31",
                  "2028-04-30",
                  "2028-01-31 2028-02-29 2028-03-31 2028-04-30"},
        RepeatRow{"ARangeCountsFromTheTimeBefore",
                  {{0, 2, 4, -1}},
                  "2026-11-30",
                  "2027-04-01",
                  "2027-01-30/2027-03-30 2027-03-30/2027-05-30"},
        RepeatRow{"NoRhythm", {}, "2026-01-01", "2026-12-31", ""}),
    [](const auto& row) { return row.param.name; });

struct StrictRow {
  const char* name;
  std::vector<Rhythm> asked, kept;
};
class Strictest : public ::testing::TestWithParam<StrictRow> {};
TEST_P(Strictest, KeepsWhatNoOtherCovers) {
  EXPECT_EQ(strictest(GetParam().asked), GetParam().kept);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Strictest,
    ::testing::Values(StrictRow{"Shorter", {{84, 0, 0, -1}, {42, 0, 0, -1}}, {{42, 0, 0, -1}}},
                      StrictRow{"Same", {{84, 0, 0, -1}, {84, 0, 0, -1}}, {{84, 0, 0, -1}}},
                      StrictRow{"ShorterButEnds", {{84, 0, 0, -1}, {14, 0, 0, 56}}, {{14, 0, 0, 56}, {84, 0, 0, -1}}},
                      StrictRow{"LongerAndEndsSooner", {{28, 0, 0, 112}, {14, 0, 0, -1}}, {{14, 0, 0, -1}}},
                      StrictRow{"AMonthMayBe28Days", {{0, 1, 0, -1}, {28, 0, 0, -1}}, {{28, 0, 0, -1}}},
                      StrictRow{
                          "ThirtyDaysAndAMonth", {{30, 0, 0, -1}, {0, 1, 0, -1}}, {{30, 0, 0, -1}, {0, 1, 0, -1}}},
                      StrictRow{"AMonthMayBe31Days", {{31, 0, 0, -1}, {0, 1, 0, -1}}, {{0, 1, 0, -1}}}),
    [](const auto& row) { return row.param.name; });

TEST(RhythmWords, AreWeeksWhereTheyCan) {
  EXPECT_EQ(rhythm_words({{84, 0, 0, -1}}), "every 12 weeks");
  EXPECT_EQ(rhythm_words({{7, 0, 0, 28}, {10, 0, 0, -1}}), "every 7 days up to day 28, then every 10 days");
  EXPECT_EQ(rhythm_words({{1, 0, 0, -1}}), "every day");
  EXPECT_EQ(rhythm_words({{0, 2, 4, -1}}), "every 2 to 4 months");
  EXPECT_EQ(rhythm_words({{0, 1, 0, -1}}), "every 1 month");
}

}  // namespace
}  // namespace nextline::care
