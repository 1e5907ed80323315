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

Reasons::Decided Reasons::decide(std::uint32_t definition) {
  if (const auto fact = decisions_.fact_asked(definition))
    return {sheets().fact_places().subspan(*fact, 1), sheets().fact_names().subspan(*fact, 1)};
  const FactSet& deciding = decisions_.deciding_set(definition);
  ArenaList<std::uint32_t> facts(arena(), 8);
  ArenaList<std::string_view> names(arena(), 8);
  deciding.for_each([&](std::uint32_t fact) {
    facts.push_back(fact);
    names.push_back(sheets().fact_names()[fact]);
  });
  return {facts.items(), names.items()};
}

Reason Reasons::reason_of(std::uint32_t definition) {
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
  return reason;
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

Reason Reasons::of_row(const TableRow& row) {
  return {wording_.told(sheets().row(row.place)), {}, {}, "planner", {}};
}

List<Requirement> Reasons::requirements(const RegimenJudgement& judgement, SourceSet& cited) {
  ArenaList<Requirement> all(arena(), 16);
  for (const RuleInForce& rule : judgement.findings) {
    if (rule.effect != flat::Effect::Require) continue;
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
    const auto effect = rule.effect;
    if (effect == flat::Effect::Caution || effect == flat::Effect::Avoid || effect == flat::Effect::Limit) continue;
    for (const auto index : deciding(rule.definition)) {
      if (asked.has(index)) continue;
      asked.add(index);
      const FactSheet& fact = sheets().fact(index);
      const RuleSheet& sheet = sheets().rule(rule.place);
      all.push_back(
          {fact.question, sheets().fact_names()[index], sheet.id, sheet.sources.ids, fact.test, fact.test_item});
      cited.add(sheet.sources.places);
    }
  }
  return all.items();
}

}  // namespace nextline::care
