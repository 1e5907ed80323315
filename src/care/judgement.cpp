#include "care/judgement.h"

#include <algorithm>
#include <bit>

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

/// Questions the planner itself puts to facts.
class PlannerQuestions {
 public:
  explicit PlannerQuestions(const knowledge::Pack& pack) : pack_(pack) {}

  /// Give the place of the question; kNone for one about a fact that the pack does not have.
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
  /// What stays unknown for kNone.
  static Edge edge(const DecisionForm& form, std::size_t question) {
    return question == kNone ? DecisionForm::kUnknown : form.planner_root(question);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t add(std::string_view fact, Atom::Kind kind, std::int32_t member) {
    const auto index = pack_.fact_index(fact);
    if (!index) return kNone;
    atoms_.push_back({.kind = kind, .even_if_stale = true, .fact = *index, .member = member, .number = {}});
    return atoms_.size() - 1;
  }

  const knowledge::Pack& pack_;
  std::vector<Atom> atoms_;
};

/// What has no decision is never known.
Edge decided(Edge root) {
  return root == kNoEdge ? DecisionForm::kUnknown : root;
}

/// The answers to a list of edges.
Answers answers_of(const Decisions& decisions, const std::vector<Edge>& edges) {
  Answers answers{IndexSet(edges.size()), IndexSet(edges.size())};
  constexpr std::size_t kHalf = 32;
  constexpr std::uint64_t kLow = 0xFFFFFFFF;
  std::span<const Edge> rest(edges);
  const auto take = [&] {
    const auto half = rest.first(std::min(kHalf, rest.size()));
    rest = rest.subspan(half.size());
    return decisions.truths_of(half);
  };
  for (std::size_t word = 0; !rest.empty(); ++word) {
    const std::uint64_t low = take(), high = take();
    const std::uint64_t yes = (low & kLow) | high << kHalf;
    answers.yes.set_word(word, yes);
    answers.unknown.set_word(word, (low >> kHalf | (high & ~kLow)) & ~yes);
  }
  return answers;
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
  const flat::Planner& planner = *flat.planner();
  judge.rows_ = PlannerTable(planner, planner.rows(), judge.categories(), 0);
  judge.current_rows_ =
      PlannerTable(planner, planner.current_rows(), judge.categories(), planner.rows() ? planner.rows()->size() : 0);
  judge.make_form();
  judge.trials_ = fact_trials(*judge.pack_, *judge.form_);
  if (judge.request_.check_medicines) judge.interactions_ = std::make_shared<const InteractionCheck>(judge.pack_);
  return judge;
}

void Judge::make_form() {
  constexpr std::string_view kCurrent = "currentTreatment";
  PlannerQuestions questions(*pack_);
  std::vector<std::size_t> given;
  for (const RegimenBrief& brief : briefs())
    given.push_back(questions.enumeration(kCurrent, brief.regimen->id()->string_view()));
  const std::size_t untreated = questions.enumeration(kCurrent, "none");
  const std::size_t progressed = questions.boolean("progressionOnCurrent");
  std::vector<std::uint32_t> asked;
  for (const RuleInForce& rule : rules()) asked.push_back(rule.definition);
  for (const RecommendationInForce& each : recommendations()) asked.push_back(each.definition);
  const flat::Planner& planner = *pack_->flat().planner();
  asked.push_back(planner.scope_definition());
  if (const auto* own = planner.inputs())
    for (const auto* input : *own) asked.push_back(input->definition());
  form_ = std::make_shared<const DecisionForm>(*pack_, questions.all(), DecisionForm::Scope::Planning, asked);

  for (const RuleInForce& rule : rules()) rule_roots_.push_back(decided(form_->root(rule.definition)));
  for (const RecommendationInForce& each : recommendations())
    recommendation_roots_.push_back(decided(form_->root(each.definition)));
  for (const std::size_t question : given) current_roots_.push_back(PlannerQuestions::edge(*form_, question));
  shared_.push_back({Input::Progressed, PlannerQuestions::edge(*form_, progressed)});
  shared_.push_back({Input::Treated, negation(PlannerQuestions::edge(*form_, untreated))});
  share(Input::InScope, planner.scope_definition());
  for (std::uint32_t i = 0; planner.inputs() != nullptr && i < planner.inputs()->size(); ++i)
    share(own_input(i), planner.inputs()->Get(i)->definition());
  note_reach();
}

void Judge::share(Input input, std::uint32_t definition) {
  shared_.push_back({input, decided(form_->root(definition))});
  if (form_->root(definition) == kNoEdge) undecidable_.push_back(definition);
}

void Judge::note_reach() {
  reach_.assign(form_->fact_count(), {RuleSet(rules().size()), IndexSet(recommendations().size())});
  for (std::uint32_t i = 0; i < rule_roots_.size(); ++i)
    if (in_force_.effects.by_rule[i] != 0)
      form_->facts_of(rule_roots_[i]).for_each([&](std::uint32_t fact) { reach_[fact].rules.add(i); });
  for (std::uint32_t i = 0; i < recommendation_roots_.size(); ++i)
    form_->facts_of(recommendation_roots_[i]).for_each([&](std::uint32_t fact) {
      reach_[fact].recommendations.add(i);
    });
}

CategoryId Judge::category_of(const TableRow& row, const RecommendationInForce* strongest) const {
  if (row.is_recommended) return strongest != nullptr ? strongest->category : categories().none();
  if (strongest == nullptr || !categories().is_option(row.category)) return row.category;
  return std::max(row.category, strongest->category);
}

std::vector<Judge::Raised> Judge::raised(const Answers& rules) const {
  std::vector<Raised> raised(briefs().size());
  const RuleEffects& effects = in_force_.effects;
  const auto raise = [&](std::uint32_t rule, std::uint8_t bits) {
    for (const RuleTarget& target : in_force_.targets[rule]) {
      if (target.start) raised[target.regimen].start |= bits;
      if (target.continued) raised[target.regimen].continued |= bits;
    }
  };
  rules.yes.for_each([&](std::uint32_t rule) {
    if (const std::uint8_t bits = effects.by_rule[rule] & RuleEffects::kRaising; bits != 0) raise(rule, bits);
  });
  for_each_in_both(rules.unknown, effects.blocking,
                   [&](std::uint32_t rule) { raise(rule, std::uint8_t{1U << RuleEffects::kBlocks}); });
  return raised;
}

Inputs Judge::regimen_inputs(const RegimenBrief& brief, const Outcome& outcome, Truth current, Raised raised) const {
  Inputs inputs = outcome.shared_inputs;
  inputs.set(Input::Current, current);
  inputs.set(Input::Available, truth_of(brief.available));
  inputs.set(Input::Approved, truth_of(brief.label.permits()));
  for (std::uint32_t bits = current == Truth::True ? raised.continued : raised.start; bits != 0; bits &= bits - 1)
    inputs.set(in_force_.effects.input(static_cast<std::uint32_t>(std::countr_zero(bits))), Truth::True);
  if (brief.recommended.meets(outcome.answers->recommendations.yes))
    inputs.set(Input::Indicated, Truth::True);
  else if (brief.recommended.meets(outcome.answers->recommendations.unknown))
    inputs.set(Input::Indicated, Truth::Unknown);
  return inputs;
}

RegimenJudgement Judge::judgement(const RegimenBrief& brief, const Outcome& outcome, const Inputs& inputs) const {
  RegimenJudgement judgement;
  judgement.brief = &brief;
  judgement.inputs = inputs;
  const auto rules = (inputs[Input::Current] == Truth::True ? brief.continued : brief.start).words();
  const auto recommended = brief.recommended.words();
  judgement.findings = {in_force_.rules.data(), rules, outcome.answers->rules.yes.words().data()};
  judgement.open = {in_force_.rules.data(), rules, outcome.answers->rules.unknown.words().data()};
  judgement.reached = {in_force_.recommendations.data(), recommended,
                       outcome.answers->recommendations.yes.words().data()};
  judgement.undecided = {in_force_.recommendations.data(), recommended,
                         outcome.answers->recommendations.unknown.words().data()};
  if (inputs[Input::Indicated] == Truth::True)
    judgement.strongest = &in_force_.recommendations[*std::ranges::find_if(
        brief.strongest_first, [&](std::uint32_t place) { return outcome.answers->recommendations.yes.has(place); })];
  judgement.row = rows_.first_match(inputs);
  judgement.category_id =
      judgement.row != nullptr ? category_of(*judgement.row, judgement.strongest) : categories().none();
  judgement.category = categories().name(judgement.category_id);
  judgement.is_option = categories().is_option(judgement.category_id);
  return judgement;
}

Outcome Judge::judge(const Case& facts, Decisions& decisions) const {
  Outcome outcome;
  for (const std::uint32_t definition : undecidable_) decisions.truth(definition);  // which keeps the error
  outcome.shared_inputs.set(Input::Died, truth_of(facts.died));
  for (const SharedQuestion& question : shared_)
    outcome.shared_inputs.set(question.input, decisions.truth_of(question.edge));
  outcome.applies = outcome.shared_inputs[Input::InScope];
  outcome.answers = std::make_unique<const Outcome::AllAnswers>(
      Outcome::AllAnswers{answers_of(decisions, rule_roots_), answers_of(decisions, recommendation_roots_)});
  outcome.current_inputs = outcome.shared_inputs;
  outcome.regimens.reserve(briefs().size());
  const std::vector<Raised> raised_by_rules = raised(outcome.answers->rules);
  Truth known = Truth::False;
  for (std::size_t i = 0; i < briefs().size(); ++i) {
    const Truth current = decisions.truth_of(current_roots_[i]);
    known = disjunction(known, current);
    const Inputs inputs = regimen_inputs(briefs()[i], outcome, current, raised_by_rules[i]);
    outcome.regimens.push_back(judgement(briefs()[i], outcome, inputs));
    if (current != Truth::True) continue;
    outcome.current = &outcome.regimens.back();
    outcome.current_inputs = inputs;
  }
  outcome.current_inputs.set(Input::Known, known);
  outcome.current_row = current_rows_.first_match(outcome.current_inputs);
  return outcome;
}

}  // namespace nextline::care
