#include "care/judgement.h"

#include <algorithm>

#include "care/calendar.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

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

/// "Longer life" -> "longer-life".
std::string hyphened(std::string_view words) {
  std::string out(words);
  for (char& c : out) c = c == ' ' || c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  return out;
}

/// Puts the id for a goal's other name; what is no goal stays as it is.
void name_goals_by_id(const flat::Pack& pack, std::vector<std::string>& goals) {
  for (std::string& given : goals) {
    given = hyphened(given);
    if (!pack.goal_names()) continue;
    for (const auto* goal : *pack.goal_names())
      if (goal->also() &&
          std::ranges::any_of(*goal->also(), [&](const auto* name) { return hyphened(name->string_view()) == given; }))
        given = goal->id()->str();
  }
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

bool meet(const IndexSet& left, const IndexSet& middle, const IndexSet& right) {
  for (std::size_t i = 0; i < left.words().size(); ++i)
    if ((left.words()[i] & middle.words()[i] & right.words()[i]) != 0) return true;
  return false;
}

Truth truth_of(bool holds) {
  return holds ? Truth::True : Truth::False;
}

}  // namespace

Result<Judge> Judge::make(std::shared_ptr<const knowledge::Pack> pack, PlanRequest request) {
  const auto& flat = pack->flat();
  std::vector<std::string> drugs;
  for (const auto* drug : *flat.drugs()) drugs.push_back(drug->id()->str());
  NEXTLINE_CHECK(check_words({request.region}, words(flat.regions()), "region", "--region"));
  NEXTLINE_CHECK(check_words(request.unavailable, drugs, "drug", "--unavailable"));
  name_goals_by_id(flat, request.goals);
  NEXTLINE_CHECK(check_words(request.goals, words(flat.goals()), "goal", "--goal"));
  NEXTLINE_CHECK(check_calendar_request(request));
  Judge judge(std::move(pack), std::move(request));
  judge.in_force_ = in_force(flat, judge.request_);
  judge.sheets_ = std::make_shared<const Sheets>(judge.pack_, judge.request_);
  judge.rows_ = PlannerTable(*flat.planner(), flat.planner()->rows());
  judge.current_rows_ = PlannerTable(*flat.planner(), flat.planner()->current_rows());
  judge.make_form();
  judge.trials_ = fact_trials(*judge.pack_, *judge.form_);
  if (judge.request_.check_medicines) judge.interactions_ = std::make_shared<const InteractionCheck>(judge.pack_);
  return judge;
}

void Judge::make_form() {
  constexpr std::string_view kCurrent = "currentTreatment";
  PlannerQuestions questions(*pack_);
  for (auto& brief : in_force_.briefs)
    brief.is_current = questions.enumeration(kCurrent, brief.regimen->id()->string_view());
  untreated_ = questions.enumeration(kCurrent, "none");
  progressed_ = questions.boolean("progressionOnCurrent");
  form_ = std::make_shared<const DecisionForm>(*pack_, questions.all());
  for (const RuleInForce& rule : in_force_.rules) rule_roots_.push_back(form_->root(rule.definition));
  for (const RecommendationInForce& each : in_force_.recommendations)
    recommendation_roots_.push_back(form_->root(each.definition));
  note_reach();
}

void Judge::note_reach() {
  reach_.assign(form_->fact_count(), {RuleSet(rules().size()), IndexSet(recommendations().size())});
  for (std::uint32_t i = 0; i < rule_roots_.size(); ++i)
    if (rule_roots_[i] != kNoEdge && in_force_.effects.by_rule[i] != 0)
      form_->facts_of(rule_roots_[i]).for_each([&](std::uint32_t fact) { reach_[fact].rules.add(i); });
  for (std::uint32_t i = 0; i < recommendation_roots_.size(); ++i)
    if (recommendation_roots_[i] != kNoEdge)
      form_->facts_of(recommendation_roots_[i]).for_each([&](std::uint32_t fact) {
        reach_[fact].recommendations.add(i);
      });
}

std::string_view category_of(const flat::Planner& planner, const flat::PlannerRow& row,
                             const RecommendationInForce* strongest) {
  const std::string_view own = row.category()->string_view();
  const std::string_view recommended =
      strongest != nullptr ? strongest->recommendation->category()->string_view() : std::string_view();
  if (own == "recommendation") return recommended;
  if (strongest == nullptr || !is_option(planner, own)) return own;
  return option_position(planner, recommended) > option_position(planner, own) ? recommended : own;
}

Lanes Judge::answer(const Decisions& decisions, std::size_t question) {
  return question == kNoQuestion ? Lanes::all(Truth::Unknown) : decisions.planner_answer(question);
}

