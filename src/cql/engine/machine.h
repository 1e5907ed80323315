// The running machine behind Evaluator: one function per kind of node. Private to engine/.
//
// A failing node throws Failure; Evaluator catches it at the room's edge. So the hot path tests for no errors, and what
// is thrown carries the innermost place. Results that grow (lists) are gathered on `scratch_` and then copied to the
// arena.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cql/engine/absent_data.h"
#include "cql/engine/elements.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/profile.h"
#include "cql/engine/retrieve_index.h"
#include "cql/engine/step.h"

namespace nextline::cql {

/// Thrown inside the engine only.
struct Failure {
  Error error;
};

class Machine {
 public:
  Machine(const LoadedProgram& program, Arena& arena, const EvaluationOptions& options);
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  void set_record(const fhir::Record* record);
  void set_case(Value tuple);
  void set_parameter(std::uint32_t index, Value value);
  void set_profile(Profile* profile);
  /// Forget every memoised value: O(1).
  void forget() {
    ++generation_;
    context_.work_left = options_.max_steps;
  }

  /// The value of a step in `frame`. Throws Failure.
  Value run(Step& step, Frame frame);
  /// The same of node number `node`.
  Value run(std::uint32_t node, Frame frame) { return run(step_of(node), frame); }
  /// A step of node number `node`, always the same one: for who explains, and for what is run once.
  Step& step_of(std::uint32_t node);
  /// The memoised value of a definition, asked for at `depth`. Throws Failure.
  Value definition(std::uint32_t index, std::uint64_t depth = 0, std::uint32_t called_from = kNowhere);
  /// A frame of `slots` nulls.
  Frame new_frame(std::uint32_t slots, std::uint64_t depth = 0);
  /// Makes the machine usable again after a Failure reached the edge.
  void recover();

  const LoadedProgram& loaded() const { return loaded_; }
  const Program& program() const { return program_; }
  Arena& arena() { return context_.arena; }
  RetrieveIndex& retrieves() { return retrieves_; }
  Value case_object() const { return case_; }
  OperatorContext& context() { return context_; }
  std::uint32_t arg(const Node& node, std::uint32_t i) const { return program_.args[node.first_arg + i]; }

  [[noreturn]] void fail(const Node& node, std::string_view code, std::string_view message, std::string_view hint = {},
                         Blame blame = Blame::Author) const;

  // Pieces the trace replays by.
  Value case_value(Step& step, Frame frame, std::vector<std::uint32_t>* decided = nullptr);
  const Value* call_operands(Step& step, Frame frame);

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
  struct Memo {
    Value value;
    std::uint64_t stamp = 0;  // 2 * generation + 1: known; 2 * generation: being evaluated
    Step* body = nullptr;     // null: not come to yet
  };
  struct QueryRun;
  friend struct QueryRun;

  bool is_known(std::uint32_t definition) const { return memo_[definition].stamp == 2 * generation_ + 1; }
  /// Most definitions and functions have no more slots: their frames need no memory of the arena.
  static constexpr std::uint32_t kFewSlots = 4;

  // steps
  /// What run() does not answer itself.
  Value answer(Step& step, Frame frame);
  [[gnu::noinline]] Value answer_unbound(Step& step, Frame frame);
  Step* new_step(std::uint32_t node);
  /// As made, nothing looked up.
  static void unbind(Step& step, std::uint32_t node, const Step* arguments);
  /// Replaces a call of a small function by the function's expression, and in that the operands by what the call gives.
  void inline_calls(Step& step);
  bool may_stand_for(std::uint32_t body, std::span<const Step> operands) const;
  bool is_plain(const Step& operand) const;
  unsigned times_named(std::uint32_t slot, std::uint32_t expression) const;
  bool may_be_inlined(std::uint32_t function);
  bool may_be_inlined_at(std::uint32_t node, std::uint32_t function, unsigned& nodes);
  /// Null for Parameter::kNone.
  Step* new_step_if_any(std::uint32_t node) { return node == Parameter::kNone ? nullptr : new_step(node); }
  /// Looks up what `step` needs, and who answers it from now on.
  void bind(Step& step);
  void bind_if_unbound(Step& step);
  void bind_operands(Step& step, const Node& node);
  void bind_call(Step& step, const Node& node);
  void bind_equality(Step& step);
  void bind_membership(Step& step);
  void bind_function(Step& step, const Node& node);
  void bind_negation(Step& step);
  void bind_cast(Step& step, const Node& node);
  StepKind kind_of_value(const Step& source);
  void bind_field(Step& step, const Node& node);
  bool may_be_primitive(std::uint32_t type) const;
  void bind_tuple_field(Step& step, std::uint32_t index);
  void bind_list(Step& step);
  BoundQuery* bound_query(const QueryRow& row);
  const Node& node_of(const Step& step) const { return program_.nodes[step.node]; }
  /// A step that comes to where a limit is looked at: goes on, or fails.
  [[gnu::noinline]] Value at_limit(Step& step, Frame frame);
  [[noreturn]] void fail_circular(std::uint32_t definition, std::uint32_t called_from) const;
  [[noreturn]] void fail_too_deep(const Node& node) const;
  /// Counts a step. True where a limit is to be looked at.
  bool count_step() { return --until_check_ < 0; }
  /// The steps have come to where a limit is looked at: goes on, or fails.
  void check_limits(const Node& node);
  /// The same of a step that may be too deep in others.
  [[gnu::noinline]] void check_limits(const Step& step, Frame frame);
  /// Counts from nothing, for another record.
  void restart_steps();

