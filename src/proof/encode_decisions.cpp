#include "proof/encode_decisions.h"

#include <set>

namespace nextline::proof {
namespace {

using knowledge::Comparison;
using knowledge::DecisionExpression;
using knowledge::DecisionOp;
using knowledge::FactEntry;
using knowledge::FactKind;

/// SMT-LIB writes reals with a point and negatives as applications.
std::string real(const Decimal& number) {
  std::string digits = number.normalized().to_string();
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.erase(0, 1);
  if (digits.find('.') == std::string::npos) digits += ".0";
  return negative ? "(- " + digits + ")" : digits;
}

void declare_truth(SmtScript& script, const std::string& name) {
  script.declare(name + " yes", "Bool");
  script.declare(name + " no", "Bool");
  script.claim("(not (and " + symbol(name + " yes") + " " + symbol(name + " no") + "))");
}

void declare_enumeration(SmtScript& script, const FactEntry& fact) {
  script.declare(known_name(fact.name.text), "Bool");
  script.declare(value_name(fact.name.text), "Int");
  const auto value = symbol(value_name(fact.name.text));
  script.claim("(and (<= 0 " + value + ") (< " + value + " " + std::to_string(fact.values.size()) + "))");
}

void declare_number(SmtScript& script, const FactEntry& fact) {
  script.declare(known_name(fact.name.text), "Bool");
  script.declare(value_name(fact.name.text), "Real");
  const auto value = symbol(value_name(fact.name.text));
  if (fact.low) script.claim("(<= " + real(*fact.low) + " " + value + ")");
  if (fact.high) script.claim("(<= " + value + " " + real(*fact.high) + ")");
  if (fact.whole) script.claim("(is_int " + value + ")");
}

/// A difference is filled in wherever both its parts are known, so no Case has the parts without it.
void claim_difference(SmtScript& script, const FactEntry& fact) {
  if (fact.difference.size() != 2) return;
  script.claim("(=> (and " + symbol(known_name(fact.difference[0].text)) + " " +
               symbol(known_name(fact.difference[1].text)) + ") " + symbol(known_name(fact.name.text)) + ")");
}

const char* operator_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::Equal:
    case Comparison::NotEqual:
      return "=";
    case Comparison::Less:
      return "<";
    case Comparison::LessOrEqual:
      return "<=";
    case Comparison::Greater:
      return ">";
    case Comparison::GreaterOrEqual:
      return ">=";
  }
  return "=";
}

TruthTerm compared(const DecisionExpression& expression, const FactEntry& fact) {
  const auto known = symbol(known_name(fact.name.text));
  const auto right = fact.kind == FactKind::Number ? real(expression.number) : std::to_string(expression.member);
  const std::string holds = std::string("(") + operator_of(expression.comparison) + " " +
                            symbol(value_name(fact.name.text)) + " " + right + ")";
  const TruthTerm truth{all_of({known, holds}), all_of({known, none_of(holds)})};
  return expression.comparison == Comparison::NotEqual ? negated(truth) : truth;
}

TruthTerm named_truth(const std::string& name) {
  return {symbol(name + " yes"), symbol(name + " no")};
}

/// Depth first, so that a definition stands behind all it refers to. The model is free of cycles.
class DecisionWriter {
 public:
  DecisionWriter(SmtScript& script, const knowledge::PackSource& pack, const knowledge::DecisionModel& model)
      : script_(script),
        pack_(pack),
        model_(model),
        truths_(model.definitions.size()),
        written_(model.definitions.size()) {}

  std::vector<TruthTerm> write() {
    for (std::uint32_t i = 0; i < model_.definitions.size(); ++i) definition(i);
    return std::move(truths_);
  }

 private:
  void definition(std::uint32_t index) {
    if (written_[index]) return;
    written_[index] = true;
    const auto& definition = model_.definitions[index];
    referred(definition.body);
    truths_[index] =
        script_.define(definition.library + "." + definition.name, encode(definition.body, pack_, truths_));
  }

  void referred(const DecisionExpression& expression) {
    if (expression.op == DecisionOp::Reference) definition(expression.reference);
    for (const auto& operand : expression.operands) referred(operand);
  }