LaneInputs Judge::shared_inputs(Truth died, Decisions& decisions) const {
  const auto& planner = *pack_->flat().planner();
  LaneInputs inputs;
  inputs[Input::InScope] = decisions.lanes(planner.scope_definition());
  inputs[Input::Died] = Lanes::all(died);
  inputs[Input::Progressed] = answer(decisions, progressed_);
  inputs[Input::Treated] = negation(answer(decisions, untreated_));
  const auto* own = planner.inputs();
  for (std::uint32_t i = 0; own != nullptr && i < own->size(); ++i)
    inputs[own_input(i)] = decisions.lanes(own->Get(i)->definition());
  return inputs;
}

Answers Judge::answers(const Decisions& decisions, std::span<const std::uint32_t> roots) const {
  Answers answers{IndexSet(roots.size()), IndexSet(roots.size())};
  for (std::uint32_t i = 0; i < roots.size(); ++i) {
    const Truth truth = decisions.value(roots[i]).at(0);
    if (truth == Truth::True) answers.yes.add(i);
    if (truth == Truth::Unknown) answers.unknown.add(i);
  }
  return answers;
}

Inputs Judge::regimen_inputs(const RegimenBrief& brief, const Outcome& outcome, Truth current) const {
  Inputs inputs = outcome.shared_inputs;
  inputs[Input::Current] = current;
  inputs[Input::Available] = truth_of(brief.available);
  inputs[Input::Approved] = truth_of(brief.label.permits());
  const RuleSet& rules = current == Truth::True ? brief.continued : brief.start;
  for (const auto& raising : in_force_.effects.raising)
    inputs[raising.input] = truth_of(meet(rules, raising.rules, outcome.rules.yes));
  inputs[Input::Blocked] = truth_of(meet(rules, in_force_.effects.blocking, outcome.rules.unknown));
  inputs[Input::Indicated] = brief.recommended.meets(outcome.recommendations.yes)       ? Truth::True
                             : brief.recommended.meets(outcome.recommendations.unknown) ? Truth::Unknown
                                                                                        : Truth::False;
  return inputs;
}

RegimenJudgement Judge::judgement(const RegimenBrief& brief, const Outcome& outcome, const Inputs& inputs) const {
  RegimenJudgement judgement;
  judgement.brief = &brief;
  judgement.inputs = inputs;
  const auto rules = (inputs[Input::Current] == Truth::True ? brief.continued : brief.start).words();
  const auto recommended = brief.recommended.words();
  judgement.findings = {in_force_.rules.data(), rules, outcome.rules.yes.words().data()};
  judgement.open = {in_force_.rules.data(), rules, outcome.rules.unknown.words().data()};
  judgement.reached = {in_force_.recommendations.data(), recommended, outcome.recommendations.yes.words().data()};
  judgement.undecided = {in_force_.recommendations.data(), recommended, outcome.recommendations.unknown.words().data()};
  for (const std::uint32_t place : brief.strongest_first)
    if (judgement.strongest == nullptr && outcome.recommendations.yes.has(place))
      judgement.strongest = &in_force_.recommendations[place];
  judgement.row = rows_.first_match(inputs);
  const auto& planner = *pack_->flat().planner();
  if (judgement.row != nullptr) judgement.category = category_of(planner, *judgement.row, judgement.strongest);
  judgement.is_option = is_option(planner, judgement.category);
  return judgement;
}

Outcome Judge::judge(const Case& facts, Decisions& decisions) const {
  Outcome outcome;
  outcome.shared_inputs = inputs_at(shared_inputs(truth_of(facts.died), decisions), 0);
  outcome.applies = outcome.shared_inputs[Input::InScope];
  outcome.rules = answers(decisions, rule_roots_);
  outcome.recommendations = answers(decisions, recommendation_roots_);
  outcome.regimens.reserve(briefs().size());
  outcome.current_inputs = outcome.shared_inputs;
  Truth known = Truth::False;
  for (const auto& brief : briefs()) {
    const Truth current = answer(decisions, brief.is_current).at(0);
    known = disjunction(known, current);
    const Inputs inputs = regimen_inputs(brief, outcome, current);
    outcome.regimens.push_back(judgement(brief, outcome, inputs));
    if (current != Truth::True) continue;
    outcome.current = &outcome.regimens.back();
    outcome.current_inputs = inputs;
  }
  outcome.current_inputs[Input::Known] = known;
  outcome.current_row = current_rows_.first_match(outcome.current_inputs);
  return outcome;
}

}  // namespace nextline::care
