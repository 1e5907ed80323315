// Steps: who answers which kind of node, and what is looked up for it when it is first come to.
#include <algorithm>
#include <array>

#include "cql/engine/machine.h"

namespace nextline::cql {

struct Machine::Answers {
  /// Counts the step, then has `answer` answer it.
  template <Value (Machine::*answer)(Step&, Frame)>
  static Value by(Machine& machine, Step& step, Frame frame) {
    if (frame.depth > machine.options_.max_depth || ++machine.steps_ > machine.next_check_) [[unlikely]]
      return machine.at_limit(step, frame);
    return (machine.*answer)(step, frame);
  }

  static Value unbound(Machine& machine, Step& step, Frame frame) {
    machine.bind(step);
    return step.answer(machine, step, frame);
  }

  static Value nothing(Machine&, Step&, Frame) { return Value::null(); }
  static Value constant(Machine&, Step& step, Frame) { return *step.constant; }
  static Value slot(Machine&, Step& step, Frame frame) { return frame.slots[step.slot]; }
  static Value definition(Machine& machine, Step& step, Frame frame) {
    const Memo& memo = machine.memo_[step.index];
    if (memo.stamp == 2 * machine.generation_ + 1) return memo.value;
    return by<&Machine::definition_of>(machine, step, frame);
  }
  /// A fact of the Case is read a thousand times a patient.
  static Value fact(Machine& machine, Step& step, Frame) {
    return machine.tuple_field(step, machine.case_.is_null() ? machine.patient_ : machine.case_, step.index);
  }

  template <std::uint32_t count>
  static Step::Answer call(NullRule nulls) {
    return nulls == NullRule::Propagate ? &by<&Machine::call_with<count, NullRule::Propagate>>
                                        : &by<&Machine::call_with<count, NullRule::Custom>>;
  }

