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

const Value* Machine::call_operands(Step& step, Frame frame) {
  const std::span<Value> operands = context_.arena.make_array<Value>(step.count);
  for (std::uint32_t i = 0; i < step.count; ++i) operands[i] = run(step[i], frame);
  return operands.data();
}

Value Machine::equal_of(Step& step, Frame frame) {
  const Value left = run(step[0], frame);
  const Value right = run(step[1], frame);
  if (left.is_null() || right.is_null()) return Value::null();
  if (are_texts(left, right)) return Value::boolean(left.as_string() == right.as_string());
  const Value operands[] = {left, right};
  return checked(step, step.body(context_, operands, 2));
}

/// A code of a record is compared where it stands.
Value Machine::equal_to_text_of(Step& step, Frame frame) {
  const Step& value = step[0];
  const Value source = single_field(value[0], frame.slots[value[0].field.slot]);
  if (source.kind() == Kind::Element)
    if (const std::string_view text = text_of_primitive(element_of(source)); text.data() != nullptr)
      return Value::boolean(text == step[1].constant->as_string());
  return equal_of(step, frame);
}

Value Machine::in_texts_of(Step& step, Frame frame) {
  const Value item = run(step[0], frame);
  if (item.kind() == Kind::String) return Value::boolean(step.texts->has(item.as_string()));
  const Value operands[] = {item, *step[1].constant};
  return apply(node_of(step), node_of(step).a, operands, 2);
}

Value Machine::call_of(Step& step, Frame frame) {
  return apply(node_of(step), node_of(step).a, call_operands(step, frame), step.count);
}

Value Machine::definition_of(Step& step, Frame frame) {
  return unknown_definition(step.index, frame.depth, step.node);
}

Value Machine::function_of(Step& step, Frame frame) {
  if (step.function->slots > kFewSlots) return call_in(new_frame(step.function->slots).slots, step, frame);
  Value few[kFewSlots];
  return call_in(few, step, frame);
}

Value Machine::call_in(Value* slots, Step& step, Frame frame) {
  for (std::uint32_t i = 0; i < step.count; ++i) slots[i] = run(step[i], frame);
  BoundFunction& function = *step.function;
  const Frame callee{slots, frame.depth};
  if (function.body == nullptr || profile_ != nullptr) [[unlikely]]
    return run_body(function, callee);
  return run(*function.body, callee);
}

/// The same where the function is come to for the first time, or timed.
Value Machine::run_body(BoundFunction& function, Frame frame) {
  const auto index = static_cast<std::uint32_t>(&function - functions_.data());
  if (function.body == nullptr) function.body = new_step(program_.functions[index].body);
  const Profile::Scope timed(profile_, Profile::Kind::Function, index);
  return run(*function.body, frame);
}

Value Machine::external_of(Step& step, Frame frame) {
  call_operands(step, frame);
  fail(node_of(step), "external-function", "an external function has no body to run", "define it in CQL",
       Blame::Unsupported);
}

Value Machine::parameter_of(Step& step, Frame) {
  return parameter_is_given_[step.index] ? given_parameters_[step.index] : parameter(step.index, node_of(step));
}

/// The default of a parameter that was given no value, worked out once.
Value Machine::parameter(std::uint32_t index, const Node& node) {
  const Parameter& parameter = program_.parameters[index];
  if (parameter.default_node == Parameter::kNone) return Value::null();
  Memo& memo = parameter_memo_[index];
  if (memo.stamp == 2 * generation_ + 1) return memo.value;
  if (memo.stamp == 2 * generation_) fail(node, "circular-definition", "a parameter's default needs its own value");
  memo.stamp = 2 * generation_;
  memo.value = run(parameter.default_node, new_frame(loaded_.parameter_frame_slots()));
  memo.stamp = 2 * generation_ + 1;
  return memo.value;
}

bool Machine::is_of_patient(const Node& context) const {
  const BoundType& type = loaded_.types()[context.type];
  return type.kind == TypeKind::Model && type.fhir != fhir::kNoType;
}

Value Machine::context_of(Step& step, Frame) {
  return is_of_patient(node_of(step)) || case_.is_null() ? patient_ : case_;
}

Value Machine::now_of(Step&, Frame) {
  return Value::datetime(options_.now);
}

Value Machine::today_of(Step&, Frame) {
  Temporal date = options_.now;
  date.hour = date.minute = date.second = 0;
  date.millisecond = 0;
  date.precision = Precision::Day;
  date.has_offset = false;
  date.offset_minutes = 0;
  return Value::date(date);
}

Value Machine::time_of_day_of(Step&, Frame) {
  Temporal time = options_.now;
  time.year = 0;
  time.month = time.day = 1;
  time.has_offset = false;
  time.offset_minutes = 0;
  return Value::time(time);
}

Value Machine::is_of(Step& step, Frame frame) {
  return Value::boolean(loaded_.is_of_type(run(step[0], frame), step.index));
}

Value Machine::as_of(Step& step, Frame frame) {
  const Value value = run(step[0], frame);
  if (value.is_null() || loaded_.is_of_type(value, step.index)) return value;
  const Node& node = node_of(step);
  if ((node.flags & 1) == 0) return Value::null();
  const std::string type(program_.str(program_.types[node.a].name));
  fail(node, "wrong-type", "cast: the value is not " + (type.empty() ? "of the type asked for" : "a " + type),
       "use 'as' to get null instead");
}

Value Machine::message_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Value source = run(step[0], frame);
  if (!run(step[1], frame).is_true()) return source;
  const Value severity = run(step[3], frame);
  if (severity.kind() != Kind::String || severity.as_string() != "Error") return source;
  const Value code = run(step[2], frame);
  const Value text = run(step[4], frame);
  std::string message =
      text.kind() == Kind::String ? std::string(text.as_string()) : std::string("Message of severity Error");
  if (code.kind() == Kind::String) message += " (" + std::string(code.as_string()) + ")";
  fail(node, "message-error", message);
}

}  // namespace nextline::cql
