#include "cql/engine/machine.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace nextline::cql {
namespace {

/// So that the clock costs nothing beside the steps.
constexpr std::uint64_t kStepsBetweenChecks = 4096;

}  // namespace

Machine::Machine(const LoadedProgram& program, Arena& arena, const EvaluationOptions& options)
    : loaded_(program),
      program_(program.program()),
      options_(options),
      context_{.arena = arena, .now = options.now, .offset_minutes = options.offset_minutes},
      retrieves_(program),
      absent_(program_, retrieves_),
      memo_(program_.definitions.size()),
      given_parameters_(program_.parameters.size()),
      parameter_is_given_(program_.parameters.size()),
      parameter_memo_(program_.parameters.size()) {
  restart_steps();
  context_.engine = this;
  context_.work_left = options_.max_steps;
  context_.compare_elements = [](const OperatorContext& context, const Value& left, const Value& right,
                                 bool equivalent) { return compare_elements_hook(context, left, right, equivalent); };
}

void Machine::set_record(const fhir::Record* record) {
  forget();
  restart_steps();
  retrieves_.set_record(record);
  absent_.set_record();
  const bool has_patient = record != nullptr && record->patient() != fhir::kNoNode;
  patient_ = has_patient ? Value::element(&record->tape(), record->patient()) : Value::null();
}

void Machine::set_case(Value tuple) {
  forget();
  restart_steps();
  case_ = tuple;
}

void Machine::set_parameter(std::uint32_t index, Value value) {
  forget();
  given_parameters_[index] = value;
  parameter_is_given_[index] = true;
}

Frame Machine::new_frame(std::uint32_t slots, std::uint64_t depth) {
  const std::span<Value> frame = context_.arena.make_array<Value>(slots);
  std::ranges::fill(frame, Value::null());
  return {frame.data(), depth};
}

void Machine::recover() {
  for (const std::uint32_t index : running_) memo_[index].stamp = 0;
  for (Memo& memo : parameter_memo_)
    if (memo.stamp == 2 * generation_) memo.stamp = 0;
  running_.clear();
  scratch_.clear();
  context_.nesting = 0;
  context_.error_code = {};
  context_.error_message = {};
}

void Machine::fail(const Node& node, std::string_view code, std::string_view message, std::string_view hint,
                   Blame blame) const {
  Error error = author_error(std::string(code), std::string(message), {}, std::string(hint));
  error.blame = blame;
  if (!running_.empty()) {
    error.message += ", while evaluating '";
    error.message += program_.str(program_.definitions[running_.back()].name);
    error.message += '\'';
  }
  if (node.range < program_.ranges.size()) {
    const RangeRow& range = program_.ranges[node.range];
    error.where = loaded_.place_of(node.range);
    error.range = SourceRange{range.begin, range.end};
  }
  throw Failure{std::move(error)};
}

void Machine::fail_too_deep(const Node& node) const {
  fail(node, "too-deep", "more than " + std::to_string(options_.max_depth) + " expressions within each other",
       "break the expression up, or look for a function that calls itself");
}

void Machine::restart_steps() {
  steps_ = 0;
  next_check_ = options_.deadline ? std::min(kStepsBetweenChecks, options_.max_steps) : options_.max_steps;
}

void Machine::check_limits(const Node& node) {
  if (steps_ > options_.max_steps) {
    fail(node, "too-many-steps", "more than " + std::to_string(options_.max_steps) + " steps for one patient",
         "narrow the query's sources");
  }
  if (options_.deadline && std::chrono::steady_clock::now() > *options_.deadline)
    fail(node, "too-slow", "evaluation took longer than it may", "narrow the query's sources");
  next_check_ = std::min(steps_ + kStepsBetweenChecks, options_.max_steps);
}

void Machine::fail_circular(const Definition& definition, const Node& node) const {
  fail(node, "circular-definition",
       "definition '" + std::string(program_.str(definition.name)) + "' needs its own value");
}

