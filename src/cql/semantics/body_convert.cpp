// Conversions made into nodes, and the choice of overloads.
#include <algorithm>

#include "cql/operators/table.h"
#include "cql/semantics/body.h"

namespace nextline::cql {

Typed BodyCompiler::coerce(Typed value, TypeRef wanted, SourceRange range, std::string_view purpose) {
  if (!value || value.type == wanted) return value;
  const auto conversion = session_.conversions.find(value.type, wanted);
  if (conversion) return apply(value, *conversion);
  return error(range, "wrong-type",
               "this is " + to_string(value.type) + ", but " + std::string(purpose) + " must be " + to_string(wanted));
}

Typed BodyCompiler::apply(Typed value, const Conversion& conversion) {
  using Kind = Conversion::Kind;
  const auto& node = writer_.program().nodes[value.node];
  const auto op = static_cast<Op>(node.op);
  if (op == Op::Null) return null_of(conversion.to);
  switch (conversion.kind) {
    case Kind::None:
      return value;
    case Kind::As:
      return writer_.node(Op::As, conversion.to, writer_.type_row(conversion.to), {value.node});
    case Kind::FromFhir:
      return writer_.node(Op::FromFhir, conversion.to, writer_.type_row(conversion.to), {value.node});
    case Kind::Operator:
      return writer_.node(Op::Convert, conversion.to, conversion.row, {value.node});
    case Kind::Chain:
      return apply(apply(value, conversion.steps[0]), conversion.steps[1]);
    case Kind::Each:
      return each(value, conversion);
    case Kind::Bounds:
      return bounds(value, conversion);
    case Kind::ToInterval:
    case Kind::FromList:
    case Kind::FromInterval:
    case Kind::ToList:
      return promote(value, conversion);
    case Kind::FirstOf:
      break;
  }
  std::vector<std::uint32_t> ways;
  ways.reserve(conversion.steps.size());
  for (const Conversion& way : conversion.steps) ways.push_back(apply(value, way).node);
  return writer_.node(Op::Coalesce, conversion.to, 0, ways);
}

Typed BodyCompiler::promote(Typed value, const Conversion& conversion) {
  using Kind = Conversion::Kind;
  const TypeRef type = conversion.to;
  if (conversion.kind == Kind::FromList) {
    const Typed single = writer_.node(Op::SingletonFrom, value.type->element, 0, {value.node});
    return apply(single, conversion.steps[0]);
  }
  if (conversion.kind == Kind::FromInterval) {
    const std::uint32_t row = session_.signatures.named("PointFrom").front().row;
    return apply(writer_.node(Op::Call, value.type->element, row, {value.node}), conversion.steps[0]);
  }
  const Typed single = apply(value, conversion.steps[0]);
  const bool list = conversion.kind == Kind::ToList;
  const Typed made = list ? writer_.node(Op::ListNew, type, 0, {single.node})
                          : writer_.node(Op::IntervalNew, type, 0, {single.node, single.node}, 3);
  const Typed none = list ? writer_.node(Op::ListNew, type) : null_of(type);
  const Typed is_null = writer_.node(Op::IsNull, types_.boolean, 0, {value.node});
  return writer_.node(Op::If, type, 0, {is_null.node, none.node, made.node});
}

Typed BodyCompiler::each(Typed list, const Conversion& conversion) {
  const Node node = writer_.program().nodes[list.node];
  if (static_cast<Op>(node.op) == Op::ListNew && node.arg_count == 0) {
    return writer_.node(Op::ListNew, conversion.to);
  }
  const std::uint32_t slot = new_slot();
  const Typed item = writer_.node(Op::Slot, list.type->element, slot);
  const Typed converted = apply(item, conversion.steps[0]);
  return writer_.node(Op::ListEach, conversion.to, slot, {list.node, converted.node});
}

/// The bounds of a selector are converted where they stand; any other interval is taken apart and made again.
Typed BodyCompiler::bounds(Typed interval, const Conversion& conversion) {
  const TypeRef point = interval.type->element;
  const Node node = writer_.program().nodes[interval.node];
  if (static_cast<Op>(node.op) == Op::IntervalNew && (node.flags & 4) == 0) {
    const Typed first = apply({writer_.program().args[node.first_arg], point}, conversion.steps[0]);
    const Typed last = apply({writer_.program().args[node.first_arg + 1], point}, conversion.steps[0]);
    return writer_.node(Op::IntervalNew, conversion.to, 0, {first.node, last.node}, node.flags);
  }
  const Typed low = apply(field(interval, "low", point), conversion.steps[0]);
  const Typed high = apply(field(interval, "high", point), conversion.steps[0]);
  const Typed low_closed = field(interval, "lowClosed", types_.boolean);
  const Typed high_closed = field(interval, "highClosed", types_.boolean);
  const Typed made =
      writer_.node(Op::IntervalNew, conversion.to, 0, {low.node, high.node, low_closed.node, high_closed.node}, 4);
  const Typed is_null = writer_.node(Op::IsNull, types_.boolean, 0, {interval.node});
  return writer_.node(Op::If, conversion.to, 0, {is_null.node, null_of(conversion.to).node, made.node});
}

TypeRef BodyCompiler::unify(std::vector<Typed>& values) {
  std::vector<TypeRef> parts;
  for (const Typed& value : values) {
    if (!value) return nullptr;
    parts.push_back(value.type);
  }
  const TypeRef common = parts.empty() ? types_.any : session_.conversions.common_type(parts);
  for (Typed& value : values) {
    if (const auto conversion = session_.conversions.find(value.type, common)) value = apply(value, *conversion);
  }
  return common;
}

Typed BodyCompiler::call(std::initializer_list<std::string_view> names, const std::vector<Typed>& operands,
                         SourceRange range) {
  if (*names.begin() == "Power" && operands.size() == 2 && is_negative_literal(operands[1])) {
    const Typed base = coerce(operands[0], types_.decimal, range, "the base of a power");
    return call_op(Op::Call, names, {base, coerce(operands[1], types_.decimal, range, "an exponent")}, range);
  }
  return call_op(Op::Call, names, operands, range);
}

/// A negative exponent that is written out leaves the whole numbers: Power(10, -8) is a Decimal.
bool BodyCompiler::is_negative_literal(Typed operand) const {
  if (!operand || (operand.type != types_.integer && operand.type != types_.long_integer)) return false;
  const Node& node = writer_.program().nodes[operand.node];
  if (static_cast<Op>(node.op) != Op::Literal) return false;
  return static_cast<std::int64_t>(writer_.program().constants[node.a].low) < 0;
}

Typed BodyCompiler::call_op(Op op, std::initializer_list<std::string_view> names, const std::vector<Typed>& operands,
                            SourceRange range) {
  std::vector<TypeRef> operand_types;
  for (const Typed& operand : operands) {
    if (!operand) return {};
    operand_types.push_back(operand.type);
  }
  std::vector<const Signature*> candidates;
  for (const std::string_view name : names) {
    const auto signatures = session_.signatures.named(name);
    auto resolved = session_.overloads.resolve(signatures, operand_types);
    if (const auto* failure = std::get_if<ResolutionFailure>(&resolved)) {
      if (!failure->ambiguous.empty()) return no_overload(name, failure->ambiguous, operands, range, true);
      for (const Signature& signature : signatures) candidates.push_back(&signature);
      continue;
    }
    const Resolution& found = std::get<Resolution>(resolved);
    std::vector<std::uint32_t> args;
    for (std::size_t i = 0; i < operands.size(); ++i) args.push_back(apply(operands[i], found.conversions[i]).node);
    if (found.append_precision) args.push_back(null_of(types_.string).node);
    return writer_.node(op, found.result, found.signature->row, args);
  }
  return no_overload(*names.begin(), candidates, operands, range, false);
}

Typed BodyCompiler::no_overload(std::string_view name, const std::vector<const Signature*>& candidates,
                                const std::vector<Typed>& operands, SourceRange range, bool ambiguous) {
  std::string given;
  for (const Typed& operand : operands) given += (given.empty() ? "" : ", ") + to_string(operand.type);
  if (candidates.empty()) {
    return unsupported(range, "unknown-operator", "there is no operator " + std::string(name) + " for (" + given + ")");
  }
  constexpr std::size_t kShown = 6;
  std::string listed;
  for (std::size_t i = 0; i < std::min(candidates.size(), kShown); ++i) {
    listed += (i > 0 ? ", " : "") + describe(name, *candidates[i]);
  }
  if (candidates.size() > kShown) listed += " and " + std::to_string(candidates.size() - kShown) + " more";
  if (ambiguous) {
    return error(range, "ambiguous-call", std::string(name) + " with (" + given + ") may mean any of " + listed,
                 "narrow an operand with `as`");
  }
  return error(range, "wrong-operands", std::string(name) + " cannot take (" + given + "); it takes " + listed);
}

}  // namespace nextline::cql