  // logic
  /// Whether a condition is true: of false and unknown a condition makes no difference, so what cannot make it true any
  /// more is not asked for.
  bool holds(Step& step, Frame frame) {
    return step.kind <= StepKind::Or ? both_or_one_holds(step, frame) : run(step, frame).is_true();
  }
  bool both_or_one_holds(Step& step, Frame frame);
  /// Of a text and a text there is nothing to convert or to be unsure of.
  static bool are_texts(const Value& left, const Value& right) {
    return left.kind() == Kind::String && right.kind() == Kind::String;
  }
  bool is_equal(const Node& node, const Value& comparand, const Value& value);
  Value conjunction_of(Step& step, Frame frame);
  Value disjunction_of(Step& step, Frame frame);
  Value exclusive_of(Step& step, Frame frame);
  Value implication_of(Step& step, Frame frame);
  Value negation_of(Step& step, Frame frame);
  Value is_null_of(Step& step, Frame frame);
  Value is_not_null_of(Step& step, Frame frame);
  Value is_true_of(Step& step, Frame frame);
  Value is_false_of(Step& step, Frame frame);
  Value if_of(Step& step, Frame frame);
  Value case_of(Step& step, Frame frame) { return case_value(step, frame); }
  Value coalesce_of(Step& step, Frame frame);
  Value exists_of(Step& step, Frame frame);
  Value exists_not_of(Step& step, Frame frame);
  static bool exists_in(const Value& list);

  // names and calls
  Value parameter_of(Step& step, Frame frame);
  Value parameter(std::uint32_t index, const Node& node);
  Value definition_of(Step& step, Frame frame);
  Value call_of(Step& step, Frame frame);
  template <std::uint32_t count, NullRule nulls>
  [[gnu::noinline]] Value call_with(Step& step, Frame frame);
  Value equal_of(Step& step, Frame frame);
  Value equal_to_text_of(Step& step, Frame frame);
  Value in_texts_of(Step& step, Frame frame);
  Value checked(const Step& step, Value value) const {
    if (!context_.error_code.empty()) [[unlikely]]
      fail(node_of(step), context_.error_code, context_.error_message);
    return value;
  }
  Value apply(const Node& node, std::uint32_t row, const Value* operands, std::uint32_t count);
  Value function_of(Step& step, Frame frame);
  Value call_in(Value* slots, Step& step, Frame frame);
  Value run_body(BoundFunction& function, Frame frame);
  Value external_of(Step& step, Frame frame);
  Value unknown_definition(std::uint32_t index, std::uint64_t depth, std::uint32_t called_from);
  Value run_definition(std::uint32_t index, std::uint64_t depth);
  Value timed_definition(std::uint32_t index, std::uint64_t depth);
  bool is_of_patient(const Node& context) const;
  Value context_of(Step& step, Frame frame);
  Value now_of(Step& step, Frame frame);
  Value today_of(Step& step, Frame frame);
  Value time_of_day_of(Step& step, Frame frame);
  static Truth compare_elements_hook(const OperatorContext& context, const Value& left, const Value& right,
                                     bool equivalent);

  // elements
  Value field_of_node(Step& step, Frame frame);
  Value value_field_of(Step& step, Frame frame);
  Value single_field_of(Step& step, Frame frame);
  Value single_field_of_slot(Step& step, Frame frame);
  Value value_of_field_of_slot(Step& step, Frame frame);
  Value value_of_choice_of_slot(Step& step, Frame frame);
  Value single_field(const Step& step, const Value& source);
  Value value_field(const Step& step, const Value& source);
  Value field(const Step& step, const Value& source);
  Value value_set_field(std::uint32_t index, std::string_view name) const;
  Value tuple_field_of(Step& step, Frame frame);
  Value tuple_field_of_slot(Step& step, Frame frame);
  Value field_of_last(Step& step, Frame frame);
  Value fact_of(Step& step, Frame frame);
  Value tuple_field(const Step& step, const Value& source, std::uint32_t index) const;
  [[noreturn]] void fail_wrong_case(const Node& node, std::size_t elements) const;
  Value field_each_of(Step& step, Frame frame);
  Value from_fhir_of(Step& step, Frame frame);
  Value convert_from_fhir(const Value& source, std::uint32_t type);
  Value widen(const Value& value, ElementRef element, const BoundType& type);
  static fhir::TypeId quantity_type();
  Value descendants_of(Step& step, Frame frame);
  void push_children(const Value& value);
  void push_descendants(const Value& value);

