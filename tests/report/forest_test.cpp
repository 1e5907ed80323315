#include "report/forest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace nextline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string drawn(const Plan& plan) {
  HtmlParts html(plan);
  write_forest(html, plan);
  return std::move(html).finish();
}

PlanOutcome outcome(std::string_view ratio, std::string_view low, std::string_view high, std::string_view median = "20",
                    std::string_view control = "10") {
  PlanOutcome made;
  made.measure = "PFS";
  made.population = "all";
  made.median = median;
  made.median_control = control;
  made.unit = "months";
  made.hazard_ratio = ratio;
  made.low = low;
  made.high = high;
  made.read = "verified";
  return made;
}

/// A plan whose options all cite one trial with these outcomes.
struct Cited {
  explicit Cited(std::vector<PlanOutcome> all, std::size_t count = 1) : outcomes(std::move(all)) {
    evidence[0].id = "one";
    evidence[0].title = "TRIAL-1";
    evidence[0].outcomes = outcomes;
    options.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      options[i].title = i == 0 ? "Alphamab" : "Betamab";
      options[i].evidence = evidence;
    }
    plan.options = options;
  }
  std::vector<PlanOutcome> outcomes;
  std::array<PlanEvidence, 1> evidence;
  std::vector<Option> options;
  Plan plan;
};

TEST(Forest, NothingWhereNoTrialGivesAHazardRatio) {
  EXPECT_EQ(drawn(Cited({}).plan), "");
  EXPECT_EQ(drawn(Cited({outcome("", "", "")}).plan), "");
  EXPECT_EQ(drawn(Cited({outcome("0.5", "", "0.8")}).plan), "");
  EXPECT_EQ(drawn(Cited({outcome("about half", "0.4", "0.8")}).plan), "");
}

TEST(Forest, DrawsRatioAndIntervalOnALogarithmicAxis) {
  const std::string html = drawn(Cited({outcome("1", "0.5", "2")}).plan);
  // From 0.2 to 2 over 220: 0.5 at 220 x log10(2.5) = 87.5, 1 at 220 x log10(5) = 153.8, 2 at the end.
  EXPECT_THAT(html, HasSubstr(R"(<line class="range" x1="87.5" x2="220.0")"));
  EXPECT_THAT(html, HasSubstr(R"(<rect class="bar" x="149.8")"));
  EXPECT_THAT(html, HasSubstr("1 (0.5 to 2)"));
  EXPECT_THAT(html, HasSubstr("cannot be compared with each other"));
}

TEST(Forest, MediansShareOneAxis) {
  const std::string html = drawn(Cited({outcome("0.5", "0.4", "0.6"), outcome("0.9", "0.7", "1.1", "40", "30")}).plan);
  EXPECT_THAT(html, HasSubstr(R"(width="220.0")"));  // the longest, 40
  EXPECT_THAT(html, HasSubstr(R"(width="110.0")"));  // 20
  EXPECT_THAT(html, HasSubstr("20 against 10 months"));
}

TEST(Forest, AnIntervalBeyondTheAxisEndsInAnArrow) {
  EXPECT_THAT(drawn(Cited({outcome("0.9", "0.1", "3")}).plan), HasSubstr("class=\"event\""));
  EXPECT_THAT(drawn(Cited({outcome("0.9", "0.3", "1.5")}).plan), Not(HasSubstr("class=\"event\"")));
}

TEST(Forest, ATrialOfTwoOptionsStandsOnceAndNamesBoth) {
  const std::string html = drawn(Cited({outcome("0.5", "0.4", "0.6")}, 2).plan);
  EXPECT_EQ(html.find("TRIAL-1"), html.rfind("TRIAL-1"));
  EXPECT_THAT(html, HasSubstr("Alphamab"));
  EXPECT_THAT(html, HasSubstr("Betamab"));
}

TEST(Forest, AMedianThatIsNotToldIsSaid) {
  EXPECT_THAT(drawn(Cited({outcome("0.5", "0.4", "0.6", "", "")}).plan), HasSubstr("not told"));
}

}  // namespace
}  // namespace nextline::report
