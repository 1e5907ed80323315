#include "case/decide.h"

namespace nextline {

namespace {

using knowledge::Comparison;
using knowledge::DecisionExpression;
using knowledge::DecisionOp;

Truth truth_of_comparison(bool holds) {
  return holds ? Truth::True : Truth::False;
}

bool holds(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::Equal:
      return order == 0;
    case Comparison::NotEqual:
      return order != 0;
    case Comparison::Less:
      return order < 0;
    case Comparison::LessOrEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    case Comparison::GreaterOrEqual:
      return order >= 0;
  }
  return false;
}

Truth compare_fact(const DecisionExpression& e, const Fact& fact) {
  if (fact.number) return truth_of_comparison(holds(e.comparison, Decimal::compare(*fact.number, e.number)));
  if (fact.member < 0) return Truth::Unknown;
  const bool same = fact.member == static_cast<std::int32_t>(e.member);
  return truth_of_comparison(e.comparison == Comparison::Equal ? same : !same);
}

}  // namespace

Truth evaluate(const DecisionExpression& e, const knowledge::DecisionModel& model, const Case& c) {
  const auto operand = [&](std::size_t i) { return evaluate(e.operands[i], model, c); };
  switch (e.op) {
    case DecisionOp::Constant:
    case DecisionOp::Choice:
      return truth_of_comparison(e.constant);
    case DecisionOp::Fact:
      return c.facts[e.fact].stale ? Truth::Unknown : c.facts[e.fact].truth;
    case DecisionOp::Member:
      return c.facts[e.fact].stale ? Truth::Unknown : c.facts[e.fact].members[e.member];
    case DecisionOp::Compare:
      return c.facts[e.fact].stale ? Truth::Unknown : compare_fact(e, c.facts[e.fact]);
    case DecisionOp::Not:
      return negation(operand(0));
    case DecisionOp::And:
      return conjunction(operand(0), operand(1));
    case DecisionOp::Or:
      return disjunction(operand(0), operand(1));
    case DecisionOp::Implies:
      return disjunction(negation(operand(0)), operand(1));
    case DecisionOp::Reference:
      return evaluate(model.definitions[e.reference].body, model, c);
  }
  return Truth::Unknown;
}

}  // namespace nextline
