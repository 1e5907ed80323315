#include "care/in_force.h"

#include <algorithm>

#include "care/flat_text.h"
#include "care/rule_reach.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

bool empty(const Strings* list) {
  return !list || list->size() == 0;
}

/// True if none of the drugs it waits for can be had.
bool is_fallback_due(const flat::Recommendation& recommendation, const PlanRequest& request) {
  return empty(recommendation.where_none_of()) ||
         std::ranges::all_of(*recommendation.where_none_of(), [&](const auto* drug) {
           return std::ranges::find(request.unavailable, drug->string_view()) != request.unavailable.end();
         });
}

bool is_in_force(const flat::Recommendation& recommendation, const PlanRequest& request) {
  const auto since = recommendation.since() ? recommendation.since()->string_view() : std::string_view();
  const auto until = recommendation.until() ? recommendation.until()->string_view() : std::string_view();
  // What is superseded is there to be read, not to be followed.
  if (recommendation.review() && view(recommendation.review()->status()) == "superseded") return false;
  return (empty(recommendation.regions()) || holds(recommendation.regions(), request.region)) &&
         not_after(since, request.as_of) && (until.empty() || not_after(request.as_of, until)) &&
         is_fallback_due(recommendation, request);
}

/// Fills one InForce.
class Finder {
 public:
  Finder(const flat::Pack& pack, const PlanRequest& request) : pack_(pack), request_(request) {}

  InForce find() && {
    found_.categories = Categories(pack_);
    rules();
    recommendations();
    effects();
    found_.targets.resize(found_.rules.size());
    for (const auto* regimen : *pack_.regimens()) found_.briefs.push_back(brief(*regimen));
    return std::move(found_);
  }

 private:
  void rules() {
    std::uint32_t place = 0;
    for (const auto* rule : *pack_.rules()) {
      const bool here = empty(rule->regions()) || holds(rule->regions(), request_.region);
      if (here || rule->elsewhere_applies())
        found_.rules.push_back({rule, !here, rule->definition(), place, rule->effect()});
      ++place;
    }
  }

  void recommendations() {
    std::uint32_t place = 0;
    for (const auto* entry : *pack_.recommendations()) {
      if (is_in_force(*entry, request_))
        found_.recommendations.push_back(
            {entry, entry->definition(), place, found_.categories.id_of(entry->category()->string_view())});
      ++place;
    }
  }

  void effects() {
    // In the order of RuleEffects::kInputs.
    constexpr std::array<flat::Effect, 5> kRaising = {flat::Effect::Forbid, flat::Effect::Hold, flat::Effect::Stop,
                                                      flat::Effect::Avoid, flat::Effect::Limit};
    const std::size_t count = found_.rules.size();
    found_.effects.blocking = RuleSet(count);
    found_.effects.by_rule.assign(count, 0);
    found_.effects.raising.fill(RuleSet(count));
    for (std::uint32_t i = 0; i < count; ++i) {
      const flat::Rule& rule = *found_.rules[i].rule;
      const auto note = [&](RuleSet& rules, std::size_t bit) {
        rules.add(i);
        found_.effects.by_rule[i] |= static_cast<std::uint8_t>(1U << bit);
      };
      if (rule.blocks_when_unknown()) note(found_.effects.blocking, RuleEffects::kBlocks);
      for (std::size_t k = 0; k < kRaising.size(); ++k)
        if (rule.effect() == kRaising[k]) note(found_.effects.raising[k], k);
    }
  }

  RegimenBrief brief(const flat::Regimen& regimen) {
    RegimenBrief brief;
    brief.regimen = &regimen;
    brief.label = regimen_label(pack_, regimen, request_.region, request_.as_of);
    for (const auto* drug : *regimen.drugs())
      if (std::find(request_.unavailable.begin(), request_.unavailable.end(), drug->string_view()) !=
          request_.unavailable.end())
        brief.available = false;
    add_rules(brief);
    add_recommendations(brief);
    return brief;
  }

  void add_rules(RegimenBrief& brief) {
    brief.start = brief.continued = RuleSet(found_.rules.size());
    for (std::uint32_t i = 0; i < found_.rules.size(); ++i) {
      const RuleInForce& rule = found_.rules[i];
      if (!touches(*rule.rule, *brief.regimen)) continue;
      if (rule.rule->start()) brief.start_rules.push_back(rule), brief.start.add(i);
      if (rule.rule->continue_()) brief.continue_rules.push_back(rule), brief.continued.add(i);
      found_.targets[i].push_back(
          {static_cast<std::uint32_t>(found_.briefs.size()), rule.rule->start(), rule.rule->continue_()});
    }
  }

  void add_recommendations(RegimenBrief& brief) const {
    const auto& all = found_.recommendations;
    brief.recommended = IndexSet(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].recommendation->regimen()->string_view() != brief.regimen->id()->string_view()) continue;
      brief.recommendations.push_back(all[i].recommendation);
      brief.recommended.add(i);
      brief.strongest_first.push_back(i);
    }
    const auto place = [&](std::uint32_t index) { return found_.categories.option_position(all[index].category); };
    std::stable_sort(brief.strongest_first.begin(), brief.strongest_first.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return place(left) < place(right); });
  }

  const flat::Pack& pack_;
  const PlanRequest& request_;
  InForce found_;
};

}  // namespace

InForce in_force(const flat::Pack& pack, const PlanRequest& request) {
  return Finder(pack, request).find();
}

std::size_t option_position(const flat::Planner& planner, std::string_view category) {
  std::size_t index = 0;
  for (const auto* option : *planner.options()) {
    if (option->string_view() == category) return index;
    ++index;
  }
  return index;
}

bool is_option(const flat::Planner& planner, std::string_view category) {
  return option_position(planner, category) < planner.options()->size();
}

}  // namespace nextline::care
