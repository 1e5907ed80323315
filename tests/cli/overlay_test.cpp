// --overlay and what is past its review date, on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string kFirst = kExamples + "first-line.json";
const std::string kOverlay = kExamples + "overlay.yaml";

std::vector<std::string> with_overlay(std::vector<std::string> arguments, const std::string& overlay = kOverlay) {
  for (const char* each : {"--as-of", "2026-11-23", "--region", "us", "--overlay"}) arguments.emplace_back(each);
  arguments.push_back(overlay);
  return arguments;
}

TEST(Overlay, ChangesThePlanAndIsNamedInIt) {
  const Scratch scratch;
  const auto plain = run(scratch, {"plan", kFirst, "--as-of", "2026-11-23", "--region", "us"});
  const auto laid = run(scratch, with_overlay({"plan", kFirst}));
  EXPECT_EQ(laid.status, 0) << laid.err;
  EXPECT_THAT(plain.out, HasSubstr("  1. Trastuzumab deruxtecan with pertuzumab: Preferred"));
  EXPECT_THAT(laid.out, AllOf(HasSubstr("Overlay: choices of Example clinic"), HasSubstr("(asco-2022)")));
  EXPECT_THAT(laid.out, ::testing::Not(HasSubstr("  1. Trastuzumab deruxtecan with pertuzumab: Preferred")));
}

TEST(Overlay, IsNamedByEveryCommandThatPlans) {
  const Scratch scratch;
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"explain", kFirst, "docetaxel-trastuzumab-pertuzumab"},
        {"dose", kFirst, "docetaxel-trastuzumab-pertuzumab"},
        {"calendar", kFirst},
        {"checklist", kFirst},
        {"plan", kFirst, "--format", "json"},
        {"plan", kFirst, "--format", "html"}}) {
    const auto ran = run(scratch, with_overlay(command));
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Example clinic")) << command.front();
  }
}

TEST(Overlay, WithAWrongIdIsRefusedWithTheNearest) {
  const Scratch scratch;
  const std::string file = scratch.file("site.yaml",
                                        "site: A\ndate: 2026-11-29\ndecided-by: B\nreason: C\n"
                                        "choices: {first-line-standart: asco-2022}\n");
  const auto ran = run(scratch, with_overlay({"plan", kFirst}, file));
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("site.yaml:5"), HasSubstr("did you mean 'first-line-standard'")));
  const auto fixed = run(scratch, with_overlay({"plan", kFirst}, scratch.file("fixed.yaml",
                                                                              "site: A\ndate: 2026-11-29\n"
                                                                              "decided-by: B\nreason: C\n"
                                                                              "choices: {lvef-40-to-49: yes}\n")));
  EXPECT_EQ(fixed.status, 2);
  EXPECT_THAT(fixed.err, HasSubstr("is not for a site to settle"));
}

TEST(Show, AnInterpretationTellsItsSidesAlternativesAndCases) {
  const Scratch scratch;
  const auto ran = run(scratch, {"show", "interpretation", "induction-length"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("the sources leave it open"), HasSubstr("by-response (chosen here)"),
                             HasSubstr("overlay-induction-four-partial"), HasSubstr("by no clinician yet"),
                             HasSubstr("draft, not clinically reviewed")));
  const auto fixed = run(scratch, {"show", "interpretation", "lvef-40-to-49", "--format", "json"});
  EXPECT_THAT(fixed.out, AllOf(HasSubstr("\"fixed\""), HasSubstr("\"alternatives\":[]")));
}

TEST(Review, WhatIsPastItsDateSaysSo) {
  const Scratch scratch;
  const auto plan = run(scratch, {"plan", kFirst, "--as-of", "2027-12-01"});
  EXPECT_THAT(plan.out, HasSubstr("was due for review on"));
  const auto shown = run(scratch, {"show", "recommendation", "first-line-thp-us", "--as-of", "2027-12-01"});
  EXPECT_THAT(shown.out, HasSubstr("it may be out of date"));
  const auto now = run(scratch, {"show", "recommendation", "first-line-thp-us", "--as-of", "2026-11-29"});
  EXPECT_THAT(now.out, ::testing::Not(HasSubstr("it may be out of date")));
  const auto leaflet = run(scratch, {"leaflet", "--regimen", "docetaxel-trastuzumab-pertuzumab", "--format", "text",
                                     "--as-of", "2027-12-01"});
  EXPECT_THAT(leaflet.out, HasSubstr("parts of it may be out of date"));
  const auto linted = run(scratch, {"lint", NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc", "--as-of", "2027-12-01"});
  EXPECT_EQ(linted.status, 0) << linted.out;
  EXPECT_THAT(linted.out, HasSubstr("[review-due] (warning)"));
}

}  // namespace
}  // namespace nextline::cli::testing
