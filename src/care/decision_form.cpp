#include "care/decision_form.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string_view>

#include "care/form_draft.h"
#include "cql/engine/loaded_program.h"
#include "cql/operators/table.h"
#include "knowledge/quantities.h"

namespace nextline::care {

namespace flat = knowledge::flat;
using knowledge::Comparison;

namespace {

/// Whether a comparison holds where Decimal::compare gives `order`.
bool stands(Comparison comparison, int order) {
  constexpr std::uint8_t kLess = 1, kEqual = 2, kGreater = 4;
  constexpr std::array<std::uint8_t, 6> kOrders = {kEqual,         kLess | kGreater, kLess,
                                                   kLess | kEqual, kGreater,         kGreater | kEqual};
  static_assert(static_cast<std::size_t>(Comparison::Less) == 2 && static_cast<std::size_t>(Comparison::Greater) == 4);
  return (kOrders[static_cast<std::size_t>(comparison)] >> (order + 1) & 1) != 0;
}

Truth known(bool truth) {
  return truth ? Truth::True : Truth::False;
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
      return value.number ? known(stands(comparison, Decimal::compare(*value.number, number))) : Truth::Unknown;
    case Kind::Enumeration:
      return value.member < 0 ? Truth::Unknown : known((value.member == member) == (comparison == Comparison::Equal));
  }
  return Truth::Unknown;
}

/// Reads the nodes of the program's defines over Case.
class DecisionFormBuilder {
 public:
  DecisionFormBuilder(const knowledge::Pack& pack, DecisionForm& form)
      : pack_(pack),
        program_(pack.program()),
        form_(form),
        states_(program_.definitions.size()),
        draft_(facts().size()) {
    // The Case tuple leaves out list facts, which are for showing only.
    for (std::uint32_t i = 0; i < facts().size(); ++i)
      if (facts().Get(i)->kind() != flat::FactKind::List) fact_of_slot_.push_back(i);
  }

  void run(DecisionForm::Scope scope, std::span<const Atom> planner_questions, std::span<const std::uint32_t> judged) {
    if (scope == DecisionForm::Scope::Invariants)
      invariants();
    else
      libraries(scope);
    for (const Atom& question : planner_questions) form_.planner_roots_.push_back(draft_.add(question));
    for (const std::uint32_t define : judged) draft_.mark_judged(form_.roots_[define]);
    for (const Edge root : form_.planner_roots_) draft_.mark_judged(root);
    lay_out();
  }

 private:
  static constexpr Edge kTrue = DecisionForm::kTrue;
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

  void invariants() {
    if (const auto* all = pack_.flat().invariants())
      for (const flat::Invariant* invariant : *all) definition(invariant->definition());
  }

  void libraries(DecisionForm::Scope scope) {
    constexpr std::uint32_t kOverCase = 4;
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
      const cql::Definition& define = program_.definitions[i];
      const bool doses = program_.str(program_.libraries[define.library].name) == knowledge::kDosing;
      if ((define.flags & kOverCase) != 0 && doses == (scope == DecisionForm::Scope::Dosing)) definition(i);
    }
  }

  Edge definition(std::uint32_t index) {
    if (states_[index] == State::Open) return kNoEdge;  // a circle: no value
    if (states_[index] == State::New) {
      states_[index] = State::Open;
      const Edge root = expression(program_.nodes[program_.definitions[index].body]);
      form_.roots_[index] = root;
      states_[index] = State::Done;
    }
    return form_.roots_[index];
  }

  Edge expression(const cql::Node& node) {
    switch (op_of(node)) {
      case cql::Op::Literal:
        return constant(program_.constants[node.a]);
      case cql::Op::DefinitionRef:
        return definition(node.a);
      case cql::Op::Not:
        return negation(expression(operand(node, 0)));
      case cql::Op::And:
        return conjunction(expression(operand(node, 0)), expression(operand(node, 1)));
      case cql::Op::Or:
        return disjunction(expression(operand(node, 0)), expression(operand(node, 1)));
      case cql::Op::Implies:  // `a implies b` is `not a or b`
        return disjunction(negation(expression(operand(node, 0))), expression(operand(node, 1)));
      case cql::Op::TupleField:
        return boolean_field(node);
      case cql::Op::Call:
        return comparison(node);
      default:
        return kNoEdge;
    }
  }

  Edge conjunction(Edge left, Edge right) {
    if (left == kNoEdge || right == kNoEdge) return kNoEdge;
    if (left == kTrue || right == negation(kTrue)) return right;
    if (right == kTrue || left == negation(kTrue)) return left;
    return draft_.conjunction(left, right);
  }
  /// `a or b` is `not (not a and not b)`, of unknown operands too.
  Edge disjunction(Edge left, Edge right) { return negation(conjunction(negation(left), negation(right))); }

  Edge constant(const cql::Constant& constant) {
    if (constant.kind != cql::ConstantKind::Boolean) return kNoEdge;
    return constant.low != 0 ? kTrue : negation(kTrue);
  }