  // construction
  Value list_of(Step& step, Frame frame);
  Value tuple_of(Step& step, Frame frame);
  Value interval_of(Step& step, Frame frame);
  Value code_of(Step& step, Frame frame);
  Value concept_of(Step& step, Frame frame);
  Value quantity_of(Step& step, Frame frame);
  Value ratio_of(Step& step, Frame frame);

  // lists
  Value singleton_of(Step& step, Frame frame);
  Value first_of(Step& step, Frame frame);
  Value last_of(Step& step, Frame frame);
  static Value last(const Value& list);
  Value list_each_of(Step& step, Frame frame);
  Value query_of(Step& step, Frame frame);
  Value distinct(const Node& node, Value list);
  /// Counts one combination of a query's sources against the limits.
  void count_combination(const Node& node);
  /// A query that builds on its own result can nest it without end: refused before anything descends into it.
  void check_nesting(const Node& node, const Value& value) const;
  /// A FHIR primitive or quantity as the System value that can be ordered; other values as they are.
  Value comparable(const Value& value);

  // terminology and retrieves
  Value retrieve_of(Step& step, Frame frame);
  Value value_set_of(Step& step, Frame frame);
  Value code_ref_of(Step& step, Frame frame);
  Value concept_ref_of(Step& step, Frame frame);
  Value in_value_set_of(Step& step, Frame frame);
  bool is_coded_by(const Node& node, const Value& coded, const Value& wanted);
  void require_set(const Node& node, std::uint32_t value_set) const {
    if (loaded_.set_of(value_set) == LoadedProgram::kNoSet) fail_unknown_set(node, value_set);
  }
  [[noreturn]] void fail_unknown_set(const Node& node, std::uint32_t value_set) const;
  Truth is_member(const Node& node, std::uint32_t value_set, const Value& subject);
  bool holds(const Node& node, std::uint32_t value_set, std::string_view system, std::string_view code);
  bool means_one_of(const Node& node, std::uint32_t value_set, const ElementRef& element);

  // types and messages
  Value is_of(Step& step, Frame frame);
  Value as_of(Step& step, Frame frame);
  Value choice_of_slot(Step& step, Frame frame);
  Value message_of(Step& step, Frame frame);

  // scratch: a stack of values under construction
  std::size_t mark() const { return scratch_.size(); }
  void push(const Value& value) { scratch_.push_back(value); }
  /// The values pushed since `mark`, as a list in the arena; takes them off the stack.
  Value take_list(std::size_t mark);

  const LoadedProgram& loaded_;
  const Program program_;
  EvaluationOptions options_;
  OperatorContext context_;
  RetrieveIndex retrieves_;
  AbsentData absent_;
  Value patient_;
  Value case_;
  std::vector<Memo> memo_;
  std::vector<std::uint32_t> running_;  // definitions being evaluated, outermost first
  std::vector<Value> given_parameters_;
  std::vector<bool> parameter_is_given_;
  std::vector<Memo> parameter_memo_;
  std::vector<Value> scratch_;
  Arena steps_arena_;  // steps and what they are bound to
  std::vector<BoundFunction> functions_;
  std::unordered_map<std::uint32_t, Step*> steps_of_nodes_;
  Profile* profile_ = nullptr;  // null: nothing is timed
  std::uint64_t generation_ = 1;
  std::uint64_t allotted_ = 0;    // steps, until check_limits() allots more or fails
  std::int64_t until_check_ = 0;  // what is left of them
};

inline Value Machine::apply(const Node& node, std::uint32_t row, const Value* operands, std::uint32_t count) {
  const LoadedProgram::BoundOperator& op = loaded_.bound_operator(row);
  if (op.nulls == NullRule::Propagate)
    for (std::uint32_t i = 0; i < count; ++i)
      if (operands[i].is_null()) return Value::null();
  const Value value = op.body(context_, operands, count);
  if (!context_.error_code.empty()) fail(node, context_.error_code, context_.error_message);
  return value;
}

/// A call of an operator with `count` operands.
template <std::uint32_t count, NullRule nulls>
Value Machine::call_with(Step& step, Frame frame) {
  std::array<Value, count> operands;
  for (std::uint32_t i = 0; i < count; ++i) operands[i] = run(step[i], frame);
  if constexpr (nulls == NullRule::Propagate)
    for (const Value& operand : operands)
      if (operand.is_null()) return Value::null();
  return checked(step, step.body(context_, operands.data(), count));
}

}  // namespace nextline::cql
