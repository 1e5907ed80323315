// nextline ask, fed from a pipe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kSecond = kExamples + "second-line.json";

Ran ask(const Scratch& scratch, const std::string& answers, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"ask", "--as-of", "2026-11-23"});
  return run(scratch, more, answers);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

/// Everything behind the conversation.
std::string plan_in(const std::string& text) {
  const auto at = text.find("HER2-positive metastatic breast cancer, adults");
  return at == std::string::npos ? "" : text.substr(at);
}

TEST(Ask, EndsWithItsInputAndShowsThePlan) {
  const Scratch scratch;
  for (const std::string answers : {"", "q\n", "none", "\n", "nonsense\n"}) {
    SCOPED_TRACE(answers);
    const auto ran = ask(scratch, answers, {kSecond});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("The plan so far:"));
    EXPECT_THAT(plan_in(ran.out), HasSubstr("Options"));
  }
}

TEST(Ask, AsksEachFactOnceWhenNothingIsKnown) {
  const Scratch scratch;
  const auto ran = ask(scratch, std::string(500, '\n'));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Settled"));
  EXPECT_EQ(count(ran.out, "Has breast cancer been diagnosed?\n  Answer yes or no."), 1U);
}

TEST(Ask, TheMostDecisiveFactComesFirstAndSettlesThePlan) {
  const Scratch scratch;
  const auto ran = ask(scratch, "negative\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(count(ran.out, "> "), 1U);
  EXPECT_THAT(ran.out, HasSubstr("HER2 status of the most recent"));
  EXPECT_THAT(ran.out, HasSubstr("one of: positive, negative, equivocal"));
  EXPECT_THAT(ran.out, HasSubstr("Settled"));
  EXPECT_THAT(plan_in(ran.out), HasSubstr("This guideline does not apply"));
}

TEST(Ask, SaysWhyAndAsksAgainAfterAWrongAnswer) {
  const Scratch scratch;
  const auto ran = ask(scratch, "?\npositiv\nPositive\nq\n");
  EXPECT_THAT(ran.out, HasSubstr("her2: not on record; it changes the plan."));
  EXPECT_THAT(ran.out, HasSubstr("if negative: this guideline does not apply"));
  EXPECT_THAT(ran.out, HasSubstr("'positiv' is no value of 'her2' (did you mean 'positive'?)"));
  EXPECT_EQ(count(ran.out,
                  "HER2 status of the most recent informative sample by ASCO/CAP (IHC 3+ or amplified by in-situ\n"
                  "hybridisation is positive)?\n  Answer"),
            1U);
  EXPECT_EQ(count(ran.out, "> "), 4U);
}

TEST(Ask, AnswersReadBackGiveTheSamePlan) {
  const Scratch scratch;
  const std::string file = scratch.path("answers.yaml");
  const auto asked = ask(scratch, "none\nnormal\nq\n", {kSecond, "--output", file});
  EXPECT_EQ(asked.status, 0) << asked.err;
  EXPECT_THAT(asked.err, HasSubstr("wrote " + file));
  EXPECT_THAT(text_of(file), HasSubstr("answered on 2026-11-23"));
  EXPECT_THAT(text_of(file), Not(HasSubstr("her2:")));  // on record, not answered
  const auto planned = run(scratch, {"plan", kSecond, "--case", file, "--as-of", "2026-11-23", "--format", "json"});
  EXPECT_EQ(planned.status, 0) << planned.err;
  const auto json = [&](const std::string& fact) { return count(planned.out, "\"fact\": \"" + fact + "\""); };
  EXPECT_EQ(json("interstitialLungDisease"), 0U);
  EXPECT_EQ(json("dpyd"), 0U);
}

TEST(Ask, WithoutARecordTheAnswersAreAWholeCase) {
  const Scratch scratch;
  const std::string stated = scratch.file("case.yaml", "breastCancer: true\nmetastatic: true\nage: 55\n");
  const std::string file = scratch.path("answers.yaml");
  const auto asked = ask(scratch, "positive\nq\n", {"--case", stated, "--output", file});
  EXPECT_EQ(asked.status, 0) << asked.err;
  const auto planned = run(scratch, {"plan", "--case", file, "--as-of", "2026-11-23"});
  EXPECT_THAT(planned.out, HasSubstr("This guideline applies"));
}

TEST(Ask, SetsAreAnsweredWhole) {
  const Scratch scratch;
  const std::string stated = scratch.file(
      "case.yaml",
      "breastCancer: true\nmetastatic: true\nage: 55\nher2: positive\nhormoneReceptor: negative\ndeNovo: true\n"
      "linesOfTherapy: 1\npriorAdjuvantHer2: false\ncurrentTreatment: none\nprogressionOnCurrent: false\n");
  const auto first = ask(scratch, "", {"--case", stated});
  ASSERT_THAT(first.out, HasSubstr("what is not named counts as no"));
  const std::string file = scratch.path("answers.yaml");
  const auto none = ask(scratch, "none\nq\n", {"--case", stated, "--output", file});
  EXPECT_EQ(none.status, 0) << none.err;
  EXPECT_THAT(text_of(file), HasSubstr("not: ["));
  EXPECT_THAT(text_of(file), Not(HasSubstr("yes: [")));
}

}  // namespace
}  // namespace nextline::cli::testing
