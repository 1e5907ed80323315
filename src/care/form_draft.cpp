#include "care/form_draft.h"

namespace nextline::care {
namespace {

bool same(const Atom& left, const Atom& right) {
  return left.kind == right.kind && left.even_if_stale == right.even_if_stale && left.comparison == right.comparison &&
         left.fact == right.fact && left.member == right.member && left.number == right.number;
}

}  // namespace

FormDraft::FormDraft(std::size_t fact_count) : questions_(fact_count) {
  add_node(kConstant, FactSet(fact_count));  // DecisionForm::kTrue
  add_node(kConstant, FactSet(fact_count));  // DecisionForm::kUnknown
}

std::uint32_t FormDraft::add_node(std::int32_t kind, FactSet facts) {
  nodes_.push_back({kind, false, std::move(facts)});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

Edge FormDraft::conjunction(Edge left, Edge right) {
  const auto [entry, added] = known_.try_emplace({left, right}, 0);
  if (!added) return entry->second;
  FactSet facts = nodes_[node_of(left)].facts;
  facts.add(nodes_[node_of(right)].facts);
  const std::uint32_t node = add_node(static_cast<std::int32_t>(junctions_.size()), std::move(facts));
  junctions_.push_back({left, right});
  return entry->second = edge_of(node);
}

Edge FormDraft::add(const Atom& question) {
  for (const std::uint32_t known : questions_[question.fact])
    if (same(atom(known), question)) return edge_of(known);
  FactSet facts(questions_.size());
  facts.add(question.fact);
  const std::uint32_t node = add_node(-1 - static_cast<std::int32_t>(atoms_.size()), std::move(facts));
  atoms_.push_back(question);
  questions_[question.fact].push_back(node);
  return edge_of(node);
}

void FormDraft::mark_judged(Edge edge) {
  if (edge == kNoEdge || nodes_[node_of(edge)].judged) return;
  nodes_[node_of(edge)].judged = true;
  if (!is_junction(node_of(edge))) return;
  const DecisionForm::Junction operands = junction(node_of(edge));
  mark_judged(operands.left);
  mark_judged(operands.right);
}

FormDraft::Order FormDraft::order() const {
  Order order;
  order.place.resize(nodes_.size());
  std::uint32_t next = 0;
  order.place[node_of(DecisionForm::kTrue)] = next++;
  order.place[node_of(DecisionForm::kUnknown)] = next++;
  for (const auto& questions : questions_)
    for (const std::uint32_t question : questions) order.place[question] = next++;
  for (const bool judged : {true, false}) {
    for (std::uint32_t node = 0; node < nodes_.size(); ++node)
      if (is_junction(node) && nodes_[node].judged == judged) order.junctions.push_back(node);
    if (judged) order.judged_count = order.junctions.size();
  }
  for (const std::uint32_t junction : order.junctions) order.place[junction] = next++;
  return order;
}

}  // namespace nextline::care
