// Operators, functions, parameters, the context, messages: everything that is called or named.
#include <algorithm>
#include <string>

#include "cql/engine/elements.h"
#include "cql/engine/machine.h"
#include "cql/engine/print.h"

namespace nextline::cql {

Truth Machine::compare_elements_hook(const OperatorContext& context, const Value& left, const Value& right,
                                     bool equivalent) {
  return compare_element_values(left, right, equivalent, context.arena);
}

const Value* Machine::call_operands(const Node& node, Frame frame) {
  const std::span<Value> operands = context_.arena.make_array<Value>(node.arg_count);
  for (std::uint32_t i = 0; i < node.arg_count; ++i) operands[i] = run(arg(node, i), frame);
  return operands.data();
}

Value Machine::call_of(const Node& node, Frame frame) {
  if (node.arg_count == 1) {
    const Value operand = run(arg(node, 0), frame);
    return apply(node, node.a, &operand, 1);
  }
  if (node.arg_count != 2) return apply(node, node.a, call_operands(node, frame), node.arg_count);
  const Value left = run(arg(node, 0), frame);
  const Value operands[] = {left, run(arg(node, 1), frame)};
  return apply(node, node.a, operands, 2);
}

Value Machine::function_of(const Node& node, Frame frame) {
  const Function& function = program_.functions[node.a];
  const std::uint32_t slots = std::max(function.slot_count, node.arg_count);
  const Frame callee{context_.arena.make_array<Value>(slots).data(), frame.depth};
  for (std::uint32_t i = 0; i < node.arg_count; ++i) callee[i] = run(arg(node, i), frame);
  std::fill(callee.slots + node.arg_count, callee.slots + slots, Value::null());
  if ((function.flags & 4) != 0) external_of(node);
  const Profile::Scope timed(profile_, Profile::Kind::Function, node.a);
  return run(function.body, callee);
}

Value Machine::external_of(const Node& node) {
  fail(node, "external-function", "an external function has no body to run", "define it in CQL", Blame::Unsupported);
}

Value Machine::parameter_of(const Node& node) {
  if (parameter_is_given_[node.a]) return given_parameters_[node.a];
  const Parameter& parameter = program_.parameters[node.a];
  if (parameter.default_node == Parameter::kNone) return Value::null();
  Memo& memo = parameter_memo_[node.a];
  if (memo.stamp == 2 * generation_ + 1) return memo.value;
  if (memo.stamp == 2 * generation_) fail(node, "circular-definition", "a parameter's default needs its own value");
  memo.stamp = 2 * generation_;
  memo.value = run(parameter.default_node, new_frame(loaded_.parameter_frame_slots()));
  memo.stamp = 2 * generation_ + 1;
  return memo.value;
}

Value Machine::context_of(const Node& node) const {
  const BoundType& type = loaded_.types()[node.type];
  if (type.kind == TypeKind::Model && type.fhir != fhir::kNoType) return patient_;
  return case_.is_null() ? patient_ : case_;
}

Value Machine::today() const {
  Temporal date = options_.now;
  date.hour = date.minute = date.second = 0;
  date.millisecond = 0;
  date.precision = Precision::Day;
  date.has_offset = false;
  date.offset_minutes = 0;
  return Value::date(date);
}

Value Machine::time_of_day() const {
  Temporal time = options_.now;
  time.year = 0;
  time.month = time.day = 1;
  time.has_offset = false;
  time.offset_minutes = 0;
  return Value::time(time);
}

Value Machine::is_of(const Node& node, Frame frame) {
  return Value::boolean(loaded_.is_of_type(run(arg(node, 0), frame), node.a));
}

Value Machine::as_of(const Node& node, Frame frame) {
  const Value value = run(arg(node, 0), frame);
  if (value.is_null() || loaded_.is_of_type(value, node.a)) return value;
  if ((node.flags & 1) == 0) return Value::null();
  const std::string type(program_.str(program_.types[node.a].name));
  fail(node, "wrong-type", "cast: the value is not " + (type.empty() ? "of the type asked for" : "a " + type),
       "use 'as' to get null instead");
}

Value Machine::message_of(const Node& node, Frame frame) {
  const Value source = run(arg(node, 0), frame);
  if (!run(arg(node, 1), frame).is_true()) return source;
  const Value severity = run(arg(node, 3), frame);
  if (severity.kind() != Kind::String || severity.as_string() != "Error") return source;
  const Value code = run(arg(node, 2), frame);
  const Value text = run(arg(node, 4), frame);
  std::string message =
      text.kind() == Kind::String ? std::string(text.as_string()) : std::string("Message of severity Error");
  if (code.kind() == Kind::String) message += " (" + std::string(code.as_string()) + ")";
  fail(node, "message-error", message);
}

}  // namespace nextline::cql
