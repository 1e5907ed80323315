// Membership and timing phrases, lowered to operators with a precision.
//
//     A starts 3 days or less before start B   ->  Start(A) in Interval[Start(B) - 3 days, Start(B)) and B is not null
//     A within 30 days of B                    ->  A in Interval[B - 30 days, B + 30 days] and B is not null
// Source: CQL 1.5 author's guide, "Relative timing"; appendix L.
#include "cql/semantics/body.h"

namespace nextline::cql {

using syntax::OffsetKind;
using syntax::TimingOperator;

Typed BodyCompiler::precision_literal(syntax::Precision precision) {
  return precision == syntax::Precision::None ? Typed{} : string(syntax::word(precision));
}

namespace {

std::vector<Typed> with_precision(Typed left, Typed right, Typed precision) {
  std::vector<Typed> operands{left, right};
  if (precision) operands.push_back(precision);
  return operands;
}

}  // namespace

Typed BodyCompiler::on(const syntax::Membership& e) {
  const bool in = e.op == syntax::MembershipOperator::In;
  const syntax::Expression& container = in ? *e.right : *e.left;
  const syntax::Expression& item = in ? *e.left : *e.right;
  if (const Symbol* set = symbol_named(container);
      set && (set->kind == Symbol::Kind::ValueSet || set->kind == Symbol::Kind::CodeSystem)) {
    return in_value_set(compile(item), *set, item.range);
  }
  const Typed left = compile(*e.left);
  const Typed right = compile(*e.right);
  if (!left || !right) return {};
  const TypeRef held = (in ? right : left).type;
  if (is_subtype(held, types_.vocabulary)) {
    return unsupported(container.range, "computed-value-set", "membership needs a value set by its name",
                       "declare it with `valueset`");
  }
  return call({in ? "In" : "Contains"}, with_precision(left, right, precision_literal(e.precision)), e.range);
}

/// Coded FHIR elements go in as they are: the engine looks at each of their codings.
Typed BodyCompiler::in_value_set(Typed subject, const Symbol& set, SourceRange range) {
  if (!subject) return {};
  const bool list = subject.type->is_list();
  const TypeRef item = list ? subject.type->element : subject.type;
  std::vector<TypeRef> coded;
  for (TypeRef part : item->is_choice() ? item->alternatives : std::vector<TypeRef>{item}) {
    const TypeRef system = Conversions::system_equivalent(part);
    const TypeRef meant = system ? system : part;
    if (meant == types_.code || meant == types_.concept_type || meant == types_.string || meant->is_any()) {
      coded.push_back(part);
    }
  }
  if (coded.empty()) {
    return error(range, "wrong-type", to_string(subject.type) + " is nothing that a value set can hold",
                 "give a Code, Concept, String, or a coded FHIR element");
  }
  if (!list && item->is_choice() && coded.size() < item->alternatives.size()) {
    const TypeRef narrow = types_.choice(coded);
    subject = writer_.node(Op::As, narrow, writer_.type_row(narrow), {subject.node});
  }
  const std::uint32_t flags = (set.kind == Symbol::Kind::CodeSystem ? 1U : 0U) | (list ? 2U : 0U);
  return writer_.node(Op::InValueSet, types_.boolean, set.row, {subject.node}, flags);
}

Typed BodyCompiler::edge(Typed operand, bool start, SourceRange range) {
  if (!operand) return {};
  TypeRef type = operand.type;
  if (const TypeRef system = Conversions::system_equivalent(type)) type = system;
  return type->is_interval() ? call({start ? "Start" : "End"}, {operand}, range) : operand;
}

Typed BodyCompiler::boundary(Typed operand, syntax::Boundary which, SourceRange range) {
  if (which == syntax::Boundary::Whole || !operand) return operand;
  return call({which == syntax::Boundary::Start ? "Start" : "End"}, {operand}, range);
}

Typed BodyCompiler::on(const syntax::Timing& e) {
  const Typed left = boundary(compile(*e.left), e.left_boundary, e.left->range);
  const Typed right = boundary(compile(*e.right), e.right_boundary, e.right->range);
  if (!left || !right) return {};
  const Typed precision = precision_literal(e.precision);
  if (e.op == TimingOperator::Within) return within(e, left, right, precision);
  if (e.offset) return at_distance(e, left, right, precision);
  return relative(e, left, right, precision);
}

Typed BodyCompiler::relative(const syntax::Timing& e, Typed left, Typed right, Typed precision) {
  const std::vector<Typed> operands = with_precision(left, right, precision);
  switch (e.op) {
    case TimingOperator::IncludedIn:
      return e.properly ? call({"ProperIncludedIn", "ProperIn"}, operands, e.range)
                        : call({"IncludedIn", "In"}, operands, e.range);
    case TimingOperator::Includes:
      return e.properly ? call({"ProperIncludes", "ProperContains"}, operands, e.range)
                        : call({"Includes", "Contains"}, operands, e.range);
    case TimingOperator::Before:
      return call({e.inclusive ? "SameOrBefore" : "Before"}, operands, e.range);
    case TimingOperator::After:
      return call({e.inclusive ? "SameOrAfter" : "After"}, operands, e.range);
    default:
      return call({syntax::elm_name(e.op)}, operands, e.range);
  }
}

/// `left in interval and anchor is not null`: an interval with null bounds would else be all of time.
Typed BodyCompiler::guarded_in(Typed left, Typed interval, Typed anchor, Typed precision, SourceRange range) {
  const Typed inside = call({"IncludedIn", "In"}, with_precision(left, interval, precision), range);
  if (!inside) return {};
  const Typed known = logical_not(writer_.node(Op::IsNull, types_.boolean, 0, {anchor.node}));
  return writer_.node(Op::And, types_.boolean, 0, {inside.node, known.node});
}

Typed BodyCompiler::within(const syntax::Timing& e, Typed left, Typed right, Typed precision) {
  const Typed distance = quantity(*e.offset, false);
  const Typed low = call({"Subtract"}, {edge(right, true, e.right->range), distance}, e.range);
  const Typed high = call({"Add"}, {edge(right, false, e.right->range), distance}, e.range);
  if (!low || !high) return {};
  const Typed interval = interval_between(low, high, !e.properly, !e.properly, e.range);
  return interval ? guarded_in(left, interval, right, precision, e.range) : Typed{};
}

Typed BodyCompiler::at_distance(const syntax::Timing& e, Typed left, Typed right, Typed precision) {
  const bool before = e.op == TimingOperator::Before;
  const Typed distance = quantity(*e.offset, false);
  const Typed point = edge(left, !before, e.left->range);
  const Typed anchor = edge(right, before, e.right->range);
  const Typed far = call({before ? "Subtract" : "Add"}, {anchor, distance}, e.range);
  if (!point || !far) return {};
  const std::vector<Typed> operands = with_precision(point, far, precision);
  const bool far_closed = e.offset_kind == OffsetKind::OrLess;
  switch (e.offset_kind) {
    case OffsetKind::Exactly:
      return call({"SameAs"}, operands, e.range);
    case OffsetKind::OrMore:
      return call({before ? "SameOrBefore" : "SameOrAfter"}, operands, e.range);
    case OffsetKind::MoreThan:
      return call({before ? "Before" : "After"}, operands, e.range);
    case OffsetKind::OrLess:
    case OffsetKind::LessThan:
      break;
  }
  const Typed interval = before ? interval_between(far, anchor, far_closed, e.inclusive, e.range)
                                : interval_between(anchor, far, e.inclusive, far_closed, e.range);
  return interval ? guarded_in(point, interval, anchor, precision, e.range) : Typed{};
}

}  // namespace nextline::cql