Value Machine::definition(std::uint32_t index, std::uint64_t depth, std::uint32_t called_from) {
  index = loaded_.origin_of(index);
  Memo& memo = memo_[index];
  if (is_known(index)) return memo.value;
  const Definition& definition = program_.definitions[index];
  if (memo.stamp == 2 * generation_)
    fail_circular(definition, program_.nodes[called_from == kNowhere ? definition.body : called_from]);
  const bool same_for_all = absent_.decides(index);
  const Value* kept = same_for_all ? absent_.kept(index) : nullptr;
  if (kept == nullptr) {
    memo.stamp = 2 * generation_;
    running_.push_back(index);
    const Profile::Scope timed(profile_, Profile::Kind::Definition, index);
    memo.value = run(definition.body, new_frame(definition.slot_count, depth));
    running_.pop_back();
    if (same_for_all) absent_.keep(index, memo.value);
  } else {
    memo.value = *kept;
  }
  memo.stamp = 2 * generation_ + 1;
  return memo.value;
}

/// By Op, what answers a node of that kind. A table and not a switch, so that step() needs no stack frame: it ends with
/// a jump.
struct Machine::Handlers {
  using Handler = Value (*)(Machine&, const Node&, Frame);

  template <Value (Machine::*answer)(const Node&, Frame)>
  static Value by(Machine& machine, const Node& node, Frame frame) {
    return (machine.*answer)(node, frame);
  }

  static constexpr std::size_t kCount = static_cast<std::size_t>(Op::External) + 1;
  static constexpr std::array<Handler, kCount> all() {
    std::array<Handler, kCount> table{};
    const auto on = [&](Op op, Handler handler) { table[static_cast<std::size_t>(op)] = handler; };
    on(Op::Null, [](Machine&, const Node&, Frame) { return Value::null(); });
    on(Op::Literal, [](Machine& machine, const Node& node, Frame) { return machine.loaded_.constant(node.a); });
    on(Op::Call, by<&Machine::call_of>);
    on(Op::And, by<&Machine::conjunction_of>);
    on(Op::Or, by<&Machine::disjunction_of>);
    on(Op::Xor, by<&Machine::exclusive_of>);
    on(Op::Implies, by<&Machine::implication_of>);
    on(Op::If, by<&Machine::if_of>);
    on(Op::Case, [](Machine& machine, const Node& node, Frame frame) { return machine.case_value(node, frame); });
    on(Op::Coalesce, by<&Machine::coalesce_of>);
    on(Op::DefinitionRef, [](Machine& machine, const Node& node, Frame frame) {
      return machine.definition(node.a, frame.depth, static_cast<std::uint32_t>(&node - machine.program_.nodes.data()));
    });
    on(Op::ParameterRef, [](Machine& machine, const Node& node, Frame) { return machine.parameter_of(node); });
    on(Op::FunctionCall, by<&Machine::function_of>);
    on(Op::Slot, [](Machine&, const Node& node, Frame frame) { return frame[node.a]; });
    on(Op::Context, [](Machine& machine, const Node& node, Frame) { return machine.context_of(node); });
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
    on(Op::ValueSetRef, [](Machine&, const Node& node, Frame) { return Value::value_set(node.a); });
    on(Op::CodeRef,
       [](Machine& machine, const Node& node, Frame) { return Value::code(&machine.loaded_.code(node.a)); });
    on(Op::ConceptRef, [](Machine& machine, const Node& node, Frame) {
      return Value::concept_value(&machine.loaded_.concept_data(node.a));
    });
    on(Op::CodeSystemRef, [](Machine&, const Node& node, Frame) { return Value::value_set(node.a); });
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
    on(Op::Now, [](Machine& machine, const Node&, Frame) { return Value::datetime(machine.options_.now); });
    on(Op::Today, [](Machine& machine, const Node&, Frame) { return machine.today(); });
    on(Op::TimeOfDay, [](Machine& machine, const Node&, Frame) { return machine.time_of_day(); });
    on(Op::Descendants, by<&Machine::descendants_of>);
    on(Op::Message, by<&Machine::message_of>);
    on(Op::External, [](Machine& machine, const Node& node, Frame) { return machine.external_of(node); });
    return table;
  }
};

Value Machine::step(const Node& node, Frame frame) {
  static constexpr std::array kHandlers = Handlers::all();
  static_assert(std::find(kHandlers.begin(), kHandlers.end(), nullptr) == kHandlers.end(),
                "a kind of node is left out");
  if (frame.depth > options_.max_depth || ++steps_ > next_check_) [[unlikely]]
    return step_at_limit(node, frame);
  return kHandlers[node.op](*this, node, frame);
}

Value Machine::step_at_limit(const Node& node, Frame frame) {
  if (frame.depth > options_.max_depth) fail_too_deep(node);
  check_limits(node);
  --steps_;  // which step() counts again
  return step(node, frame);
}

}  // namespace nextline::cql
