// The decision layer in closed form: every define of the libraries over Case as three-valued junctions in one flat
// array, made once from the pack's program and evaluated for 128 Cases in one pass.
//
// Idea: `define "R": Case.lvef < 50 or Case.pregnant` becomes
//     n0 lvef < 50     n1 pregnant     n2 = not n0 and not n1     R = not n2
// There is one kind of junction, and a negation costs nothing: it is which of a node's two words is read first.
// Operands stand before what uses them, equal junctions are one, and each fact knows which junctions hang on it, so
// that trying another value of it evaluates these alone.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "base/result.h"
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

/// A node of the form or its negation: twice the node, and one more for the negation.
using Edge = std::uint32_t;
inline constexpr Edge kNoEdge = 0xFFFFFFFF;
constexpr Edge negation(Edge edge) {
  return edge == kNoEdge ? edge : edge ^ 1;
}

/// Read-only once made: shared by all workers. Its nodes are the constant true (node 0), questions to facts, and
/// junctions.
class DecisionForm {
 public:
  /// `left` and `right`.
  struct Junction {
    std::uint32_t node = 0;
    Edge left = 0, right = 0;
  };

  /// Which defines: those that plans ask, or those of Dosing.cql, which doses ask. A fact that only doses look at costs
  /// plans nothing.
  enum class Scope : std::uint8_t { Planning, Dosing };

  /// The form of the defines over Case in `scope`, with those they use, and of `planner_questions`, which inputs of the
  /// planner ask of facts themselves. A define outside the decision subset has no root (lint and compilation refuse it;
  /// a foreign pack may hold one).
  DecisionForm(const knowledge::Pack& pack, std::span<const Atom> planner_questions, Scope scope = Scope::Planning);

  std::size_t node_count() const { return facts_of_.size(); }
  /// Every junction, operands first.
  std::span<const Junction> junctions() const { return junctions_; }
  /// The junction that is `node`; null for a constant or a question.
  const Junction* junction(std::uint32_t node) const {
    return kinds_[node] < 0 ? nullptr : &junctions_[static_cast<std::size_t>(kinds_[node])];
  }
  /// What a question (see questions) asks.
  const Atom& atom(std::uint32_t node) const { return atoms_[static_cast<std::size_t>(-1 - kinds_[node])]; }
  /// What a define comes down to; kNoEdge if it is no define of the decision layer.
  Edge root(std::uint32_t definition) const { return roots_[definition]; }
  /// The planner's question `index`.
  Edge planner_root(std::size_t index) const { return planner_roots_[index]; }
  /// The facts an edge hangs on; it must not be kNoEdge.
  const FactSet& facts_of(Edge edge) const { return facts_of_[edge / 2]; }
  /// The questions put to a fact, as nodes.
  std::span<const std::uint32_t> questions(std::uint32_t fact) const { return questions_[fact]; }
  std::size_t fact_count() const { return questions_.size(); }

  /// The junctions that hang on `fact`, by their place among the junctions.
  const IndexSet& hanging_on(std::uint32_t fact) const { return hanging_[fact]; }

 private:
  friend class DecisionFormBuilder;

  static constexpr std::int32_t kConstant = INT32_MIN;

  Edge conjunction(Edge left, Edge right);
  Edge add(const Atom& atom);
  std::uint32_t add_node(std::int32_t kind, FactSet facts);
  void note_dependence();

  std::vector<Junction> junctions_;
  std::vector<Atom> atoms_;
  std::vector<std::int32_t> kinds_;  // by node: the place of its junction; -1 less that of its atom; or kConstant
  std::vector<FactSet> facts_of_;    // by node
  std::vector<Edge> roots_;
  std::vector<Edge> planner_roots_;
  std::vector<std::vector<std::uint32_t>> questions_;
  std::vector<IndexSet> hanging_;                // by fact
  std::map<std::pair<Edge, Edge>, Edge> known_;  // junctions by operands, while adding
};

}  // namespace nextline::care
