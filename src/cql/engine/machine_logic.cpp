// Three-valued logic and choices. Operands are evaluated left to right; the right one only if it can still matter.
#include <algorithm>

#include "cql/engine/machine.h"

namespace nextline::cql {

Value Machine::conjunction_of(Step& step, Frame frame) {
  const Value left = run(step[0], frame);
  if (left.is_false()) return left;
  const Value right = run(step[1], frame);
  return left.is_null() ? (right.is_false() ? right : left) : right;
}

Value Machine::disjunction_of(Step& step, Frame frame) {
  const Value left = run(step[0], frame);
  if (left.is_true()) return left;
  const Value right = run(step[1], frame);
  return left.is_null() ? (right.is_true() ? right : left) : right;
}

bool Machine::both_or_one_holds(Step& step, Frame frame) {
  if (step.kind == StepKind::Unbound) {
    bind(step);
    return holds(step, frame);
  }
  const Frame within{frame.slots, frame.depth + 1};
  if (within.depth > options_.max_depth || count_step()) [[unlikely]]
    check_limits(step, within);
  const bool both = step.kind == StepKind::And;
  return holds(step[0], within) == both ? holds(step[1], within) : !both;
}

Value Machine::exclusive_of(Step& step, Frame frame) {
  const Value left = run(step[0], frame);
  if (left.is_null()) return left;
  const Value right = run(step[1], frame);
  return right.is_null() ? right : Value::boolean(left.as_boolean() != right.as_boolean());
}

Value Machine::implication_of(Step& step, Frame frame) {
  const Value left = run(step[0], frame);
  if (left.is_false()) return Value::boolean(true);
  const Value right = run(step[1], frame);
  return left.is_null() ? (right.is_true() ? right : left) : right;
}

Value Machine::negation_of(Step& step, Frame frame) {
  const Value operand = run(step[0], frame);
  return operand.is_null() ? operand : Value::boolean(!operand.as_boolean());
}

Value Machine::is_null_of(Step& step, Frame frame) {
  return Value::boolean(run(step[0], frame).is_null());
}

Value Machine::is_not_null_of(Step& step, Frame frame) {
  return Value::boolean(!run(step[0], frame).is_null());
}

Value Machine::is_true_of(Step& step, Frame frame) {
  return Value::boolean(run(step[0], frame).is_true());
}

Value Machine::is_false_of(Step& step, Frame frame) {
  return Value::boolean(run(step[0], frame).is_false());
}

Value Machine::if_of(Step& step, Frame frame) {
  return run(step[holds(step[0], frame) ? 1 : 2], frame);
}

Value Machine::case_value(Step& step, Frame frame, std::vector<std::uint32_t>* decided) {
  const Node& node = node_of(step);
  const bool has_comparand = (node.flags & 1) != 0;
  const std::uint32_t otherwise = step.count - 1;
  const Value comparand = has_comparand ? run(step[0], frame) : Value::null();
  if (decided != nullptr && has_comparand) decided->push_back(arg(node, 0));
  for (std::uint32_t when = has_comparand ? 1 : 0; when + 1 < step.count; when += 2) {
    const bool matches = has_comparand ? is_equal(node, comparand, run(step[when], frame)) : holds(step[when], frame);
    if (decided != nullptr) decided->push_back(arg(node, when));
    if (!matches) continue;
    if (decided != nullptr) decided->push_back(arg(node, when + 1));
    return run(step[when + 1], frame);
  }
  if (decided != nullptr) decided->push_back(arg(node, otherwise));
  return run(step[otherwise], frame);
}

/// The operator of a `case` with a comparand is Equal.
bool Machine::is_equal(const Node& node, const Value& comparand, const Value& value) {
  if (are_texts(comparand, value)) return comparand.as_string() == value.as_string();
  const Value operands[] = {comparand, value};
  return apply(node, node.a, operands, 2).is_true();
}

Value Machine::coalesce_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  if ((node.flags & 1) != 0) {
    const Value list = run(step[0], frame);
    if (list.kind() != Kind::List) return list;
    for (const Value& item : list.as_list())
      if (!item.is_null()) return item;
    return Value::null();
  }
  for (std::uint32_t i = 0; i < step.count; ++i)
    if (const Value value = run(step[i], frame); !value.is_null()) return value;
  return Value::null();
}

bool Machine::exists_in(const Value& list) {
  if (list.kind() != Kind::List) return !list.is_null();
  return std::ranges::any_of(list.as_list(), [](const Value& item) { return !item.is_null(); });
}

Value Machine::exists_of(Step& step, Frame frame) {
  return Value::boolean(exists_in(run(step[0], frame)));
}

Value Machine::exists_not_of(Step& step, Frame frame) {
  return Value::boolean(!exists_in(run(step[0], frame)));
}

}  // namespace nextline::cql
