#include "care/explanation.h"

#include "care/case_entries.h"
#include "care/flat_text.h"
#include "care/reasons.h"
#include "knowledge/names.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::string_view effect_name(flat::Effect effect) {
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
  Explainer(const Judge& judge, const Case& facts, Decisions& decisions)
      : judge_(judge),
        facts_(facts),
        decisions_(decisions),
        memory_(std::make_shared<PlanMemory>(judge.shared_sheets(), facts)),
        reasons_(judge.sheets(), facts, decisions, memory_->arena),
        cited_(facts.facts.size()) {}

  Explanation explain(const Outcome& outcome, const RegimenJudgement& judgement) {
    Explanation explanation;
    const Option& sheet = judge_.sheet_of(*judgement.brief).option;
    explanation.id = sheet.id;
    explanation.title = sheet.title;
    explanation.category = judgement.category;
    explanation.applies = outcome.applies;
    explanation.label = sheet.label;
    explanation.basis = judge_.sheets().blank_plan().basis;
    for (const auto name : input_names())
      if (name != "known") explanation.inputs.push_back({name, judgement.inputs[*input_named(name)]});
    row(explanation, judgement);
    ArenaList<StatementReview> review(memory_->arena);
    judgement.brief->recommended.for_each([&](std::uint32_t place) {
      const RecommendationInForce& recommendation = judge_.recommendations()[place];
      explanation.recommendations.push_back(question(recommendation));
      if (const auto* told = judge_.sheets().recommendation(recommendation.place).review) review.push_back(*told);
    });
    explanation.review = review.items();
    const bool current = judgement.inputs[Input::Current] == Truth::True;
    for (const auto& rule : current ? judgement.brief->continue_rules : judgement.brief->start_rules)
      explanation.rules.push_back(question(rule));
    cited(explanation);
    explanation.owner = memory_;
    return explanation;
  }

 private:
  void row(Explanation& explanation, const RegimenJudgement& judgement) {
    if (!judgement.row) return;
    explanation.row = reasons_.of_row(*judgement.row);
    if (const auto* conditions = judgement.row->row->conditions())
      for (const auto* condition : *conditions)
        explanation.row_conditions.push_back(condition->input()->str() + ": " + word_of(condition->value()));
  }

  ExplainedQuestion question(const RecommendationInForce& recommendation) {
    note(recommendation.definition);
    const Truth truth = decisions_.truth(recommendation.definition);
    return {judge_.sheets().recommendation(recommendation.place).id,
            judge_.sheets().definition(recommendation.definition).name, "recommendation", truth,
            truth == Truth::True ? reasons_.of_recommendation(recommendation)
                                 : reasons_.of_definition(recommendation.definition)};
  }

  ExplainedQuestion question(const RuleInForce& rule) {
    note(rule.definition);
    const Truth truth = decisions_.truth(rule.definition);
    return {judge_.sheets().rule(rule.place).id, judge_.sheets().definition(rule.definition).name,
            effect_name(rule.effect), truth,
            truth == Truth::True ? reasons_.of_rule(rule) : reasons_.of_definition(rule.definition)};
  }

  void note(std::uint32_t definition) {
    for (const auto fact : reasons_.deciding(definition)) cited_.add(fact);
  }

  void cited(Explanation& explanation) {
    const auto& dictionary = *judge_.pack().flat().facts();
    cited_.for_each([&](std::uint32_t index) {
      if (!facts_.facts[index].known()) explanation.unknown_facts.push_back(view(dictionary.Get(index)->title()));
    });
    for (const auto& entry : case_entries(judge_.pack(), facts_, memory_->arena))
      if (cited_.has(*judge_.pack().fact_index(entry.fact))) explanation.facts.push_back(entry);
  }

  const Judge& judge_;
  const Case& facts_;
  Decisions& decisions_;
  std::shared_ptr<PlanMemory> memory_;
  Reasons reasons_;
  FactSet cited_;
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
      auto explanation = Explainer(consultation.judge(), facts, decisions).explain(outcome, judgement);
      if (decisions.error()) return *decisions.error();
      return explanation;
    }
  return bug_error("regimen-not-judged", "the regimen was not judged", std::string(regimen));
}

}  // namespace nextline::care
