// The running machine behind Evaluator: one function per kind of node. Private to engine/.
//
// A failing node throws Failure; Evaluator catches it at the room's edge. So the hot path tests for no errors, and what
// is thrown carries the innermost place. Results that grow (lists) are gathered on `scratch_` and then copied to the
// arena.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cql/engine/absent_data.h"
#include "cql/engine/elements.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/profile.h"
#include "cql/engine/retrieve_index.h"

namespace nextline::cql {

/// Thrown inside the engine only.
struct Failure {
  Error error;
};

/// Where a node runs: the slots of its definition or function, and how many expressions it stands within.
struct Frame {
  Value* slots = nullptr;
  std::uint64_t depth = 0;  // 64 bits, so that it fills a register

  Value& operator[](std::uint32_t slot) const { return slots[slot]; }
};

class Machine {
 public:
  Machine(const LoadedProgram& program, Arena& arena, const EvaluationOptions& options);
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  void set_record(const fhir::Record* record);
  void set_case(Value tuple);
  void set_parameter(std::uint32_t index, Value value);
  void set_profile(Profile* profile) { profile_ = profile; }
  /// Forget every memoised value: O(1).
  void forget() {
    ++generation_;
    context_.work_left = options_.max_steps;
  }

  /// The value of a node in `frame`. Throws Failure.
  Value run(std::uint32_t node, Frame frame);
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
  Value case_value(const Node& node, Frame frame, std::vector<std::uint32_t>* decided = nullptr);
  const Value* call_operands(const Node& node, Frame frame);

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
  struct Memo {
    Value value;
    std::uint64_t stamp = 0;  // 2 * generation + 1: known; 2 * generation: being evaluated
  };
  struct QueryRun;
  friend struct QueryRun;
  struct Handlers;

  bool is_known(std::uint32_t definition) const { return memo_[definition].stamp == 2 * generation_ + 1; }
  /// What run() does not answer itself: counts the step, then goes on to the function of the node's kind.
  Value step(const Node& node, Frame frame);
  /// The same where a limit is to be looked at; apart, so that step() needs no stack frame of its own.
  [[gnu::noinline]] Value step_at_limit(const Node& node, Frame frame);
  [[noreturn]] void fail_circular(const Definition& definition, const Node& node) const;
  [[noreturn]] void fail_too_deep(const Node& node) const;
  /// The steps have come to where a limit is looked at: goes on, or fails.
  void check_limits(const Node& node);
  /// Counts from nothing, for another record.
  void restart_steps();

  // logic
  Value conjunction_of(const Node& node, Frame frame);
  Value disjunction_of(const Node& node, Frame frame);
  Value exclusive_of(const Node& node, Frame frame);
  Value implication_of(const Node& node, Frame frame);
  Value negation_of(const Node& node, Frame frame);
  Value is_null_of(const Node& node, Frame frame);
  Value is_true_of(const Node& node, Frame frame);
  Value is_false_of(const Node& node, Frame frame);
  Value if_of(const Node& node, Frame frame);
  Value coalesce_of(const Node& node, Frame frame);
  Value exists_of(const Node& node, Frame frame);

  // names and calls
  Value parameter_of(const Node& node);
  Value call_of(const Node& node, Frame frame);
  Value apply(const Node& node, std::uint32_t row, const Value* operands, std::uint32_t count);
  Value function_of(const Node& node, Frame frame);
  Value external_of(const Node& node);
  Value context_of(const Node& node) const;
  Value today() const;
  Value time_of_day() const;
  static Truth compare_elements_hook(const OperatorContext& context, const Value& left, const Value& right,
                                     bool equivalent);

  // elements
  Value field_of_node(const Node& node, Frame frame);
  Value value_set_field(std::uint32_t index, std::string_view name) const;
  Value tuple_field_of(const Node& node, Frame frame);
  [[noreturn]] void fail_wrong_case(const Node& node, std::size_t elements) const;
  Value field_each_of(const Node& node, Frame frame);
  Value from_fhir_of(const Node& node, Frame frame);
  Value convert_from_fhir(const Value& source, std::uint32_t type);
  Value widen(const Value& value, ElementRef element, const BoundType& type);
  static fhir::TypeId quantity_type();
  Value descendants_of(const Node& node, Frame frame);
  void push_children(const Value& value);
  void push_descendants(const Value& value);

  // construction
  Value list_of(const Node& node, Frame frame);
  Value tuple_of(const Node& node, Frame frame);
  Value interval_of(const Node& node, Frame frame);
  Value code_of(const Node& node, Frame frame);
  Value concept_of(const Node& node, Frame frame);
  Value quantity_of(const Node& node, Frame frame);
  Value ratio_of(const Node& node, Frame frame);

  // lists
  Value singleton_of(const Node& node, Frame frame);
  Value first_of(const Node& node, Frame frame);
  Value last_of(const Node& node, Frame frame);
  Value list_each_of(const Node& node, Frame frame);
  Value query_of(const Node& node, Frame frame);
  Value distinct(const Node& node, Value list);
  /// Counts one combination of a query's sources against the limits.
  void count_combination(const Node& node);
  /// A query that builds on its own result can nest it without end: refused before anything descends into it.
  void check_nesting(const Node& node, const Value& value) const;
  /// A FHIR primitive or quantity as the System value that can be ordered; other values as they are.
  Value comparable(const Value& value);

  // terminology and retrieves
  Value retrieve_of(const Node& node, Frame frame);
  Value in_value_set_of(const Node& node, Frame frame);
  bool is_coded_by(const Node& node, const Value& coded, const Value& wanted);
  void require_set(const Node& node, std::uint32_t value_set) const {
    if (loaded_.set_of(value_set) == LoadedProgram::kNoSet) fail_unknown_set(node, value_set);
  }
  [[noreturn]] void fail_unknown_set(const Node& node, std::uint32_t value_set) const;
  Truth is_member(const Node& node, std::uint32_t value_set, const Value& subject);
  bool holds(const Node& node, std::uint32_t value_set, std::string_view system, std::string_view code);
  bool means_one_of(const Node& node, std::uint32_t value_set, const ElementRef& element);

  // types and messages
  Value is_of(const Node& node, Frame frame);
  Value as_of(const Node& node, Frame frame);
  Value message_of(const Node& node, Frame frame);

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
  Profile* profile_ = nullptr;  // null: nothing is timed
  std::uint64_t generation_ = 1;
  std::uint64_t steps_ = 0;
  std::uint64_t next_check_ = 0;  // the last of steps_ that asks for no check_limits()
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

/// What has no operands, or is known already, is answered in place: half of all nodes.
inline Value Machine::run(std::uint32_t index, Frame frame) {
  const Node& node = program_.nodes[index];
  switch (static_cast<Op>(node.op)) {
    case Op::Slot:
      return frame[node.a];
    case Op::Literal:
      return loaded_.constant(node.a);
    case Op::DefinitionRef:
      if (is_known(node.a)) return memo_[node.a].value;
      break;
    default:
      break;
  }
  return step(node, {frame.slots, frame.depth + 1});
}

}  // namespace nextline::cql
