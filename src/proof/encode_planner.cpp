#include "proof/encode_planner.h"

#include <algorithm>
#include <array>

#include "care/ranking.h"

namespace nextline::proof {
namespace {

namespace flat = knowledge::flat;
using care::Input;

/// One truth term per planner input.
class InputTerms {
 public:
  InputTerms() { terms_.fill(constant_truth(false)); }
  TruthTerm& operator[](Input input) { return terms_[static_cast<std::size_t>(input)]; }
  const TruthTerm& operator[](Input input) const { return terms_[static_cast<std::size_t>(input)]; }
  /// By its name in a table row: the program's inputs and the pack's own.
  const TruthTerm& named(const flat::Planner& planner, std::string_view name) const {
    if (const auto input = care::input_named(name)) return (*this)[*input];
    return (*this)[*care::own_input_named(planner, name)];
  }

 private:
  std::array<TruthTerm, care::kAllInputCount> terms_;
};

std::string row_matches(const flat::Planner& planner, const flat::PlannerRow& row, const InputTerms& inputs) {
  std::vector<std::string> conditions;
  if (row.conditions())
    for (const auto* condition : *row.conditions()) {
      const auto& term = inputs.named(planner, condition->input()->string_view());
      conditions.push_back(condition->value() == 1 ? term.yes : condition->value() == 0 ? term.no : term.unknown());
    }
  return all_of(conditions);
}

std::string position_of(const std::vector<std::string>& words, std::string_view word) {
  return std::to_string(std::find(words.begin(), words.end(), word) - words.begin());
}

class GuidelineEncoder {
 public:
  GuidelineEncoder(const Subject& subject, const care::Judge& judge)
      : subject_(subject), judge_(judge), planner_(*subject.pack()->flat().planner()) {}

  Encoding encode() {
    declare_facts(result_.script, subject_.source().facts);
    declare_choices(result_.script, subject_.source().interpretations);
    choices();
    result_.definitions = define_decisions(result_.script, subject_.source(), subject_.model());
    for (const auto* invariant : *subject_.pack()->flat().invariants())
      result_.script.claim(none_of(truth(invariant->definition()).no));
    vocabulary();
    shared();
    for (const auto& brief : judge_.briefs()) regimen(brief);
    current();
    for (const auto* referral : *subject_.pack()->flat().referrals())
      result_.referrals.push_back(truth(referral->definition()).yes);
    return std::move(result_);
  }

 private:
  /// Under an overlay its choices alone are proved about; else all.
  void choices() {
    const auto& pack = *subject_.pack();
    if (!pack.overlay()) return;
    for (const auto* entry : knowledge::open_to_sites(pack))
      result_.script.claim("(= " + symbol(choice_name(entry->id()->str())) + " " +
                           std::to_string(knowledge::alternative_in_force(pack, *entry)) + ")");
  }

  const TruthTerm& truth(std::uint32_t program_definition) const {
    return result_.definitions[subject_.model_index(program_definition)];
  }

  void vocabulary() {
    for (const auto* word : *planner_.options()) result_.categories.push_back(word->str());
    result_.option_count = result_.categories.size();
    result_.category_key = category_key();
    for (const auto* word : *planner_.excluded()) result_.categories.push_back(word->str());
    for (const auto* row : *planner_.current_rows())
      if (std::find(result_.actions.begin(), result_.actions.end(), row->category()->str()) == result_.actions.end())
        result_.actions.push_back(row->category()->str());
  }

  void shared() {
    result_.in_scope = truth(planner_.scope_definition());
    shared_[Input::InScope] = result_.in_scope;
    shared_[Input::Died] = two_valued(symbol("died"));
    shared_[Input::Progressed] = boolean_fact("progressionOnCurrent");
    shared_[Input::Treated] = negated(is_current("none"));
    if (planner_.inputs())
      for (std::uint32_t i = 0; i < planner_.inputs()->size(); ++i)
        shared_[care::own_input(i)] = truth(planner_.inputs()->Get(i)->definition());
  }

  TruthTerm boolean_fact(const std::string& name) const {
    if (!subject_.source().fact(name)) return {"false", "false"};
    return {symbol(name + " yes"), symbol(name + " no")};
  }

