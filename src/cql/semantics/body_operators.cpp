// Unary, binary and conditional operators.
#include "cql/semantics/body.h"

namespace nextline::cql {

using syntax::BinaryOperator;
using syntax::UnaryOperator;

Typed BodyCompiler::on(const syntax::Unary& e) {
  const syntax::ExpressionKind kind = e.operand->kind;
  const bool is_number =
      kind == syntax::ExpressionKind::IntegerLiteral || kind == syntax::ExpressionKind::LongLiteral ||
      kind == syntax::ExpressionKind::DecimalLiteral || kind == syntax::ExpressionKind::QuantityLiteral;
  if (is_number && e.op == UnaryOperator::Negate) return number(*e.operand, true);
  const Typed operand = compile(*e.operand);
  if (!operand) return {};
  switch (e.op) {
    case UnaryOperator::Not:
      return logical_not(coerce(operand, types_.boolean, e.operand->range, "what is negated"));
    case UnaryOperator::Exists:
      return one_list(Op::Exists, {operand}, e.operand->range);
    case UnaryOperator::SingletonFrom:
      return one_list(Op::SingletonFrom, {operand}, e.operand->range);
    case UnaryOperator::Positive:
      return operand;
    default:
      return call({syntax::elm_name(e.op)}, {operand}, e.range);
  }
}

Typed BodyCompiler::logical_not(Typed operand) {
  return operand ? writer_.node(Op::Not, types_.boolean, 0, {operand.node}) : Typed{};
}

/// `a or b or c …` leans left: its spine is walked in a loop, so that a chain of thousands needs no stack.
Typed BodyCompiler::on(const syntax::Binary& e) {
  std::vector<const syntax::Binary*> spine{&e};
  while (const auto* left = syntax::as<syntax::Binary>(spine.back()->left)) spine.push_back(left);
  Typed result = compile(*spine.back()->left);
  for (auto at = spine.rbegin(); at != spine.rend(); ++at) {
    const syntax::Binary& step = **at;
    const Typed right = compile(*step.right);
    const PlaceScope place(writer_, step.range);
    result = result && right ? binary(step.op, result, right, step) : Typed{};
  }
  return result;
}

Typed BodyCompiler::binary(BinaryOperator op, Typed left, Typed right, const syntax::Binary& e) {
  switch (op) {
    case BinaryOperator::And:
      return logical(Op::And, left, right, e);
    case BinaryOperator::Or:
      return logical(Op::Or, left, right, e);
    case BinaryOperator::Xor:
      return logical(Op::Xor, left, right, e);
    case BinaryOperator::Implies:
      return logical(Op::Implies, left, right, e);
    case BinaryOperator::NotEqual:
      return logical_not(call({"Equal"}, {left, right}, e.range));
    case BinaryOperator::NotEquivalent:
      return logical_not(call({"Equivalent"}, {left, right}, e.range));
    case BinaryOperator::Concatenate:
      return call({"ConcatenateNullsAsEmpty"}, {left, right}, e.range);
    case BinaryOperator::Add:
      return call({"Add", "Concatenate"}, {left, right}, e.range);
    case BinaryOperator::Union:
    case BinaryOperator::Intersect:
    case BinaryOperator::Except:
      return set_operation(syntax::elm_name(op), left, right, e.range);
    default:
      return call({syntax::elm_name(op)}, {left, right}, e.range);
  }
}

Typed BodyCompiler::logical(Op op, Typed left, Typed right, const syntax::Binary& e) {
  left = coerce(left, types_.boolean, e.left->range, "an operand of a logical operator");
  right = coerce(right, types_.boolean, e.right->range, "an operand of a logical operator");
  return left && right ? writer_.node(op, types_.boolean, 0, {left.node, right.node}) : Typed{};
}

/// Lists of different things become lists of their choice; System values are not made of FHIR values for that.
Typed BodyCompiler::set_operation(std::string_view name, Typed left, Typed right, SourceRange range) {
  if (left.type->is_list() && right.type->is_list() && left.type != right.type) {
    const TypeRef common = session_.conversions.common_type({left.type->element, right.type->element});
    if (common->is_choice()) left.type = right.type = types_.list(common);
  }
  return call({name}, {left, right}, range);
}

Typed BodyCompiler::on(const syntax::BooleanTest& e) {
  Typed operand = compile(*e.operand);
  if (!operand) return {};
  Op op = Op::IsNull;
  if (e.test != syntax::BooleanTestKind::Null) {
    op = e.test == syntax::BooleanTestKind::True ? Op::IsTrue : Op::IsFalse;
    operand = coerce(operand, types_.boolean, e.operand->range, "what is tested");
    if (!operand) return {};
  }
  const Typed test = writer_.node(op, types_.boolean, 0, {operand.node});
  return e.negated ? logical_not(test) : test;
}

Typed BodyCompiler::on(const syntax::Between& e) {
  const Typed operand = compile(*e.operand);
  const Typed low = compile(*e.low);
  const Typed high = compile(*e.high);
  const Typed above = call({e.properly ? "Greater" : "GreaterOrEqual"}, {operand, low}, e.range);
  const Typed below = call({e.properly ? "Less" : "LessOrEqual"}, {operand, high}, e.range);
  return above && below ? writer_.node(Op::And, types_.boolean, 0, {above.node, below.node}) : Typed{};
}

Typed BodyCompiler::on(const syntax::If& e) {
  const Typed condition = coerce(compile(*e.condition), types_.boolean, e.condition->range, "the condition of `if`");
  std::vector<Typed> values{compile(*e.then_value), compile(*e.else_value)};
  const TypeRef type = unify(values);
  if (!condition || !type) return {};
  return writer_.node(Op::If, type, 0, {condition.node, values[0].node, values[1].node});
}

Typed BodyCompiler::on(const syntax::Case& e) {
  std::vector<Typed> keys;
  std::vector<Typed> values;
  if (e.comparand) keys.push_back(compile(*e.comparand));
  for (const syntax::CaseItem& item : e.items) {
    const Typed key = compile(*item.when);
    keys.push_back(e.comparand ? key : coerce(key, types_.boolean, item.when->range, "the condition of `when`"));
    values.push_back(compile(*item.then));
  }
  values.push_back(compile(*e.else_value));
  const TypeRef type = unify(values);
  const TypeRef key_type = unify(keys);
  if (!type || !key_type) return {};
  std::uint32_t row = 0;
  std::vector<std::uint32_t> args;
  if (e.comparand) {
    const Typed equal = call({"Equal"}, {keys[0], keys[1]}, e.range);
    if (!equal) return {};
    row = writer_.program().nodes[equal.node].a;
    args.push_back(keys[0].node);
  }
  const std::size_t first = e.comparand ? 1 : 0;
  for (std::size_t i = 0; i < e.items.size(); ++i) {
    args.push_back(keys[first + i].node);
    args.push_back(values[i].node);
  }
  args.push_back(values.back().node);
  return writer_.node(Op::Case, type, row, args, e.comparand ? 1U : 0U);
}

}  // namespace nextline::cql
