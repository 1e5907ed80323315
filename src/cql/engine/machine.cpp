#include "cql/engine/machine.h"

#include <algorithm>
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
      parameter_memo_(program_.parameters.size()),
      functions_(program_.functions.size()) {
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

/// Steps are bound anew: functions that are timed are not put in place of their calls.
void Machine::set_profile(Profile* profile) {
  if (profile_ == profile) return;
  profile_ = profile;
  for (Memo& memo : memo_) memo.body = nullptr;
  functions_.assign(functions_.size(), {});
  steps_of_nodes_.clear();  // the memory of the steps stays: values may lie in it
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
  allotted_ = options_.deadline ? std::min(kStepsBetweenChecks, options_.max_steps) : options_.max_steps;
  until_check_ = static_cast<std::int64_t>(allotted_);
}

void Machine::check_limits(const Node& node) {
  if (allotted_ >= options_.max_steps) {
    fail(node, "too-many-steps", "more than " + std::to_string(options_.max_steps) + " steps for one patient",
         "narrow the query's sources");
  }
  if (options_.deadline && std::chrono::steady_clock::now() > *options_.deadline)
    fail(node, "too-slow", "evaluation took longer than it may", "narrow the query's sources");
  const std::uint64_t more = std::min(kStepsBetweenChecks, options_.max_steps - allotted_);
  allotted_ += more;
  until_check_ += static_cast<std::int64_t>(more);
}

void Machine::fail_circular(std::uint32_t index, std::uint32_t called_from) const {
  const Definition& definition = program_.definitions[index];
  fail(program_.nodes[called_from == kNowhere ? definition.body : called_from], "circular-definition",
       "definition '" + std::string(program_.str(definition.name)) + "' needs its own value");
}

Value Machine::run_definition(std::uint32_t index, std::uint64_t depth) {
  const std::uint32_t slots = program_.definitions[index].slot_count;
  Step*& body = memo_[index].body;
  if (body == nullptr) body = new_step(program_.definitions[index].body);
  if (slots == 0) return run(*body, {nullptr, depth});
  if (slots > kFewSlots) return run(*body, new_frame(slots, depth));
  Value few[kFewSlots];
  return run(*body, {few, depth});
}

Value Machine::timed_definition(std::uint32_t index, std::uint64_t depth) {
  const Profile::Scope timed(profile_, Profile::Kind::Definition, index);
  return run_definition(index, depth);
}

Value Machine::definition(std::uint32_t index, std::uint64_t depth, std::uint32_t called_from) {
  index = loaded_.origin_of(index);
  return is_known(index) ? memo_[index].value : unknown_definition(index, depth, called_from);
}

Value Machine::unknown_definition(std::uint32_t index, std::uint64_t depth, std::uint32_t called_from) {
  Memo& memo = memo_[index];
  if (memo.stamp == 2 * generation_) fail_circular(index, called_from);
  const bool same_for_all = absent_.decides(index);
  const Value* kept = same_for_all ? absent_.kept(index) : nullptr;
  if (kept == nullptr) {
    memo.stamp = 2 * generation_;
    running_.push_back(index);
    memo.value = profile_ == nullptr ? run_definition(index, depth) : timed_definition(index, depth);
    running_.pop_back();
    if (same_for_all) absent_.keep(index, memo.value);
  } else {
    memo.value = *kept;
  }
  memo.stamp = 2 * generation_ + 1;
  return memo.value;
}

void Machine::check_limits(const Step& step, Frame frame) {
  if (frame.depth > options_.max_depth) fail_too_deep(node_of(step));
  check_limits(node_of(step));
}

}  // namespace nextline::cql
