// The values of all nodes of a decision form in 128 Cases at once.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

#include "care/decision_form.h"
#include "care/lanes.h"

namespace nextline::care {

/// Of each node two words: the Cases in which it is true, and those in which it is false.
class LaneWords {
 public:
  /// All false but the two nodes that every form has.
  explicit LaneWords(const DecisionForm& form) : nodes_(form.node_count()) {
    set(node_of(DecisionForm::kTrue), Lanes::all(Truth::True));
    set(node_of(DecisionForm::kUnknown), Lanes::all(Truth::Unknown));
  }

  Lanes at(Edge edge) const { return {read(edge), read(negated(edge))}; }
  void set(std::uint32_t node, Lanes lanes) { nodes_[node] = lanes; }
  /// The nodes from `first` on, to be written.
  Lanes* from(std::uint32_t first) { return nodes_.data() + first; }
  /// Evaluates junctions, which are the nodes from `first` on.
  void evaluate(std::span<const DecisionForm::Junction> junctions, std::uint32_t first) {
    auto* const all = reinterpret_cast<std::byte*>(nodes_.data());
    std::byte* out = all + edge_of(first);
    const auto one = [&](DecisionForm::Junction junction) {  // a copy: what is written might else be one
      write(out, load(all + junction.left) & load(all + junction.right));
      write(out + sizeof(Register), load(all + negated(junction.left)) | load(all + negated(junction.right)));
      out += 2 * sizeof(Register);
    };
    // Four a turn: counting them is a quarter of the work.
    const DecisionForm::Junction* at = junctions.data();
    const DecisionForm::Junction* const end = at + junctions.size();
    for (; end - at >= 4; at += 4) one(at[0]), one(at[1]), one(at[2]), one(at[3]);
    for (; at != end; ++at) one(*at);
  }

 private:
  /// A word of 128 lanes in one register: g++ takes unsigned __int128 apart into two.
  using Register = std::uint64_t __attribute__((vector_size(sizeof(LaneBits)), may_alias));

  static Register load(const std::byte* from) { return *reinterpret_cast<const Register*>(from); }
  static void write(std::byte* to, Register word) { *reinterpret_cast<Register*>(to) = word; }
  /// Of an edge that there is.
  static Edge negated(Edge edge) { return edge ^ static_cast<Edge>(sizeof(LaneBits)); }
  LaneBits read(Edge edge) const {
    LaneBits word;
    std::memcpy(&word, reinterpret_cast<const std::byte*>(nodes_.data()) + edge, sizeof(word));
    return word;
  }

  static_assert(sizeof(Lanes) == 2 * sizeof(LaneBits));

  std::vector<Lanes> nodes_;
};

}  // namespace nextline::care
