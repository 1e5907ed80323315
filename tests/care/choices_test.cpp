// Interpretations a site may settle: every alternative changes the plan of the vignettes it names, and every vignette
// an interpretation names is there.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "care/vignettes.h"

namespace nextline {
namespace {

using knowledge::yaml::Node;

/// By id; a table's rows stand under the table's id.
std::map<std::string, std::vector<Node>> vignettes_by_id() {
  std::map<std::string, std::vector<Node>> all;
  for (const auto& vignette : vignettes::all()) {
    all[vignette.id].push_back(vignette.node);
    if (vignette.in_table) all[vignette.id.substr(0, vignette.id.rfind('-'))].push_back(vignette.node);
  }
  return all;
}

/// `vignette` but for its choices; in `memory`.
Node without_choices(const Node& vignette, std::vector<knowledge::yaml::Entry>& memory) {
  memory.assign(vignette.entries().begin(), vignette.entries().end());
  std::erase_if(memory, [](const auto& entry) { return entry.key.text == "choices"; });
  Node node;
  node.set(memory);
  return node;
}

/// What a reader would do by the plan: options by rank and category, what is excluded, what to do now.
std::string gist(const Node& vignette) {
  auto visit = vignettes::visit(vignette);
  EXPECT_TRUE(visit) << visit.error().one_line();
  const auto plan = visit->plan();
  EXPECT_TRUE(plan) << plan.error().one_line();
  std::string gist(plan->current.action);
  for (const auto& option : plan->options)
    gist += "; " + std::to_string(option.rank) + " " + std::string(option.id) + " " + std::string(option.category);
  for (const auto& excluded : plan->excluded)
    gist += "; " + std::string(excluded.id) + " " + std::string(excluded.category);
  return gist;
}

TEST(Choices, EveryAlternativeChangesThePlanOfTheVignettesItNames) {
  const auto all = vignettes_by_id();
  int alternatives = 0;
  for (const auto* entry : *vignettes::pack()->flat().interpretations()) {
    if (entry->parameter()->size() == 0) continue;
    for (const auto* each : *entry->alternatives()) {
      const std::string id = each->id()->str();
      if (id == entry->choice()->str()) continue;
      ++alternatives;
      // How far back metastasis from the start reaches is read from records, so tests/case shows it.
      EXPECT_TRUE(each->cases()->size() > 0 || entry->id()->str() == "recurrence-de-novo-window") << id;
      for (const auto* name : *each->cases()) {
        const auto found = all.find(name->str());
        ASSERT_NE(found, all.end()) << name->str();
        const Node& vignette = found->second.front();
        const Node* choices = vignette.find("choices");
        ASSERT_NE(choices, nullptr) << name->str() << " makes no choice";
        const Node* made = choices->find(entry->id()->str());
        ASSERT_NE(made, nullptr) << name->str() << " does not settle " << entry->id()->str();
        EXPECT_EQ(made->text, id) << name->str();
        std::vector<knowledge::yaml::Entry> memory;
        EXPECT_NE(gist(vignette), gist(without_choices(vignette, memory))) << name->str() << ": the plan is the same";
      }
    }
  }
  EXPECT_GE(alternatives, 10);
}

TEST(Choices, EveryCaseThatAnInterpretationNamesIsThere) {
  const auto all = vignettes_by_id();
  for (const auto* entry : *vignettes::pack()->flat().interpretations()) {
    for (const auto* name : *entry->cases()) EXPECT_TRUE(all.contains(name->str())) << name->str();
    for (const auto* each : *entry->alternatives())
      for (const auto* name : *each->cases()) EXPECT_TRUE(all.contains(name->str())) << name->str();
  }
}

TEST(Choices, ThePlanSaysWhoseTheyAreAndInsteadOfWhat) {
  const auto all = vignettes_by_id();
  auto visit = vignettes::visit(all.at("overlay-first-line-asco").front());
  ASSERT_TRUE(visit) << visit.error().one_line();
  const auto plan = visit->plan();
  ASSERT_TRUE(plan) << plan.error().one_line();
  ASSERT_NE(plan->basis.overlay, nullptr);
  EXPECT_EQ(plan->basis.overlay->site, "Test clinic");
  ASSERT_EQ(plan->basis.overlay->choices.size(), 1U);
  EXPECT_EQ(plan->basis.overlay->choices[0].interpretation, "first-line-standard");
  EXPECT_EQ(plan->basis.overlay->choices[0].alternative, "asco-2022");
  EXPECT_EQ(plan->basis.overlay->choices[0].instead_of, "label");
  EXPECT_NE(plan->basis.overlay->choices[0].says, plan->basis.overlay->choices[0].instead_says);
}

TEST(Choices, ThatRepeatTheGuidelineChangeNothing) {
  const auto all = vignettes_by_id();
  const Node& vignette = all.at("overlay-first-line-asco").front();
  const auto overlay = knowledge::read_overlay(*vignettes::pack(),
                                               "site: A\ndate: 2026-11-23\ndecided-by: B\nreason: C\n"
                                               "choices: {first-line-standard: label}",
                                               "overlay.yaml");
  ASSERT_TRUE(overlay) << overlay.error().one_line();
  EXPECT_TRUE(overlay->choices.empty());
  auto pack = vignettes::pack()->overlaid(*overlay);
  ASSERT_TRUE(pack);
  std::vector<knowledge::yaml::Entry> memory;
  auto visit =
      vignettes::visit(without_choices(vignette, memory), std::make_shared<const knowledge::Pack>(std::move(*pack)));
  ASSERT_TRUE(visit);
  const auto plan = visit->plan();
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->options.front().id, "trastuzumab-deruxtecan-pertuzumab");
  ASSERT_NE(plan->basis.overlay, nullptr);
  EXPECT_TRUE(plan->basis.overlay->choices.empty());
}

/// No junction of the decision form asks what was chosen: it is folded when the form is made.
TEST(Choices, CostThePlannerNothing) {
  const auto pack = vignettes::pack();
  const auto program = pack->program();
  const care::DecisionForm form(*pack, {});
  const auto root = [&](const char* name) { return form.root(program.find_definition("Early", name)); };
  EXPECT_EQ(root("First line, trastuzumab deruxtecan with pertuzumab first"),
            root("First line, trastuzumab deruxtecan not given before"));
  EXPECT_LT(care::node_of(root("First line, taxane with both antibodies first")), form.first_junction());
}

}  // namespace
}  // namespace nextline
