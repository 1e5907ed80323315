// The decision layer in closed form: every define of the libraries over Case as three-valued operations in one
// flat array, made once from the pack's program and evaluated for 64 Cases in one pass.
//
// Idea: `define "R": Case.lvef < 50 or Case.pregnant` becomes
//     o0 Atom(lvef < 50)     o1 Atom(pregnant)     o2 Or(o0, o1)
// Operands stand before what uses them, equal operations are one, and each fact knows which operations hang on it, so
// that trying another value of it evaluates these alone.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
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

/// Read-only once made: shared by all workers.
class DecisionForm {
 public:
  enum class Op : std::uint8_t { Constant, Atom, Not, And, Or };
  struct Operation {
    Op op = Op::Constant;
    std::uint32_t left = 0;   ///< Constant: 1 for true; Atom: which; else an operation
    std::uint32_t right = 0;  ///< And, Or: an operation
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The form of all defines over Case, and of `planner_questions`, which inputs of the planner ask of facts
  /// themselves. A define outside the decision subset has no root (lint and compilation refuse it; a foreign pack may
  /// hold one).
  DecisionForm(const knowledge::Pack& pack, std::span<const Atom> planner_questions);

  std::span<const Operation> operations() const { return operations_; }
  const Atom& atom(const Operation& operation) const { return atoms_[operation.left]; }
  /// The operation a define comes down to; kNone if it is no define of the decision layer.
  std::uint32_t root(std::uint32_t definition) const { return roots_[definition]; }
  /// The operation of the planner's question `index`.
  std::uint32_t planner_root(std::size_t index) const { return planner_roots_[index]; }
  /// The facts an operation hangs on.
  const FactSet& facts_of(std::uint32_t operation) const { return facts_of_[operation]; }
  /// The questions put to a fact, as operations.
  std::span<const std::uint32_t> questions(std::uint32_t fact) const { return questions_[fact]; }
  std::size_t fact_count() const { return questions_.size(); }

  /// The operations but constants and atoms that hang on `fact`: bit i % 64 of word i / 64 for operation i.
  std::span<const std::uint64_t> hanging_on(std::uint32_t fact) const {
    return std::span(hanging_).subspan(fact * words_, words_);
  }

 private:
  friend class DecisionFormBuilder;
  using Key = std::tuple<Op, std::uint32_t, std::uint32_t>;

  std::uint32_t add(Operation operation);
  std::uint32_t add(const Atom& atom);
  void note_dependence();

  std::vector<Operation> operations_;
  std::vector<Atom> atoms_;
  std::vector<FactSet> facts_of_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::uint32_t> planner_roots_;
  std::vector<std::vector<std::uint32_t>> questions_;
  std::vector<std::uint64_t> hanging_;  // by fact, `words_` of each
  std::size_t words_ = 0;
  std::map<Key, std::uint32_t> known_;  // operations by content, while adding
};

}  // namespace nextline::care
