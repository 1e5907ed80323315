// The guideline's own tests: every vignette of cases/*.yaml through the planner, compared with what its author expects.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "base/text_file.h"
#include "care/consultation.h"
#include "case/case_yaml.h"
#include "knowledge/yaml.h"

namespace nextline {
namespace {

namespace yaml = knowledge::yaml;

const char* const kPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";

std::shared_ptr<const knowledge::Pack> pack() {
  static const auto loaded = [] {
    auto result = knowledge::pack_from_folder_or_file(kPack);
    if (!result) throw std::runtime_error(result.error().one_line());
    return std::make_shared<const knowledge::Pack>(std::move(*result));
  }();
  return loaded;
}

struct Vignette {
  std::string id;
  yaml::Node node;
  bool about_safety;  ///< of a file safety-*.yaml
};

std::vector<Vignette> vignettes() {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(kPack) + "/cases"))
    files.insert(entry.path());
  std::vector<Vignette> all;
  for (const auto& file : files) {
    auto parsed = yaml::parse(*read_file(file.string()), file.string());
    if (!parsed) throw std::runtime_error(parsed.error().one_line());
    for (const auto& item : parsed->items)
      all.push_back({item.find("id")->text, item, file.filename().string().starts_with("safety-")});
  }
  return all;
}

std::string text_of(const yaml::Node& node, const char* key, const std::string& otherwise) {
  const auto* found = node.find(key);
  return found ? found->text : otherwise;
}

std::vector<std::string> texts(const yaml::Node& node, const char* key) {
  std::vector<std::string> all;
  if (const auto* found = node.find(key))
    for (const auto& item : found->items) all.push_back(item.text);
  return all;
}

Result<Plan> plan_of(const yaml::Node& vignette) {
  const std::string as_of = text_of(vignette, "as-of", pack()->flat().evidence_cutoff()->str());
  const std::string region = text_of(vignette, "region", "us");
  auto consultation =
      care::Consultation::open(pack(), {region, as_of, texts(vignette, "unavailable"), texts(vignette, "goals")},
                               *parse_datetime(as_of + "T12:00:00.000+00:00"));
  if (!consultation) return consultation.error();
  auto facts = case_from_node(*pack(), *vignette.find("facts"));
  if (!facts) return facts.error();
  return (*consultation)->plan(*facts);
}

std::set<std::string> words(const yaml::Node& list) {
  std::set<std::string> all;
  for (const auto& item : list.items) all.insert(item.text);
  return all;
}

template <class Items, class Get>
std::set<std::string> collected(const Items& items, Get get) {
  std::set<std::string> all;
  for (const auto& item : items) all.insert(get(item));
  return all;
}

void expect_among(const std::set<std::string>& wanted, const std::set<std::string>& found, const char* what) {
  for (const auto& word : wanted) EXPECT_TRUE(found.count(word)) << what << " lacks " << word;
}

std::map<std::string, std::string> option_categories(const Plan& plan) {
  std::map<std::string, std::string> all;
  for (const auto& option : plan.options) all[option.id] = option.category;
  return all;
}

/// `options` lists every option. In a vignette about safety it lists those the rule is about: others may stand beside
/// them, what must not is under `excluded`.
void check_options(const yaml::Node& expect, const Plan& plan, bool about_safety) {
  const auto* wanted = expect.find("options");
  if (!wanted) return;
  std::map<std::string, std::string> categories;
  for (const auto& entry : wanted->entries) categories[entry.key.text] = entry.value.text;
  auto found = option_categories(plan);
  if (about_safety) std::erase_if(found, [&](const auto& option) { return !categories.count(option.first); });
  EXPECT_EQ(found, categories);
}

/// `offers`: options that must be there, with their category.
void check_offers(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("offers");
  if (!wanted) return;
  auto found = option_categories(plan);
  for (const auto& entry : wanted->entries) EXPECT_EQ(found[entry.key.text], entry.value.text) << entry.key.text;
}

void check_excluded(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("excluded");
  if (!wanted) return;
  std::map<std::string, std::string> categories;
  for (const auto& exclusion : plan.excluded) categories[exclusion.id] = exclusion.category;
  for (const auto& entry : wanted->entries) EXPECT_EQ(categories[entry.key.text], entry.value.text) << entry.key.text;
}

