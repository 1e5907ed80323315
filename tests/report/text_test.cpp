#include "report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "report/sample_plan.h"
#include "report/wrap.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string text_of(const Plan& plan, TextStyle style = {}) {
  return plan_text(plan, style);
}

TEST(PlanText, TellsWhatToDoFirstAndWhatItRestsOnLast) {
  const auto text = text_of(sample_plan());
  std::size_t last = 0;
  for (const auto* title :
       {"\nWhat to do now: Hold the current treatment", "\nOptions\n", "\nTo find out", "\nActions, in this order",
        "\nWhat comes next", "\nNot options, and why", "\nAlerts\n", "\nStatements of the record that disagree",
        "\nTreatments so far", "\nRead from the record", "\nBasis\n", "\nSources\n"}) {
    const auto at = text.find(title);
    ASSERT_NE(at, std::string::npos) << title;
    EXPECT_GT(at, last) << title;
    last = at;
  }
}

TEST(PlanText, SpeaksToAReader) {
  const auto text = text_of(sample_plan());
  for (const auto* words :
       {"52 years", "62 %, 2026-11-16", "17 more)", "Being given   Alphamab, since 2025-02-01",
        "Until         The heart is better", "The heart is weak [unverified] [1]", "Alert: The books disagree",
        "2. Betamab: Recommended (equal rank)", "nothing in this guideline puts one before the other",
        "Trial fit     Trial one: would not have qualified; grade 2", "Call the team, now (urgent)",
        "Hold until they are back", "Patient/a&b", "First sign of metastasis", "620 % dated 2026-01-01 refused"})
    EXPECT_THAT(text, HasSubstr(words));
  EXPECT_THAT(text, Not(HasSubstr("T09:30")));
}

TEST(PlanText, NoLineIsWiderThanAsked) {
  for (const int columns : {100, 60}) {
    std::istringstream lines(text_of(sample_plan(), {columns, true}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(width_of(line), columns) << line;
  }
}

TEST(PlanText, WhatCannotWaitStandsFirst) {
  const auto text = text_of(sample_plan());
  const auto now = text.find("\nWhat to do now"), options = text.find("\nOptions\n");
  const auto urgent = text.find("Urgent        Call the team, now");
  EXPECT_LT(now, urgent);
  EXPECT_LT(urgent, options);
}

TEST(PlanText, WhatIsInReserveStandsApartWhileTreatmentGoesOn) {
  for (const char* action : {"continue", "hold"}) {
    const std::string text = text_of(with_reserve(action));
    EXPECT_THAT(text, HasSubstr("In reserve, should the treatment being given have to end\n  - Betamab\n    It works"));
    EXPECT_THAT(text, HasSubstr("Caution: The liver"));
    EXPECT_THAT(text, Not(HasSubstr("2. Betamab")));
  }
  const std::string stopped = text_of(with_reserve("stop"));
  EXPECT_THAT(stopped, HasSubstr("2. Betamab: In reserve"));
  EXPECT_THAT(stopped, Not(HasSubstr("In reserve, should")));
}

TEST(PlanText, WithNothingButAReserveItSaysSo) {
  Plan plan = with_reserve("hold");
  plan.options = plan.options.subspan(1);
  const std::string text = text_of(plan);
  EXPECT_THAT(text, HasSubstr("Options\n  None for now beside the treatment being given."));
  EXPECT_THAT(text, HasSubstr("  - Betamab"));
}

TEST(PlanText, RegimensExcludedForOneReasonAreToldTogether) {
  Plan plan = sample_plan();
  Exclusion other = plan.excluded.front();
  other.title = "Epsilonmab";
  plan.excluded = list({plan.excluded.front(), other});
  EXPECT_THAT(text_of(plan), HasSubstr("Deltamab; Epsilonmab: Hold until they are back"));
  other.because = list<Reason>({{"another reason", {}, {}, "B", ""}});
  plan.excluded = list({plan.excluded.front(), other});
  EXPECT_THAT(text_of(plan), HasSubstr("Epsilonmab: Hold until they are back\n    Another reason"));
}

TEST(PlanText, ColoursOnlyWhenAskedFor) {
  EXPECT_THAT(text_of(sample_plan(), {100, true}), HasSubstr("\x1b["));
  EXPECT_THAT(text_of(sample_plan()), Not(HasSubstr("\x1b")));
}

TEST(PlanText, OutsideTheScopeThereIsNothingToChoose) {
  Plan plan = sample_plan();
  plan.applies = Truth::False;
  const auto text = text_of(plan);
  EXPECT_THAT(text, HasSubstr("This guideline does not apply\n  - The patient is ill"));
  for (const auto* words : {"What to do now", "\nOptions", "Not options"}) EXPECT_THAT(text, Not(HasSubstr(words)));
}

TEST(PlanText, OfTheDeadNothingIsAsked) {
  Plan plan = sample_plan();
  plan.died = true;
  plan.options = {};
  const auto text = text_of(plan);
  EXPECT_THAT(text, HasSubstr("What to do now: nothing, the patient has died"));
  EXPECT_THAT(text, HasSubstr("None: the patient has died."));
  for (const auto* words : {"Being given", "Check  ", "Not options"}) EXPECT_THAT(text, Not(HasSubstr(words)));
}

TEST(PlanText, ATreatmentThatEndsWaitsForNothing) {
  Plan plan = sample_plan();
  EXPECT_THAT(text_of(plan), HasSubstr("Check         Grade?"));
  for (const auto* action : {"stop", "switch"}) {
    plan.current.action = action;
    EXPECT_THAT(text_of(plan), Not(HasSubstr("Until ")));
    EXPECT_THAT(text_of(plan), Not(HasSubstr("Grade?")));
    EXPECT_THAT(text_of(plan), HasSubstr("Ranked first  Alphamab"));
  }
}

}  // namespace
}  // namespace nextline::report
