#include "care/reasons.h"

#include <algorithm>

#include "care/flat_text.h"

namespace nextline::care {

namespace flat = knowledge::flat;

Reasons::Reasons(const Sheets& sheets, const Case& facts, Decisions& decisions, Arena& arena)
    : wording_(sheets, facts, arena),
      decisions_(decisions),
      decided_(sheets.definition_count()),
      definitions_(sheets.definition_count()) {}

const Reasons::Decided& Reasons::decided(std::uint32_t definition) {
  const Decided*& known = decided_[definition];
  if (known != nullptr) return *known;
  const FactSet& deciding = decisions_.deciding_facts(std::span(&definition, 1));
  const std::size_t count = deciding.count();
  ArenaList<std::uint32_t> facts(arena(), count);
  ArenaList<std::string_view> names(arena(), count);
  deciding.for_each([&](std::uint32_t fact) {
    facts.push_back(fact);
    names.push_back(sheets().fact_names()[fact]);
  });
  known = arena().make<Decided>(facts.items(), names.items());
  return *known;
}

const Reason& Reasons::of_definition(std::uint32_t definition) {
  const Reason*& known = definitions_[definition];
  if (known != nullptr) return *known;
  const Truth truth = decisions_.truth(definition);
  const DefinitionSheet& sheet = sheets().definition(definition);
  const Decided& decided_by = decided(definition);
  Reason reason;
  reason.facts = decided_by.names;
  reason.rule = sheet.name;
  const Sentence sentence = truth == Truth::True ? sheet.says : truth == Truth::False ? sheet.says_not : Sentence();
  if (!sentence.empty()) {
    reason.text = wording_.told(sentence);
  } else if (truth == Truth::Unknown) {
    reason.text = wording_.clauses({"Cannot be told yet (", sheet.name, "): "}, decided_by.facts);
  } else {
    reason.text = wording_.clauses(
        {sheet.name, truth == Truth::True ? ": yes" : ": no", decided_by.facts.empty() ? "" : "; "}, decided_by.facts);
  }
  known = arena().make<Reason>(reason);
  return *known;
}

Reason Reasons::of_rule(const RuleInForce& rule) {
  const RuleSheet& sheet = sheets().rule(rule.place);
  return {wording_.told(sheet.says), decided(rule.definition).names, sheet.sources.ids, sheet.id,
          rule.from_elsewhere ? "other-region" : sheet.read};
}

Reason Reasons::of_recommendation(const RecommendationInForce& recommendation) {
  const RecommendationSheet& sheet = sheets().recommendation(recommendation.place);
  const std::string_view text =
      sheet.says.empty() ? of_definition(recommendation.definition).text : wording_.told(sheet.says);
  return {text, decided(recommendation.definition).names, sheet.sources.ids, sheet.id, sheet.read};
}

Reason Reasons::of_row(const flat::PlannerRow& row) {
  return {wording_.told(sheets().row(row)), {}, {}, "planner", {}};
}

List<Requirement> Reasons::requirements(const RegimenJudgement& judgement, SourceSet& cited) {
  ArenaList<Requirement> all(arena());
  for (const RuleInForce& rule : judgement.findings) {
    if (rule.rule->effect() != flat::Effect::Require) continue;
    const RuleSheet& sheet = sheets().rule(rule.place);
    const std::string_view told = wording_.told(sheet.requirement);
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const Requirement& known) { return known.text == told; });
    if (there) continue;
    all.push_back({told, {}, sheet.id, sheet.sources.ids});
    cited.add(sheet.sources.places);
  }
  FactSet asked(wording_.facts().facts.size());
  for (const RuleInForce& rule : judgement.open) {
    const auto effect = rule.rule->effect();
    if (effect == flat::Effect::Caution || effect == flat::Effect::Avoid || effect == flat::Effect::Limit) continue;
    for (const auto index : deciding(rule.definition)) {
      if (asked.has(index)) continue;
      asked.add(index);
      const auto& entry = *sheets().pack().flat().facts()->Get(index);
      const RuleSheet& sheet = sheets().rule(rule.place);
      all.push_back({view(entry.question()), view(entry.name()), sheet.id, sheet.sources.ids, view(entry.test()),
                     view(entry.test_item())});
      cited.add(sheet.sources.places);
    }
  }
  return all.items();
}

}  // namespace nextline::care