  TruthTerm is_current(std::string_view regimen) const {
    const auto* fact = subject_.source().fact("currentTreatment");
    if (!fact) return {"false", "false"};
    const auto known = symbol(known_name(fact->name.text));
    std::string same = "false";
    for (std::size_t i = 0; i < fact->values.size(); ++i)
      if (fact->values[i].text == regimen)
        same = "(= " + symbol(value_name(fact->name.text)) + " " + std::to_string(i) + ")";
    return {all_of({known, same}), all_of({known, none_of(same)})};
  }

  /// True when some rule of `effect` holds; start rules count unless the regimen is known to be the current one.
  std::string fired(const care::RegimenBrief& brief, const TruthTerm& current, flat::Effect effect) const {
    const auto some = [&](const std::vector<care::RuleInForce>& rules) {
      std::vector<std::string> terms;
      for (const auto& rule : rules)
        if (rule.rule->effect() == effect) terms.push_back(truth(rule.rule->definition()).yes);
      return any_of(terms);
    };
    return if_else(current.yes, some(brief.continue_rules), some(brief.start_rules));
  }

  std::string blocked(const care::RegimenBrief& brief, const TruthTerm& current) const {
    const auto some = [&](const std::vector<care::RuleInForce>& rules) {
      std::vector<std::string> terms;
      for (const auto& rule : rules)
        if (rule.rule->blocks_when_unknown()) terms.push_back(truth(rule.rule->definition()).unknown());
      return any_of(terms);
    };
    return if_else(current.yes, some(brief.continue_rules), some(brief.start_rules));
  }

  InputTerms inputs_of(const care::RegimenBrief& brief, const std::string& name) {
    InputTerms inputs = shared_;
    const auto named = [&](const char* what, const TruthTerm& term) {
      return result_.script.define(name + " " + what, term);
    };
    inputs[Input::Current] = named("current", is_current(name));
    inputs[Input::Available] = constant_truth(brief.available);
    inputs[Input::Approved] = constant_truth(brief.label.permits());
    TruthTerm indicated = constant_truth(false);
    for (const auto* recommendation : brief.recommendations)
      indicated = disjunction_of(indicated, truth(recommendation->definition()));
    inputs[Input::Indicated] = named("indicated", indicated);
    const auto& current = inputs[Input::Current];
    inputs[Input::Forbidden] = named("forbidden", two_valued(fired(brief, current, flat::Effect::Forbid)));
    inputs[Input::Held] = named("held", two_valued(fired(brief, current, flat::Effect::Hold)));
    inputs[Input::Stopped] = named("stopped", two_valued(fired(brief, current, flat::Effect::Stop)));
    inputs[Input::Avoided] = named("avoided", two_valued(fired(brief, current, flat::Effect::Avoid)));
    inputs[Input::Limited] = named("limited", two_valued(fired(brief, current, flat::Effect::Limit)));
    inputs[Input::Blocked] = named("blocked", two_valued(blocked(brief, current)));
    return inputs;
  }

  /// Recommendations as the planner prefers them: strongest category first, then the pack's order.
  std::vector<const flat::Recommendation*> by_strength(const care::RegimenBrief& brief) const {
    auto sorted = brief.recommendations;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto* l, const auto* r) { return strength(*l) < strength(*r); });
    return sorted;
  }

  std::size_t strength(const flat::Recommendation& recommendation) const {
    return care::option_position(planner_, recommendation.category()->string_view());
  }

  /// `of(strongest true recommendation)`, or `otherwise` when none is true.
  template <class Of>
  std::string of_strongest(const care::RegimenBrief& brief, Of of, const std::string& otherwise) const {
    const auto sorted = by_strength(brief);
    std::string term = otherwise;
    for (auto it = sorted.rbegin(); it != sorted.rend(); ++it)
      term = if_else(truth((*it)->definition()).yes, of(**it), term);
    return term;
  }

  std::string category_term(const care::RegimenBrief& brief, const InputTerms& inputs) const {
    const std::string none = std::to_string(result_.categories.size());
    const std::string recommended = of_strongest(
        brief, [&](const auto& r) { return position_of(result_.categories, r.category()->string_view()); }, none);
    std::string term = none;
    const auto& rows = *planner_.rows();
    for (auto i = rows.size(); i-- > 0;)
      term = if_else(row_matches(planner_, *rows[i], inputs), row_category(brief, *rows[i], recommended), term);
    return term;
  }

