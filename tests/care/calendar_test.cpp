// The days of a treatment: what the record has already, what several drugs ask for, treatments that are being given.
#include "care/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "care/board_days.h"

namespace nextline::care {
namespace {

using testing::board_plan;
using testing::calendar;
using testing::days;
using testing::due;
using ::testing::ElementsAre;
using testing::from;
using ::testing::HasSubstr;

const std::string kIll = "ill: true\nmarker: positive\nexposedTo: {not: others}\ncurrentTreatment: none\n";

/// A plan kept beside the calendar looked at.
struct Shown {
  Plan plan;
  const PlanCalendar* calendar = nullptr;
};

Shown shown(const std::string& facts, const PlanRequest& request, const std::string& regimen) {
  auto plan = board_plan(facts, request);
  if (!plan) throw std::runtime_error(plan.error().one_line());
  Shown result{std::move(*plan), nullptr};
  result.calendar = calendar(result.plan, regimen);
  if (!result.calendar) throw std::runtime_error(regimen + " has no calendar");
  return result;
}

struct RecordRow {
  const char* name;
  const char* lvef;  ///< as in --case
  const char* start;
  bool settled;
  const char* rests_on;
};
class OnRecord : public ::testing::TestWithParam<RecordRow> {};

/// alphamab: LVEF within 90 days of the first dose.
TEST_P(OnRecord, CountsWithinItsDays) {
  const auto& row = GetParam();
  const auto shown_ = shown(kIll + row.lvef, from("2026-03-31", row.start), "alpha");
  const auto* lvef = due(*shown_.calendar, DueKind::Before, "LVEF");
  ASSERT_TRUE(lvef);
  EXPECT_EQ(lvef->settled, row.settled);
  EXPECT_EQ(lvef->rests_on, row.rests_on);
  EXPECT_EQ(days(*lvef), row.start);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, OnRecord,
    ::testing::Values(
        RecordRow{"Recent", "lvef: {value: 60, date: 2026-03-01}\n", "2026-03-31", true, "2026-03-01"},
        RecordRow{"TheLastDayThatCounts", "lvef: {value: 60, date: 2026-01-01}\n", "2026-04-01", true, "2026-01-01"},
        RecordRow{"ADayTooOld", "lvef: {value: 60, date: 2026-01-01}\n", "2026-04-02", false, "2026-01-01"},
        RecordRow{"OnlyAMonth", "lvef: {value: 60, date: 2026-03}\n", "2026-03-31", false, ""},
        RecordRow{"Undated", "lvef: 60\n", "2026-03-31", false, ""},
        RecordRow{"OfTomorrow", "lvef: {value: 60, date: 2026-04-01}\n", "2026-04-05", false, ""},
        RecordRow{"Unknown", "", "2026-03-31", false, ""}),
    [](const auto& row) { return row.param.name; });

TEST(Calendar, AGeneTestCountsWhateverItsAge) {
  const auto known = shown(kIll, from("2026-03-31"), "alpha");
  const auto* test = due(*known.calendar, DueKind::Before, "Gene test");
  ASSERT_TRUE(test);
  EXPECT_TRUE(test->settled);
  EXPECT_EQ(test->earliest, "");
}

TEST(Calendar, MergesDrugsAtTheStrictestIntervalWithAllSources) {
  const auto both = shown(kIll, from("2028-01-31", "2028-02-08", 3), "alpha-beta");
  const auto* before = due(*both.calendar, DueKind::Before, "LVEF");
  ASSERT_TRUE(before);
  EXPECT_EQ(before->earliest, "2028-01-11");  // betamab's 28 days, not alphamab's 90
  EXPECT_EQ(before->note, "by echo");
  EXPECT_EQ(before->who, "cardiology");
  EXPECT_EQ(before->read, "2nd");
  EXPECT_THAT(before->sources, ElementsAre("book", "leaflet"));
  EXPECT_THAT(before->drugs, ElementsAre("alphamab", "betamab"));
  const auto* after = due(*both.calendar, DueKind::Repeated, "LVEF");
  ASSERT_TRUE(after);
  EXPECT_EQ(days(*after), "2028-03-21 2028-05-02");
  EXPECT_EQ(after->rhythm, "every 6 weeks");
  const auto* platelets = due(*both.calendar, DueKind::Repeated, "Platelets");
  ASSERT_TRUE(platelets);
  EXPECT_EQ(days(*platelets),
            "2028-02-08 2028-02-15 2028-02-29 2028-03-07 2028-03-21 2028-03-28 2028-04-11 "
            "2028-04-18 2028-05-02");
  EXPECT_EQ(platelets->days[3].cycle, 2);
  EXPECT_EQ(platelets->days[3].cycle_day, 8);
}

TEST(Calendar, TellsCyclesRestagingAndTheEndOfWhatIsPlanned) {
  const auto alpha = shown(kIll, from("2026-11-30", "", 6), "alpha");
  ASSERT_EQ(alpha.calendar->cycles.size(), 1U);
  const auto& cycles = alpha.calendar->cycles.front();
  EXPECT_EQ(cycles.days, 21);
  ASSERT_EQ(cycles.starts.size(), 4U);  // the fourth is the last that is planned
  EXPECT_EQ(cycles.starts.back().day, "2027-02-01");
  EXPECT_EQ(cycles.starts.back().cycle, 4);
  EXPECT_EQ(days(*due(*alpha.calendar, DueKind::Repeated, "Platelets")), "2026-11-30 2026-12-21 2027-01-11 2027-02-01");
  EXPECT_EQ(days(*due(*alpha.calendar, DueKind::Repeated, "Restaging")),
            "2027-01-30/2027-03-30 2027-03-30/2027-05-30 2027-05-30/2027-07-30");
  EXPECT_EQ(days(*due(*alpha.calendar, DueKind::Milestone, "End of alphamab")), "2027-02-22");
  EXPECT_EQ(alpha.calendar->last, "2027-05-30");
}

TEST(Calendar, WhatComesWithEveryCycleNeedsNoLongerRhythmBeside) {
  const auto gamma = shown(kIll, from("2026-01-01", "", 3), "gamma");
  const auto* liver = due(*gamma.calendar, DueKind::Repeated, "Blood");
  ASSERT_TRUE(liver);
  EXPECT_EQ(liver->rhythm, "days 1 and 15 of every cycle of 28 days; every 3 weeks");
  EXPECT_EQ(days(*liver),
            "2026-01-01 2026-01-15 2026-01-22 2026-01-29 2026-02-12 2026-02-26 2026-03-05 2026-03-12 2026-03-26");
}

TEST(Calendar, ArrangesOnceByTheEarlierDayAndNotForThoseWhomItDoesNotConcern) {
  const auto both = shown(kIll, from("2026-03-01", "2026-03-31"), "alpha-beta");
  std::vector<std::string> told;
  for (const auto& each : both.calendar->preparations)
    told.push_back(std::string(each.kind) + " " + std::string(each.by));
  EXPECT_THAT(told, ElementsAre("consent 2026-03-31", "premedication 2026-03-30", "contraception 2026-03-03"));
  EXPECT_THAT(both.calendar->preparations[2].drugs, ElementsAre("alphamab", "betamab"));
}

TEST(Calendar, NothingIsDueBeforeTheDayOfThePlan) {
  const auto both = shown(kIll, from("2026-03-30", "2026-03-31"), "alpha-beta");
  for (const auto& each : both.calendar->preparations) EXPECT_GE(each.by, "2026-03-30") << each.what;
}

const std::string kGamma = "ill: true\nmarker: positive\nexposedTo: [gammamab]\nprogressionOnCurrent: false\n";

TEST(Calendar, ATreatmentThatIsBeingGivenCountsFromItsFirstDose) {
  const auto plan = board_plan(kGamma + "currentTreatment: {value: gamma, date: 2026-01-01}\n", from("2026-02-10"));
  ASSERT_TRUE(plan) << plan.error().one_line();
  ASSERT_TRUE(plan->current.calendar);
  const auto& running = *plan->current.calendar;
  EXPECT_TRUE(running.running);
  EXPECT_TRUE(running.preparations.empty());
  EXPECT_EQ(days(*due(running, DueKind::Repeated, "Liver")), "2026-02-12 2026-02-26 2026-03-26 2026-04-23");
}

TEST(Calendar, WithoutItsFirstDayTheTeamDecides) {
  const auto plan = board_plan(kGamma + "currentTreatment: {value: gamma, date: 2026-01}\n", from("2026-02-10"));
  ASSERT_TRUE(plan) << plan.error().one_line();
  const auto* liver = due(*plan->current.calendar, DueKind::Undecided, "Liver");
  ASSERT_TRUE(liver);
  EXPECT_THAT(std::string(liver->rhythm),
              HasSubstr("as the team decides: every 2 weeks up to day 56, then every 4 "
                        "weeks up to day 112 of treatment; its first day is not on record"));
  EXPECT_TRUE(liver->days.empty());
}

struct RunningRow {
  const char* name;
  const char* lvef;
  const char* days;
  const char* overdue;
};
class Running : public ::testing::TestWithParam<RunningRow> {};

/// epsilonmab: LVEF every 84 days, no length of a cycle.
TEST_P(Running, CountsFromTheLastTimeOnRecord) {
  const auto& row = GetParam();
  const auto plan = board_plan(
      "ill: true\nmarker: positive\nexposedTo: {not: others}\nprogressionOnCurrent: false\nplatelets: {value: 60, "
      "date: "
      "2026-01-28}\ncurrentTreatment: {value: epsilon, date: 2025-12-01}\n" +
          std::string(row.lvef),
      from("2026-01-31", "2026-02-02", 6));
  ASSERT_TRUE(plan) << plan.error().one_line();
  ASSERT_TRUE(plan->current.calendar);
  const auto* lvef = due(*plan->current.calendar, DueKind::Repeated, "LVEF");
  ASSERT_TRUE(lvef);
  EXPECT_EQ(days(*lvef), row.days);
  EXPECT_EQ(lvef->overdue, row.overdue);
}
INSTANTIATE_TEST_SUITE_P(Rows, Running,
                         ::testing::Values(RunningRow{"Due", "lvef: {value: 60, date: 2025-12-20}\n",
                                                      "2026-03-14 2026-06-06", ""},
                                           RunningRow{"DueToday", "lvef: {value: 60, date: 2025-11-08}\n",
                                                      "2026-01-31 2026-04-25 2026-07-18", ""},
                                           RunningRow{"DueYesterday", "lvef: {value: 60, date: 2025-11-07}\n",
                                                      "2026-02-02 2026-04-27 2026-07-20", "2026-01-30"},
                                           RunningRow{"NeverOnRecord", "", "2026-02-02 2026-04-27 2026-07-20", ""}),
                         [](const auto& row) { return row.param.name; });

TEST(Calendar, OfATreatmentOnHoldSaysWhatHoldsItAndWhatHasNoDay) {
  const auto plan = board_plan(
      "ill: true\nmarker: positive\nexposedTo: {not: others}\nprogressionOnCurrent: false\nplatelets: {value: 60, "
      "date: "
      "2026-01-28}\ncurrentTreatment: {value: epsilon, date: 2025-12-01}\n",
      from("2026-01-31"));
  ASSERT_TRUE(plan) << plan.error().one_line();
  EXPECT_EQ(plan->current.action, "hold");
  const auto& held = *plan->current.calendar;
  ASSERT_EQ(held.criteria.size(), 1U);
  EXPECT_EQ(held.criteria[0].effect, "hold");
  EXPECT_EQ(held.criteria[0].finding, "platelets are below 75 ×10⁹/L");
  EXPECT_EQ(held.criteria[0].until, "platelets are 75 ×10⁹/L or more");
  EXPECT_EQ(held.criteria[0].now, Truth::True);
  EXPECT_EQ(due(held, DueKind::Undecided, "Platelets")->rhythm,
            "as the team decides: before every cycle, whose length is not said here");
}

TEST(Calendar, IsMadeOnlyWhereItIsAskedFor) {
  auto request = from("2026-03-31");
  request.calendars = Calendars::First;
  const auto first = board_plan(kIll, request);
  ASSERT_TRUE(first);
  ASSERT_GT(first->options.size(), 1U);
  EXPECT_TRUE(first->options[0].calendar);
  EXPECT_FALSE(first->options[1].calendar);
  request.region = "us";
  request.calendars = Calendars::None;
  auto consultation = Consultation::open(testing::board(), request, *parse_datetime(request.as_of + "T12:00:00.000Z"));
  ASSERT_TRUE(consultation);
  const auto none = (*consultation)->plan(*case_from_yaml(*testing::board(), kIll, "facts"));
  ASSERT_TRUE(none);
  for (const auto& option : none->options) EXPECT_FALSE(option.calendar);
}

TEST(Calendar, ItsSourcesAreAmongThePlans) {
  const auto both = shown(kIll, from("2026-03-31"), "alpha-beta");
  for (const auto& each : both.calendar->due)
    for (const auto id : each.sources)
      EXPECT_TRUE(std::ranges::any_of(both.plan.sources, [&](const PlanSource& source) { return source.id == id; }))
          << id;
}

TEST(Calendar, WhoHasDiedHasNone) {
  const auto plan = board_plan(
      "died: true\nill: true\nmarker: positive\ncurrentTreatment: {value: gamma, date: "
      "2025-02-20}\n",
      from("2026-03-31"));
  ASSERT_TRUE(plan) << plan.error().one_line();
  EXPECT_FALSE(plan->current.calendar);
}

struct WrongRow {
  const char* start;
  int months;
  const char* says;
};
class WrongRequest : public ::testing::TestWithParam<WrongRow> {};
TEST_P(WrongRequest, IsRefused) {
  const auto plan = board_plan(kIll, from("2026-03-31", GetParam().start, GetParam().months));
  ASSERT_FALSE(plan);
  EXPECT_THAT(plan.error().one_line(), HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(Rows, WrongRequest,
                         ::testing::Values(WrongRow{"2026-02-29", 6, "is no date"},
                                           WrongRow{"2026-04", 6, "is no date"}, WrongRow{"tomorrow", 6, "is no date"},
                                           WrongRow{"2026-03-30", 6, "lies before the day of the plan, 2026-03-31"},
                                           WrongRow{"2026-03-31", 0, "a calendar of 0 months"},
                                           WrongRow{"2026-03-31", 61, "a calendar of 61 months"}));

}  // namespace
}  // namespace nextline::care
