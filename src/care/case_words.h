// The values of all nodes of a decision form in one Case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "care/decision_form.h"

namespace nextline::care {

/// Of each node and of its negation one word, at their edges: the low half is all ones where it is true, the high half
/// where it is not false. So `and` is one operation for both, and a negation is the word turned over and round.
class CaseWords {
 public:
  /// All false but the two nodes that every form has.
  explicit CaseWords(const DecisionForm& form) : nodes_(form.node_count(), node_of_truth(Truth::False)) {
    nodes_[node_of(DecisionForm::kTrue)] = node_of_truth(Truth::True);
    nodes_[node_of(DecisionForm::kUnknown)] = node_of_truth(Truth::Unknown);
  }

  Truth at(Edge edge) const {
    const std::uint64_t word = read(edge);
    return static_cast<Truth>(2 * (word >> 63) - (word & 1));  // in the order of Truth: 0, 2 - 1, 2
  }
  /// Of up to 32 edges, a bit each: the low half says which are true, the high half which may be.
  std::uint64_t of_each(std::span<const Edge> edges) const {
    std::uint64_t all = 0, place = std::uint64_t{1} << 32 | 1;
    for (const Edge edge : edges) {
      all |= read(edge) & place;
      place <<= 1;
    }
    return all;
  }

  /// What is kept of a node: as far apart as the words of lanes that edges count.
  struct Node {
    alignas(sizeof(LaneBits)) std::uint64_t word = 0;
    alignas(sizeof(LaneBits)) std::uint64_t negation = 0;
  };
  static_assert(sizeof(Node) == 2 * sizeof(LaneBits));

  static constexpr Node node_of_truth(Truth truth) {
    constexpr std::array<std::uint64_t, 3> kWords = {0, ~std::uint64_t{0}, ~std::uint64_t{0} << 32};
    const std::uint64_t word = kWords[static_cast<std::size_t>(truth)];
    return {word, negation_of(word)};
  }
  /// The nodes from `first` on, to be written.
  Node* from(std::uint32_t first) { return nodes_.data() + first; }

  /// Evaluates junctions, which are the nodes from `first` on.
  void evaluate(std::span<const DecisionForm::Junction> junctions, std::uint32_t first) {
    Node* out = from(first);
    const auto one = [&](const DecisionForm::Junction& junction, Node& node) {
      node.word = read(junction.left) & read(junction.right);
      node.negation = negation_of(node.word);
    };
    // Four a turn, as in LaneWords.
    const DecisionForm::Junction* at = junctions.data();
    const DecisionForm::Junction* const end = at + junctions.size();
    for (; end - at >= 4; at += 4, out += 4)
      one(at[0], out[0]), one(at[1], out[1]), one(at[2], out[2]), one(at[3], out[3]);
    for (; at != end; ++at, ++out) one(*at, *out);
  }

 private:
  static constexpr std::uint64_t negation_of(std::uint64_t word) { return ~(word << 32 | word >> 32); }
  std::uint64_t read(Edge edge) const {
    std::uint64_t word;
    std::memcpy(&word, reinterpret_cast<const std::byte*>(nodes_.data()) + edge, sizeof(word));
    return word;
  }

  std::vector<Node> nodes_;
};

}  // namespace nextline::care
