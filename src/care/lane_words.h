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
  explicit LaneWords(const DecisionForm& form) : words_(form.node_count() * 2) {
    set(node_of(DecisionForm::kTrue), Lanes::all(Truth::True));
    set(node_of(DecisionForm::kUnknown), Lanes::all(Truth::Unknown));
  }

  Lanes at(Edge edge) const { return {read<LaneBits>(edge), read<LaneBits>(negated(edge))}; }
  /// Whether the edge is true in some one Case, where its value is the same in all.
  bool holds(Edge edge) const { return (read<std::uint64_t>(edge) & 1) != 0; }
  /// Whether it is false in some one Case, the same.
  bool is_refuted(Edge edge) const { return (read<std::uint64_t>(negated(edge)) & 1) != 0; }
  void set(std::uint32_t node, Lanes lanes) {
    words_[std::size_t{node} * 2] = lanes.yes;
    words_[std::size_t{node} * 2 + 1] = lanes.no;
  }
  /// The same value in all Cases.
  void set_all(std::uint32_t node, Truth truth) {
    static constexpr Lanes kAll[] = {Lanes::all(Truth::False), Lanes::all(Truth::True), Lanes::all(Truth::Unknown)};
    set(node, kAll[static_cast<std::size_t>(truth)]);
  }
  /// Evaluates junctions, which are the nodes from `first` on.
  void evaluate(std::span<const DecisionForm::Junction> junctions, std::uint32_t first) {
    auto* const all = reinterpret_cast<std::byte*>(words_.data());
    std::byte* out = all + edge_of(first);
    const auto one = [&](const DecisionForm::Junction& junction) {
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
  template <class Word>
  Word read(Edge edge) const {
    Word word;
    std::memcpy(&word, reinterpret_cast<const std::byte*>(words_.data()) + edge, sizeof(word));
    return word;
  }

  std::vector<LaneBits> words_;
};

}  // namespace nextline::care
