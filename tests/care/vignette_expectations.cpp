#include "care/vignette_expectations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>

namespace nextline::vignettes {
namespace {

namespace yaml = knowledge::yaml;

template <class Items, class Get>
std::set<std::string> collected(const Items& items, Get get) {
  std::set<std::string> all;
  for (const auto& item : items) all.emplace(get(item));
  return all;
}

void expect_among(const std::set<std::string>& wanted, const std::set<std::string>& found, const char* what) {
  for (const auto& word : wanted) EXPECT_TRUE(found.count(word)) << what << " lacks " << word;
}

std::map<std::string, std::string> option_categories(const Plan& plan) {
  std::map<std::string, std::string> all;
  for (const auto& option : plan.options) all[std::string(option.id)] = option.category;
  return all;
}

/// `options` lists every option. In a vignette about safety it lists those the rule is about: others may stand beside
/// them, what must not is under `excluded`.
void check_options(const yaml::Node& expect, const Plan& plan, bool about_safety) {
  const auto* wanted = expect.find("options");
  if (!wanted) return;
  std::map<std::string, std::string> categories;
  for (const auto& entry : wanted->entries()) categories[std::string(entry.key.text)] = entry.value.text;
  auto found = option_categories(plan);
  if (about_safety) std::erase_if(found, [&](const auto& option) { return !categories.count(option.first); });
  EXPECT_EQ(found, categories);
}

/// `offers`: options that must be there, with their category.
void check_offers(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("offers");
  if (!wanted) return;
  auto found = option_categories(plan);
  for (const auto& entry : wanted->entries())
    EXPECT_EQ(found[std::string(entry.key.text)], entry.value.text) << entry.key.text;
}

void check_excluded(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("excluded");
  if (!wanted) return;
  std::map<std::string, std::string> categories;
  for (const auto& exclusion : plan.excluded) categories[std::string(exclusion.id)] = exclusion.category;
  for (const auto& entry : wanted->entries())
    EXPECT_EQ(categories[std::string(entry.key.text)], entry.value.text) << entry.key.text;
}

void check_requires(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("requires");
  if (!wanted) return;
  for (const auto& entry : wanted->entries()) {
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
  for (const auto& option : plan.options) ranks[std::string(option.id)] = option.rank;
  for (std::size_t i = 1; i < wanted->items().size(); ++i)
    EXPECT_LE(ranks[std::string(wanted->items()[i - 1].text)], ranks[std::string(wanted->items()[i].text)])
        << wanted->items()[i].text;
}

/// Ids of rules and recommendations that an option, an exclusion or the current treatment cites.
std::set<std::string> cited(const Plan& plan, std::string_view regimen) {
  std::set<std::string> ids;
  const auto add = [&](const auto& reasons) {
    for (const auto& reason : reasons) ids.emplace(reason.rule);
  };
  for (const auto& option : plan.options)
    if (option.id == regimen) add(option.because), add(option.cautions), add(option.requires_);
  for (const auto& exclusion : plan.excluded)
    if (exclusion.id == regimen) add(exclusion.because);
  if (plan.current.regimen == regimen) add(plan.current.because);
  return ids;
}

void check_cites(const yaml::Node& expect, const Plan& plan) {
  const yaml::Node nothing;
  const auto* wanted = expect.find("cites");
  for (const auto& entry : (wanted ? *wanted : nothing).entries())
    expect_among(words(entry.value), cited(plan, entry.key.text), std::string(entry.key.text).c_str());
  const auto* unwanted = expect.find("cites-not");
  for (const auto& entry : (unwanted ? *unwanted : nothing).entries())
    for (const auto& id : words(entry.value))
      EXPECT_FALSE(cited(plan, entry.key.text).contains(id)) << entry.key.text << " cites " << id;
}

void check_lists(const yaml::Node& expect, const Plan& plan) {
  if (const auto* missing = expect.find("missing"))
    expect_among(words(*missing), collected(plan.missing, [](const auto& m) { return m.fact; }), "missing");
  if (const auto* referrals = expect.find("referrals"))
    expect_among(words(*referrals), collected(plan.actions, [](const auto& a) { return a.id; }), "actions");
  if (const auto* alerts = expect.find("alerts"))
    expect_among(words(*alerts), collected(plan.alerts, [](const auto& a) { return a.id; }), "alerts");
}

/// `no-actions`: none of these.
void check_absent_actions(const yaml::Node& expect, const Plan& plan) {
  const auto* unwanted = expect.find("no-actions");
  if (!unwanted) return;
  for (const auto& item : unwanted->items())
    EXPECT_TRUE(std::none_of(plan.actions.begin(), plan.actions.end(),
                             [&](const PlanAction& action) { return action.id == item.text; }))
        << item.text << " is asked for";
}

/// `actions`: these, in this order; others may stand between.
void check_actions(const yaml::Node& expect, const Plan& plan) {
  const auto* wanted = expect.find("actions");
  if (!wanted) return;
  auto from = plan.actions.begin();
  for (const auto& item : wanted->items()) {
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
      fits[std::string(fit.trial)] = fit.would_qualify == Truth::True    ? "yes"
                                     : fit.would_qualify == Truth::False ? "no"
                                                                         : "unknown";
      EXPECT_FALSE(fit.because.empty()) << fit.trial;
    }
  for (const auto& entry : wanted->entries())
    EXPECT_EQ(fits[std::string(entry.key.text)], entry.value.text) << entry.key.text;
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

/// The define that `name` stands for: a rule by its id, or a situation as Library."name".
std::optional<std::uint32_t> define_of(const knowledge::Pack& pack, const std::string& name) {
  if (const auto* rule = pack.rule(name)) return rule->definition();
  const auto program = pack.program();
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const auto& definition = program.definitions[i];
    const std::string library(program.str(program.libraries[definition.library].name));
    if (library + ".\"" + std::string(program.str(definition.name)) + "\"" == name) return i;
  }
  return std::nullopt;
}

/// Rules by id and situations by name: that their define is true, false or unknown.
void check_rules(const yaml::Node& expect, const knowledge::Pack& pack, care::Decisions& decisions) {
  const std::map<std::string, Truth> answers = {
      {"yes", Truth::True}, {"no", Truth::False}, {"unknown", Truth::Unknown}};
  for (const auto& [word, truth] : answers) {
    const auto* wanted = expect.find(word);
    if (!wanted) continue;
    for (const auto& name : words(*wanted)) {
      const auto define = define_of(pack, name);
      if (define)
        EXPECT_EQ(decisions.truth(*define), truth) << name << " is expected to be " << word;
      else
        ADD_FAILURE() << "there is no rule or situation " << name;
    }
  }
}

/// A rule that is in force and true reaches the plan: the regimen is no option where it forbids, holds or stops.
void check_that_rules_bite(const care::Outcome& outcome) {
  using knowledge::flat::Effect;
  for (const auto& judged : outcome.regimens)
    for (const auto& finding : judged.findings) {
      const auto effect = finding.rule->effect();
      const bool bites = effect == Effect::Forbid || effect == Effect::Hold || effect == Effect::Stop;
      EXPECT_FALSE(bites && judged.is_option)
          << judged.brief->regimen->id()->str() << " in spite of " << finding.rule->id()->str();
    }
}

}  // namespace

void check(const Vignette& vignette, Visit& visit) {
  const auto plan = visit.plan();
  ASSERT_TRUE(plan) << plan.error().one_line();
  const auto& expect = *vignette.node.find("expect");
  check_scope(expect, *plan);
  check_options(expect, *plan, vignette.about_safety);
  check_offers(expect, *plan);
  check_excluded(expect, *plan);
  check_requires(expect, *plan);
  check_order(expect, *plan);
  check_lists(expect, *plan);
  check_actions(expect, *plan);
  check_absent_actions(expect, *plan);
  check_trial_fit(expect, *plan);
  check_cites(expect, *plan);
  auto decisions = visit.decisions();
  check_rules(expect, visit.consultation->pack(), decisions);
  check_that_rules_bite(visit.consultation->judge().judge(visit.facts, decisions));
}

}  // namespace nextline::vignettes
