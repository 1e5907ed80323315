// Type tests, casts, conversions, date parts.
#include "cql/semantics/body.h"
#include "cql/semantics/type_resolver.h"

namespace nextline::cql {

Typed BodyCompiler::on(const syntax::TypeTest& e) {
  const Typed operand = compile(*e.operand);
  if (!operand) return {};
  const TypeRef type = resolve_type(session_, unit_, *e.type, operand.type);
  if (!type) return {};
  if (!may_be(operand.type, type)) {
    session_.diagnostics.warning(unit_.index, e.range, "never-true",
                                 to_string(operand.type) + " can never be " + to_string(type) + ": this is never true",
                                 "mend the type, or leave the test out");
  }
  return writer_.node(Op::Is, types_.boolean, writer_.type_row(type), {operand.node});
}

Typed BodyCompiler::on(const syntax::TypeCast& e) {
  const Typed operand = compile(*e.operand);
  if (!operand) return {};
  const TypeRef type = resolve_type(session_, unit_, *e.type, operand.type);
  if (!type) return {};
  const auto op = static_cast<Op>(writer_.program().nodes[operand.node].op);
  if (op == Op::Null) return null_of(type);
  if (is_subtype(operand.type, type)) return {operand.node, type};
  const auto empty = op == Op::ListNew && writer_.program().nodes[operand.node].arg_count == 0;
  if (empty && type->is_list()) return writer_.node(Op::ListNew, type);
  if (may_be(operand.type, type)) {
    return writer_.node(Op::As, type, writer_.type_row(type), {operand.node}, e.strict ? 1U : 0U);
  }
  // `O.value as Decimal` for a FHIR.decimal: what converts without being asked may also be asked for.
  const auto conversion = session_.conversions.find(operand.type, type);
  if (conversion && conversion->cost >= cost::kCast && type->kind == Type::Kind::System &&
      operand.type->kind != Type::Kind::System) {
    return apply(operand, *conversion);
  }
  return error(e.range, "wrong-type", to_string(operand.type) + " can never be " + to_string(type),
               conversion ? "use `convert … to " + to_string(type) + "`" : "");
}

Typed BodyCompiler::on(const syntax::Convert& e) {
  const Typed operand = compile(*e.operand);
  if (!operand) return {};
  if (!e.type) {
    return call_op(Op::Convert, {"ConvertQuantity"}, {operand, string(e.unit)}, e.range);
  }
  const TypeRef type = resolve_type(session_, unit_, *e.type);
  if (!type) return {};
  if (is_subtype(operand.type, type)) return {operand.node, type};
  const std::string name = "To" + to_string(type);
  if (type->kind == Type::Kind::System && !session_.signatures.named(name).empty()) {
    const Typed converted = call_op(Op::Convert, {name}, {operand}, e.range);
    return converted;
  }
  return coerce(operand, type, e.range, "the result of `convert`");
}

Typed BodyCompiler::on(const syntax::ComponentFrom& e) {
  const Typed operand = compile(*e.operand);
  switch (e.component) {
    case syntax::Component::Date:
      return call({"DateFrom"}, {operand}, e.range);
    case syntax::Component::Time:
      return call({"TimeFrom"}, {operand}, e.range);
    case syntax::Component::Timezone:
    case syntax::Component::TimezoneOffset:
      return call({"TimezoneOffsetFrom"}, {operand}, e.range);
    default:
      return call({"DateTimeComponentFrom"}, {operand, string(syntax::word(e.component))}, e.range);
  }
}

Typed BodyCompiler::on(const syntax::SpanOf& e) {
  const Typed operand = compile(*e.operand);
  const Typed low = call({"Start"}, {operand}, e.operand->range);
  const Typed high = call({"End"}, {operand}, e.operand->range);
  const bool duration = e.span == syntax::SpanKind::Duration;
  return call({duration ? "DurationBetween" : "DifferenceBetween"}, {low, high, string(syntax::word(e.precision))},
              e.range);
}

Typed BodyCompiler::on(const syntax::SpanBetween& e) {
  const Typed low = compile(*e.low);
  const Typed high = compile(*e.high);
  const bool duration = e.span == syntax::SpanKind::Duration;
  return call({duration ? "DurationBetween" : "DifferenceBetween"}, {low, high, string(syntax::word(e.precision))},
              e.range);
}

Typed BodyCompiler::on(const syntax::TypeExtent& e) {
  const TypeRef type = resolve_type(session_, unit_, *e.type);
  if (!type) return {};
  const bool ordered = type == types_.integer || type == types_.long_integer || type == types_.decimal ||
                       type == types_.quantity || type == types_.date || type == types_.datetime || type == types_.time;
  if (!ordered) {
    return error(e.range, "wrong-type", "there is no minimum or maximum " + to_string(type),
                 "it takes Integer, Long, Decimal, Quantity, Date, DateTime or Time");
  }
  const bool minimum = e.extent == syntax::ExtentKind::Minimum;
  Typed extent = call({minimum ? "MinValue" : "MaxValue"}, {string(to_string(type))}, e.range);
  if (extent) writer_.program().nodes[extent.node].type = writer_.type_row(type);
  return extent ? Typed{extent.node, type} : extent;
}

Typed BodyCompiler::on(const syntax::SetAggregate& e) {
  const Typed operand = compile(*e.operand);
  if (!operand) return {};
  const bool expands = e.aggregate == syntax::SetAggregateKind::Expand;
  Typed per = null_of(types_.quantity);
  if (e.per_precision != syntax::Precision::None) per = quantity_of(1, syntax::word(e.per_precision));
  if (e.per) {
    per = compile(*e.per);
    if (!expands || !changes_points(operand.type, per.type)) {
      per = coerce(per, types_.quantity, e.per->range, "`per`");
    }
  }
  if (!per) return {};
  return call({expands ? "Expand" : "Collapse"}, {operand, per}, e.range);
}

/// Decimals expanded by whole numbers become whole, and Integers by a Decimal become Decimals.
bool BodyCompiler::changes_points(TypeRef expanded, TypeRef per) const {
  TypeRef point = expanded;
  while (point->element) point = point->element;
  return (point == types_.decimal && per == types_.integer) || (point == types_.integer && per == types_.decimal);
}

}  // namespace nextline::cql
