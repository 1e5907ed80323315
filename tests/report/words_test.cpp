#include "report/words.h"

#include <gtest/gtest.h>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

TEST(WithoutTimes, LeavesTheDay) {
  EXPECT_EQ(without_times("2026-11-16T09:30:00.000+01:00"), "2026-11-16");
  EXPECT_EQ(without_times("2026-11-16T09:30:00Z"), "2026-11-16");
  EXPECT_EQ(without_times("2026-11-16T"), "2026-11-16");
  EXPECT_EQ(without_times("low (Observation/a, 2024-02-01T10:00), high"), "low (Observation/a, 2024-02-01), high");
  EXPECT_EQ(without_times("on 2024-02-01T10:00:00. Then"), "on 2024-02-01. Then");
}

TEST(WithoutTimes, TouchesNothingElse) {
  for (const auto* text : {"", "2026-11", "T10:00", "CT of 2026-11-16", "2026-11-16Tests", "1234-56-7"})
    EXPECT_EQ(without_times(text), text);
}

TEST(SomeOf, CutsManyShort) {
  EXPECT_EQ(some_of({}), "");
  EXPECT_EQ(some_of(texts({"a", "b", "c", "d"})), "a, b, c and d");
  EXPECT_EQ(some_of(texts({"a", "b", "c", "d", "e"})), "a, b, c and 2 more");
  EXPECT_EQ(some_of(std::vector<std::string_view>(20, "x")), "x, x, x and 17 more");
}

TEST(ValueWords, SpeakToAReader) {
  const Plan plan = sample_plan();
  CaseEntry entry;
  entry.shown_as = ShownAs::Number;
  entry.value = "250";
  entry.unit = "10*9/L";
  EXPECT_EQ(value_words(entry), "250 ×10⁹/L");
  entry = {};
  entry.value = "resolved-after-steroids";
  EXPECT_EQ(value_words(entry), "resolved after steroids");
  entry.value = "alpha";
  EXPECT_EQ(value_words(plan, entry), "Alphamab");
  entry.shown_as = ShownAs::List;
  entry.items = texts({"alphamab", "betamab"});
  entry.absent = texts({"gammamab", "deltamab"});
  EXPECT_EQ(value_words(entry), "alphamab, betamab; not gammamab or deltamab");
  entry.items = {};
  EXPECT_EQ(value_words(entry), "not gammamab or deltamab");
  entry.absent = {};
  entry.items = texts({"line 1: a, b", "line 2: c"});
  EXPECT_EQ(value_words(entry), "line 1: a, b; line 2: c");
}

TEST(DoseWords, NameBasisRouteAndSchedule) {
  EXPECT_EQ(
      dose_words({"docetaxel", "75", "mg/m2", "body surface area", "intravenous", "every 3 weeks", "verified", {}}),
      "75 mg/m² (body surface area) intravenous, every 3 weeks");
  EXPECT_EQ(dose_words({"x", "840", "mg", "fixed", "", "", "recall", {}}), "840 mg (fixed) [unverified]");
}

TEST(LabelWords, NameTheDayAndTheNote) {
  EXPECT_EQ(label_words({"us", "approved", "2025-12-15", "first line"}),
            "Approved, United States, since 2025-12-15; first line");
  EXPECT_EQ(label_words({"eu", "none", "", ""}), "None, European Union");
}

TEST(FitWords, SayYesNoAndUnknown) {
  EXPECT_EQ(fit_words({"T", Truth::True, "all met"}), "would have qualified by its main entry criteria");
  EXPECT_EQ(fit_words({"T", Truth::False, "grade 2"}), "would not have qualified; grade 2");
  EXPECT_EQ(fit_words({"T", Truth::Unknown, "grade not known"}),
            "cannot be told whether the patient would have qualified; grade not known");
}

TEST(IsTied, AsksForAnotherOfTheSameRank) {
  const Plan plan = sample_plan();
  EXPECT_FALSE(is_tied(plan, plan.options[0]));
  EXPECT_TRUE(is_tied(plan, plan.options[1]));
}

TEST(FirstChoice, IsNamedWhereTheTreatmentDoesNotGoOn) {
  Plan plan = sample_plan();
  EXPECT_EQ(first_choice_words(plan), "");  // held
  plan.current.action = "switch";
  EXPECT_EQ(first_choice_words(plan), "Alphamab (preferred; 1 point to settle first)");
  plan.options = plan.options.subspan(1);
  EXPECT_EQ(first_choice_words(plan), "Betamab and Gammamab (recommended), of equal rank");
  plan.options = {};
  EXPECT_EQ(first_choice_words(plan), "");
}

TEST(ConflictWords, NameTheFactByItsTitle) {
  const Plan plan = sample_plan();
  EXPECT_EQ(
      conflict_words(plan, {"lvef", texts({"50 % (Observation/a, 2024-02-01T10:00)", "60 %"}), "the later counts"}),
      "LVEF: 50 % (Observation/a, 2024-02-01) and 60 %. the later counts");
  EXPECT_EQ(conflict_words(plan, {"ill-if-met", texts({"ill: no"}), "Odd"}), "Ill if met: ill: no. Odd");
}

}  // namespace
}  // namespace nextline::report
