// A treatment's days in every form, under the made-up guideline of tests/data/packs/board; iCalendar by the letter of
// RFC 5545.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "care/board_days.h"
#include "report/calendar/ics.h"
#include "report/calendar/json.h"
#include "report/calendar/text.h"
#include "report/calendar/words.h"
#include "report/golden.h"
#include "report/html.h"
#include "report/json.h"
#include "report/text.h"

namespace nextline::report {
namespace {

using care::testing::board_plan;
using care::testing::from;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kNew =
    "ill: true\nmarker: positive\nexposedTo: {not: others}\ncurrentTreatment: none\nlvef: {value: 60, date: "
    "2027-12-20}\nplatelets: {value: 250, date: 2028-01-20}\n";
const std::string kHeld =
    "ill: true\nmarker: positive\nexposedTo: {not: others}\nprogressionOnCurrent: false\nplatelets: {value: 60, date: "
    "2028-01-28}\nlvef: {value: 60, date: 2027-10-01}\ncurrentTreatment: {value: epsilon, date: 2027-06-01}\n";

Plan plan_of(const std::string& facts, care::Calendars which = care::Calendars::All) {
  auto request = from("2028-01-31", "2028-02-08", 3);
  request.calendars = which;
  auto plan = board_plan(facts, request);
  if (!plan) throw std::runtime_error(plan.error().one_line());
  plan->basis.engine_version = "1.0";
  plan->basis.pack_hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  return std::move(*plan);
}

struct GoldenRow {
  const char* name;
  std::string facts;
  const char* option;
};
class GoldenDates : public ::testing::TestWithParam<GoldenRow> {};

TEST_P(GoldenDates, AreAsOnFile) {
  const auto& row = GetParam();
  const Plan plan = plan_of(row.facts);
  const auto* calendar = calendar_of(plan, row.option);
  ASSERT_TRUE(calendar);
  const std::string file = std::string("dates/") + row.name;
  testing::compare(file + ".txt", calendar_text(plan, *calendar, {}));
  testing::compare(file + "-checklist.txt", checklist_text(plan, *calendar, {}));
  testing::compare(file + ".json", calendar_json(plan, *calendar));
  testing::compare(file + ".ics", calendar_ics(plan, *calendar, ""));
  testing::compare(file + "-plan.txt", plan_text(plan, {}));
  testing::compare(file + "-plan.html", plan_html(plan));
}
INSTANTIATE_TEST_SUITE_P(Rows, GoldenDates,
                         ::testing::Values(GoldenRow{"to_begin", kNew, "alpha-beta"}, GoldenRow{"held", kHeld, ""}),
                         [](const auto& row) { return row.param.name; });

TEST(CalendarText, NoLineIsLongerThanTheReaderWants) {
  for (const auto& facts : {kNew, kHeld}) {
    const Plan plan = plan_of(facts);
    for (const int columns : {60, 80, 100}) {
      std::istringstream lines(calendar_text(plan, *calendar_of(plan), {columns, false}) +
                               checklist_text(plan, *calendar_of(plan), {columns, false}));
      for (std::string line; std::getline(lines, line);) {
        const auto shown = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
        EXPECT_LE(shown, columns) << line;
      }
    }
  }
}

TEST(PlanJson, HoldsCalendarsOnlyWhereAskedFor) {
  EXPECT_THAT(plan_json(plan_of(kNew)), HasSubstr("\"calendar\": {"));
  auto request = from("2028-01-31");
  request.region = "us";
  auto consultation =
      care::Consultation::open(care::testing::board(), request, *parse_datetime("2028-01-31T12:00:00.000Z"));
  ASSERT_TRUE(consultation);
  const auto plan = (*consultation)->plan(*case_from_yaml(*care::testing::board(), kNew, "facts"));
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan_json(*plan), Not(HasSubstr("\"calendar\"")));
  EXPECT_THAT(plan_text(*plan, {}), Not(HasSubstr("Before the first dose, if on")));
  EXPECT_THAT(plan_html(*plan), Not(HasSubstr("id=\"dates\"")));
}

TEST(PlanText, DoesNotAskTwiceForWhatTheOptionAsksForFirst) {
  const Plan plan =
      plan_of("ill: true\nmarker: positive\nexposedTo: [gammamab]\ncurrentTreatment: none\n", care::Calendars::First);
  ASSERT_FALSE(plan.options.empty());
  const Option& zeta = plan.options.front();
  ASSERT_EQ(zeta.id, "zeta");
  ASSERT_EQ(zeta.requires_.size(), 1U);
  EXPECT_EQ(zeta.requires_.front().fact, "lvef");
  const std::string text = plan_text(plan, {});
  const auto brief = text.substr(text.find("Before the first dose, if on"));
  EXPECT_THAT(brief, HasSubstr("Test            Liver"));
  EXPECT_THAT(brief, Not(HasSubstr("Test            LVEF")));
}

// ---------------------------------------------------------------- RFC 5545

struct FoldRow {
  const char* name;
  std::size_t octets;  ///< of the whole line, "X:" counted
  std::size_t lines;
};
class Folding : public ::testing::TestWithParam<FoldRow> {};

TEST_P(Folding, IsAt75Octets) {
  const auto& row = GetParam();
  const std::string value(row.octets - 2, 'v');
  const std::string line = content_line("X", value);
  std::string unfolded;
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < line.size(); ++lines) {
    const auto end = line.find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - begin, 75U);
    if (lines > 0) {
      EXPECT_EQ(line[begin], ' ');
    }
    unfolded += line.substr(begin + (lines > 0 ? 1 : 0), end - begin - (lines > 0 ? 1 : 0));
    begin = end + 2;
  }
  EXPECT_EQ(lines, row.lines);
  EXPECT_EQ(unfolded, "X:" + value);
}
INSTANTIATE_TEST_SUITE_P(Rows, Folding,
                         ::testing::Values(FoldRow{"Short", 10, 1}, FoldRow{"Fits", 75, 1},
                                           FoldRow{"OneTooMany", 76, 2}, FoldRow{"TwoFull", 149, 2},
                                           FoldRow{"TwoAndOne", 150, 3}, FoldRow{"Long", 1000, 14}),
                         [](const auto& row) { return row.param.name; });