  static constexpr std::size_t kCount = static_cast<std::size_t>(Op::External) + 1;
  /// By Op; those that bind() chooses among others have the one for all cases.
  static constexpr std::array<Step::Answer, kCount> all() {
    std::array<Step::Answer, kCount> table{};
    const auto on = [&](Op op, Step::Answer answer) { table[static_cast<std::size_t>(op)] = answer; };
    on(Op::Null, &nothing);
    on(Op::Literal, &constant);
    on(Op::Call, by<&Machine::call_of>);
    on(Op::And, by<&Machine::conjunction_of>);
    on(Op::Or, by<&Machine::disjunction_of>);
    on(Op::Xor, by<&Machine::exclusive_of>);
    on(Op::Implies, by<&Machine::implication_of>);
    on(Op::If, by<&Machine::if_of>);
    on(Op::Case, by<&Machine::case_of>);
    on(Op::Coalesce, by<&Machine::coalesce_of>);
    on(Op::DefinitionRef, &definition);
    on(Op::ParameterRef, by<&Machine::parameter_of>);
    on(Op::FunctionCall, by<&Machine::function_of>);
    on(Op::Slot, &slot);
    on(Op::Context, by<&Machine::context_of>);
    on(Op::Field, by<&Machine::field_of_node>);
    on(Op::TupleField, by<&Machine::tuple_field_of>);
    on(Op::FieldEach, by<&Machine::field_each_of>);
    on(Op::Retrieve, by<&Machine::retrieve_of>);
    on(Op::Query, by<&Machine::query_of>);
    on(Op::ListNew, by<&Machine::list_of>);
    on(Op::TupleNew, by<&Machine::tuple_of>);
    on(Op::IntervalNew, by<&Machine::interval_of>);
    on(Op::CodeNew, by<&Machine::code_of>);
    on(Op::ConceptNew, by<&Machine::concept_of>);
    on(Op::QuantityNew, by<&Machine::quantity_of>);
    on(Op::RatioNew, by<&Machine::ratio_of>);
    on(Op::ValueSetRef, by<&Machine::value_set_of>);
    on(Op::CodeRef, by<&Machine::code_ref_of>);
    on(Op::ConceptRef, by<&Machine::concept_ref_of>);
    on(Op::CodeSystemRef, by<&Machine::value_set_of>);
    on(Op::InValueSet, by<&Machine::in_value_set_of>);
    on(Op::Is, by<&Machine::is_of>);
    on(Op::As, by<&Machine::as_of>);
    on(Op::Convert, by<&Machine::call_of>);
    on(Op::FromFhir, by<&Machine::from_fhir_of>);
    on(Op::Exists, by<&Machine::exists_of>);
    on(Op::Not, by<&Machine::negation_of>);
    on(Op::IsNull, by<&Machine::is_null_of>);
    on(Op::IsTrue, by<&Machine::is_true_of>);
    on(Op::IsFalse, by<&Machine::is_false_of>);
    on(Op::SingletonFrom, by<&Machine::singleton_of>);
    on(Op::First, by<&Machine::first_of>);
    on(Op::Last, by<&Machine::last_of>);
    on(Op::ListEach, by<&Machine::list_each_of>);
    on(Op::Now, by<&Machine::now_of>);
    on(Op::Today, by<&Machine::today_of>);
    on(Op::TimeOfDay, by<&Machine::time_of_day_of>);
    on(Op::Descendants, by<&Machine::descendants_of>);
    on(Op::Message, by<&Machine::message_of>);
    on(Op::External, by<&Machine::external_of>);
    return table;
  }
};

Step* Machine::new_step(std::uint32_t node) {
  Step* const step = steps_arena_.make<Step>();
  unbind(*step, node, nullptr);
  return step;
}

void Machine::unbind(Step& step, std::uint32_t node, const Step* arguments) {
  step = Step();
  step.answer = &Answers::unbound;
  step.node = node;
  step.arguments = arguments;
}

Step& Machine::step_of(std::uint32_t node) {
  Step*& step = steps_of_nodes_[node];
  if (step == nullptr) step = new_step(node);
  return *step;
}

void Machine::bind_if_unbound(Step& step) {
  if (step.answer == &Answers::unbound) bind(step);
}

void Machine::bind(Step& step) {
  static constexpr std::array kAnswers = Answers::all();
  static_assert(std::find(kAnswers.begin(), kAnswers.end(), nullptr) == kAnswers.end(), "a kind of node is left out");
  inline_calls(step);
  const Node& node = node_of(step);
  bind_operands(step, node);
  step.answer = kAnswers[node.op];
  switch (static_cast<Op>(node.op)) {
    case Op::Slot:
      step.slot = node.a;
      step.count = Step::kSlotItself;
      break;
    case Op::Literal:
      step.constant = &loaded_.constant(node.a);
      step.count = Step::kConstantItself;
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
  if (step.count == 1) step.answer = Answers::call<1>(op.nulls);
  if (step.count == 2) step.answer = Answers::call<2>(op.nulls);
  if (step.count == 3) step.answer = Answers::call<3>(op.nulls);
  if (step.count == 2 && operator_table()[node.a].name == "Equal") step.answer = &Answers::by<&Machine::equal_of>;
}

void Machine::bind_function(Step& step, const Node& node) {
  const Function& function = program_.functions[node.a];
  step.function = &functions_[node.a];
  // A call may give more operands than its function has slots for.
  step.function->slots = std::max({step.function->slots, function.slot_count, step.count});
  if ((function.flags & 4) != 0) step.answer = &Answers::by<&Machine::external_of>;
}

/// What is read of a slot, an alias of a query mostly, needs no step in between.
void Machine::bind_field(Step& step, const Node& node) {
  const BoundName& name = loaded_.name(node.a);
  step.field = {0, name.fhir, loaded_.types()[node.type].repeats};
  bind_if_unbound(step[0]);
  const bool of_slot = step[0].count == Step::kSlotItself;
  if (name.system == SystemField::Value) {
    const bool of_field_of_slot = step[0].answer == &Answers::by<&Machine::single_field_of_slot>;
    step.answer =
        of_field_of_slot ? &Answers::by<&Machine::value_of_field_of_slot> : &Answers::by<&Machine::value_field_of>;
  } else if (step.field.repeats == Repeats::No) {
    if (of_slot) step.field.slot = step[0].slot;
    step.answer = of_slot ? &Answers::by<&Machine::single_field_of_slot> : &Answers::by<&Machine::single_field_of>;
  }
}

/// The context of `context Case` is a tuple; that of `context Patient` has no elements by position.
void Machine::bind_tuple_field(Step& step, std::uint32_t index) {
  bind_if_unbound(step[0]);
  const Node& source = node_of(step[0]);
  if (step[0].count == Step::kSlotItself) {
    step.item = {step[0].slot, index};
    step.answer = &Answers::by<&Machine::tuple_field_of_slot>;
    return;
  }
  step.index = index;
  if (static_cast<Op>(source.op) == Op::Context && !is_of_patient(source)) step.answer = &Answers::fact;
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
  step.count = Step::kConstantItself;
  step.answer = &Answers::constant;
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
