#include "report/groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

using ::testing::ElementsAre;

Reason rule(std::string_view text) {
  return {text, {}, texts({"book"}), "rule", "yes"};
}

Reason row(std::string_view text) {
  return {text, {}, {}, "", ""};
}

Exclusion excluded(std::string_view title, std::string_view category, std::initializer_list<Reason> because) {
  Exclusion exclusion;
  exclusion.title = title;
  exclusion.category = category;
  exclusion.because = list(because);
  return exclusion;
}

/// "title; title: reason; reason" for each group.
std::vector<std::string> told(std::initializer_list<Exclusion> all) {
  Plan plan;
  plan.excluded = list(all);
  std::vector<std::string> lines;
  for (const auto& group : excluded_groups(plan)) {
    std::string line;
    for (const auto title : group.titles) line += (line.empty() ? "" : "; ") + std::string(title);
    line += ":";
    for (const auto* reason : group.because) line += " " + std::string(reason->text);
    lines.push_back(line);
  }
  return lines;
}

TEST(ExcludedGroups, WhatNothingNamesIsToldOnceWhateverElseSpeaksAgainstIt) {
  EXPECT_THAT(told({excluded("A", "not-indicated", {rule("weak heart"), row("not named")}),
                    excluded("B", "not-indicated", {row("not named")})}),
              ElementsAre("A; B: not named"));
}

TEST(ExcludedGroups, WhatTheRowSaysIsLeftOutBehindAReasonOfThePatients) {
  EXPECT_THAT(told({excluded("A", "contraindicated", {rule("weak heart"), row("a rule forbids it")}),
                    excluded("B", "unavailable", {row("cannot be had")})}),
              ElementsAre("A: weak heart", "B: cannot be had"));
}

TEST(ExcludedGroups, WhatWaitsForFactsKeepsTheRulesThatWait) {
  EXPECT_THAT(told({excluded("A", "needs-information", {row("depends on age"), row("a fact is missing")}),
                    excluded("B", "needs-information", {row("depends on sex"), row("a fact is missing")}),
                    excluded("C", "needs-information", {rule("test first"), row("a fact is missing")})}),
              ElementsAre("A; B: a fact is missing", "C: test first"));
}

TEST(ToldOnce, TheFirstOfOneTextIsKept) {
  const auto reasons = list<Reason>({rule("it grew"), row("It grew"), row("no more")});
  const auto kept = told_once(reasons);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0]->sources.size(), 1U);
  EXPECT_EQ(kept[1]->text, "no more");
}

TEST(ChangesTogether, FewAnswersAreAllNamed) {
  MissingFact fact;
  fact.changes = texts({"if a: hold: X", "if b: hold: X"});
  EXPECT_THAT(changes_together(fact), ElementsAre("if a or b: hold: X"));
}

TEST(ChangesTogether, AnswersOfOneEffectShareALine) {
  MissingFact fact;
  fact.changes = texts({"if a: hold: X", "if b: stop: Y", "if c: hold: X", "another form", "if d: hold: X",
                        "if e: hold: X", "if f: hold: X"});
  EXPECT_THAT(changes_together(fact), ElementsAre("if a, c, d or 2 others: hold: X", "if b: stop: Y", "another form"));
}

}  // namespace
}  // namespace nextline::report
