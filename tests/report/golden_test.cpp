// The three forms of the plan, whole, for the cases of tests/data/golden under the made-up guideline of
// tests/data/packs/board, compared with the files beside the cases. After a change that is meant, write them anew and
// read the difference:
//
//     NEXTLINE_GOLDEN=write build/test/test_report --gtest_filter='*Golden*' && git diff tests/data/golden
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text_file.h"
#include "care/consultation.h"
#include "case/case_yaml.h"
#include "report/golden.h"
#include "report/html.h"
#include "report/json.h"
#include "report/text.h"

namespace nextline::report {
namespace {

using testing::compare;
using testing::kFolder;
constexpr const char* kAsOf = "2026-01-31";

std::shared_ptr<const knowledge::Pack> board() {
  static const auto loaded = [] {
    auto result = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/board");
    if (!result) throw std::runtime_error(result.error().one_line());
    return std::make_shared<const knowledge::Pack>(std::move(*result));
  }();
  return loaded;
}

std::vector<std::string> case_names() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".yaml") names.insert(entry.path().stem().string());
  return {names.begin(), names.end()};
}

Result<Plan> plan_of_case(const std::string& name) {
  auto consultation =
      care::Consultation::open(board(), {"us", kAsOf, {}, {}}, *parse_datetime(std::string(kAsOf) + "T12:00:00.000Z"));
  if (!consultation) return consultation.error();
  const std::string path = kFolder + "/" + name + ".yaml";
  NEXTLINE_TRY(text, read_file(path));
  NEXTLINE_TRY(facts, case_from_yaml(*board(), text, path));
  NEXTLINE_CHECK((*consultation)->check_invariants(facts));
  auto plan = (*consultation)->plan(facts);
  if (!plan) return plan.error();
  // What changes with every version of the program is not what these files are about.
  plan->basis.engine_version = "1.0";
  plan->basis.pack_hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  return plan;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, IsAsOnFile) {
  const auto plan = plan_of_case(GetParam());
  ASSERT_TRUE(plan) << plan.error().one_line();
  compare(GetParam() + ".txt", plan_text(*plan, {}));
  compare(GetParam() + ".json", plan_json(*plan));
  compare(GetParam() + ".html", plan_html(*plan));
}

std::string name_of_case(const ::testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Board, Golden, ::testing::ValuesIn(case_names()), name_of_case);

/// So that the files cannot quietly lose what they are there for.
TEST(GoldenCases, ShowEveryCategoryOfTheGuidelineAndATie) {
  std::set<std::string> categories;
  bool tied = false;
  for (const auto& name : case_names()) {
    const auto plan = plan_of_case(name);
    ASSERT_TRUE(plan) << plan.error().one_line();
    for (const auto& option : plan->options) categories.emplace(option.category);
    for (const auto& exclusion : plan->excluded) categories.emplace(exclusion.category);
    for (std::size_t i = 1; i < plan->options.size(); ++i)
      tied = tied || plan->options[i].rank == plan->options[i - 1].rank;
  }
  for (const auto* category : {"preferred", "recommended", "in-some-circumstances", "hold", "needs-information",
                               "contraindicated", "not-indicated", "not-approved-here"})
    EXPECT_TRUE(categories.count(category)) << category;
  EXPECT_TRUE(tied);
}

}  // namespace
}  // namespace nextline::report
