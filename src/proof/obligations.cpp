#include <algorithm>

#include "proof/properties.h"

namespace nextline::proof {
namespace {

namespace flat = knowledge::flat;
using knowledge::ObligationEntry;

bool names(const std::vector<knowledge::Word>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const auto& known) { return known.text == word; });
}

bool shares_drug(const flat::Regimen& regimen, const std::vector<knowledge::Word>& drugs) {
  return std::any_of(regimen.drugs()->begin(), regimen.drugs()->end(),
                     [&](const auto* drug) { return names(drugs, drug->string_view()); });
}

bool concerns(const ObligationEntry& obligation, const flat::Regimen& regimen) {
  return shares_drug(regimen, obligation.drugs) && !shares_drug(regimen, obligation.except_drugs) &&
         (obligation.with_drugs.empty() || shares_drug(regimen, obligation.with_drugs));
}

/// Whether a rule that is unknown puts its question among what an option requires (care/reasons.cpp).
bool asks(flat::Effect effect) {
  return effect != flat::Effect::Caution && effect != flat::Effect::Avoid && effect != flat::Effect::Limit;
}

class ObligationWriter {
 public:
  ObligationWriter(const Subject& subject, const Encoding& encoding) : subject_(subject), encoding_(encoding) {}

  Result<Property> write(const ObligationEntry& obligation) {
    std::vector<Error> errors;
    const auto expression =
        knowledge::decision_expression(subject_.source(), subject_.model(), obligation.when, errors);
    if (!expression)
      return errors.empty() ? bug_error("no-expression", "the obligation's condition was not read", obligation.id.text)
                            : errors.front();
    facts_ = knowledge_facts(*expression);
    when_ = encode(*expression, subject_.source(), encoding_.definitions);
    std::vector<std::string> violations;
    for (const auto& regimen : encoding_.regimens)
      if (concerns(obligation, *regimen.brief->regimen)) violations.push_back(violated(obligation, regimen));
    return Property{"obligation " + obligation.id.text, obligation.text.text,
                    all_of({encoding_.in_scope.yes, none_of(symbol("died")), any_of(violations)})};
  }

 private:
  std::vector<std::uint32_t> knowledge_facts(const knowledge::DecisionExpression& expression) const {
    return facts_mentioned(expression, subject_.model());
  }

  /// Some rule in force says what must be found out: it is unknown and speaks of one of the obligation's facts.
  std::string asked_for(const std::vector<care::RuleInForce>& rules) const {
    std::vector<std::string> terms;
    for (const auto& rule : rules)
      if (asks(rule.rule->effect()) && shares_fact(*rule.rule)) terms.push_back(truth(*rule.rule).unknown());
    return any_of(terms);
  }

  /// Some `require` rule that speaks of one of the obligation's facts has fired.
  std::string required(const std::vector<care::RuleInForce>& rules) const {
    std::vector<std::string> terms;
    for (const auto& rule : rules)
      if (rule.rule->effect() == flat::Effect::Require && shares_fact(*rule.rule))
        terms.push_back(truth(*rule.rule).yes);
    return any_of(terms);
  }

  bool shares_fact(const flat::Rule& rule) const {
    const auto& body = subject_.model().definitions[subject_.model_index(rule.definition())].body;
    const auto mentioned = facts_mentioned(body, subject_.model());
    return std::any_of(facts_.begin(), facts_.end(), [&](std::uint32_t fact) {
      return std::binary_search(mentioned.begin(), mentioned.end(), fact);
    });
  }

  const TruthTerm& truth(const flat::Rule& rule) const {
    return encoding_.definitions[subject_.model_index(rule.definition())];
  }

  std::string continued() const {
    for (std::size_t i = 0; i < encoding_.actions.size(); ++i)
      if (encoding_.actions[i] == "continue") return "(= " + encoding_.current_action + " " + std::to_string(i) + ")";
    return "false";
  }

  std::string violated(const ObligationEntry& obligation, const RegimenTerms& regimen) const {
    const bool continuing = obligation.to.text == "continue";
    const auto& rules = continuing ? regimen.brief->continue_rules : regimen.brief->start_rules;
    const std::string guard = continuing ? regimen.current.yes : none_of(regimen.current.yes);
    const std::string offered = continuing ? any_of({regimen.is_option, continued()}) : regimen.is_option;
    if (obligation.effect.text == "require")
      return all_of(
          {guard, regimen.is_option, none_of(when_.no), none_of(any_of({required(rules), asked_for(rules)}))});
    return all_of({guard, any_of({all_of({when_.yes, offered}),
                                  all_of({when_.unknown(), regimen.is_option, none_of(asked_for(rules))})})});
  }

  const Subject& subject_;
  const Encoding& encoding_;
  TruthTerm when_;
  std::vector<std::uint32_t> facts_;
};

}  // namespace

Result<std::vector<Property>> obligation_properties(const Subject& subject, const care::Judge& judge,
                                                    const Encoding& encoding) {
  std::vector<Property> properties;
  for (const auto& obligation : subject.source().obligations) {
    if (!obligation.regions.empty() && !names(obligation.regions, judge.request().region)) continue;
    auto property = ObligationWriter(subject, encoding).write(obligation);
    if (!property) return std::move(property).error();
    properties.push_back(std::move(*property));
  }
  return properties;
}

}  // namespace nextline::proof