void check_requires(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("requires");
  if (!wanted) return;
  for (const auto& entry : wanted->entries) {
    const auto option = std::find_if(plan.options.begin(), plan.options.end(),
                                     [&](const Option& known) { return known.id == entry.key.text; });
    if (option == plan.options.end()) {
      ADD_FAILURE() << entry.key.text << " is no option";
      continue;
    }
    expect_among(words(entry.value), collected(option->requires_, [](const auto& r) { return r.fact; }), "requires");
  }
}

void check_order(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("order");
  if (!wanted) return;
  std::map<std::string, int> ranks;
  for (const auto& option : plan.options) ranks[option.id] = option.rank;
  for (std::size_t i = 1; i < wanted->items.size(); ++i)
    EXPECT_LE(ranks[wanted->items[i - 1].text], ranks[wanted->items[i].text]) << wanted->items[i].text;
}

void check_lists(const yaml::Node& expect, const Plan& plan) {
  if (const auto* missing = expect.find("missing"))
    expect_among(words(*missing), collected(plan.missing, [](const auto& m) { return m.fact; }), "missing");
  if (const auto* referrals = expect.find("referrals"))
    expect_among(words(*referrals), collected(plan.actions, [](const auto& a) { return a.id; }), "actions");
  if (const auto* alerts = expect.find("alerts"))
    expect_among(words(*alerts), collected(plan.alerts, [](const auto& a) { return a.id; }), "alerts");
}

/// `actions`: these, in this order; others may stand between.
void check_actions(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("actions");
  if (!wanted) return;
  auto from = plan.actions.begin();
  for (const auto& item : wanted->items) {
    from = std::find_if(from, plan.actions.end(), [&](const PlanAction& action) { return action.id == item.text; });
    ASSERT_NE(from, plan.actions.end()) << item.text << " is missing, or stands too early";
    ++from;
  }
}

/// `trial-fit`: trial title to yes, no or unknown, among the options' trials.
void check_trial_fit(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("trial-fit");
  if (!wanted) return;
  std::map<std::string, std::string> fits;
  for (const auto& option : plan.options)
    for (const auto& fit : option.trial_fit) {
      fits[fit.trial] = fit.would_qualify == Truth::True ? "yes" : fit.would_qualify == Truth::False ? "no" : "unknown";
      EXPECT_FALSE(fit.because.empty()) << fit.trial;
    }
  for (const auto& entry : wanted->entries) EXPECT_EQ(fits[entry.key.text], entry.value.text) << entry.key.text;
}

void check_scope(const yaml::Node& expect, const Plan& plan) {
  if (const auto* applies = expect.find("applies")) {
    EXPECT_EQ(plan.applies == Truth::True    ? "true"
              : plan.applies == Truth::False ? "false"
                                             : "null",
              applies->kind == yaml::Kind::Null ? "null" : applies->text);
  }
  if (const auto* current = expect.find("current")) {
    EXPECT_EQ(plan.current.action, current->text);
  }
}

class VignetteTest : public testing::TestWithParam<Vignette> {};

TEST_P(VignetteTest, IsAsItsAuthorExpects) {
  const auto plan = plan_of(GetParam().node);
  ASSERT_TRUE(plan) << plan.error().one_line();
  const auto& expect = *GetParam().node.find("expect");
  check_scope(expect, *plan);
  check_options(expect, *plan, GetParam().about_safety);
  check_offers(expect, *plan);
  check_excluded(expect, *plan);
  check_requires(expect, *plan);
  check_order(expect, *plan);
  check_lists(expect, *plan);
  check_actions(expect, *plan);
  check_trial_fit(expect, *plan);
}

TEST_P(VignetteTest, EveryRegimenGetsExactlyOneCategory) {
  const auto plan = plan_of(GetParam().node);
  ASSERT_TRUE(plan) << plan.error().one_line();
  std::multiset<std::string> judged, known;
  for (const auto& option : plan->options) judged.insert(option.id);
  for (const auto& exclusion : plan->excluded) judged.insert(exclusion.id);
  for (const auto* regimen : *pack()->flat().regimens()) known.insert(regimen->id()->str());
  EXPECT_EQ(judged, known);
}

std::string name_of_vignette(const testing::TestParamInfo<Vignette>& parameter) {
  std::string name = parameter.param.id;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pack, VignetteTest, testing::ValuesIn(vignettes()), name_of_vignette);

TEST(Vignettes, AreAtLeastOneHundredAndTwenty) {
  EXPECT_GE(vignettes().size(), 120U);
}

}  // namespace
}  // namespace nextline
