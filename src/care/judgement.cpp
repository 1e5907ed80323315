#include "care/judgement.h"

#include "care/flat_text.h"

#include <algorithm>

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

bool holds(const Strings* list, std::string_view word) {
  if (!list) return false;
  return std::any_of(list->begin(), list->end(), [&](const auto* item) { return item->string_view() == word; });
}

bool empty(const Strings* list) {
  return !list || list->size() == 0;
}

bool touches(const flat::Rule& rule, const flat::Regimen& regimen) {
  const auto id = regimen.id()->string_view();
  if (holds(rule.except_regimens(), id)) return false;
  if (holds(rule.regimens(), id)) return true;
  return std::any_of(regimen.drugs()->begin(), regimen.drugs()->end(),
                     [&](const auto* drug) { return holds(rule.drugs(), drug->string_view()); });
}

bool in_force(const flat::Recommendation& recommendation, const PlanRequest& request) {
  const auto since = recommendation.since() ? recommendation.since()->string_view() : std::string_view();
  const auto until = recommendation.until() ? recommendation.until()->string_view() : std::string_view();
  return (empty(recommendation.regions()) || holds(recommendation.regions(), request.region)) &&
         not_after(since, request.as_of) && (until.empty() || not_after(request.as_of, until));
}

RegimenBrief brief_of(const flat::Pack& pack, const flat::Regimen& regimen, const PlanRequest& request) {
  RegimenBrief brief;
  brief.regimen = &regimen;
  brief.label = regimen_label(pack, regimen, request.region, request.as_of);
  for (const auto* rule : *pack.rules()) {
    const bool here = empty(rule->regions()) || holds(rule->regions(), request.region);
    if (!touches(*rule, regimen) || (!here && !rule->elsewhere_applies())) continue;
    if (rule->start()) brief.start_rules.push_back({rule, !here});
    if (rule->continue_()) brief.continue_rules.push_back({rule, !here});
  }
  for (const auto* recommendation : *pack.recommendations())
    if (recommendation->regimen()->string_view() == regimen.id()->string_view() && in_force(*recommendation, request))
      brief.recommendations.push_back(recommendation);
  for (const auto* drug : *regimen.drugs())
    if (std::find(request.unavailable.begin(), request.unavailable.end(), drug->string_view()) !=
        request.unavailable.end())
      brief.available = false;
  return brief;
}

Result<void> check_words(const std::vector<std::string>& given, const std::vector<std::string>& known, const char* what,
                         const char* option) {
  for (const auto& word : given)
    if (std::find(known.begin(), known.end(), word) == known.end())
      return author_error(
          std::string("unknown-") + what,
          "'" + word + "' is no " + what + " of this guideline" + did_you_mean(word, known), option, "known: " + [&] {
            std::string all;
            for (const auto& k : known) all += (all.empty() ? "" : ", ") + k;
            return all;
          }());
  return {};
}

/// Position of the category in planner.yaml's options; later is weaker.
std::size_t position(const flat::Planner& planner, std::string_view category) {
  std::size_t index = 0;
  for (const auto* option : *planner.options()) {
    if (option->string_view() == category) return index;
    ++index;
  }
  return index;
}

void add_rule(RegimenJudgement& judgement, const RuleInForce& rule, Truth truth) {
  auto& inputs = judgement.inputs;
  if (truth == Truth::Unknown) {
    judgement.open.push_back({rule.rule, truth, rule.from_elsewhere});
    if (rule.rule->blocks_when_unknown()) inputs[Input::Blocked] = Truth::True;
    return;
  }
  if (truth == Truth::False) return;
  judgement.findings.push_back({rule.rule, truth, rule.from_elsewhere});
  switch (rule.rule->effect()) {
    case flat::Effect::Forbid:
      inputs[Input::Forbidden] = Truth::True;
      break;
    case flat::Effect::Hold:
      inputs[Input::Held] = Truth::True;
      break;
    case flat::Effect::Stop:
      inputs[Input::Stopped] = Truth::True;
      break;
    case flat::Effect::Avoid:
      inputs[Input::Avoided] = Truth::True;
      break;
    case flat::Effect::Limit:
      inputs[Input::Limited] = Truth::True;
      break;
    case flat::Effect::Caution:
    case flat::Effect::Require:
      break;
  }
}

std::int32_t fact_index(const knowledge::Pack& pack, std::string_view name) {
  const auto index = pack.fact_index(name);
  return index ? static_cast<std::int32_t>(*index) : -1;
}

}  // namespace

