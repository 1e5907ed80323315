#include "care/decisions.h"

#include <algorithm>
#include <bit>
#include <string>

namespace nextline::care {

Decisions::Decisions(const DecisionForm& form)

    : form_(&form),
      values_(form.operations().size()),
      hanging_((form.operations().size() + 63) / 64),
      deciding_(form.fact_count()),
      walked_(form.operations().size()) {}

void Decisions::ask(const Case& facts, std::uint32_t fact) {
  for (const std::uint32_t question : form_->questions(fact))
    values_[question] = Lanes::all(form_->atom(form_->operations()[question]).of(facts.facts[fact]));
}

void Decisions::evaluate(std::uint32_t index) {
  const DecisionForm::Operation& operation = form_->operations()[index];
  switch (operation.op) {
    case DecisionForm::Op::Constant:
      values_[index] = Lanes::all(operation.left != 0 ? Truth::True : Truth::False);
      break;
    case DecisionForm::Op::Atom:
      break;
    case DecisionForm::Op::Not:
      values_[index] = negation(values_[operation.left]);
      break;
    case DecisionForm::Op::And:
      values_[index] = conjunction(values_[operation.left], values_[operation.right]);
      break;
    case DecisionForm::Op::Or:
      values_[index] = disjunction(values_[operation.left], values_[operation.right]);
      break;
  }
}

void Decisions::use(const Case& facts) {
  error_.reset();
  for (std::uint32_t fact = 0; fact < form_->fact_count(); ++fact) ask(facts, fact);
  for (std::uint32_t i = 0; i < values_.size(); ++i) evaluate(i);
}

Lanes Decisions::no_decision(std::uint32_t definition) {
  if (!error_)
    error_ = author_error("outside-subset", "definition " + std::to_string(definition) +
                                                " is asked as a decision and uses more than the decision subset");
  return Lanes::all(Truth::Unknown);
}

void Decisions::try_value(std::uint32_t lane, std::uint32_t fact, const Fact& value) {
  for (const std::uint32_t question : form_->questions(fact))
    values_[question].set(lane, form_->atom(form_->operations()[question]).of(value));
}

void Decisions::try_answers(std::uint32_t lane, std::uint32_t fact, std::span<const Truth> answers) {
  const auto questions = form_->questions(fact);
  for (std::size_t i = 0; i < questions.size(); ++i) values_[questions[i]].set(lane, answers[i]);
}

void Decisions::begin_trial(const FactSet& changed) {
  std::fill(hanging_.begin(), hanging_.end(), 0);
  saved_.clear();
  changed.for_each([&](std::uint32_t fact) {
    for (const std::uint32_t question : form_->questions(fact)) saved_.push_back({question, values_[question]});
    const auto more = form_->hanging_on(fact);
    for (std::size_t i = 0; i < hanging_.size(); ++i) hanging_[i] |= more[i];
  });
}

void Decisions::settle() {
  for (std::size_t i = 0; i < hanging_.size(); ++i)
    for (std::uint64_t left = hanging_[i]; left != 0; left &= left - 1) {
      const auto operation = static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left));
      saved_.push_back({operation, values_[operation]});
      evaluate(operation);
    }
}

void Decisions::restore() {
  for (const Saved& saved : saved_) values_[saved.operation] = saved.value;
  saved_.clear();
}

std::vector<std::uint32_t> Decisions::deciding_facts(std::uint32_t definition) {
  return deciding_facts(std::span(&definition, 1)).indexes();
}

FactSet Decisions::deciding_facts(std::span<const std::uint32_t> definitions) {
  deciding_.clear();
  walked_.clear();
  for (const std::uint32_t definition : definitions)
    if (const std::uint32_t root = form_->root(definition); root != DecisionForm::kNone) walk(root);
  return deciding_;
}

void Decisions::walk(std::uint32_t index) {
  if (walked_.has(index)) return;
  walked_.add(index);
  const DecisionForm::Operation& operation = form_->operations()[index];
  switch (operation.op) {
    case DecisionForm::Op::Constant:
      return;
    case DecisionForm::Op::Atom:
      return deciding_.add(form_->atom(operation).fact);
    case DecisionForm::Op::Not:
      return walk(operation.left);
    case DecisionForm::Op::And:
    case DecisionForm::Op::Or:
      break;
  }
  // What alone decides the junction; without it, what is unknown; without that, both.
  const Truth alone = operation.op == DecisionForm::Op::And ? Truth::False : Truth::True;
  const Truth left = values_[operation.left].at(0);
  const Truth right = values_[operation.right].at(0);
  const Truth wanted = left == alone || right == alone ? alone : Truth::Unknown;
  const bool both = left != wanted && right != wanted;
  if (both || left == wanted) walk(operation.left);
  if (both || right == wanted) walk(operation.right);
}

}  // namespace nextline::care
