#include "care/judgement.h"

#include <algorithm>
#include <optional>

#include "care/flat_text.h"
#include "care/missing.h"
#include "care/rule_reach.h"
#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

bool empty(const Strings* list) {
  return !list || list->size() == 0;
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
    if (rule->start()) brief.start_rules.push_back({rule, !here, rule->definition()});
    if (rule->continue_()) brief.continue_rules.push_back({rule, !here, rule->definition()});
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

std::optional<Input> raised_by(flat::Effect effect) {
  switch (effect) {
    case flat::Effect::Forbid:
      return Input::Forbidden;
    case flat::Effect::Hold:
      return Input::Held;
    case flat::Effect::Stop:
      return Input::Stopped;
    case flat::Effect::Avoid:
      return Input::Avoided;
    case flat::Effect::Limit:
      return Input::Limited;
    case flat::Effect::Caution:
    case flat::Effect::Require:
      break;
  }
  return std::nullopt;
}

std::vector<RuleConsequence> consequences(const std::vector<RuleInForce>& rules, const DecisionForm& form) {
  std::vector<RuleConsequence> all;
  for (const auto& rule : rules) {
    const auto raised = raised_by(rule.rule->effect());
    const bool blocks = rule.rule->blocks_when_unknown();
    if (raised || blocks)
      all.push_back({form.root(rule.definition), raised.value_or(Input::InScope), raised.has_value(), blocks});
  }
  return all;
}

/// What the rules mean for their regimen in the Cases of `where`.
void apply(const std::vector<RuleConsequence>& rules, const Decisions& decisions, std::uint64_t where,
           LaneInputs& inputs) {
  if (where == 0) return;
  for (const auto& rule : rules) {
    const Lanes truth = decisions.value(rule.operation);
    if (rule.blocks) inputs[Input::Blocked].raise(truth.unknown() & where);
    if (rule.raises) inputs[rule.raised].raise(truth.yes & where);
  }
}

/// The members a set holds; those it does not hold go without saying where a value is tried.
std::string held_members(const flat::Fact& entry, const Fact& value) {
  std::string all;
  for (std::uint32_t i = 0; i < value.members.size(); ++i)
    if (value.members[i] == Truth::True) all += (all.empty() ? "" : ", ") + entry.values()->Get(i)->str();
  return all.empty() ? "none of them" : all;
}

constexpr std::size_t kNoQuestion = static_cast<std::size_t>(-1);

/// A question the planner itself puts to a fact; what asks a fact that the pack does not have stays unknown.
class PlannerQuestions {
 public:
  explicit PlannerQuestions(const knowledge::Pack& pack) : pack_(pack) {}

  std::size_t boolean(std::string_view fact) { return add(fact, Atom::Kind::Boolean, 0); }
  std::size_t enumeration(std::string_view fact, std::string_view value) {
    const auto index = pack_.fact_index(fact);
    const auto* values = index ? pack_.flat().facts()->Get(*index)->values() : nullptr;
    std::int32_t member = -1;
    for (std::uint32_t i = 0; values && i < values->size(); ++i)
      if (values->Get(i)->string_view() == value) member = static_cast<std::int32_t>(i);
    return add(fact, Atom::Kind::Enumeration, member);
  }
  const std::vector<Atom>& all() const { return atoms_; }

 private:
  std::size_t add(std::string_view fact, Atom::Kind kind, std::int32_t member) {
    const auto index = pack_.fact_index(fact);
    if (!index) return kNoQuestion;
    atoms_.push_back({.kind = kind, .even_if_stale = true, .fact = *index, .member = member, .number = {}});
    return atoms_.size() - 1;
  }

  const knowledge::Pack& pack_;
  std::vector<Atom> atoms_;
};

Lanes answer(const Decisions& decisions, std::size_t question) {
  return question == kNoQuestion ? Lanes::all(Truth::Unknown) : decisions.planner_answer(question);
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
  judge.sheets_ = std::make_shared<const Sheets>(pack, judge.request_.as_of);
  judge.make_form();
  judge.make_trials();
  return judge;
}

void Judge::make_form() {
  constexpr std::string_view kCurrent = "currentTreatment";
  const auto& planner = *pack_->flat().planner();
  rows_ = PlannerTable(planner, planner.rows());
  current_rows_ = PlannerTable(planner, planner.current_rows());
  PlannerQuestions questions(*pack_);
  for (auto& brief : briefs_) brief.is_current = questions.enumeration(kCurrent, brief.regimen->id()->string_view());
  untreated_ = questions.enumeration(kCurrent, "none");
  progressed_ = questions.boolean("progressionOnCurrent");
  form_ = std::make_shared<const DecisionForm>(*pack_, questions.all());
  for (auto& brief : briefs_) {
    brief.facts = FactSet(form_->fact_count());
    const auto hangs_on = [&](std::uint32_t operation) {
      if (operation != DecisionForm::kNone) brief.facts.add(form_->facts_of(operation));
    };
    for (const auto& rule : brief.start_rules) hangs_on(form_->root(rule.definition));
    for (const auto& rule : brief.continue_rules) hangs_on(form_->root(rule.definition));
    brief.start_consequences = consequences(brief.start_rules, *form_);
    brief.continue_consequences = consequences(brief.continue_rules, *form_);
    for (const auto* recommendation : brief.recommendations) hangs_on(form_->root(recommendation->definition()));
    hangs_on(form_->root(planner.scope_definition()));
    if (planner.inputs())
      for (const auto* input : *planner.inputs()) hangs_on(form_->root(input->definition()));
    for (const std::size_t question : {brief.is_current, untreated_, progressed_})
      if (question != kNoQuestion) hangs_on(form_->planner_root(question));
    brief.strongest_first = brief.recommendations;
    std::stable_sort(brief.strongest_first.begin(), brief.strongest_first.end(), [&](const auto* l, const auto* r) {
      return position(planner, l->category()->string_view()) < position(planner, r->category()->string_view());
    });
  }
}

void Judge::make_trials() {
  const auto& facts = *pack_->flat().facts();
  trials_.resize(facts.size());
  std::vector<std::uint32_t> derived;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (facts.Get(i)->difference() != nullptr) derived.push_back(i);
    for (auto& value : values_to_try(*facts.Get(i))) {
      std::string shown = facts.Get(i)->kind() == flat::FactKind::Set ? held_members(*facts.Get(i), value)
                                                                      : shown_with_unit(*facts.Get(i), value);
      std::vector<Truth> answers;
      for (const std::uint32_t question : form_->questions(i))
        answers.push_back(form_->atom(form_->operations()[question]).of(value));
      trials_[i].values.push_back({std::move(value), std::move(shown), std::move(answers)});
    }
  }
  for (const std::uint32_t fact : derived)
    for (const auto* name : *facts.Get(fact)->difference())
      if (const auto from = pack_->fact_index(name->string_view())) trials_[*from].derived = derived;
}

