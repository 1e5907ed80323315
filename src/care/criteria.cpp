#include "care/criteria.h"

#include <algorithm>

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

PlanCriterion criterion(const RuleInForce& rule, std::string_view effect, Decisions& decisions, Arena& arena) {
  const auto& entry = *rule.rule;
  const auto general = view(entry.criterion());
  return {effect,
          general.empty() ? view(entry.says()) : general,
          view(entry.until()),
          view(entry.id()),
          decisions.truth(rule.definition),
          views_of(entry.sources(), arena),
          rule.from_elsewhere ? "other-region" : view(entry.read())};
}

}  // namespace

bool is_about(const flat::ChecklistItem& item, const flat::Regimen& regimen) {
  return std::any_of(regimen.drugs()->begin(), regimen.drugs()->end(),
                     [&](const auto* drug) { return holds(item.drugs(), drug->string_view()); });
}

List<PlanCriterion> criteria_of(const Judge& judge, const RegimenBrief& brief, Decisions& decisions, Arena& arena) {
  ArenaList<PlanCriterion> all(arena);
  constexpr std::pair<flat::Effect, std::string_view> kEffects[] = {
      {flat::Effect::Stop, "stop"}, {flat::Effect::Hold, "hold"}, {flat::Effect::Caution, "caution"}};
  for (const auto& [effect, word] : kEffects)
    for (const auto& rule : brief.continue_rules)
      if (rule.effect == effect) all.push_back(criterion(rule, word, decisions, arena));
  if (const auto* items = judge.pack().flat().checklist())
    for (const auto* item : *items)
      if (view(item->to()) != "start" && is_about(*item, *brief.regimen))
        all.push_back({"note",
                       view(item->text()),
                       {},
                       view(item->id()),
                       Truth::Unknown,
                       views_of(item->sources(), arena),
                       view(item->read())});
  return all.items();
}

}  // namespace nextline::care
