#include "care/decision_form.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>

#include "cql/engine/loaded_program.h"
#include "cql/operators/table.h"

namespace nextline::care {

namespace flat = knowledge::flat;
using knowledge::Comparison;

namespace {

bool holds(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::Equal:
      return order == 0;
    case Comparison::NotEqual:
      return order != 0;
    case Comparison::Less:
      return order < 0;
    case Comparison::LessOrEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    case Comparison::GreaterOrEqual:
      return order >= 0;
  }
  return false;
}

Truth known(bool truth) {
  return truth ? Truth::True : Truth::False;
}

bool same(const Atom& left, const Atom& right) {
  return left.kind == right.kind && left.even_if_stale == right.even_if_stale && left.comparison == right.comparison &&
         left.fact == right.fact && left.member == right.member && left.number == right.number;
}

}  // namespace

Truth Atom::of(const Fact& value) const {
  if (value.stale && !even_if_stale) return Truth::Unknown;
  switch (kind) {
    case Kind::Boolean:
      return value.truth;
    case Kind::Member:
      return value.members[static_cast<std::size_t>(member)];
    case Kind::Number:
      return value.number ? known(holds(comparison, Decimal::compare(*value.number, number))) : Truth::Unknown;
    case Kind::Enumeration:
      return value.member < 0 ? Truth::Unknown : known((value.member == member) == (comparison == Comparison::Equal));
  }
  return Truth::Unknown;
}

/// Reads the nodes of the program's defines over Case.
class DecisionFormBuilder {
 public:
  DecisionFormBuilder(const knowledge::Pack& pack, DecisionForm& form)
      : pack_(pack), program_(pack.program()), form_(form), states_(program_.definitions.size()) {
    // The Case tuple leaves out list facts, which are for showing only.
    for (std::uint32_t i = 0; i < facts().size(); ++i)
      if (facts().Get(i)->kind() != flat::FactKind::List) fact_of_slot_.push_back(i);
  }