TEST(Folding, NeverCutsACharacter) {
  for (std::size_t lead = 60; lead < 80; ++lead) {
    const std::string line = content_line("X", std::string(lead, 'v') + "é—“😀”" + std::string(80, 'w'));
    for (auto at = line.find("\r\n "); at != std::string::npos; at = line.find("\r\n ", at + 1))
      EXPECT_NE(static_cast<unsigned char>(line[at + 3]) & 0xC0U, 0x80U) << lead;
  }
}

TEST(EscapedText, IsThatOfTheStandard) {
  EXPECT_EQ(escaped_text("a;b,c\\d\ne\x01"
                         "f\tg"),
            "a\\;b\\,c\\\\d\\nefg");
  EXPECT_EQ(escaped_text("×10⁹/L: “so”"), "×10⁹/L: “so”");
}

/// One content line, unfolded.
struct Property {
  std::string name, value;
};

/// The calendar's lines; any breach of the grammar fails the test.
std::vector<Property> properties_of(const std::string& ics) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < ics.size();) {
    const auto end = ics.find("\r\n", begin);
    if (end == std::string::npos) {
      ADD_FAILURE() << "a line without CRLF";
      break;
    }
    const std::string line = ics.substr(begin, end - begin);
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    EXPECT_LE(line.size(), 75U);
    EXPECT_FALSE(line.empty());
    if (line.front() == ' ') {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    begin = end + 2;
  }
  std::vector<Property> all;
  for (const auto& line : lines) {
    const auto colon = line.find(':');
    EXPECT_NE(colon, std::string::npos) << line;
    all.push_back({line.substr(0, colon), line.substr(colon + 1)});
  }
  return all;
}

TEST(CalendarIcs, IsOneCalendarOfWholeDayEvents) {
  const Plan plan = plan_of(kNew);
  const auto all = properties_of(calendar_ics(plan, *calendar_of(plan, "alpha-beta"), ""));
  ASSERT_GT(all.size(), 10U);
  EXPECT_EQ(all.front().name + all.front().value, "BEGINVCALENDAR");
  EXPECT_EQ(all.back().name + all.back().value, "ENDVCALENDAR");
  std::set<std::string> uids;
  std::map<std::string, std::string> event;
  bool within = false;
  int events = 0;
  for (const auto& [name, value] : all) {
    if (name == "BEGIN" && value == "VEVENT") {
      EXPECT_FALSE(within);
      within = true;
      event.clear();
    } else if (name == "END" && value == "VEVENT") {
      within = false;
      ++events;
      for (const auto* must : {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"})
        EXPECT_TRUE(event.contains(must)) << must;
      EXPECT_TRUE(uids.insert(event["UID"]).second) << event["UID"];
      EXPECT_EQ(event["DTSTAMP"], "20280131T000000Z");
      EXPECT_EQ(event["DTSTART;VALUE=DATE"].size(), 8U);
      EXPECT_LT(event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]);
    } else if (within) {
      EXPECT_TRUE(event.emplace(name, value).second) << name << " twice";
    }
  }
  EXPECT_GT(events, 15);
}

TEST(CalendarIcs, ALeapDayIsFollowedByTheFirstOfMarch) {
  const Plan plan = plan_of(kNew);
  EXPECT_THAT(calendar_ics(plan, *calendar_of(plan, "alpha-beta"), ""),
              HasSubstr("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n"));
}

std::set<std::string> uids_of(const std::string& ics) {
  std::set<std::string> uids;
  for (const auto& [name, value] : properties_of(ics))
    if (name == "UID") uids.insert(value);
  return uids;
}

TEST(CalendarIcs, UidsStayAndDifferByName) {
  const Plan plan = plan_of(kNew), again = plan_of(kNew);
  const std::string once = calendar_ics(plan, *calendar_of(plan, "alpha"), "");
  EXPECT_EQ(once, calendar_ics(again, *calendar_of(again, "alpha"), ""));
  for (const auto& uid : uids_of(calendar_ics(plan, *calendar_of(plan, "alpha"), "Room 4")))
    EXPECT_FALSE(uids_of(once).contains(uid));
}

TEST(CalendarIcs, SaysNothingOfThePatient) {
  Plan plan = plan_of(kNew);
  plan.patient = "Patient/secret-7";
  const std::string ics = calendar_ics(plan, *calendar_of(plan, "alpha"), "Room 4");
  EXPECT_THAT(ics, Not(HasSubstr("secret")));
  EXPECT_THAT(ics, Not(HasSubstr("2027-12-20")));  // the day of the LVEF on record
  EXPECT_THAT(ics, HasSubstr("X-WR-CALNAME:Room 4\r\n"));
}

}  // namespace
}  // namespace nextline::report