LaneInputs Judge::shared_inputs(const Case& facts, Decisions& decisions) const {
  LaneInputs inputs;
  inputs[Input::InScope] = decisions.lanes(pack_->flat().planner()->scope_definition());
  inputs[Input::Died] = Lanes::all(facts.died ? Truth::True : Truth::False);
  inputs[Input::Progressed] = answer(decisions, progressed_);
  inputs[Input::Treated] = negation(answer(decisions, untreated_));
  const auto* own = pack_->flat().planner()->inputs();
  for (std::uint32_t i = 0; own != nullptr && i < own->size(); ++i)
    inputs[own_input(i)] = decisions.lanes(own->Get(i)->definition());
  return inputs;
}

LaneInputs Judge::regimen_inputs(const RegimenBrief& brief, const LaneInputs& shared, Decisions& decisions) const {
  LaneInputs inputs = shared;
  const Lanes current = answer(decisions, brief.is_current);
  inputs[Input::Current] = current;
  inputs[Input::Available] = Lanes::all(brief.available ? Truth::True : Truth::False);
  inputs[Input::Approved] = Lanes::all(brief.label.permits() ? Truth::True : Truth::False);
  apply(brief.start_consequences, decisions, ~current.yes, inputs);
  apply(brief.continue_consequences, decisions, current.yes, inputs);
  for (const auto* recommendation : brief.recommendations)
    inputs[Input::Indicated] = disjunction(inputs[Input::Indicated], decisions.lanes(recommendation->definition()));
  return inputs;
}

