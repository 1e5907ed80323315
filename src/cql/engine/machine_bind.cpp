// Steps: who answers which kind of node, and what is looked up for it when it is first come to.
#include <algorithm>
#include <array>

#include "cql/engine/machine.h"

namespace nextline::cql {

namespace {

/// By Op; bind() chooses among others for some.
constexpr std::size_t kOps = static_cast<std::size_t>(Op::External) + 1;
constexpr std::array<StepKind, kOps> kinds() {
  std::array<StepKind, kOps> table{};
  const auto on = [&](Op op, StepKind kind) { table[static_cast<std::size_t>(op)] = kind; };
  on(Op::Null, StepKind::Constant);
  on(Op::Literal, StepKind::Constant);
  on(Op::Call, StepKind::CallAny);
  on(Op::And, StepKind::And);
  on(Op::Or, StepKind::Or);
  on(Op::Xor, StepKind::Xor);
  on(Op::Implies, StepKind::Implies);
  on(Op::If, StepKind::If);
  on(Op::Case, StepKind::Case);
  on(Op::Coalesce, StepKind::Coalesce);
  on(Op::DefinitionRef, StepKind::Definition);
  on(Op::ParameterRef, StepKind::Parameter);
  on(Op::FunctionCall, StepKind::Function);
  on(Op::Slot, StepKind::Slot);
  on(Op::Context, StepKind::Context);
  on(Op::Field, StepKind::Field);
  on(Op::TupleField, StepKind::TupleField);
  on(Op::FieldEach, StepKind::FieldEach);
  on(Op::Retrieve, StepKind::Retrieve);
  on(Op::Query, StepKind::Query);
  on(Op::ListNew, StepKind::List);
  on(Op::TupleNew, StepKind::Tuple);
  on(Op::IntervalNew, StepKind::Interval);
  on(Op::CodeNew, StepKind::Code);
  on(Op::ConceptNew, StepKind::Concept);
  on(Op::QuantityNew, StepKind::Quantity);
  on(Op::RatioNew, StepKind::Ratio);
  on(Op::ValueSetRef, StepKind::ValueSet);
  on(Op::CodeRef, StepKind::CodeRef);
  on(Op::ConceptRef, StepKind::ConceptRef);
  on(Op::CodeSystemRef, StepKind::ValueSet);
  on(Op::InValueSet, StepKind::InValueSet);
  on(Op::Is, StepKind::Is);
  on(Op::As, StepKind::As);
  on(Op::Convert, StepKind::CallAny);
  on(Op::FromFhir, StepKind::FromFhir);
  on(Op::Exists, StepKind::Exists);
  on(Op::Not, StepKind::Not);
  on(Op::IsNull, StepKind::IsNull);
  on(Op::IsTrue, StepKind::IsTrue);
  on(Op::IsFalse, StepKind::IsFalse);
  on(Op::SingletonFrom, StepKind::SingletonFrom);
  on(Op::First, StepKind::First);
  on(Op::Last, StepKind::Last);
  on(Op::ListEach, StepKind::ListEach);
  on(Op::Now, StepKind::Now);
  on(Op::Today, StepKind::Today);
  on(Op::TimeOfDay, StepKind::TimeOfDay);
  on(Op::Descendants, StepKind::Descendants);
  on(Op::Message, StepKind::Message);
  on(Op::External, StepKind::External);
  return table;
}

constexpr Value kNull;
constexpr std::array kKinds = kinds();
static_assert(std::find(kKinds.begin(), kKinds.end(), StepKind::Unbound) == kKinds.end(), "a kind of node is left out");

}  // namespace

Step* Machine::new_step(std::uint32_t node) {
  Step* const step = steps_arena_.make<Step>();
  unbind(*step, node, nullptr);
  return step;
}

void Machine::unbind(Step& step, std::uint32_t node, const Step* arguments) {
  step = Step();
  step.node = node;
  step.arguments = arguments;
}

Step& Machine::step_of(std::uint32_t node) {
  Step*& step = steps_of_nodes_[node];
  if (step == nullptr) step = new_step(node);
  return *step;
}

void Machine::bind_if_unbound(Step& step) {
  if (step.kind == StepKind::Unbound) bind(step);
}

void Machine::bind(Step& step) {
  inline_calls(step);
  const Node& node = node_of(step);
  bind_operands(step, node);
  step.kind = kKinds[node.op];
  switch (static_cast<Op>(node.op)) {
    case Op::Slot:
      step.slot = node.a;
      break;
    case Op::Null:
      step.constant = &kNull;
      break;
    case Op::Literal:
      step.constant = &loaded_.constant(node.a);
      break;
    case Op::DefinitionRef:
      step.index = loaded_.origin_of(node.a);
      break;
    case Op::Call:
    case Op::Convert:
      bind_call(step, node);
      break;
    case Op::FunctionCall:
      bind_function(step, node);
      break;
    case Op::Field:
      bind_field(step, node);
      break;
    case Op::TupleField:
      bind_tuple_field(step, node.a);
      break;
    case Op::ListNew:
      bind_list(step);
      break;
    case Op::Not:
      bind_negation(step);
      break;
    case Op::As:
      bind_cast(step, node);
      break;
    case Op::Query:
      step.query = bound_query(program_.queries[node.a]);
      break;
    default:
      step.index = node.a;
      break;
  }
}

void Machine::bind_operands(Step& step, const Node& node) {
  step.count = node.arg_count;
  step.operands = steps_arena_.make_array<Step>(node.arg_count).data();
  for (std::uint32_t i = 0; i < node.arg_count; ++i) unbind(step.operands[i], arg(node, i), step.arguments);
}

void Machine::bind_call(Step& step, const Node& node) {
  const LoadedProgram::BoundOperator& op = loaded_.bound_operator(node.a);
  step.body = op.body;
  const bool propagates = op.nulls == NullRule::Propagate;
  if (step.count == 1) step.kind = propagates ? StepKind::Call1 : StepKind::Call1OfNulls;
  if (step.count == 2) step.kind = propagates ? StepKind::Call2 : StepKind::Call2OfNulls;
  if (step.count != 2) return;
  if (operator_table()[node.a].name == "Equal") bind_equality(step);
  if (operator_table()[node.a].name == "In") bind_membership(step);
}

void Machine::bind_equality(Step& step) {
  bind_if_unbound(step[0]);
  bind_if_unbound(step[1]);
  const bool to_text = step[1].kind == StepKind::Constant && step[1].constant->kind() == Kind::String;
  step.kind = to_text && step[0].kind == StepKind::ValueOfFieldOfSlot ? StepKind::EqualToText : StepKind::Equal;
}

/// In a list of literal texts.
void Machine::bind_membership(Step& step) {
  bind_if_unbound(step[1]);
  if (step[1].kind != StepKind::Constant || step[1].constant->kind() != Kind::List) return;
  const std::span<const Value> items = step[1].constant->as_list();
  if (!std::ranges::all_of(items, [](const Value& item) { return item.kind() == Kind::String; })) return;
  step.texts = steps_arena_.make<TextSet>(items, steps_arena_);
  step.kind = StepKind::InTexts;
}

void Machine::bind_function(Step& step, const Node& node) {
  const Function& function = program_.functions[node.a];
  step.function = &functions_[node.a];
  // A call may give more operands than its function has slots for.
  step.function->slots = std::max({step.function->slots, function.slot_count, step.count});
  if ((function.flags & 4) != 0) step.kind = StepKind::External;
}

/// That of `value` of what `source` gives.
StepKind Machine::kind_of_value(const Step& source) {
  if (source.kind == StepKind::SingleFieldOfSlot) return StepKind::ValueOfFieldOfSlot;
  return source.kind == StepKind::ChoiceOfSlot ? StepKind::ValueOfChoiceOfSlot : StepKind::ValueField;
}

/// Whether `value` of a value of this type may be its System value; of an Observation or a component it is an element.
bool Machine::may_be_primitive(std::uint32_t type) const {
  const BoundType& bound = loaded_.types()[type];
  if (bound.kind != TypeKind::Model || bound.fhir == fhir::kNoType) return true;
  const fhir::TypeKind kind = fhir::type_kind(bound.fhir);
  return kind != fhir::TypeKind::Resource && kind != fhir::TypeKind::Backbone;
}

/// What is read of a slot, an alias of a query mostly, needs no step in between.
void Machine::bind_field(Step& step, const Node& node) {
  const BoundName& name = loaded_.name(node.a);
  step.field = {0, name.fhir, loaded_.types()[node.type].repeats};
  bind_if_unbound(step[0]);
  const bool of_slot = step[0].kind == StepKind::Slot;
  if (name.system == SystemField::Value && may_be_primitive(node_of(step[0]).type)) {
    step.kind = kind_of_value(step[0]);
  } else if (step.field.repeats == Repeats::No) {
    if (of_slot) step.field.slot = step[0].slot;
    step.kind = of_slot ? StepKind::SingleFieldOfSlot : StepKind::SingleField;
  }
}

/// The context of `context Case` is a tuple; that of `context Patient` has no elements by position.
void Machine::bind_tuple_field(Step& step, std::uint32_t index) {
  bind_if_unbound(step[0]);
  const Node& source = node_of(step[0]);
  if (step[0].kind == StepKind::Slot) {
    step.item = {step[0].slot, index};
    step.kind = StepKind::TupleFieldOfSlot;
    return;
  }
  step.index = index;
  if (step[0].kind == StepKind::Last) {
    step.operands = step[0].operands;
    step.kind = StepKind::FieldOfLast;
  }
  if (static_cast<Op>(source.op) == Op::Context && !is_of_patient(source)) step.kind = StepKind::Fact;
}

void Machine::bind_cast(Step& step, const Node& node) {
  step.index = node.a;
  bind_if_unbound(step[0]);
  const bool strict = (node.flags & 1) != 0;
  if (!strict && step[0].kind == StepKind::SingleFieldOfSlot) step.kind = StepKind::ChoiceOfSlot;
}

/// `x is not null` is `not (x is null)`.
void Machine::bind_negation(Step& step) {
  bind_if_unbound(step[0]);
  const StepKind negated = step[0].kind;
  if (negated != StepKind::IsNull && negated != StepKind::Exists) return;
  step.operands = step[0].operands;
  step.kind = negated == StepKind::IsNull ? StepKind::NotNull : StepKind::NotExists;
}

/// A list written out of literals is the same every time.
void Machine::bind_list(Step& step) {
  const auto is_literal = [&](const Step& item) {
    return static_cast<Op>(program_.nodes[item.node].op) == Op::Literal;
  };
  const std::span items(step.operands, step.count);
  if (!std::ranges::all_of(items, is_literal)) return;
  const std::span<Value> values = steps_arena_.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) values[i] = loaded_.constant(program_.nodes[items[i].node].a);
  step.constant = steps_arena_.make<Value>(Value::list(values));
  step.kind = StepKind::Constant;
}

