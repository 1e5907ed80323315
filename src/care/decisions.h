// Answers of the decision layer for one Case, with the facts that decided them; and for up to 127 more that differ from
// it in a fact or two, to see what these facts would change.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/value.h"
#include "care/case_words.h"
#include "care/decision_form.h"
#include "care/lane_words.h"
#include "case/case.h"

namespace nextline::care {

/// Evaluates a DecisionForm. Not thread-safe; one per worker. The form must outlive it.
class Decisions {
 public:
  explicit Decisions(const DecisionForm& form);

  /// Forgets earlier answers; `facts` becomes the Case.
  void use(const Case& facts);
  /// The value of a define of the decision layer for the Case. For what is no such define: Unknown, and an error is
  /// kept (see error).
  Truth truth(std::uint32_t definition) {
    const Edge root = form_->root(definition);
    return root != kNoEdge ? truth_of(root) : no_decision(definition);
  }
  /// The value of an edge of the form for the Case.
  Truth truth_of(Edge edge) const { return words_.at(edge); }
  /// Which of up to 32 edges are true for the Case, a bit each in the low half, and which may be, in the high half.
  std::uint64_t truths_of(std::span<const Edge> edges) const { return words_.of_each(edges); }
  /// The one fact that a define asks a single question; none of what asks more, or nothing.
  std::optional<std::uint32_t> fact_asked(std::uint32_t definition) const {
    const std::uint32_t node = node_of(form_->root(definition));
    const bool is_question = node >= DecisionForm::kFirstQuestion && node < form_->first_junction();
    return is_question ? std::optional(form_->fact_asked(node)) : std::nullopt;
  }
  /// The facts (indexes into the dictionary, ascending) that decided the define: of a false `and` its false operands,
  /// of a true `or` its true ones; when it is Unknown, those it hangs on.
  std::vector<std::uint32_t> deciding_facts(std::uint32_t definition);
  /// The same of many edges of the form together (kNoEdge: of none); good until the next call.
  const FactSet& deciding_facts(std::span<const Edge> roots);
  /// The same of one define.
  const FactSet& deciding_set(std::uint32_t definition);
  /// The first error since use(): a define outside the decision subset, in a foreign pack.
  const std::optional<Error>& error() const { return error_; }
  const DecisionForm& form() const { return *form_; }

  /// Begins to try other values of facts: in all lanes the Case, which in between is none the worse.
  void begin_trial();
  /// Gives a fact another value in one lane; settle() makes the answers follow.
  void try_value(std::uint32_t lane, std::uint32_t fact, const Fact& value);
  /// Gives a fact other values in the `count` lanes from `first` on. `answers`: theirs to the form's questions of the
  /// fact, in order, in the first lanes.
  void try_answers(std::uint32_t first, std::uint32_t count, std::uint32_t fact, std::span<const Lanes> answers);
  /// Evaluates what the judge asks.
  void settle();
  /// The value of an edge that the judge asks in every lane of the trial.
  Lanes tried(Edge edge) const { return trial_.at(edge); }

 private:
  // By truth.
  static constexpr std::array kWordsOf = {CaseWords::node_of_truth(Truth::False), CaseWords::node_of_truth(Truth::True),
                                          CaseWords::node_of_truth(Truth::Unknown)};
  static constexpr std::array kLanesOf = {Lanes::all(Truth::False), Lanes::all(Truth::True),
                                          Lanes::all(Truth::Unknown)};

  void answer(const DecisionForm::Asked& asked, const Fact& value);
  /// Answers the questions from node `question` on, which `truth_of` gives the answers to.
  template <class TruthOf>
  void answer_each(std::uint32_t question, std::span<const Atom> questions, TruthOf truth_of) {
    CaseWords::Node* word = words_.from(question);
    Lanes* lanes = trial_.from(question);
    for (const Atom& atom : questions) {
      const auto truth = static_cast<std::size_t>(truth_of(atom));
      *word++ = kWordsOf[truth];
      *lanes++ = kLanesOf[truth];
    }
  }
  Truth no_decision(std::uint32_t definition);
  void walk(Edge edge);

  const DecisionForm* form_;
  CaseWords words_;                    // of the Case
  LaneWords trial_;                    // of the Cases tried; its questions are the Case's but for those of
  std::vector<std::uint32_t> moved_;   // facts that were given other values
  FactSet deciding_;                   // scratch of deciding_facts()
  std::vector<std::uint32_t> walked_;  // by node: the last walk that came through it
  std::uint32_t walk_ = 0;             // the present one
  std::optional<Error> error_;
};

}  // namespace nextline::care