  /// As care::category_of: an option's category gives no more than the recommendation does.
  std::string row_category(const care::RegimenBrief& brief, const flat::PlannerRow& row,
                           const std::string& recommended) const {
    const auto word = row.category()->string_view();
    if (word == "recommendation") return recommended;
    if (!care::is_option(planner_, word)) return position_of(result_.categories, word);
    const std::size_t place = care::option_position(planner_, word);
    const auto is_weaker = [&](const auto* each) { return strength(*each) > place; };
    if (std::ranges::none_of(brief.recommendations, is_weaker)) return std::to_string(place);
    return of_strongest(
        brief, [&](const auto& each) { return std::to_string(std::max(strength(each), place)); },
        std::to_string(place));
  }

  std::size_t category_key() const {
    const auto& keys = *planner_.ranking();
    const auto is_category = [](const auto* key) { return key->key()->string_view() == "category"; };
    const auto place = std::find_if(keys.begin(), keys.end(), is_category) - keys.begin();
    return std::min(static_cast<std::size_t>(place), std::size_t{keys.size()} - 1);
  }

  std::vector<std::string> rank_terms(const care::RegimenBrief& brief, const std::string& name,
                                      const std::string& category, const TruthTerm& limited) {
    std::vector<std::string> keys;
    for (const auto* key : *planner_.ranking()) {
      std::vector<std::string> order;
      if (key->order())
        for (const auto* word : *key->order()) order.push_back(word->str());
      std::string term = "0";
      if (key->key()->string_view() == "category") {
        for (auto i = result_.categories.size(); i-- > 0;)
          term = if_else("(= " + category + " " + std::to_string(i) + ")", position_of(order, result_.categories[i]),
                         term);
      } else if (key->key()->string_view() == "limited") {
        term = if_else(limited.yes, "1", "0");
      } else if (key->key()->string_view() == "evidence") {
        term = of_strongest(
            brief,
            [&](const auto& r) {
              return position_of(order, r.evidence_level() ? r.evidence_level()->string_view() : std::string_view());
            },
            std::to_string(order.size()));
      }
      keys.push_back(result_.script.define(name + " rank " + key->key()->str(), "Int", term));
    }
    return keys;
  }

  void regimen(const care::RegimenBrief& brief) {
    const std::string name = brief.regimen->id()->str();
    result_.script.comment("regimen " + name);
    const InputTerms inputs = inputs_of(brief, name);
    RegimenTerms terms;
    terms.brief = &brief;
    terms.current = inputs[Input::Current];
    terms.category = result_.script.define(name + " category", "Int", category_term(brief, inputs));
    terms.is_option = result_.script.define(name + " is option", "Bool",
                                            "(< " + terms.category + " " + std::to_string(result_.option_count) + ")");
    terms.rank_keys = rank_terms(brief, name, terms.category, inputs[Input::Limited]);
    result_.regimens.push_back(std::move(terms));
    inputs_.push_back(inputs);
  }

  std::string action_term(InputTerms inputs, const TruthTerm& known) const {
    inputs[Input::Known] = known;
    std::string term = std::to_string(result_.actions.size());
    const auto& rows = *planner_.current_rows();
    for (auto i = rows.size(); i-- > 0;)
      term = if_else(row_matches(planner_, *rows[i], inputs),
                     position_of(result_.actions, rows[i]->category()->string_view()), term);
    return term;
  }

  void current() {
    TruthTerm known = constant_truth(false);
    for (const auto& terms : result_.regimens) known = disjunction_of(known, terms.current);
    known = result_.script.define("current is known", known);
    std::string term = action_term(shared_, known);
    for (std::size_t i = result_.regimens.size(); i-- > 0;)
      term = if_else(result_.regimens[i].current.yes, action_term(inputs_[i], known), term);
    result_.current_action = result_.script.define("current action", "Int", term);
  }

  const Subject& subject_;
  const care::Judge& judge_;
  const flat::Planner& planner_;
  Encoding result_;
  InputTerms shared_;
  std::vector<InputTerms> inputs_;
};

}  // namespace

Encoding encode_guideline(const Subject& subject, const care::Judge& judge) {
  return GuidelineEncoder(subject, judge).encode();
}

}  // namespace nextline::proof
