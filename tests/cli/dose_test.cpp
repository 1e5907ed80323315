// nextline dose: the doses of one regimen for one patient.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> stated(const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"dose",       "--as-of", "2026-11-23",           "--set", "weight=65", "--set",
                                        "height=164", "--set",   "currentTreatment=none"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(DoseCommand, ShowsTheArithmeticTheFormulaAndTheLadder) {
  const Scratch scratch;
  const auto ran = run(scratch, stated({"docetaxel-trastuzumab-pertuzumab"}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("75 mg/m² × 1.72 m² = 129 mg, given as 130 mg"), HasSubstr("Mosteller"),
                             HasSubstr("level -1: 60 mg/m²"), HasSubstr("Decision support")));
}

TEST(DoseCommand, LowersToTheLevelAskedFor) {
  const Scratch scratch;
  const auto ran = run(scratch, stated({"--level", "Taxotere=1", "docetaxel-trastuzumab-pertuzumab"}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("level -1, 60 mg/m² instead of 75 mg/m²"));
}

TEST(DoseCommand, NamesWhatIsMissingAndGuessesNothing) {
  const Scratch scratch;
  const auto ran = run(scratch, {"dose", "--set", "weight=65", "--format", "json", "docetaxel-trastuzumab-pertuzumab"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("\"fact\": \"height\""), HasSubstr("not calculated: needs height"),
                             HasSubstr("\"intendedUse\""), Not(HasSubstr("\"value\": 129"))));
}

TEST(DoseCommand, TakesADrugThatNoRegimenGives) {
  const Scratch scratch;
  const auto ran = run(scratch, stated({"--set", "creatinineClearance=85", "Paraplatin"}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("× 110 mL/min = 660 mg"), HasSubstr("Calvert")));
}

TEST(DoseCommand, ThePlanTellsTheDosesToo) {
  const Scratch scratch;
  const std::string patient = kExamples + "second-line.json";
  const auto text = run(scratch, {"plan", patient, "--as-of", "2026-11-23", "--set", "weight=65"});
  EXPECT_THAT(text.out, HasSubstr("5.4 mg/kg × 65 kg = 351 mg"));
  const auto json = run(scratch, {"plan", patient, "--as-of", "2026-11-23", "--set", "weight=65", "--format", "json"});
  EXPECT_THAT(json.out, AllOf(HasSubstr("\"forPatient\""), HasSubstr("\"given\": 351")));
  const auto html = run(scratch, {"plan", patient, "--as-of", "2026-11-23", "--set", "weight=65", "--format", "html"});
  EXPECT_THAT(html.out, HasSubstr("5.4 mg/kg × 65 kg = 351 mg"));
}

TEST(DoseCommand, WrongUseIsRefusedInOneLine) {
  const Scratch scratch;
  for (const auto& [arguments, says] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"dose", "--set", "weight=65", "no-such"}, "no-such"},
           {{"dose", "--set", "weight=65", "capecitabine"}, "name a regimen with it"},
           {{"dose", "--set", "weight=65", "--level", "docetaxel", "docetaxel-trastuzumab-pertuzumab"}, "DRUG=N"},
           {{"dose", "--set", "weight=65", "--level", "docetaxel=-1", "docetaxel-trastuzumab-pertuzumab"}, "DRUG=N"},
           {{"dose", "--set", "weight=65", "--level", "docetaxel=9", "docetaxel-trastuzumab-pertuzumab"},
            "levels go from 0 to 1"},
           {{"dose", "--set", "weight=65", "--level", "eribulin=1", "docetaxel-trastuzumab-pertuzumab"}, "eribulin"},
           {{"dose"}, "REGIMEN"},
           {{"dose", "trastuzumab"}, "REGIMEN"}}) {
    const auto ran = run(scratch, arguments);
    EXPECT_EQ(ran.status, 2) << says;
    EXPECT_THAT(ran.err, HasSubstr(says));
    EXPECT_EQ(ran.out, "");
  }
}

}  // namespace
}  // namespace nextline::cli::testing
