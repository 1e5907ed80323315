#include "care/explanation.h"

#include <set>

#include "care/case_entries.h"
#include "care/reasons.h"
#include "care/wording.h"
#include "knowledge/names.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::string effect_name(flat::Effect effect) {
  switch (effect) {
    case flat::Effect::Forbid:
      return "forbid";
    case flat::Effect::Hold:
      return "hold";
    case flat::Effect::Stop:
      return "stop";
    case flat::Effect::Caution:
      return "caution";
    case flat::Effect::Require:
      return "require";
    case flat::Effect::Avoid:
      return "avoid";
    case flat::Effect::Limit:
      return "limit";
  }
  return {};
}

const char* word_of(std::uint8_t truth) {
  return truth == 0 ? "no" : truth == 1 ? "yes" : "unknown";
}

class Explainer {
 public:
  Explainer(const knowledge::Pack& pack, const Case& facts, Decisions& decisions)
      : pack_(pack), facts_(facts), decisions_(decisions), reasons_(pack, facts, decisions) {}

  Explanation explain(const Outcome& outcome, const RegimenJudgement& judgement, const std::string& region) {
    Explanation explanation;
    const auto& regimen = *judgement.brief->regimen;
    explanation.id = regimen.id()->str();
    explanation.title = regimen.title()->str();
    explanation.category = std::string(judgement.category);
    explanation.applies = outcome.applies;
    const auto& label = judgement.brief->label;
    explanation.label = {region, std::string(label.status), std::string(label.since), std::string(label.note)};
    for (const auto name : input_names())
      if (name != "known") explanation.inputs.push_back({std::string(name), judgement.inputs[*input_named(name)]});
    row(explanation, judgement);
    for (const auto* recommendation : judgement.brief->recommendations)
      explanation.recommendations.push_back(question(*recommendation));
    const bool current = judgement.inputs[Input::Current] == Truth::True;
    for (const auto& rule : current ? judgement.brief->continue_rules : judgement.brief->start_rules)
      explanation.rules.push_back(question(rule));
    cited(explanation);
    return explanation;
  }

 private:
  void row(Explanation& explanation, const RegimenJudgement& judgement) {
    if (!judgement.row) return;
    explanation.row = reasons_.of_row(*judgement.row);
    if (judgement.row->conditions())
      for (const auto* condition : *judgement.row->conditions())
        explanation.row_conditions.push_back(condition->input()->str() + ": " + word_of(condition->value()));
  }

  ExplainedQuestion question(const flat::Recommendation& recommendation) {
    note(recommendation.definition());
    const Truth truth = decisions_.truth(recommendation.definition());
    return {recommendation.id()->str(), std::string(definition_name(pack_, recommendation.definition())),
            "recommendation", truth,
            truth == Truth::True ? reasons_.of_recommendation(recommendation)
                                 : reasons_.of_definition(recommendation.definition())};
  }

  ExplainedQuestion question(const RuleInForce& rule) {
    const auto definition = rule.rule->definition();
    note(definition);
    const Truth truth = decisions_.truth(definition);
    return {rule.rule->id()->str(), std::string(definition_name(pack_, definition)), effect_name(rule.rule->effect()),
            truth,
            truth == Truth::True ? reasons_.of_rule({rule.rule, truth, rule.from_elsewhere})
                                 : reasons_.of_definition(definition)};
  }

  void note(std::uint32_t definition) {
    for (const auto fact : decisions_.deciding_facts(definition)) cited_.insert(fact);
  }

  void cited(Explanation& explanation) {
    std::set<std::string> names;
    for (const auto index : cited_) {
      const auto& entry = *pack_.flat().facts()->Get(index);
      names.insert(entry.name()->str());
      if (!facts_.facts[index].known()) explanation.unknown_facts.push_back(entry.title()->str());
    }
    for (auto& entry : case_entries(pack_, facts_))
      if (names.count(entry.fact)) explanation.facts.push_back(std::move(entry));
  }

  const knowledge::Pack& pack_;
  const Case& facts_;
  Decisions& decisions_;
  Reasons reasons_;
  std::set<std::uint32_t> cited_;
};

}  // namespace

Result<Explanation> explain_regimen(Consultation& consultation, const Case& facts, std::string_view regimen) {
  const auto& pack = consultation.pack();
  NEXTLINE_TRY(wanted, knowledge::find_regimen(pack, regimen));
  Decisions decisions = consultation.judge().decisions();
  decisions.use(facts);
  const Outcome outcome = consultation.judge().judge(facts, decisions);
  for (const auto& judgement : outcome.regimens)
    if (judgement.brief->regimen == wanted) {
      auto explanation =
          Explainer(pack, facts, decisions).explain(outcome, judgement, consultation.judge().request().region);
      if (decisions.error()) return *decisions.error();
      return explanation;
    }
  return bug_error("regimen-not-judged", "the regimen was not judged", std::string(regimen));
}

}  // namespace nextline::care
