// nextline ask, fed from a pipe. Mostly on the tiny guideline of the tests, whose questions do not change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kTiny = NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny";
const std::vector<std::string> kTinyOnTheDay = {"--pack", kTiny, "--as-of", "2026-11-23"};

Ran run_tiny(const Scratch& scratch, std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.end(), kTinyOnTheDay.begin(), kTinyOnTheDay.end());
  return run(scratch, arguments, input);
}

/// What is asked with these facts stated and these answers given.
Ran ask(const Scratch& scratch, const std::vector<std::string>& settings, const std::string& answers) {
  std::vector<std::string> arguments = {"ask"};
  for (const auto& setting : settings) arguments.insert(arguments.end(), {"--set", setting});
  return run_tiny(scratch, arguments, answers);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

/// The questions in a conversation: the paragraphs above "  Answer …".
std::vector<std::string> questions(const std::string& text) {
  std::vector<std::string> all;
  for (auto at = text.find("\n  Answer "); at != std::string::npos; at = text.find("\n  Answer ", at + 1)) {
    const auto start = text.rfind("\n\n", at);
    all.push_back(text.substr(start == std::string::npos ? 0 : start, at - start));
  }
  return all;
}

TEST(Ask, EndsWithItsInputAndShowsThePlan) {
  const Scratch scratch;
  for (const std::string answers : {"", "q\n", "quit", "nonsense\n", "?\n"}) {
    SCOPED_TRACE(answers);
    const auto ran = run(scratch, {"ask", kExamples + "second-line.json", "--as-of", "2026-11-23"}, answers);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("The plan so far:"));
    EXPECT_THAT(ran.out, HasSubstr("\nOptions\n"));
    EXPECT_THAT(ran.out, HasSubstr("\nBasis\n"));
  }
}

TEST(Ask, AsksEachFactOnceAndIsSettledThen) {
  const Scratch scratch;
  const auto ran = run(scratch, {"ask", "--as-of", "2026-11-23"}, std::string(500, '\n'));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Settled"));
  const auto asked = questions(ran.out);
  EXPECT_GE(asked.size(), 4U);
  EXPECT_EQ(std::set<std::string>(asked.begin(), asked.end()).size(), asked.size());
}

TEST(Ask, TheMostDecisiveFactComesFirstAndMaySettleThePlan) {
  const Scratch scratch;
  const auto ran = ask(scratch, {}, "no\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(count(ran.out, "> "), 1U);
  EXPECT_THAT(ran.out, HasSubstr("\nIs the patient ill?\n  Answer yes or no."));
  EXPECT_THAT(ran.out, HasSubstr("Settled"));
  EXPECT_THAT(ran.out, HasSubstr("This guideline does not apply"));
}

TEST(Ask, SaysWhyAndTakesAnotherTryAtAWrongAnswer) {
  const Scratch scratch;
  const auto ran = ask(scratch, {}, "?\nmaybe\nYES\nq\n");
  EXPECT_THAT(ran.out, HasSubstr("> ?\n  ill: not on record; it changes the plan.\n  - "));
  EXPECT_THAT(ran.out, HasSubstr("> maybe\nill: 'ill' is true, false or unknown, not 'maybe'"));
  EXPECT_EQ(count(ran.out, "Is the patient ill?\n  Answer"), 1U);
  EXPECT_THAT(ran.out, HasSubstr("This guideline applies"));
}

TEST(Ask, TheWeekOfAPregnancyFirstWhereItDecides) {
  const Scratch scratch;
  std::vector<std::string> arguments = {"ask", "--pack", NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc"};
  for (const char* setting :
       {"breastCancer=true", "metastatic=true", "her2=positive", "hormoneReceptor=negative", "deNovo=true",
        "linesOfTherapy=0", "priorAdjuvantHer2=false", "exposedTo=none", "currentTreatment=none", "age=33", "ecog=1",
        "sex=female", "menopausalStatus=premenopausal", "pregnant=true"})
    arguments.insert(arguments.end(), {"--set", setting});
  const auto ran = run(scratch, arguments, "20\nq\n");
  EXPECT_THAT(ran.out, HasSubstr("Completed weeks of the pregnancy?\n  Answer a number in weeks (0 to 44)."));
  EXPECT_THAT(ran.out, HasSubstr("Paclitaxel alone: In some circumstances"));
}

TEST(Ask, NumbersHaveTheirUnitAndBounds) {
  const Scratch scratch;
  const auto ran =
      ask(scratch, {"ill=true", "marker=positive", "exposedTo.alphamab=false", "creatinine=1"}, "620\n49 %\nq\n");
  EXPECT_THAT(ran.out, HasSubstr("\nLVEF\n  Answer a number in % (0 to 100)."));
  EXPECT_THAT(ran.out, HasSubstr("> 620\nLVEF: "));
  EXPECT_THAT(ran.out, HasSubstr("LVEF is 49 %, below 50"));
}

TEST(Ask, SetsAreAnsweredWhole) {
  const Scratch scratch;
  const std::vector<std::string> stated = {"ill=true", "marker=positive", "lvef=60", "creatinine=1"};
  const auto given = ask(scratch, stated, "Alphamab\n");
  EXPECT_THAT(given.out, HasSubstr("or none; what is not named counts as no: alphamab, betamab."));
  EXPECT_THAT(given.out, Not(HasSubstr("Alphamab alone: Recommended")));
  EXPECT_THAT(ask(scratch, stated, "gammamab\nnone\n").out,
              AllOf(HasSubstr("'gammamab' is no value of 'exposedTo'"), HasSubstr("Alphamab alone: Recommended")));
}

TEST(Ask, AnswersReadBackGiveTheSamePlan) {
  const Scratch scratch;
  const std::string file = scratch.path("answers.yaml");
  const std::string stated = scratch.file("case.yaml", "ill: true\nlvef: 60\n");
  const auto asked = run_tiny(scratch, {"ask", "--case", stated, "--output", file}, "positive\nnone\n1\n");
  EXPECT_EQ(asked.status, 0) << asked.err;
  EXPECT_EQ(asked.err, "nextline: wrote " + file + "\n");
  EXPECT_THAT(text_of(file), AllOf(HasSubstr("ill: true"), HasSubstr("answered on 2026-11-23")));
  const auto planned = run_tiny(scratch, {"plan", "--case", file});
  EXPECT_EQ(planned.status, 0) << planned.err;
  EXPECT_THAT(planned.out, HasSubstr("\nOptions\n"));
  EXPECT_EQ(asked.out.substr(asked.out.size() - planned.out.size()), planned.out);
}

TEST(Ask, WithARecordOnlyTheAnswersAreWritten) {
  const Scratch scratch;
  const std::string file = scratch.path("answers.yaml");
  const std::string record =
      scratch.file("record.json", R"([{"resourceType":"Patient","id":"p"},)"
                                  R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"}}])");
  const auto asked = run_tiny(scratch, {"ask", record, "--output", file}, "positive\nq\n");
  EXPECT_EQ(asked.status, 0) << asked.err;
  EXPECT_THAT(text_of(file), AllOf(HasSubstr("marker: {value: positive"), Not(HasSubstr("ill:"))));
}

}  // namespace
}  // namespace nextline::cli::testing
