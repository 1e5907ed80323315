#include "care/decisions.h"

#include <algorithm>
#include <string>

namespace nextline::care {

Decisions::Decisions(const DecisionForm& form)
    : form_(&form), words_(form), trial_(form), deciding_(form.fact_count()), walked_(form.node_count()) {}

void Decisions::use(const Case& facts) {
  error_.reset();
  for (const DecisionForm::Asked& asked : form_->asked()) answer(asked, facts.facts[asked.fact]);
  moved_.clear();
  words_.evaluate(form_->junctions(), form_->first_junction());
}

void Decisions::answer(const DecisionForm::Asked& asked, const Fact& value) {
  const std::uint32_t first = asked.first_question;
  const std::span<const Atom> questions = asked.questions;
  if (value.stale || !asked.kind)
    return answer_each(first, questions, [&](const Atom& atom) { return atom.of(value); });
  switch (*asked.kind) {
    case Atom::Kind::Boolean:
      return answer_each(first, questions, [&](const Atom&) { return value.truth; });
    case Atom::Kind::Member:
      return answer_each(first, questions,
                         [&](const Atom& atom) { return value.members[static_cast<std::size_t>(atom.member)]; });
    case Atom::Kind::Enumeration:
      if (value.member < 0) break;
      return answer_each(first, questions, [&](const Atom& atom) {
        return (value.member == atom.member) == (atom.comparison == knowledge::Comparison::Equal) ? Truth::True
                                                                                                  : Truth::False;
      });
    case Atom::Kind::Number:
      if (!value.number) break;
      return answer_each(first, questions, [&](const Atom& atom) { return atom.of(value); });
  }
  answer_each(first, questions, [](const Atom&) { return Truth::Unknown; });
}

Truth Decisions::no_decision(std::uint32_t definition) {
  if (!error_)
    error_ = author_error("outside-subset", "definition " + std::to_string(definition) +
                                                " is asked as a decision and uses more than the decision subset");
  return Truth::Unknown;
}

void Decisions::begin_trial() {
  for (const std::uint32_t fact : moved_)
    for (std::uint32_t i = 0; i < form_->questions(fact).size(); ++i) {
      const std::uint32_t node = form_->first_question(fact) + i;
      trial_.set(node, Lanes::all(words_.at(edge_of(node))));
    }
  moved_.clear();
}

void Decisions::try_value(std::uint32_t lane, std::uint32_t fact, const Fact& value) {
  moved_.push_back(fact);
  std::uint32_t node = form_->first_question(fact);
  for (const Atom& atom : form_->questions(fact)) {
    Lanes lanes = trial_.at(edge_of(node));
    lanes.set(lane, atom.of(value));
    trial_.set(node++, lanes);
  }
}

void Decisions::try_answers(std::uint32_t first, std::uint32_t count, std::uint32_t fact,
                            std::span<const Lanes> answers) {
  moved_.push_back(fact);
  const LaneBits where = first_lanes(count) << first;
  std::uint32_t node = form_->first_question(fact);
  for (const Lanes& answer : answers) {
    trial_.set(node, chosen(where, answer.moved_to(first), trial_.at(edge_of(node))));
    ++node;
  }
}

void Decisions::settle() {
  trial_.evaluate(form_->junctions().first(form_->judged_count()), form_->first_junction());
}

std::vector<std::uint32_t> Decisions::deciding_facts(std::uint32_t definition) {
  return deciding_set(definition).indexes();
}

const FactSet& Decisions::deciding_set(std::uint32_t definition) {
  const Edge root = form_->root(definition);
  return deciding_facts(std::span(&root, 1));
}

const FactSet& Decisions::deciding_facts(std::span<const Edge> roots) {
  deciding_.clear();
  if (++walk_ == 0) {  // after four thousand million walks the marks begin anew
    std::fill(walked_.begin(), walked_.end(), 0);
    walk_ = 1;
  }
  for (const Edge root : roots)
    if (root != kNoEdge) walk(root);
  return deciding_;
}

void Decisions::walk(Edge edge) {
  const std::uint32_t node = node_of(edge);
  if (node < form_->first_junction()) {
    if (node >= DecisionForm::kFirstQuestion) deciding_.add(form_->fact_asked(node));
    return;
  }
  if (std::exchange(walked_[node], walk_) == walk_) return;
  // A false operand alone decides; without one, what is unknown; without that, both.
  const auto [left, right] = form_->junctions()[node - form_->first_junction()];
  const Truth left_truth = truth_of(left), right_truth = truth_of(right);
  const bool is_false = left_truth == Truth::False || right_truth == Truth::False;
  const Truth wanted = is_false ? Truth::False : Truth::Unknown;
  const bool both = left_truth != wanted && right_truth != wanted;
  if (both || left_truth == wanted) walk(left);
  if (both || right_truth == wanted) walk(right);
}

}  // namespace nextline::care
