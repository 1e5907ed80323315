// nextline interactions, and the same in a plan: what is taken beside a treatment. --formulary and goals of a plan.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

TEST(InteractionsCommand, ExitStatusSaysWhetherSomethingSpeaksAgainstIt) {
  const Scratch scratch;
  for (const auto& [arguments, status] :
       std::vector<std::pair<Words, int>>{{{"--drug", "tucatinib", "--with", "gemfibrozil"}, 1},
                                          {{"--drug", "Tukysa", "--with", "digoxin"}, 0},
                                          {{"--regimen", "trastuzumab-pertuzumab", "--with", "paracetamol"}, 0},
                                          {{"--regimen", "neratinib-capecitabine", "--with", "St John's wort"}, 1},
                                          {{"--regimen", "docetaxel-trastuzumab-pertuzumab"}, 0}}) {
    Words words = {"interactions"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto ran = run(scratch, words);
    EXPECT_EQ(ran.status, status) << ran.out << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Decision support for oncologists"));
  }
}

TEST(InteractionsCommand, WhatIsNotKnownIsNotTakenForSafe) {
  const Scratch scratch;
  const auto ran = run(scratch, {"interactions", "--drug", "kadcyla", "--with", "Siberian ginseng"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Not known here: not checked"));
  EXPECT_THAT(ran.out, HasSubstr("'Siberian ginseng'; it holds 'ginseng'"));
}

TEST(InteractionsCommand, WritesJson) {
  const Scratch scratch;
  const auto ran = run(scratch, {"interactions", "--drug", "docetaxel", "--with", "Klacid 500 mg tablets", "--with",
                                 "metformin", "--with", "zinc", "--format", "json"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  for (const char* part : {"\"severity\": \"avoid\"", "\"drug\": \"docetaxel\"", "\"with\": \"clarithromycin\"",
                           "\"written\": \"Klacid 500 mg tablets\"", "\"sources\": [\n            \"D3\"",
                           "\"nothingListed\": [\n        \"metformin\"", "\"written\": \"zinc\""})
    EXPECT_THAT(ran.out, HasSubstr(part));
}

TEST(InteractionsCommand, WrongUseIsRefusedInOneLine) {
  const Scratch scratch;
  for (const auto& [arguments, says] : std::vector<std::pair<Words, std::string>>{
           {{"interactions"}, "no patient given"},
           {{"interactions", "--drug", "tucatinib"}, "there is nothing to check the drugs against"},
           {{"interactions", "--drug", "tucatinibb", "--with", "x"}, "did you mean 'tucatinib'"},
           {{"interactions", "--regimen", "nothing", "--with", "x"}, "is no regimen of this guideline"}}) {
    const auto ran = run(scratch, arguments);
    EXPECT_EQ(ran.status, 2) << says;
    EXPECT_THAT(ran.err, HasSubstr(says));
  }
}

/// The example of a first line, with medicines listed in its Bundle.
std::string with_medicines(const Scratch& scratch) {
  std::string bundle = text_of(kExamples + "first-line.json");
  const std::string start = "\"entry\": [";
  std::string more;
  int number = 0;
  for (const char* text : {"Clarithromycin 500 MG Oral Tablet", "Johanniskraut Dragees", "Moonwort drops"}) {
    const std::string id = "other-" + std::to_string(++number);
    more += R"({"fullUrl":"http://hospital.example.org/fhir/MedicationStatement/)" + id +
            R"(","resource":{"resourceType":"MedicationStatement","id":")" + id +
            R"(","status":"active","subject":{"reference":"Patient/synthetic-first-line"},)" +
            R"("medicationCodeableConcept":{"text":")" + text + "\"}}},\n";
  }
  bundle.insert(bundle.find(start) + start.size(), more);
  return scratch.file("patient.json", bundle);
}

TEST(InteractionsCommand, ChecksTheOptionsOfARecordWithAllItLists) {
  const Scratch scratch;
  const auto ran = run(scratch, {"interactions", with_medicines(scratch), "--as-of", "2026-11-23"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("docetaxel with clarithromycin"));
  EXPECT_THAT(ran.out, HasSubstr("docetaxel with St John's wort (Johanniskraut Dragees)"));
  EXPECT_THAT(ran.out, HasSubstr("'Moonwort drops' (MedicationStatement/other-3)"));
}

TEST(PlanCommand, TellsInteractionsAsCautionsInEveryForm) {
  const Scratch scratch;
  const std::string patient = with_medicines(scratch);
  for (const char* format : {"text", "json", "html"}) {
    const auto ran = run(scratch, {"plan", patient, "--as-of", "2026-11-23", "--format", format});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Taken now: docetaxel with clarithromycin")) << format;
    EXPECT_THAT(ran.out, HasSubstr("not known here: not checked")) << format;
  }
}

TEST(PlanCommand, TakesAFormulary) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", kExamples + "first-line.json", "--as-of", "2026-11-23", "--formulary",
                                 kExamples + "formulary.yaml"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("1. Paclitaxel (or nab-paclitaxel) and trastuzumab: Recommended"));
  EXPECT_THAT(ran.out, HasSubstr("cannot be had (Example clinic, essential medicines and trastuzumab)"));
  const auto bad = run(scratch, {"plan", kExamples + "first-line.json", "--formulary",
                                 scratch.file("f.yaml", "available:\n  - herceptinn\n")});
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("f.yaml:2:5 (available[0]): 'herceptinn' is no drug of this guideline (did you mean"));
}

TEST(PlanCommand, SaysHowAGoalChangedTheOrder) {
  const Scratch scratch;
  for (const char* goal : {"longer life", "fewer side effects", "fewer visits", "tablets at home", "keep hair",
                           "avoid neuropathy", "work"}) {
    const auto ran = run(scratch, {"plan", kExamples + "second-line.json", "--as-of", "2026-11-23", "--goal", goal});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Goal ")) << goal;
  }
  const auto bad = run(scratch, {"plan", kExamples + "second-line.json", "--goal", "keep hairs"});
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("did you mean 'keep-hair'"));
}

}  // namespace
}  // namespace nextline::cli::testing
