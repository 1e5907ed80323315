#include "report/timeline.h"

#include <gtest/gtest.h>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

void expect_entry(std::string_view sentence, const TimelineEntry& expected) {
  SCOPED_TRACE(sentence);
  const auto entry = timeline_entry(sentence);
  EXPECT_EQ(entry.label, expected.label);
  EXPECT_EQ(entry.treatment, expected.treatment);
  EXPECT_EQ(entry.from, expected.from);
  EXPECT_EQ(entry.to, expected.to);
  EXPECT_EQ(entry.remark, expected.remark);
}

TEST(TimelineEntry, IsTakenApart) {
  expect_entry("trastuzumab from 2025-01-01 to 2025-06-01", {"", "trastuzumab", "2025-01-01", "2025-06-01", ""});
  expect_entry("line 1: docetaxel, trastuzumab, pertuzumab, from 2024-02-01 to 2025-01-10, ended for progression",
               {"line 1", "docetaxel, trastuzumab, pertuzumab", "2024-02-01", "2025-01-10", "ended for progression"});
  expect_entry("adjuvant: trastuzumab, from 2020-02 to 2021", {"adjuvant", "trastuzumab", "2020-02", "2021", ""});
  expect_entry("line 2: tucatinib, since 2025-02-01; dose reduced",
               {"line 2", "tucatinib", "2025-02-01", "", "dose reduced"});
  expect_entry("letrozole until 2019-05-01", {"", "letrozole", "", "2019-05-01", ""});
}

TEST(TimelineEntry, BearsTimesAndOddities) {
  expect_entry("x from 2025-01-01T10:00:00Z to 2025-06-01T11:00:00Z, ended",
               {"", "x", "2025-01-01", "2025-06-01", "ended"});
  expect_entry("changed from a to b from 2025-01-01", {"", "changed from a to b", "2025-01-01", "", ""});
  expect_entry("x from then to now", {"", "x from then to now", "", "", ""});
  expect_entry("x from 2025-13-45", {"", "x from 2025-13-45", "", "", ""});
  expect_entry("", {"", "", "", "", ""});
}

TEST(DaysOf, SpansWhatAPartialDateCanMean) {
  EXPECT_EQ(days_of("1970-01-02")->begin, 1);
  EXPECT_EQ(days_of("1970-01-02T10:00")->end, 1);
  EXPECT_EQ(days_of("1970-02")->begin, 31);
  EXPECT_EQ(days_of("1970-02")->end, 58);
  EXPECT_EQ(days_of("1972")->end - days_of("1972")->begin, 365);
  EXPECT_FALSE(days_of("yesterday"));
  EXPECT_FALSE(days_of(""));
}

TEST(TimelineOf, OrdersTreatmentsAndTheFirstMetastasis) {
  const auto timeline = timeline_of(sample_plan());
  ASSERT_TRUE(timeline);
  std::vector<std::string> words;
  for (const auto& entry : timeline->entries) words.push_back(treatment_words(entry) + " | " + period_words(entry));
  EXPECT_EQ(words, (std::vector<std::string>{
                       "Adjuvant: alphamab | 2021-02 to 2022-01-31", "First sign of metastasis | on 2024-01-15",
                       "Line 1: alphamab, betamab | 2024-02-01 to 2025-01-10", "Line 2: gammamab | since 2025-02-01"}));
  EXPECT_EQ(timeline->axis.begin, days_of("2021-02")->begin);
  EXPECT_EQ(timeline->axis.end, days_of("2026-11-23")->end);
}

TEST(TimelineOf, FallsBackOnTheDrugs) {
  Plan plan = sample_plan();
  plan.facts = changed(plan.facts, plan.facts.size() - 1, [](CaseEntry& fact) {
    fact.fact = "treatments";
    fact.items = texts({"alphamab from 2024-02-01 to 2024-02-01"});
  });
  const auto timeline = timeline_of(plan);
  ASSERT_TRUE(timeline);
  EXPECT_EQ(period_words(timeline->entries.back()), "on 2024-02-01");
}

TEST(TimelineOf, IsLeftOutWithoutDates) {
  Plan plan = sample_plan();
  plan.facts = changed(plan.facts, plan.facts.size() - 1, [](CaseEntry& fact) {
    fact.items = texts({"line 1: alphamab", "line 2: betamab until 2024"});
  });
  EXPECT_FALSE(timeline_of(plan));
  plan.facts = plan.facts.first(plan.facts.size() - 1);
  EXPECT_FALSE(timeline_of(plan));
}

}  // namespace
}  // namespace nextline::report
