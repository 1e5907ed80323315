// Status of statements: what is past its review date is told with the options it stands behind; what is superseded
// makes none.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/vignettes.h"
#include "knowledge/compile.h"
#include "knowledge/load.h"

namespace nextline {
namespace {

using knowledge::PackSource;

constexpr const char* kPreferred = "first-line-tdxd-pertuzumab-us";
constexpr const char* kRegimen = "trastuzumab-deruxtecan-pertuzumab";

knowledge::RecommendationEntry& recommendation(PackSource& source, std::string_view id) {
  return *std::ranges::find_if(source.recommendations, [&](const auto& entry) { return entry.id.text == id; });
}

/// The plan of an untreated patient on a day, by the pack as it stands in memory.
Plan plan_of(const PackSource& source, const std::string& as_of) {
  auto compiled = knowledge::compile_pack(source);
  if (!compiled) throw std::runtime_error(compiled.error().one_line());
  auto pack = knowledge::Pack::from_bytes(std::move(compiled->bytes));
  const auto all = vignettes::all();
  auto node = std::ranges::find_if(all, [](const auto& vignette) { return vignette.id == "first-line-us"; })->node;
  std::vector<knowledge::yaml::Entry> entries(node.entries().begin(), node.entries().end());
  for (auto& entry : entries)
    if (entry.key.text == "as-of") entry.value.text = as_of;
  node.set(entries);
  auto visit = vignettes::visit(node, std::make_shared<const knowledge::Pack>(std::move(*pack)));
  if (!visit) throw std::runtime_error(visit.error().one_line());
  auto plan = visit->plan();
  if (!plan) throw std::runtime_error(plan.error().one_line());
  return std::move(*plan);
}

const Option* option(const Plan& plan, std::string_view id) {
  const auto found = std::ranges::find_if(plan.options, [&](const Option& known) { return known.id == id; });
  return found == plan.options.end() ? nullptr : &*found;
}

TEST(Review, IsToldFromTheDayAfterItWasDue) {
  PackSource source = knowledge::load_pack(vignettes::kPack);
  recommendation(source, kPreferred).review.review_by.text = "2026-11-22";
  const Plan due = plan_of(source, "2026-11-23");
  ASSERT_NE(option(due, kRegimen), nullptr);
  ASSERT_EQ(option(due, kRegimen)->review.size(), 1U);
  EXPECT_EQ(option(due, kRegimen)->review[0].statement, kPreferred);
  EXPECT_EQ(option(due, kRegimen)->review[0].review_by, "2026-11-22");
  EXPECT_TRUE(option(due, kRegimen)->review[0].overdue);
  EXPECT_TRUE(option(plan_of(source, "2026-11-22"), kRegimen)->review.empty());
}

TEST(Review, WithoutADayOfItsOwnAStatementIsDueSixMonthsAfterItsDate) {
  const PackSource source = knowledge::load_pack(vignettes::kPack);
  EXPECT_TRUE(option(plan_of(source, "2026-11-23"), kRegimen)->review.empty());
  const Plan later = plan_of(source, "2027-12-01");
  for (const auto& each : later.options) EXPECT_FALSE(each.review.empty()) << each.id;
}

TEST(Review, OneUnderWaySaysSo) {
  PackSource source = knowledge::load_pack(vignettes::kPack);
  recommendation(source, kPreferred).review.status.text = "under-review";
  const Plan plan = plan_of(source, "2026-11-23");
  ASSERT_EQ(option(plan, kRegimen)->review.size(), 1U);
  EXPECT_EQ(option(plan, kRegimen)->review[0].status, "under-review");
  EXPECT_FALSE(option(plan, kRegimen)->review[0].overdue);
}

TEST(Review, WhatIsSupersededMakesNoOption) {
  PackSource source = knowledge::load_pack(vignettes::kPack);
  auto& review = recommendation(source, kPreferred).review;
  review.status.text = "superseded";
  review.superseded_by.text = "first-line-thp-us";
  const Plan plan = plan_of(source, "2026-11-23");
  EXPECT_EQ(option(plan, kRegimen), nullptr);
  EXPECT_NE(option(plan, "docetaxel-trastuzumab-pertuzumab"), nullptr);
}

}  // namespace
}  // namespace nextline