  void run() {
    constexpr std::uint32_t kOverCase = 4;
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i)
      if ((program_.definitions[i].flags & kOverCase) != 0) definition(i);
  }

 private:
  using Op = DecisionForm::Op;
  enum class State : std::uint8_t { New, Open, Done };
  struct Literal {
    std::optional<Decimal> number;
    std::string_view text;
  };

  const flatbuffers::Vector<flatbuffers::Offset<flat::Fact>>& facts() const { return *pack_.flat().facts(); }
  const cql::Node& operand(const cql::Node& node, std::uint32_t i) const {
    return program_.nodes[program_.args[node.first_arg + i]];
  }
  static cql::Op op_of(const cql::Node& node) { return static_cast<cql::Op>(node.op); }

  std::uint32_t definition(std::uint32_t index) {
    if (states_[index] == State::Open) return DecisionForm::kNone;  // a circle: no value
    if (states_[index] == State::New) {
      states_[index] = State::Open;
      const std::uint32_t root = expression(program_.nodes[program_.definitions[index].body]);
      form_.roots_[index] = root;
      states_[index] = State::Done;
    }
    return form_.roots_[index];
  }

  std::uint32_t expression(const cql::Node& node) {
    switch (op_of(node)) {
      case cql::Op::Literal:
        return constant(program_.constants[node.a]);
      case cql::Op::DefinitionRef:
        return definition(node.a);
      case cql::Op::Not:
        return combined(Op::Not, expression(operand(node, 0)), 0);
      case cql::Op::And:
        return combined(Op::And, expression(operand(node, 0)), expression(operand(node, 1)));
      case cql::Op::Or:
        return combined(Op::Or, expression(operand(node, 0)), expression(operand(node, 1)));
      case cql::Op::Implies:  // `a implies b` is `not a or b`
        return combined(Op::Or, combined(Op::Not, expression(operand(node, 0)), 0), expression(operand(node, 1)));
      case cql::Op::TupleField:
        return boolean_field(node);
      case cql::Op::Call:
        return comparison(node);
      default:
        return DecisionForm::kNone;
    }
  }

  std::uint32_t combined(Op op, std::uint32_t left, std::uint32_t right) {
    if (left == DecisionForm::kNone || right == DecisionForm::kNone) return DecisionForm::kNone;
    return form_.add(DecisionForm::Operation{op, left, right});
  }

  std::uint32_t constant(const cql::Constant& constant) {
    if (constant.kind != cql::ConstantKind::Boolean) return DecisionForm::kNone;
    return form_.add(DecisionForm::Operation{Op::Constant, constant.low != 0 ? 1U : 0U, 0});
  }

  std::optional<std::uint32_t> fact_of(const cql::Node& node) const {
    if (op_of(node) != cql::Op::TupleField || op_of(operand(node, 0)) != cql::Op::Context) return std::nullopt;
    return node.a < fact_of_slot_.size() ? std::optional(fact_of_slot_[node.a]) : std::nullopt;
  }

  /// Case.fact, or Case.set.member.
  std::uint32_t boolean_field(const cql::Node& node) {
    Atom atom;
    if (const auto fact = fact_of(node)) {
      if (facts().Get(*fact)->kind() != flat::FactKind::Boolean) return DecisionForm::kNone;
      atom.fact = *fact;
      return form_.add(atom);
    }
    const auto set = fact_of(operand(node, 0));
    if (!set || facts().Get(*set)->kind() != flat::FactKind::Set || node.a >= facts().Get(*set)->values()->size())
      return DecisionForm::kNone;
    atom.kind = Atom::Kind::Member;
    atom.fact = *set;
    atom.member = static_cast<std::int32_t>(node.a);
    return form_.add(atom);
  }

  std::optional<Literal> literal(const cql::Node& node) const {
    if (op_of(node) == cql::Op::Convert && node.arg_count == 1) return literal(operand(node, 0));
    if (op_of(node) != cql::Op::Literal) return std::nullopt;
    const cql::Constant& constant = program_.constants[node.a];
    switch (constant.kind) {
      case cql::ConstantKind::Integer:
        return Literal{Decimal::from_integer(static_cast<std::int32_t>(constant.low)), {}};
      case cql::ConstantKind::Long:
        return Literal{Decimal::from_integer(static_cast<std::int64_t>(constant.low)), {}};
      case cql::ConstantKind::Decimal:
        return Literal{cql::decimal_of(constant), {}};
      case cql::ConstantKind::String:
        return Literal{std::nullopt, program_.str(constant.text)};
      default:
        return std::nullopt;
    }
  }

  static std::optional<Comparison> comparison_named(std::string_view name, bool flipped) {
    if (name == "Equal") return Comparison::Equal;
    if (name == (flipped ? "Greater" : "Less")) return Comparison::Less;
    if (name == (flipped ? "GreaterOrEqual" : "LessOrEqual")) return Comparison::LessOrEqual;
    if (name == (flipped ? "Less" : "Greater")) return Comparison::Greater;
    if (name == (flipped ? "LessOrEqual" : "GreaterOrEqual")) return Comparison::GreaterOrEqual;
    return std::nullopt;
  }

  /// One fact compared with one literal, on either side.
  std::uint32_t comparison(const cql::Node& node) {
    if (node.arg_count != 2) return DecisionForm::kNone;
    const auto left = fact_of(operand(node, 0));
    const auto fact = left ? left : fact_of(operand(node, 1));
    const auto value = literal(operand(node, left ? 1 : 0));
    const auto how = comparison_named(cql::operator_table()[node.a].name, !left);
    if (!fact || !value || !how) return DecisionForm::kNone;
    const flat::Fact& entry = *facts().Get(*fact);
    Atom atom;
    atom.fact = *fact;
    atom.comparison = *how;
    if (entry.kind() == flat::FactKind::Number && value->number) {
      atom.kind = Atom::Kind::Number;
      atom.number = *value->number;
    } else if (entry.kind() == flat::FactKind::Enumeration && !value->number && *how == Comparison::Equal) {
      atom.kind = Atom::Kind::Enumeration;
      atom.member = member_of(entry, value->text);
    } else {
      return DecisionForm::kNone;
    }
    return form_.add(atom);
  }

  /// A text that is no member equals none of them.
  static std::int32_t member_of(const flat::Fact& entry, std::string_view text) {
    for (std::uint32_t i = 0; i < entry.values()->size(); ++i)
      if (entry.values()->Get(i)->string_view() == text) return static_cast<std::int32_t>(i);
    return -1;
  }

  const knowledge::Pack& pack_;
  const cql::Program program_;
  DecisionForm& form_;
  std::vector<State> states_;
  std::vector<std::uint32_t> fact_of_slot_;
};

DecisionForm::DecisionForm(const knowledge::Pack& pack, std::span<const Atom> planner_questions)
    : roots_(pack.program().definitions.size(), kNone), questions_(pack.flat().facts()->size()) {
  DecisionFormBuilder(pack, *this).run();
  for (const Atom& question : planner_questions) planner_roots_.push_back(add(question));
  note_dependence();
  known_.clear();
}

std::uint32_t DecisionForm::add(Operation operation) {
  const auto [entry, added] = known_.try_emplace({operation.op, operation.left, operation.right},
                                                 static_cast<std::uint32_t>(operations_.size()));
  if (!added) return entry->second;
  FactSet facts(questions_.size());
  if (operation.op == Op::Atom) facts.add(atoms_[operation.left].fact);
  if (operation.op >= Op::Not) facts.add(facts_of_[operation.left]);
  if (operation.op >= Op::And) facts.add(facts_of_[operation.right]);
  operations_.push_back(operation);
  facts_of_.push_back(std::move(facts));
  return entry->second;
}

std::uint32_t DecisionForm::add(const Atom& atom) {
  for (const std::uint32_t question : questions_[atom.fact])
    if (same(atoms_[operations_[question].left], atom)) return question;
  atoms_.push_back(atom);
  const std::uint32_t made = add(Operation{Op::Atom, static_cast<std::uint32_t>(atoms_.size() - 1), 0});
  questions_[atom.fact].push_back(made);
  return made;
}

void DecisionForm::note_dependence() {
  words_ = (operations_.size() + 63) / 64;
  hanging_.assign(words_ * questions_.size(), 0);
  for (std::size_t i = 0; i < operations_.size(); ++i)
    if (operations_[i].op >= Op::Not)
      for (const std::uint32_t fact : facts_of_[i].indexes())
        hanging_[fact * words_ + i / 64] |= std::uint64_t{1} << i % 64;
}

}  // namespace nextline::care
