// A decision form while it is being read: nodes in the order in which they were met, each once.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "care/decision_form.h"

namespace nextline::care {

/// Edges are of its own numbering of nodes, of which the first two are those of every form.
class FormDraft {
 public:
  explicit FormDraft(std::size_t fact_count);

  /// A junction; what there is already is not added again.
  Edge conjunction(Edge left, Edge right);
  /// A question; the same.
  Edge add(const Atom& atom);
  /// The judge asks for it. Nothing for kNoEdge.
  void mark_judged(Edge edge);

  /// The nodes in the order of a DecisionForm.
  struct Order {
    std::vector<std::uint32_t> place;      ///< by node here: its node there
    std::vector<std::uint32_t> junctions;  ///< nodes here, in their order there
    std::size_t judged_count = 0;          ///< of the junctions

    Edge moved(Edge edge) const {
      return edge == kNoEdge ? edge : edge - edge_of(node_of(edge)) + edge_of(place[node_of(edge)]);
    }
  };
  Order order() const;

  /// The questions put to a fact, as nodes.
  const std::vector<std::uint32_t>& questions(std::uint32_t fact) const { return questions_[fact]; }
  const Atom& atom(std::uint32_t node) const { return atoms_[static_cast<std::size_t>(-1 - nodes_[node].kind)]; }
  const DecisionForm::Junction& junction(std::uint32_t node) const {
    return junctions_[static_cast<std::size_t>(nodes_[node].kind)];
  }
  /// The facts a node hangs on; they are then gone from here.
  FactSet take_facts(std::uint32_t node) { return std::move(nodes_[node].facts); }

 private:
  static constexpr std::int32_t kConstant = INT32_MIN;

  struct Node {
    std::int32_t kind = kConstant;  // the place of its junction; -1 less that of its atom; or kConstant
    bool judged = false;
    FactSet facts;
  };
  bool is_junction(std::uint32_t node) const { return nodes_[node].kind >= 0; }
  std::uint32_t add_node(std::int32_t kind, FactSet facts);

  std::vector<Node> nodes_;
  std::vector<DecisionForm::Junction> junctions_;
  std::vector<Atom> atoms_;
  std::vector<std::vector<std::uint32_t>> questions_;  // by fact
  std::map<std::pair<Edge, Edge>, Edge> known_;        // junctions by operands
};

}  // namespace nextline::care