BoundQuery* Machine::bound_query(const QueryRow& row) {
  BoundQuery* const query = steps_arena_.make<BoundQuery>();
  query->sources = steps_arena_.make_array<BoundQuery::Source>(row.source_count);
  query->lets = steps_arena_.make_array<BoundQuery::Source>(row.let_count);
  query->relationships = steps_arena_.make_array<BoundQuery::Relationship>(row.relationship_count);
  query->sorts = steps_arena_.make_array<BoundQuery::Sort>(row.sort_count);
  std::ranges::transform(program_.query_sources.subspan(row.first_source, row.source_count), query->sources.begin(),
                         [&](const QuerySource& source) {
                           return BoundQuery::Source{source.slot, new_step(source.node)};
                         });
  std::ranges::transform(program_.query_lets.subspan(row.first_let, row.let_count), query->lets.begin(),
                         [&](const QueryLet& let) {
                           return BoundQuery::Source{let.slot, new_step(let.node)};
                         });
  std::ranges::transform(program_.query_relationships.subspan(row.first_relationship, row.relationship_count),
                         query->relationships.begin(), [&](const QueryRelationship& related) {
                           return BoundQuery::Relationship{related.slot, related.without != 0, new_step(related.node),
                                                           new_step(related.condition)};
                         });
  std::ranges::transform(program_.query_sorts.subspan(row.first_sort, row.sort_count), query->sorts.begin(),
                         [&](const QuerySort& sort) {
                           return BoundQuery::Sort{sort.descending != 0, new_step_if_any(sort.node)};
                         });
  query->where = new_step_if_any(row.where);
  query->returned = new_step_if_any(row.return_node);
  query->aggregate_start = new_step_if_any(row.aggregate_start);
  query->aggregate = new_step_if_any(row.aggregate_node);
  query->aggregate_slot = row.aggregate_slot;
  query->this_slot = row.this_slot;
  query->distinct = (row.flags & 1) != 0;
  query->singleton = (row.flags & 2) != 0;
  query->aggregate_distinct = (row.flags & 4) != 0;
  return query;
}

}  // namespace nextline::cql
