#include "cql/engine/deciding.h"

#include <algorithm>

namespace nextline::cql {

namespace {

using Operands = std::vector<std::uint32_t>;

Operands all_operands(const Machine& machine, const Node& node) {
  const auto args = machine.program().args.subspan(node.first_arg, node.arg_count);
  return {args.begin(), args.end()};
}

template <class Keep>
Operands operands_where(Machine& machine, const Node& node, Frame frame, Keep keep) {
  Operands kept;
  for (const std::uint32_t operand : all_operands(machine, node))
    if (keep(machine.run(operand, frame))) kept.push_back(operand);
  return kept;
}

/// `and` when `absorbing` is false, `or` when it is true: the value that alone decides.
Operands of_junction(Machine& machine, const Node& node, Frame frame, bool absorbing) {
  const Value left = machine.run(machine.arg(node, 0), frame);
  const Value right = machine.run(machine.arg(node, 1), frame);
  const auto absorbs = [&](const Value& v) { return absorbing ? v.is_true() : v.is_false(); };
  if (absorbs(left) || absorbs(right)) return operands_where(machine, node, frame, absorbs);
  if (left.is_null() || right.is_null())
    return operands_where(machine, node, frame, [](const Value& v) { return v.is_null(); });
  return all_operands(machine, node);
}

/// `a implies b` is `not a or b`.
Operands of_implication(Machine& machine, const Node& node, Frame frame) {
  const Value left = machine.run(machine.arg(node, 0), frame);
  const Value right = machine.run(machine.arg(node, 1), frame);
  Operands decided;
  if (left.is_false()) decided.push_back(machine.arg(node, 0));
  if (right.is_true()) decided.push_back(machine.arg(node, 1));
  if (!decided.empty()) return decided;
  if (left.is_null()) decided.push_back(machine.arg(node, 0));
  if (right.is_null()) decided.push_back(machine.arg(node, 1));
  return decided.empty() ? all_operands(machine, node) : decided;
}

/// An unknown condition is why the else branch was taken, so it stays among what decided.
Operands of_if(Machine& machine, const Node& node, Frame frame) {
  const bool taken = machine.run(machine.arg(node, 0), frame).is_true();
  return {machine.arg(node, 0), machine.arg(node, taken ? 1 : 2)};
}

Operands of_case(Machine& machine, const Node& node, Frame frame) {
  Operands decided;
  const auto index = static_cast<std::uint32_t>(&node - machine.program().nodes.data());
  machine.case_value(machine.step_of(index), frame, &decided);
  return decided;
}

Operands of_coalesce(Machine& machine, const Node& node, Frame frame) {
  Operands found = operands_where(machine, node, frame, [](const Value& v) { return !v.is_null(); });
  if (found.empty()) return all_operands(machine, node);
  found.resize(1);
  return found;
}

Operands of_others(Machine& machine, const Node& node, Frame frame) {
  Operands nulls = operands_where(machine, node, frame, [](const Value& v) { return v.is_null(); });
  return nulls.empty() ? all_operands(machine, node) : nulls;
}

/// Walks down what decided and gathers the reads of the context tuple.
class FactWalk {
 public:
  explicit FactWalk(Machine& machine) : machine_(machine), seen_(machine.program().definitions.size()) {}

  void definition(std::uint32_t index) {
    if (seen_[index]) return;
    seen_[index] = true;
    machine_.definition(index);
    const Definition& definition = machine_.program().definitions[index];
    walk(definition.body, machine_.new_frame(definition.slot_count));
  }

  std::vector<DecidingFact> take() {
    std::ranges::sort(facts_);
    const auto repeated = std::ranges::unique(facts_);
    facts_.erase(repeated.begin(), repeated.end());
    return std::move(facts_);
  }

 private:
  const Node& node_at(std::uint32_t index) const { return machine_.program().nodes[index]; }
  static Op op_of(const Node& node) { return static_cast<Op>(node.op); }

  void walk(std::uint32_t index, Frame frame) {
    const Node& node = node_at(index);
    switch (op_of(node)) {
      case Op::DefinitionRef:
        return definition(node.a);
      case Op::TupleField:
        if (fact(node)) return;
        break;
      case Op::FunctionCall:
        return function(node, frame);
      default:
        break;
    }
    for (const std::uint32_t operand : deciding_operands(machine_, node, frame)) walk(operand, frame);
  }

  /// Case.fact, or Case.set.member.
  bool fact(const Node& node) {
    const Node& source = node_at(machine_.arg(node, 0));
    if (op_of(source) == Op::Context) {
      facts_.push_back({node.a, -1});
      return true;
    }
    if (op_of(source) != Op::TupleField || op_of(node_at(machine_.arg(source, 0))) != Op::Context) return false;
    facts_.push_back({source.a, static_cast<std::int32_t>(node.a)});
    return true;
  }

  /// Operands are values in the callee's frame: the facts behind all of them count, and those the body reads itself.
  void function(const Node& node, Frame frame) {
    for (const std::uint32_t operand : deciding_operands(machine_, node, frame)) walk(operand, frame);
    const Function& function = machine_.program().functions[node.a];
    if ((function.flags & 4) != 0) return;
    const Frame callee = machine_.new_frame(std::max(function.slot_count, node.arg_count));
    for (std::uint32_t i = 0; i < node.arg_count; ++i) callee[i] = machine_.run(machine_.arg(node, i), frame);
    walk(function.body, callee);
  }

  Machine& machine_;
  std::vector<bool> seen_;
  std::vector<DecidingFact> facts_;
};

}  // namespace

Operands deciding_operands(Machine& machine, const Node& node, Frame frame) {
  switch (static_cast<Op>(node.op)) {
    case Op::And:
      return of_junction(machine, node, frame, false);
    case Op::Or:
      return of_junction(machine, node, frame, true);
    case Op::Implies:
      return of_implication(machine, node, frame);
    case Op::If:
      return of_if(machine, node, frame);
    case Op::Case:
      return of_case(machine, node, frame);
    case Op::Coalesce:
      return of_coalesce(machine, node, frame);
    case Op::ListEach:
      return {machine.arg(node, 0)};
    case Op::IsNull:
    case Op::IsTrue:
    case Op::IsFalse:
      return all_operands(machine, node);
    default:
      return of_others(machine, node, frame);
  }
}

std::vector<DecidingFact> deciding_facts_of(Machine& machine, std::uint32_t definition) {
  FactWalk walk(machine);
  walk.definition(definition);
  return walk.take();
}

}  // namespace nextline::cql
