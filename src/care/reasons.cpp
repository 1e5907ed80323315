#include "care/reasons.h"

#include "care/flat_text.h"

#include <algorithm>

#include "care/wording.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

}  // namespace

std::vector<std::string> Reasons::names(const std::vector<std::uint32_t>& indexes) const {
  std::vector<std::string> result;
  for (const auto index : indexes) result.push_back(pack_.flat().facts()->Get(index)->name()->str());
  return result;
}

Reason Reasons::of_definition(std::uint32_t definition) const {
  Reason reason;
  const Truth truth = decisions_.truth(definition);
  const auto facts = decisions_.deciding_facts(definition);
  reason.facts = names(facts);
  reason.rule = std::string(definition_name(pack_, definition));
  const auto sentence = truth == Truth::True    ? definition_tag(pack_, definition, "says")
                        : truth == Truth::False ? definition_tag(pack_, definition, "says-not")
                                                : std::string_view();
  if (!sentence.empty()) {
    reason.text = fill(sentence, pack_, facts_);
  } else if (truth == Truth::Unknown) {
    reason.text = "Cannot be told yet (" + reason.rule + "): " + clauses(pack_, facts_, facts);
  } else {
    reason.text = reason.rule + (truth == Truth::True ? ": yes" : ": no") +
                  (facts.empty() ? "" : "; " + clauses(pack_, facts_, facts));
  }
  return reason;
}

Reason Reasons::of_rule(const RuleFinding& finding) const {
  Reason reason;
  reason.text = fill(text(finding.rule->says()), pack_, facts_);
  reason.facts = names(decisions_.deciding_facts(finding.rule->definition()));
  reason.sources = words(finding.rule->sources());
  reason.rule = text(finding.rule->id());
  reason.read = finding.from_elsewhere ? "other-region" : text(finding.rule->read());
  return reason;
}

Reason Reasons::of_recommendation(const flat::Recommendation& recommendation) const {
  Reason reason = of_definition(recommendation.definition());
  const auto own = fill(text(recommendation.says()), pack_, facts_);
  if (!own.empty()) reason.text = own;
  reason.sources = words(recommendation.sources());
  reason.rule = text(recommendation.id());
  reason.read = text(recommendation.read());
  return reason;
}

Reason Reasons::of_row(const flat::PlannerRow& row) const {
  Reason reason;
  reason.text = fill(text(row.says()), pack_, facts_);
  reason.rule = "planner";
  return reason;
}

std::vector<Requirement> Reasons::requirements(const RegimenJudgement& judgement) const {
  std::vector<Requirement> all;
  for (const auto& finding : judgement.findings) {
    if (finding.rule->effect() != flat::Effect::Require) continue;
    std::string told = fill(text(finding.rule->requires_()), pack_, facts_);
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const Requirement& known) { return known.text == told; });
    if (!there) all.push_back({std::move(told), "", text(finding.rule->id()), words(finding.rule->sources()), "", ""});
  }
  FactSet asked(facts_.facts.size());
  for (const auto& finding : judgement.open) {
    const auto effect = finding.rule->effect();
    if (effect == flat::Effect::Caution || effect == flat::Effect::Avoid || effect == flat::Effect::Limit) continue;
    for (const auto index : decisions_.deciding_facts(finding.rule->definition())) {
      if (asked.has(index)) continue;
      asked.add(index);
      const auto& entry = *pack_.flat().facts()->Get(index);
      all.push_back({text(entry.question()), text(entry.name()), text(finding.rule->id()),
                     words(finding.rule->sources()), text(entry.test()), text(entry.test_item())});
    }
  }
  return all;
}

}  // namespace nextline::care
