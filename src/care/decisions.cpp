#include "care/decisions.h"

#include <string>

namespace nextline::care {

Decisions::Decisions(const DecisionForm& form)
    : form_(&form),
      words_(form.node_count() * 2),
      hanging_(form.junctions().size()),
      deciding_(form.fact_count()),
      walked_(form.node_count()) {
  set(0, Lanes::all(Truth::True));  // the constant
}

void Decisions::use(const Case& facts) {
  error_.reset();
  for (std::uint32_t fact = 0; fact < form_->fact_count(); ++fact)
    for (const std::uint32_t question : form_->questions(fact))
      set(question, Lanes::all(form_->atom(question).of(facts.facts[fact])));
  for (const DecisionForm::Junction& junction : form_->junctions()) evaluate(junction);
}

void Decisions::set(std::uint32_t node, std::uint32_t lane, Truth truth) {
  Lanes lanes = value(node * 2);
  lanes.set(lane, truth);
  set(node, lanes);
}

Lanes Decisions::no_decision(std::uint32_t definition) {
  if (!error_)
    error_ = author_error("outside-subset", "definition " + std::to_string(definition) +
                                                " is asked as a decision and uses more than the decision subset");
  return Lanes::all(Truth::Unknown);
}

void Decisions::try_value(std::uint32_t lane, std::uint32_t fact, const Fact& value) {
  for (const std::uint32_t question : form_->questions(fact)) set(question, lane, form_->atom(question).of(value));
}

void Decisions::try_answers(std::uint32_t first, std::uint32_t count, std::uint32_t fact,
                            std::span<const Lanes> answers) {
  const auto questions = form_->questions(fact);
  const LaneBits where = first_lanes(count) << first;
  for (std::size_t i = 0; i < questions.size(); ++i)
    set(questions[i], chosen(where, answers[i].moved_to(first), value(questions[i] * 2)));
}

void Decisions::begin_trial(const FactSet& changed) {
  hanging_.clear();
  saved_.clear();
  changed.for_each([&](std::uint32_t fact) {
    for (const std::uint32_t question : form_->questions(fact)) saved_.push_back({question, value(question * 2)});
    hanging_.add(form_->hanging_on(fact));
  });
}

void Decisions::settle() {
  hanging_.for_each([&](std::uint32_t place) {
    const DecisionForm::Junction& junction = form_->junctions()[place];
    saved_.push_back({junction.node, value(junction.node * 2)});
    evaluate(junction);
  });
}

void Decisions::restore() {
  for (const Saved& saved : saved_) set(saved.node, saved.value);
  saved_.clear();
}

std::vector<std::uint32_t> Decisions::deciding_facts(std::uint32_t definition) {
  return deciding_facts(std::span(&definition, 1)).indexes();
}

const FactSet& Decisions::deciding_facts(std::span<const std::uint32_t> definitions) {
  deciding_.clear();
  walked_.clear();
  for (const std::uint32_t definition : definitions)
    if (const Edge root = form_->root(definition); root != kNoEdge) walk(root);
  return deciding_;
}

void Decisions::walk(Edge edge) {
  const std::uint32_t node = edge / 2;
  if (walked_.has(node)) return;
  walked_.add(node);
  const DecisionForm::Junction* junction = form_->junction(node);
  if (junction == nullptr) return deciding_.add(form_->facts_of(edge));
  // A false operand alone decides; without one, what is unknown; without that, both.
  const Truth left = value(junction->left).at(0);
  const Truth right = value(junction->right).at(0);
  const Truth wanted = left == Truth::False || right == Truth::False ? Truth::False : Truth::Unknown;
  const bool both = left != wanted && right != wanted;
  if (both || left == wanted) walk(junction->left);
  if (both || right == wanted) walk(junction->right);
}

}  // namespace nextline::care
