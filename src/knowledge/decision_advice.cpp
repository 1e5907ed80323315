#include "knowledge/decision_advice.h"

namespace nextline::knowledge {

namespace syntax = cql::syntax;

namespace {

Advice advice_for_binary(syntax::BinaryOperator op) {
  switch (op) {
    case syntax::BinaryOperator::Xor:
      return {"'xor'", "write (a and not b) or (b and not a)"};
    case syntax::BinaryOperator::Equivalent:
      return {"'~'", "write =; '~' calls two unknowns equal"};
    case syntax::BinaryOperator::NotEquivalent:
      return {"'!~'", "write !="};
    default:
      return {"'" + std::string(syntax::word(op)) + "'", "compute it in Record.cql or as a derived fact of case.yaml"};
  }
}

Advice advice_for_unary(syntax::UnaryOperator op) {
  if (op == syntax::UnaryOperator::Exists)
    return {"'exists'", "make it a fact in Record.cql; 'exists' turns not known into no"};
  return {"'" + std::string(syntax::word(op)) + "'", "compute it in Record.cql"};
}

}  // namespace

Advice advice_for(const syntax::Expression& e) {
  using Kind = syntax::ExpressionKind;
  switch (e.kind) {
    case Kind::Unary:
      return advice_for_unary(static_cast<const syntax::Unary&>(e).op);
    case Kind::Binary:
      return advice_for_binary(static_cast<const syntax::Binary&>(e).op);
    case Kind::Membership:
      return {"'in'", "write x = 'a' or x = 'b'; 'in' turns not known into no"};
    case Kind::If:
      return {"'if'", "write with and, or, not; 'if' takes its else branch on not known"};
    case Kind::Case:
      return {"'case'", "write with and, or, not; 'case' takes its else branch on not known"};
    case Kind::BooleanTest:
      return {"'is'", "write the fact alone; what is not known must stay not known"};
    case Kind::Between:
      return {"'between'", "write x >= low and x <= high"};
    case Kind::NullLiteral:
      return {"null", "leave the fact out; not known comes from the record"};
    case Kind::FunctionCall:
      return {"a function call", "make it a define, or a fact computed in Record.cql"};
    case Kind::Retrieve:
    case Kind::Query:
      return {"reading the record", "make it a fact in Record.cql"};
    case Kind::DateLiteral:
    case Kind::DateTimeLiteral:
    case Kind::TimeLiteral:
    case Kind::Timing:
    case Kind::SpanOf:
    case Kind::SpanBetween:
    case Kind::ComponentFrom:
      return {"a date or interval of time", "make the age or interval a number fact"};
    case Kind::QuantityLiteral:
      return {"a quantity", "write the number alone, in the fact's unit"};
    case Kind::IntegerLiteral:
    case Kind::LongLiteral:
    case Kind::DecimalLiteral:
    case Kind::StringLiteral:
      return {"a literal by itself", "compare a fact with it"};
    case Kind::ListSelector:
      return {"a list", "write x = 'a' or x = 'b'"};
    default:
      return {"this", "use facts, comparisons with literals, and, or, not, implies, and defines"};
  }
}

}  // namespace nextline::knowledge
