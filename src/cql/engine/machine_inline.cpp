// Calls of small functions, replaced by what the functions say: most calls cost more than their function does.
#include <algorithm>

#include "cql/engine/machine.h"

namespace nextline::cql {

namespace {

constexpr unsigned kMostNodes = 60;  // of a function that is put in place of its calls

}  // namespace

/// A step in place of a call stays where the call was and binds as another node; `arguments` are the call's operands,
/// in turn in place of another's or not.
void Machine::inline_calls(Step& step) {
  for (;;) {
    const Node& node = node_of(step);
    const Op op = static_cast<Op>(node.op);
    if (op == Op::Slot && step.arguments != nullptr) {
      const Step& given = step.arguments[node.a];
      unbind(step, given.node, given.arguments);
    } else if (op == Op::FunctionCall && profile_ == nullptr) {
      const Function& function = program_.functions[node.a];
      if (function.operand_count != node.arg_count || !may_be_inlined(node.a)) return;
      bind_operands(step, node);
      const std::span<const Step> operands(step.operands, step.count);
      if (!may_stand_for(function.body, operands)) return;
      unbind(step, function.body, step.operands);
    } else {
      return;
    }
  }
}

/// What is worked out once by the call must not be worked out each time the function names it, nor never: an operand
/// that is more than a name must be named once.
bool Machine::may_stand_for(std::uint32_t body, std::span<const Step> operands) const {
  for (std::uint32_t i = 0; i < operands.size(); ++i)
    if (!is_plain(operands[i]) && times_named(i, body) != 1) return false;
  return true;
}

bool Machine::is_plain(const Step& operand) const {
  const Op op = static_cast<Op>(node_of(operand).op);
  // The operand of a call that is itself put in place of another.
  if (op == Op::Slot && operand.arguments != nullptr) return is_plain(operand.arguments[node_of(operand).a]);
  return op == Op::Slot || op == Op::Literal || op == Op::Null;
}

/// How often an expression without queries names a slot.
unsigned Machine::times_named(std::uint32_t slot, std::uint32_t expression) const {
  const Node& node = program_.nodes[expression];
  if (static_cast<Op>(node.op) == Op::Slot) return node.a == slot ? 1 : 0;
  unsigned times = 0;
  for (std::uint32_t i = 0; i < node.arg_count; ++i) times += times_named(slot, arg(node, i));
  return times;
}

bool Machine::may_be_inlined(std::uint32_t index) {
  using enum BoundFunction::Inlining;
  BoundFunction& function = functions_[index];
  if (function.inlining == NotLookedAt) {
    function.inlining = BeingLookedAt;  // met again: it calls itself
    const bool external = (program_.functions[index].flags & 4) != 0;
    unsigned nodes = 0;
    function.inlining = !external && may_be_inlined_at(program_.functions[index].body, index, nodes) ? Yes : No;
  }
  return function.inlining == Yes;
}

/// Slots of its own would need a frame.
bool Machine::may_be_inlined_at(std::uint32_t index, std::uint32_t function, unsigned& nodes) {
  const Node& node = program_.nodes[index];
  const Op op = static_cast<Op>(node.op);
  if (++nodes > kMostNodes || op == Op::Query || op == Op::ListEach) return false;
  if (op == Op::Slot && node.a >= program_.functions[function].operand_count) return false;
  if (op == Op::FunctionCall && !may_be_inlined(node.a)) return false;
  for (std::uint32_t i = 0; i < node.arg_count; ++i)
    if (!may_be_inlined_at(arg(node, i), function, nodes)) return false;
  return true;
}

}  // namespace nextline::cql