  SmtScript& script_;
  const knowledge::PackSource& pack_;
  const knowledge::DecisionModel& model_;
  std::vector<TruthTerm> truths_;
  std::vector<bool> written_;
};

void collect(const DecisionExpression& expression, const knowledge::DecisionModel& model,
             std::set<std::uint32_t>& facts, std::set<std::uint32_t>& visited) {
  const bool names_fact =
      expression.op == DecisionOp::Fact || expression.op == DecisionOp::Member || expression.op == DecisionOp::Compare;
  if (names_fact) facts.insert(expression.fact);
  if (expression.op == DecisionOp::Reference && visited.insert(expression.reference).second)
    collect(model.definitions[expression.reference].body, model, facts, visited);
  for (const auto& operand : expression.operands) collect(operand, model, facts, visited);
}

}  // namespace

std::string known_name(const std::string& fact) {
  return fact + " known";
}
std::string value_name(const std::string& fact) {
  return fact + " value";
}
std::string member_name(const std::string& fact, const std::string& member) {
  return fact + "." + member;
}

void declare_facts(SmtScript& script, const std::vector<FactEntry>& facts) {
  script.declare("died", "Bool");
  for (const auto& fact : facts) {
    switch (fact.kind) {
      case FactKind::Boolean:
        declare_truth(script, fact.name.text);
        break;
      case FactKind::Enumeration:
        declare_enumeration(script, fact);
        break;
      case FactKind::Number:
        declare_number(script, fact);
        break;
      case FactKind::Set:
        for (const auto& member : fact.values) declare_truth(script, member_name(fact.name.text, member.text));
        break;
      case FactKind::List:
        break;
    }
  }
  for (const auto& fact : facts) claim_difference(script, fact);
}

std::string choice_name(const std::string& interpretation) {
  return "choice of " + interpretation;
}

void declare_choices(SmtScript& script, const std::vector<knowledge::InterpretationEntry>& interpretations) {
  for (const auto& entry : interpretations) {
    if (entry.parameter.empty()) continue;
    script.declare(choice_name(entry.id.text), "Int");
    const auto choice = symbol(choice_name(entry.id.text));
    script.claim("(and (<= 0 " + choice + ") (< " + choice + " " + std::to_string(entry.alternatives.size()) + "))");
  }
}

TruthTerm encode(const DecisionExpression& expression, const knowledge::PackSource& pack,
                 const std::vector<TruthTerm>& definitions) {
  const auto& facts = pack.facts;
  const auto operand = [&](std::size_t index) { return encode(expression.operands[index], pack, definitions); };
  switch (expression.op) {
    case DecisionOp::Constant:
      return constant_truth(expression.constant);
    case DecisionOp::Fact:
      return named_truth(facts[expression.fact].name.text);
    case DecisionOp::Member:
      return named_truth(
          member_name(facts[expression.fact].name.text, facts[expression.fact].values[expression.member].text));
    case DecisionOp::Compare:
      return compared(expression, facts[expression.fact]);
    case DecisionOp::Not:
      return negated(operand(0));
    case DecisionOp::And:
      return conjunction_of(operand(0), operand(1));
    case DecisionOp::Or:
      return disjunction_of(operand(0), operand(1));
    case DecisionOp::Implies:
      return implication_of(operand(0), operand(1));
    case DecisionOp::Choice:
      return two_valued("(= " + symbol(choice_name(pack.interpretations[expression.choice].id.text)) + " " +
                        std::to_string(expression.member) + ")");
    case DecisionOp::Reference:
      return definitions[expression.reference];
  }
  return constant_truth(false);
}

std::vector<TruthTerm> define_decisions(SmtScript& script, const knowledge::PackSource& pack,
                                        const knowledge::DecisionModel& model) {
  return DecisionWriter(script, pack, model).write();
}

std::vector<std::uint32_t> facts_mentioned(const DecisionExpression& expression,
                                           const knowledge::DecisionModel& model) {
  std::set<std::uint32_t> facts, visited;
  collect(expression, model, facts, visited);
  return {facts.begin(), facts.end()};
}

}  // namespace nextline::proof
