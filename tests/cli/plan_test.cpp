// The commands about one patient: where the record comes from, where the result goes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kFirstLine = kExamples + "first-line.json";
const std::vector<std::string> kDay = {"--as-of", "2026-11-23"};

std::vector<std::string> on_the_day(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), kDay.begin(), kDay.end());
  return arguments;
}

TEST(Plan, AFolderGivesThePlanOfItsFilesOnce) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.path("record"));
  scratch.file("record/a.json", text_of(kFirstLine));
  scratch.file("record/b.json", text_of(kFirstLine));
  const auto folder = run(scratch, on_the_day({"plan", scratch.path("record")}));
  const auto file = run(scratch, on_the_day({"plan", kFirstLine}));
  EXPECT_EQ(folder.status, 0) << folder.err;
  EXPECT_EQ(folder.out, file.out);
}

TEST(Plan, AFolderMayHoldFurtherResults) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.path("record"));
  scratch.file("record/a.json", text_of(kFirstLine));
  scratch.file("record/b.ndjson",
               R"({"resourceType":"Observation","id":"later","status":"final","subject":{"reference":)"
               R"("Patient/synthetic-first-line"},"code":{"coding":[{"system":"http://loinc.org","code":"10230-1"}]},)"
               R"("effectiveDateTime":"2026-11-22","valueQuantity":{"value":44,"unit":"%",)"
               R"("system":"http://unitsofmeasure.org","code":"%"}})"
               "\n");
  const auto ran = run(scratch, on_the_day({"case", scratch.path("record")}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("44 %, 2026-11-22"), HasSubstr("from Observation/later")));
}

TEST(Plan, AFreshOrderIsAskedAfterAndNotContinued) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.path("record"));
  scratch.file("record/a.json", text_of(kFirstLine));
  scratch.file("record/b.ndjson",
               R"({"resourceType":"MedicationRequest","id":"fresh","status":"active","intent":"order","subject":)"
               R"({"reference":"Patient/synthetic-first-line"},"authoredOn":"2026-11-20",)"
               R"("medicationCodeableConcept":{"text":"trastuzumab deruxtecan"}})"
               "\n");
  const auto ran = run(scratch, on_the_day({"plan", scratch.path("record"), "--format", "json"}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("ordered, and nothing on record tells whether the first dose was given: trastuzumab "
                                 "deruxtecan (2026-11-20); it changes the plan"));
  EXPECT_THAT(ran.out, HasSubstr("MedicationRequest/fresh: orders trastuzumab deruxtecan"));
  const auto page = run(scratch, on_the_day({"plan", scratch.path("record"), "--format", "html"}));
  EXPECT_THAT(page.out, HasSubstr("drugs given before or now: none known"));
  EXPECT_THAT(page.out, HasSubstr("None yet; what there is to find out may make one"));
}

TEST(Plan, OutputIsWrittenWholeAndTold) {
  const Scratch scratch;
  const std::string output = scratch.file("plan.json", "old");
  std::filesystem::create_symlink("plan.json", scratch.path("link.json"));
  const auto to_file =
      run(scratch, on_the_day({"plan", kFirstLine, "--format", "json", "--output", scratch.path("link.json")}));
  EXPECT_EQ(to_file.status, 0) << to_file.err;
  EXPECT_EQ(to_file.out, "");
  EXPECT_EQ(to_file.err, "nextline: wrote " + scratch.path("link.json") + "\n");
  EXPECT_TRUE(std::filesystem::is_symlink(scratch.path("link.json")));
  EXPECT_EQ(text_of(output), run(scratch, on_the_day({"plan", kFirstLine, "--format", "json"})).out);
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
    EXPECT_THAT(entry.path().string(), Not(HasSubstr(".part")));
}

TEST(Plan, MayLookAhead) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", kFirstLine, "--as-of", "2031-01-01"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Plan as of 2031-01-01"));
}

TEST(Plan, OutputMayBeADevice) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", kFirstLine, "--output", "/dev/null"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

class UnavailableDrug : public ::testing::TestWithParam<std::string> {};

TEST_P(UnavailableDrug, GoesByAnyOfItsNames) {
  const Scratch scratch;
  const std::string second = kExamples + "second-line.json";
  const auto ran = run(scratch, {"plan", second, "--as-of", "2026-11-23", "--unavailable", GetParam()});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Trastuzumab deruxtecan: Unavailable"));
}

INSTANTIATE_TEST_SUITE_P(Names, UnavailableDrug,
                         ::testing::Values("trastuzumab-deruxtecan", "trastuzumab deruxtecan", "Trastuzumab Deruxtecan",
                                           "enhertu", "T-DXd"));

TEST(Plan, ADeadPatientHasNoOptions) {
  const Scratch scratch;
  const std::string from = "\"resourceType\": \"Patient\",";
  const auto dead = with(text_of(kFirstLine), from, from + " \"deceasedDateTime\": \"2026-11-20\",");
  const auto json = run(scratch, on_the_day({"plan", "-", "--format", "json"}), dead);
  EXPECT_EQ(json.status, 0) << json.err;
  EXPECT_THAT(json.out, HasSubstr("\"options\": [],"));
  EXPECT_THAT(json.out, HasSubstr("\"missing\": [],"));
  EXPECT_THAT(json.out, HasSubstr("\"actions\": [],"));
  EXPECT_THAT(run(scratch, on_the_day({"plan", "-"}), dead).out, HasSubstr("the patient has died"));
  const auto treated =
      with(text_of(kExamples + "second-line.json"), from, from + " \"deceasedDateTime\": \"2026-11-20\",");
  const auto last = run(scratch, on_the_day({"plan", "-", "--format", "json"}), treated);
  EXPECT_THAT(last.out, HasSubstr("\"regimen\": \"trastuzumab-pertuzumab\""));
  EXPECT_THAT(last.out, HasSubstr("\"checks\": []"));
}

TEST(Explain, NamesTheResourcesBehindEachFact) {
  const Scratch scratch;
  const auto text = run(scratch, on_the_day({"explain", kFirstLine, "docetaxel-trastuzumab-pertuzumab"}));
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("Observation/synthetic-first-line-observation-09"));
  const auto json =
      run(scratch, on_the_day({"explain", kFirstLine, "Docetaxel, trastuzumab and pertuzumab", "--format", "json"}));
  EXPECT_EQ(json.status, 0) << json.err;
  EXPECT_THAT(json.out, HasSubstr("\"regimen\": \"docetaxel-trastuzumab-pertuzumab\""));
  EXPECT_THAT(json.out, HasSubstr("\"Observation/synthetic-first-line-observation-09\""));
}

TEST(Explain, TakesStatedFactsWithoutARecord) {
  const Scratch scratch;
  const auto ran = run(scratch, {"explain", "--set", "her2=negative", "trastuzumab-deruxtecan"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Trastuzumab deruxtecan: Not indicated"));
}

}  // namespace
}  // namespace nextline::cli::testing
