// Answers of the decision layer for one Case, with the facts that decided them; and for up to 127 more that differ from
// it in a fact or two, to see what these facts would change.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/value.h"
#include "care/decision_form.h"
#include "care/lanes.h"
#include "case/case.h"

namespace nextline::care {

/// Evaluates a DecisionForm. Not thread-safe; one per worker. The form must outlive it.
class Decisions {
 public:
  explicit Decisions(const DecisionForm& form);

  /// Forgets earlier answers; `facts` becomes the Case, in all lanes.
  void use(const Case& facts);
  /// The value of a define of the decision layer for the Case (lane 0). For what is no such define: Unknown, and an
  /// error is kept (see error).
  Truth truth(std::uint32_t definition) { return lanes(definition).at(0); }
  /// The facts (indexes into the dictionary, ascending) that decided the define: of a false `and` its false operands,
  /// of a true `or` its true ones; when it is Unknown, those it hangs on.
  std::vector<std::uint32_t> deciding_facts(std::uint32_t definition);
  /// The same of many defines together; good until the next call.
  const FactSet& deciding_facts(std::span<const std::uint32_t> definitions);
  /// The first error since use(): a define outside the decision subset, in a foreign pack.
  const std::optional<Error>& error() const { return error_; }

  /// The value of a define in every lane.
  Lanes lanes(std::uint32_t definition) {
    const Edge root = form_->root(definition);
    return root != kNoEdge ? value(root) : no_decision(definition);
  }
  /// The value of an edge of the form in every lane; unknown for none.
  Lanes value(Edge edge) const {
    return edge != kNoEdge ? Lanes{words_[edge], words_[edge ^ 1]} : Lanes::all(Truth::Unknown);
  }
  /// The answer to a question of the planner in every lane.
  Lanes planner_answer(std::size_t question) const { return value(form_->planner_root(question)); }
  /// How many questions the form puts to a fact.
  std::size_t questions(std::uint32_t fact) const { return form_->questions(fact).size(); }
  /// Begins to try other values of facts: of those in `changed`, whose answers and all that hangs on them restore()
  /// puts back.
  void begin_trial(const FactSet& changed);
  /// Gives a fact another value in one lane; settle() makes the answers follow.
  void try_value(std::uint32_t lane, std::uint32_t fact, const Fact& value);
  /// Gives a fact other values in the `count` lanes from `first` on. `answers`: theirs to the form's questions of the
  /// fact, in order, in the first lanes.
  void try_answers(std::uint32_t first, std::uint32_t count, std::uint32_t fact, std::span<const Lanes> answers);
  /// Evaluates again what hangs on the facts of the trial.
  void settle();
  /// Ends the trial: all lanes are the Case again.
  void restore();

 private:
  /// A node's words before a trial.
  struct Saved {
    std::uint32_t node = 0;
    Lanes value;
  };

  Lanes no_decision(std::uint32_t definition);
  void evaluate(const DecisionForm::Junction& junction) {
    store(junction.node * 2, load(junction.left) & load(junction.right));
    store(junction.node * 2 + 1, load(junction.left ^ 1) | load(junction.right ^ 1));
  }
  /// A word of 128 lanes in one register: g++ takes unsigned __int128 apart into two.
  using Register = std::uint64_t __attribute__((vector_size(sizeof(LaneBits))));
  Register load(Edge edge) const {
    Register word;
    std::memcpy(&word, &words_[edge], sizeof(word));
    return word;
  }
  void store(Edge edge, Register word) { std::memcpy(&words_[edge], &word, sizeof(word)); }
  void set(std::uint32_t node, Lanes lanes) {
    words_[std::size_t{node} * 2] = lanes.yes;
    words_[std::size_t{node} * 2 + 1] = lanes.no;
  }
  void set(std::uint32_t node, std::uint32_t lane, Truth truth);
  void walk(Edge edge);

  const DecisionForm* form_;
  std::vector<LaneBits> words_;  // of each node two: the Cases in which it is true, and false
  IndexSet hanging_;             // junctions that hang on the facts of the trial
  std::vector<Saved> saved_;     // since begin_trial()
  FactSet deciding_;             // scratch of deciding_facts()
  IndexSet walked_;              // nodes it has been through
  std::optional<Error> error_;
};

}  // namespace nextline::care