  std::optional<std::uint32_t> fact_of(const cql::Node& node) const {
    if (op_of(node) != cql::Op::TupleField || op_of(operand(node, 0)) != cql::Op::Context) return std::nullopt;
    return node.a < fact_of_slot_.size() ? std::optional(fact_of_slot_[node.a]) : std::nullopt;
  }

  /// Case.fact, or Case.set.member.
  Edge boolean_field(const cql::Node& node) {
    Atom atom;
    if (const auto fact = fact_of(node)) {
      if (facts().Get(*fact)->kind() != flat::FactKind::Boolean) return kNoEdge;
      atom.fact = *fact;
      return draft_.add(atom);
    }
    const auto set = fact_of(operand(node, 0));
    if (!set || facts().Get(*set)->kind() != flat::FactKind::Set || node.a >= facts().Get(*set)->values()->size())
      return kNoEdge;
    atom.kind = Atom::Kind::Member;
    atom.fact = *set;
    atom.member = static_cast<std::int32_t>(node.a);
    return draft_.add(atom);
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

  /// A parameter compared with a literal is true or false once and for all: by the parameter's default, which a site's
  /// overlay has replaced where it settles the choice otherwise.
  std::optional<Edge> choice(const cql::Node& node) const {
    const bool left = op_of(operand(node, 0)) == cql::Op::ParameterRef;
    const cql::Node& parameter = operand(node, left ? 0 : 1);
    const bool equality = cql::operator_table()[node.a].name == std::string_view("Equal");
    if (op_of(parameter) != cql::Op::ParameterRef || !equality) return std::nullopt;
    const std::uint32_t chosen = program_.parameters[parameter.a].default_node;
    const auto value = chosen == cql::Parameter::kNone ? std::nullopt : literal(program_.nodes[chosen]);
    const auto wanted = literal(operand(node, left ? 1 : 0));
    if (!value || !wanted || value->number || wanted->number) return kNoEdge;
    return value->text == wanted->text ? kTrue : negation(kTrue);
  }

  /// One fact compared with one literal, on either side.
  Edge comparison(const cql::Node& node) {
    if (node.arg_count != 2) return kNoEdge;
    if (const auto edge = choice(node)) return *edge;
    const auto left = fact_of(operand(node, 0));
    const auto fact = left ? left : fact_of(operand(node, 1));
    const auto value = literal(operand(node, left ? 1 : 0));
    const auto how = comparison_named(cql::operator_table()[node.a].name, !left);
    if (!fact || !value || !how) return kNoEdge;
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
      return kNoEdge;
    }
    return draft_.add(atom);
  }

  /// A text that is no member equals none of them.
  static std::int32_t member_of(const flat::Fact& entry, std::string_view text) {
    for (std::uint32_t i = 0; i < entry.values()->size(); ++i)
      if (entry.values()->Get(i)->string_view() == text) return static_cast<std::int32_t>(i);
    return -1;
  }

  /// Gives the nodes their order, and the form what the draft holds.
  void lay_out() {
    const FormDraft::Order order = draft_.order();
    for (Edge& root : form_.roots_) root = order.moved(root);
    for (Edge& root : form_.planner_roots_) root = order.moved(root);
    form_.first_question_.assign(1, 0);
    for (std::uint32_t fact = 0; fact < facts().size(); ++fact) {
      for (const std::uint32_t question : draft_.questions(fact)) form_.atoms_.push_back(draft_.atom(question));
      form_.first_question_.push_back(static_cast<std::uint32_t>(form_.atoms_.size()));
    }
    for (std::uint32_t fact = 0; fact < facts().size(); ++fact) {
      const auto asked = form_.questions(fact);
      if (asked.empty()) continue;
      const auto kind = asked.front().kind;
      const bool is_one = std::ranges::all_of(asked, [&](const Atom& atom) { return atom.kind == kind; });
      form_.asked_.push_back({fact, form_.first_question(fact), asked, is_one ? std::optional(kind) : std::nullopt});
    }
    form_.facts_of_.resize(order.place.size());
    for (std::uint32_t node = 0; node < order.place.size(); ++node)
      form_.facts_of_[order.place[node]] = draft_.take_facts(node);
    for (const std::uint32_t node : order.junctions) {
      const DecisionForm::Junction& junction = draft_.junction(node);
      form_.junctions_.push_back({order.moved(junction.left), order.moved(junction.right)});
    }
    form_.judged_count_ = order.judged_count;
  }

  const knowledge::Pack& pack_;
  const cql::Program program_;
  DecisionForm& form_;
  std::vector<State> states_;
  FormDraft draft_;
  std::vector<std::uint32_t> fact_of_slot_;
};

DecisionForm::DecisionForm(const knowledge::Pack& pack, std::span<const Atom> planner_questions, Scope scope,
                           std::span<const std::uint32_t> judged)
    : roots_(pack.program().definitions.size(), kNoEdge) {
  DecisionFormBuilder(pack, *this).run(scope, planner_questions, judged);
}

}  // namespace nextline::care
