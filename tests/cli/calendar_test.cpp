// nextline calendar and nextline checklist, with the guideline built with the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kPatient = kExamples + "second-line.json";
const std::string kAsOf = "2026-11-23";

TEST(CalendarCommand, TellsTheDaysOfTheOptionRankedFirst) {
  const Scratch scratch;
  const auto ran = run(scratch, {"calendar", kPatient, "--as-of", kAsOf, "--start", "2026-12-07"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  for (const auto* says :
       {"Calendar: Trastuzumab deruxtecan", "First dose on 2026-12-07", "Restaging", "2027-02-07",
        "at the latest 2027-04-07", "Every 9 weeks", "Cycles of 21 days", "draft, not clinically", "the treating team"})
    EXPECT_THAT(ran.out, HasSubstr(says));
}

TEST(CalendarCommand, TakesAnotherOptionAndALongerTime) {
  const Scratch scratch;
  const auto ran = run(scratch, {"calendar", kPatient, "--as-of", kAsOf, "--option", "trastuzumab-emtansine",
                                 "--months", "12", "--format", "json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  rapidjson::Document json;
  json.Parse(ran.out.c_str());
  ASSERT_FALSE(json.HasParseError());
  EXPECT_STREQ(json["calendar"]["regimen"].GetString(), "trastuzumab-emtansine");
  EXPECT_STREQ(json["calendar"]["last"].GetString(), "2027-11-23");
  EXPECT_EQ(json["calendar"]["cycles"][0]["starts"].Size(), 18U);
}

TEST(CalendarCommand, ARecentLvefNeedNotBeMeasuredAgain) {
  const Scratch scratch;
  const std::string facts = scratch.file(
      "case.yaml",
      "breastCancer: true\nmetastatic: true\nher2: positive\nhormoneReceptor: negative\nlinesOfTherapy: 0\n"
      "priorAdjuvantHer2: false\nexposedTo: {not: others}\ncurrentTreatment: none\nlvef: {value: 62, date: "
      "2026-11-02}\n"
      "age: 58\nsex: female\nmenopausalStatus: postmenopausal\n");
  const auto ran = run(scratch, {"checklist", "--case", facts, "--as-of", kAsOf});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("[x]  LVEF: on record of 2026-11-02, which counts; cardiology"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Pregnancy test")));
  EXPECT_THAT(ran.out, HasSubstr("Ends it"));
  EXPECT_THAT(ran.out, HasSubstr("Holds it"));
}

TEST(CalendarCommand, IcsNamesNobodyAndIsWrittenToAFile) {
  const Scratch scratch;
  const auto ran = run(scratch, {"calendar", kPatient, "--as-of", kAsOf, "--format", "ics", "--name", "Ward, 4; a",
                                 "--output", scratch.path("days.ics")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const std::string ics = text_of(scratch.path("days.ics"));
  EXPECT_THAT(ics, HasSubstr("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nextline//her2-mbc"));
  EXPECT_THAT(ics, HasSubstr("X-WR-CALNAME:Ward\\, 4\\; a\r\n"));
  EXPECT_THAT(ics, Not(HasSubstr("synthetic-second-line")));
  EXPECT_THAT(ics, Not(HasSubstr("Patient/")));
}

TEST(CalendarCommand, PlansShowDatesAndJsonOnlyWhenAsked) {
  const Scratch scratch;
  const auto text = run(scratch, {"plan", kPatient, "--as-of", kAsOf});
  EXPECT_THAT(text.out, HasSubstr("Before the first dose, if on 2026-11-23: Trastuzumab deruxtecan"));
  const auto html = run(scratch, {"plan", kPatient, "--as-of", kAsOf, "--format", "html"});
  EXPECT_THAT(html.out, HasSubstr("<section id=\"dates\""));
  const auto json = run(scratch, {"plan", kPatient, "--as-of", kAsOf, "--format", "json"});
  EXPECT_THAT(json.out, Not(HasSubstr("\"calendar\"")));
  const auto with = run(scratch, {"plan", kPatient, "--as-of", kAsOf, "--format", "json", "--calendar"});
  rapidjson::Document parsed;
  parsed.Parse(with.out.c_str());
  ASSERT_FALSE(parsed.HasParseError());
  for (const auto& option : parsed["options"].GetArray())
    EXPECT_EQ(option.HasMember("calendar"), !option["drugs"].Empty()) << option["id"].GetString();
}

TEST(CalendarCommand, WrongUseIsRefusedInOneLine) {
  const Scratch scratch;
  using Words = std::vector<std::string>;
  for (const auto& [arguments, says] : std::vector<std::pair<Words, std::string>>{
           {{"calendar"}, "no patient given"},
           {{"checklist"}, "no patient given"},
           {{"calendar", kPatient, "--as-of", kAsOf, "--start", "2026-11-31"}, "'2026-11-31' is no date"},
           {{"calendar", kPatient, "--as-of", kAsOf, "--start", "2026-11-22"}, "lies before the day of the plan"},
           {{"calendar", kPatient, "--as-of", kAsOf, "--months", "0"}, "--months"},
           {{"calendar", kPatient, "--as-of", kAsOf, "--format", "html"}, "--format"},
           {{"calendar", kPatient, "--as-of", kAsOf, "--option", "trastuzumab-emtansin"},
            "did you mean 'trastuzumab-emtansine'"},
           {{"calendar", kExamples + "negative.json", "--as-of", kAsOf}, "no treatment to make a calendar for"},
           {{"calendar", scratch.path("none.json")}, "none.json"}}) {
    const auto ran = run(scratch, arguments);
    EXPECT_EQ(ran.status, 2) << says;
    EXPECT_THAT(ran.err, HasSubstr(says));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  }
}

}  // namespace
}  // namespace nextline::cli::testing
