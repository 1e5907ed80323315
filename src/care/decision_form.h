// The decision layer in closed form: every define of the libraries over Case as three-valued junctions in one flat
// array, made once from the pack's program and evaluated for 128 Cases in one pass.
//
// Idea: `define "R": Case.lvef < 50 or Case.pregnant` becomes
//     n0 lvef < 50     n1 pregnant     n2 = not n0 and not n1     R = not n2
// There is one kind of junction, and a negation costs nothing: it is which of a node's two words is read first.
// Operands stand before what uses them, equal junctions are one, and what the judge asks stands before the rest, so
// that trying other values of facts evaluates the first part alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "care/index_set.h"
#include "care/lanes.h"
#include "case/case.h"
#include "knowledge/decision.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// A question to one fact.
struct Atom {
  enum class Kind : std::uint8_t { Boolean, Member, Number, Enumeration };
  Kind kind = Kind::Boolean;
  bool even_if_stale = false;  ///< of the planner's own inputs; a define never sees a stale fact
  knowledge::Comparison comparison = knowledge::Comparison::Equal;
  std::uint32_t fact = 0;
  std::int32_t member = 0;  ///< of a set or an enumeration
  Decimal number;

  /// The answer of a value of the fact.
  Truth of(const Fact& value) const;
};

/// A node of the form or its negation, by where its word of lanes lies among the values of all nodes, in bytes: so that
/// nothing is multiplied when junctions are evaluated. A node has two words, and one is behind the other.
using Edge = std::uint32_t;
inline constexpr Edge kNoEdge = 0xFFFFFFFF;
constexpr Edge edge_of(std::uint32_t node) {
  return node * static_cast<Edge>(2 * sizeof(LaneBits));
}
constexpr std::uint32_t node_of(Edge edge) {
  return edge / static_cast<Edge>(2 * sizeof(LaneBits));
}
constexpr Edge negation(Edge edge) {
  return edge == kNoEdge ? edge : edge ^ static_cast<Edge>(sizeof(LaneBits));
}

/// Read-only once made: shared by all workers. Its nodes are, in this order, the constant true, one that nobody ever
/// knows, questions to facts by fact, and junctions.
class DecisionForm {
 public:
  static constexpr Edge kTrue = edge_of(0), kUnknown = edge_of(1);  ///< the negation of what is unknown is as unknown
  static constexpr std::uint32_t kFirstQuestion = 2;                ///< the node

  /// `left` and `right`.
  struct Junction {
    Edge left = 0, right = 0;
  };

  /// Which defines: those that plans ask, or those of Dosing.cql, which doses ask, or the invariants. A fact that only
  /// doses look at costs plans nothing.
  enum class Scope : std::uint8_t { Planning, Dosing, Invariants };

  /// The form of the defines over Case in `scope`, with those they use, and of `planner_questions`, which inputs of the
  /// planner ask of facts themselves. A define outside the decision subset has no root (lint and compilation refuse it;
  /// a foreign pack may hold one). `judged`: the defines that the judge asks.
  DecisionForm(const knowledge::Pack& pack, std::span<const Atom> planner_questions, Scope scope = Scope::Planning,
               std::span<const std::uint32_t> judged = {});

  DecisionForm(const DecisionForm&) = delete;  // its parts view each other
  DecisionForm& operator=(const DecisionForm&) = delete;

  std::size_t node_count() const { return kFirstQuestion + atoms_.size() + junctions_.size(); }
  /// Every junction, operands first. They are the last nodes, in this order.
  std::span<const Junction> junctions() const { return junctions_; }
  std::uint32_t first_junction() const { return kFirstQuestion + static_cast<std::uint32_t>(atoms_.size()); }
  /// How many of the first junctions all that is judged comes down to.
  std::size_t judged_count() const { return judged_count_; }
  /// What a define comes down to; kNoEdge if it is no define of the decision layer.
  Edge root(std::uint32_t definition) const { return roots_[definition]; }
  /// The planner's question `index`.
  Edge planner_root(std::size_t index) const { return planner_roots_[index]; }
  /// The facts an edge hangs on; it must not be kNoEdge.
  const FactSet& facts_of(Edge edge) const { return facts_of_[node_of(edge)]; }
  /// The questions put to a fact; they are neighbouring nodes.
  std::span<const Atom> questions(std::uint32_t fact) const {
    return std::span(atoms_).subspan(first_question_[fact], first_question_[fact + 1] - first_question_[fact]);
  }
  /// A fact that questions are put to.
  struct Asked {
    std::uint32_t fact = 0;
    std::uint32_t first_question = 0;  ///< node
    std::span<const Atom> questions;
    /// Of all of them; none where they differ, as where the planner asks for what the dictionary does not hold.
    std::optional<Atom::Kind> kind;
  };
  std::span<const Asked> asked() const { return asked_; }
  /// The node of the first of them.
  std::uint32_t first_question(std::uint32_t fact) const { return kFirstQuestion + first_question_[fact]; }
  /// The fact that a question is put to, by its node.
  std::uint32_t fact_asked(std::uint32_t node) const { return atoms_[node - kFirstQuestion].fact; }
  std::size_t fact_count() const { return first_question_.size() - 1; }

 private:
  friend class DecisionFormBuilder;

  std::vector<Junction> junctions_;
  std::size_t judged_count_ = 0;
  std::vector<Atom> atoms_;                    // by fact
  std::vector<std::uint32_t> first_question_;  // by fact, and behind the last; among the atoms
  std::vector<Asked> asked_;                   // by fact, those that are
  std::vector<FactSet> facts_of_;              // by node
  std::vector<Edge> roots_;
  std::vector<Edge> planner_roots_;
};

}  // namespace nextline::care
