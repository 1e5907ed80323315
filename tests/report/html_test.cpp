// The page as a machine can judge it: well-formed, closed in itself, headings in order. tests/slow/page opens it in a
// browser.
#include "report/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The document without its style sheet.
std::string body_of(const Plan& plan) {
  auto html = plan_html(plan);
  const auto begin = html.find("<style>"), end = html.find("</style>");
  return html.erase(begin, end - begin);
}

std::vector<std::string> all(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.push_back(at->str(1));
  return found;
}

Plan outside() {
  Plan plan = sample_plan();
  plan.applies = Truth::False;
  return plan;
}

Plan bare() {
  Plan plan;
  plan.basis.as_of = "2026-11-23";
  return plan;
}

class HtmlPage : public ::testing::TestWithParam<Plan> {};

TEST_P(HtmlPage, ClosesWhatItOpens) {
  std::vector<std::string> open;
  for (const auto& tag : all(plan_html(GetParam()), "<(/?[a-z][a-z0-9]*)(?:\\s[^>]*[^/>])?>")) {
    if (tag == "meta") continue;
    if (tag[0] != '/') {
      open.push_back(tag);
      continue;
    }
    ASSERT_FALSE(open.empty()) << tag;
    EXPECT_EQ("/" + open.back(), tag);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST_P(HtmlPage, HeadingsLeaveNoLevelOut) {
  int last = 0;
  for (const auto& level : all(body_of(GetParam()), "<h([1-6])")) {
    EXPECT_LE(std::stoi(level), last + 1);
    last = std::stoi(level);
  }
  EXPECT_EQ(all(body_of(GetParam()), "<(h1)>").size(), 1U);
}

TEST_P(HtmlPage, EveryLinkLeadsSomewhereInIt) {
  const auto html = body_of(GetParam());
  const auto ids = all(html, " id=\"([^\"]+)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size()) << "an id stands twice";
  for (const auto& target : all(html, "href=\"([^\"]+)\"")) EXPECT_TRUE(known.count(target.substr(1))) << target;
  for (const auto& target : all(html, "aria-labelledby=\"([^\"]+)\"")) EXPECT_TRUE(known.count(target)) << target;
}

TEST_P(HtmlPage, LoadsNothing) {
  EXPECT_THAT(plan_html(GetParam()), Not(::testing::ContainsRegex("<script|<link|<img|src=|url\\(|@import|https?://")));
}

INSTANTIATE_TEST_SUITE_P(Plans, HtmlPage,
                         ::testing::Values(sample_plan(), outside(), bare(), with_reserve("continue")));

TEST(PlanHtml, ShowsWhatThePlanHolds) {
  const auto html = body_of(sample_plan());
  for (const auto* words :
       {"Patient/a&amp;b", "A &lt;sample&gt; guideline", "Hold the current treatment", "The heart is weak [unverified]",
        "Being given: Alphamab, since <time>2025-02-01</time>", "Options of equal rank", "2 (equal)", "equal rank",
        "Trial one</strong>: would not have qualified; grade 2", "Maintenance", "After progression",
        "Watch the heart [from a secondary source]", "(urgent)", "Until: they are back", "62&nbsp;%", "and 17 more",
        "Not known: 1 fact;"})
    EXPECT_THAT(html, HasSubstr(words));
  EXPECT_THAT(html, Not(HasSubstr("T09:30")));
}

TEST(PlanHtml, TheHistoryIsToldInTextAndItsDrawingHidden) {
  const auto html = body_of(sample_plan());
  EXPECT_THAT(html, HasSubstr("Line 1: alphamab, betamab</span>"));
  EXPECT_THAT(html, HasSubstr("<time>2024-02-01</time> to <time>2025-01-10</time>, ended for progression"));
  const auto drawings = all(html, "(<svg [^>]*>)");
  EXPECT_EQ(drawings.size(), 5U);  // the scale, three treatments, the first metastasis
  for (const auto& drawing : drawings) EXPECT_THAT(drawing, HasSubstr("aria-hidden=\"true\""));
}

TEST(PlanHtml, BarsStayWithinTheDrawing) {
  const auto html = body_of(sample_plan());
  for (const auto& rectangle : all(html, "<rect ([^>]*)/>")) {
    const auto x = std::stoi(all(rectangle, " x=\"(-?[0-9]+)\"").at(0));
    const auto width = std::stoi(all(rectangle, "width=\"(-?[0-9]+)\"").at(0));
    EXPECT_GE(x, 0);
    EXPECT_GE(width, 3);
    EXPECT_LE(x + width, 400);
  }
}

TEST(PlanHtml, WhatIsInReserveStandsApartWhileTreatmentGoesOn) {
  const std::string held = body_of(with_reserve("hold"));
  EXPECT_THAT(held, HasSubstr("In reserve, should the treatment being given have to end"));
  EXPECT_THAT(held, HasSubstr("<strong>Betamab</strong>"));
  EXPECT_THAT(held, Not(HasSubstr("id=\"option-beta\"")));
  const std::string stopped = body_of(with_reserve("stop"));
  EXPECT_THAT(stopped, HasSubstr("id=\"option-beta\""));
  EXPECT_THAT(stopped, Not(HasSubstr("In reserve, should")));
}

TEST(PlanHtml, OutsideTheScopeThereIsNothingToChoose) {
  const auto html = body_of(outside());
  EXPECT_THAT(html, HasSubstr("This guideline does not apply"));
  EXPECT_THAT(html, Not(HasSubstr("id=\"options\"")));
  EXPECT_THAT(html, Not(HasSubstr("Hold the current")));
}

TEST(PlanHtml, OfTheDeadNothingIsAsked) {
  Plan plan = sample_plan();
  plan.died = true;
  EXPECT_THAT(body_of(plan), HasSubstr("Nothing: the patient has died"));
  EXPECT_THAT(body_of(plan), Not(HasSubstr("Being given")));
}

}  // namespace
}  // namespace nextline::report