Result<Judge> Judge::make(const knowledge::Pack& pack, PlanRequest request) {
  const auto& flat = pack.flat();
  std::vector<std::string> drugs;
  for (const auto* drug : *flat.drugs()) drugs.push_back(drug->id()->str());
  NEXTLINE_CHECK(check_words({request.region}, words(flat.regions()), "region", "--region"));
  NEXTLINE_CHECK(check_words(request.unavailable, drugs, "drug", "--unavailable"));
  NEXTLINE_CHECK(check_words(request.goals, words(flat.goals()), "goal", "--goal"));
  Judge judge(pack, std::move(request));
  for (const auto* regimen : *flat.regimens()) judge.briefs_.push_back(brief_of(flat, *regimen, judge.request_));
  judge.current_fact_ = fact_index(pack, "currentTreatment");
  judge.progression_fact_ = fact_index(pack, "progressionOnCurrent");
  return judge;
}

Truth Judge::is_current(const Case& facts, std::string_view regimen) const {
  if (current_fact_ < 0) return Truth::Unknown;
  const auto& fact = facts.facts[static_cast<std::size_t>(current_fact_)];
  if (fact.member < 0) return Truth::Unknown;
  const auto* values = pack_->flat().facts()->Get(static_cast<flatbuffers::uoffset_t>(current_fact_))->values();
  return values->Get(static_cast<flatbuffers::uoffset_t>(fact.member))->string_view() == regimen ? Truth::True
                                                                                                 : Truth::False;
}

Inputs Judge::shared_inputs(const Case& facts, Truth applies) const {
  Inputs inputs;
  inputs[Input::InScope] = applies;
  inputs[Input::Died] = facts.died ? Truth::True : Truth::False;
  inputs[Input::Progressed] =
      progression_fact_ < 0 ? Truth::Unknown : facts.facts[static_cast<std::size_t>(progression_fact_)].truth;
  inputs[Input::Treated] = negation(is_current(facts, "none"));
  return inputs;
}

RegimenJudgement Judge::judge_regimen(const RegimenBrief& brief, const Inputs& shared, Truth current,
                                      Decisions& decisions) const {
  RegimenJudgement judgement;
  judgement.brief = &brief;
  judgement.inputs = shared;
  auto& inputs = judgement.inputs;
  inputs[Input::Current] = current;
  inputs[Input::Available] = brief.available ? Truth::True : Truth::False;
  inputs[Input::Approved] = brief.label.permits() ? Truth::True : Truth::False;
  for (const auto& rule : current == Truth::True ? brief.continue_rules : brief.start_rules)
    add_rule(judgement, rule, decisions.truth(rule.rule->definition()));
  for (const auto* recommendation : brief.recommendations) {
    const Truth truth = decisions.truth(recommendation->definition());
    inputs[Input::Indicated] = disjunction(inputs[Input::Indicated], truth);
    if (truth == Truth::True) judgement.reached.push_back(recommendation);
    if (truth == Truth::Unknown) judgement.undecided.push_back(recommendation);
  }
  const auto& planner = *pack_->flat().planner();
  for (const auto* recommendation : judgement.reached)
    if (!judgement.strongest || position(planner, recommendation->category()->string_view()) <
                                    position(planner, judgement.strongest->category()->string_view()))
      judgement.strongest = recommendation;
  judgement.row = first_match(planner, *planner.rows(), inputs);
  if (judgement.row) judgement.category = judgement.row->category()->string_view();
  if (judgement.category == "recommendation")
    judgement.category = judgement.strongest ? judgement.strongest->category()->string_view() : std::string_view();
  judgement.is_option = position(planner, judgement.category) < planner.options()->size();
  return judgement;
}

Outcome Judge::judge(const Case& facts, Decisions& decisions) const {
  Outcome outcome;
  const auto& planner = *pack_->flat().planner();
  outcome.applies = decisions.truth(planner.scope_definition());
  Inputs shared = shared_inputs(facts, outcome.applies);
  if (planner.inputs())
    for (std::uint32_t i = 0; i < planner.inputs()->size(); ++i)
      shared.own(i) = decisions.truth(planner.inputs()->Get(i)->definition());
  Truth known = Truth::False;
  outcome.regimens.reserve(briefs_.size());
  for (const auto& brief : briefs_) {
    const Truth current = is_current(facts, brief.regimen->id()->string_view());
    known = disjunction(known, current);
    outcome.regimens.push_back(judge_regimen(brief, shared, current, decisions));
    if (current == Truth::True) outcome.current = &outcome.regimens.back();
  }
  outcome.current_inputs = outcome.current ? outcome.current->inputs : shared;
  outcome.current_inputs[Input::Known] = known;
  if (planner.current_rows())
    outcome.current_row = first_match(planner, *planner.current_rows(), outcome.current_inputs);
  return outcome;
}

}  // namespace nextline::care
