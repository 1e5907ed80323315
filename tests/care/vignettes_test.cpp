// The guideline's own tests: every vignette of cases/*.yaml through the planner, compared with what its author expects.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "care/vignette_expectations.h"

namespace nextline {
namespace {

using vignettes::pack;
using vignettes::Vignette;

class VignetteTest : public ::testing::TestWithParam<Vignette> {};

TEST_P(VignetteTest, IsAsItsAuthorExpects) {
  auto visit = vignettes::visit(GetParam().node);
  ASSERT_TRUE(visit) << visit.error().one_line();
  vignettes::check(GetParam(), *visit);
}

TEST_P(VignetteTest, EveryRegimenGetsExactlyOneCategory) {
  auto visit = vignettes::visit(GetParam().node);
  ASSERT_TRUE(visit) << visit.error().one_line();
  const auto plan = visit->plan();
  ASSERT_TRUE(plan) << plan.error().one_line();
  std::multiset<std::string> judged, known;
  for (const auto& option : plan->options) judged.emplace(option.id);
  for (const auto& exclusion : plan->excluded) judged.emplace(exclusion.id);
  for (const auto* regimen : *pack()->flat().regimens()) known.insert(regimen->id()->str());
  EXPECT_EQ(judged, known);
}

std::string name_of_vignette(const ::testing::TestParamInfo<Vignette>& parameter) {
  std::string name = parameter.param.id;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pack, VignetteTest, ::testing::ValuesIn(vignettes::all()), name_of_vignette);

/// The rows of a table are patients of their own, but at least 250 have a history written out for them alone.
TEST(Vignettes, AreAtLeastTwoHundredAndFiftyBesideTheTables) {
  const auto all = vignettes::all();
  const auto alone = std::count_if(all.begin(), all.end(), [](const Vignette& one) { return !one.in_table; });
  EXPECT_GE(alone, 250);
  std::set<std::string> ids;
  for (const auto& one : all) EXPECT_TRUE(ids.insert(one.id).second) << one.id << " is told twice";
}

}  // namespace
}  // namespace nextline