LaneVerdict Judge::verdict(const RegimenBrief& brief, const LaneInputs& inputs, Decisions& decisions,
                           std::uint64_t where) const {
  LaneVerdict verdict{&brief, {}};
  for (const auto& match : rows_.matches(inputs, where)) {
    // Who is recommended what, strongest first; "recommendation" takes its category from there.
    const bool own = match.row->category()->string_view() == "recommendation";
    std::uint64_t left = match.where;
    const auto add = [&](std::uint64_t here, const flat::Recommendation* strongest) {
      if (here == 0) return;
      left &= ~here;
      verdict.parts.push_back({here, match.row, strongest,
                               !own        ? match.row->category()->string_view()
                               : strongest ? strongest->category()->string_view()
                                           : std::string_view()});
    };
    for (const auto* recommendation : brief.strongest_first)
      if (left != 0) add(decisions.lanes(recommendation->definition()).yes & left, recommendation);
    add(left, nullptr);
  }
  return verdict;
}

RegimenJudgement Judge::judgement(const RegimenBrief& brief, const LaneInputs& inputs, Decisions& decisions) const {
  RegimenJudgement judgement;
  judgement.brief = &brief;
  judgement.inputs = inputs_at(inputs, 0);
  const bool current = judgement.inputs[Input::Current] == Truth::True;
  for (const auto& rule : current ? brief.continue_rules : brief.start_rules) {
    const Truth truth = decisions.truth(rule.definition);
    if (truth == Truth::False) continue;
    (truth == Truth::True ? judgement.findings : judgement.open).push_back({rule.rule, truth, rule.from_elsewhere});
  }
  for (const auto* recommendation : brief.recommendations) {
    const Truth truth = decisions.truth(recommendation->definition());
    if (truth == Truth::True) judgement.reached.push_back(recommendation);
    if (truth == Truth::Unknown) judgement.undecided.push_back(recommendation);
  }
  const LaneVerdict found = verdict(brief, inputs, decisions, 1);
  if (!found.parts.empty()) {
    judgement.row = found.parts.front().row;
    judgement.category = found.parts.front().category;
  }
  for (const auto* recommendation : brief.strongest_first)
    if (!judgement.strongest && decisions.truth(recommendation->definition()) == Truth::True)
      judgement.strongest = recommendation;
  const auto& planner = *pack_->flat().planner();
  judgement.is_option = position(planner, judgement.category) < planner.options()->size();
  return judgement;
}

Outcome Judge::judge(const Case& facts, Decisions& decisions) const {
  Outcome outcome;
  const LaneInputs shared = shared_inputs(facts, decisions);
  outcome.applies = shared[Input::InScope].at(0);
  Truth known = Truth::False;
  outcome.regimens.reserve(briefs_.size());
  LaneInputs current = shared;
  for (const auto& brief : briefs_) {
    const LaneInputs inputs = regimen_inputs(brief, shared, decisions);
    outcome.regimens.push_back(judgement(brief, inputs, decisions));
    known = disjunction(known, inputs[Input::Current].at(0));
    if (inputs[Input::Current].at(0) != Truth::True) continue;
    outcome.current = &outcome.regimens.back();
    current = inputs;
  }
  current[Input::Known] = Lanes::all(known);
  outcome.current_inputs = inputs_at(current, 0);
  if (const auto rows = current_rows_.matches(current, 1); !rows.empty()) outcome.current_row = rows.front().row;
  return outcome;
}

LaneOutcome Judge::judge_lanes(const Case& facts, Decisions& decisions, const FactSet& changed) const {
  constexpr std::uint64_t kEverywhere = ~std::uint64_t{0};
  LaneOutcome outcome;
  const LaneInputs shared = shared_inputs(facts, decisions);
  outcome.applies = shared[Input::InScope];
  LaneInputs current = shared;
  Lanes known = Lanes::all(Truth::False);
  for (const auto& brief : briefs_) {
    const Lanes is_current = answer(decisions, brief.is_current);
    known = disjunction(known, is_current);
    const bool touched = brief.facts.meets(changed);
    if (!touched && is_current.yes == 0) continue;
    const LaneInputs inputs = regimen_inputs(brief, shared, decisions);
    if (touched) outcome.regimens.push_back(verdict(brief, inputs, decisions, kEverywhere));
    for (std::size_t i = 0; is_current.yes != 0 && i < kAllInputCount; ++i) {
      const auto input = static_cast<Input>(i);
      current[input] = chosen(is_current.yes, inputs[input], current[input]);
    }
  }
  current[Input::Known] = known;
  outcome.current_rows = current_rows_.matches(current, kEverywhere);
  return outcome;
}

}  // namespace nextline::care
