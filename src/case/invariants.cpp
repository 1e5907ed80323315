#include "case/invariants.h"

#include "case/case_value.h"
#include "cql/engine/evaluator.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

/// The deciding facts with their values: what the reader compares.
std::vector<std::string> deciding_values(const knowledge::Pack& pack, cql::Evaluator& evaluator,
                                         std::uint32_t definition, const Case& c) {
  std::vector<std::uint32_t> fact_of_slot;
  const auto& facts = *pack.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    if (facts[i]->kind() != flat::FactKind::List) fact_of_slot.push_back(i);
  std::vector<std::string> out;
  for (const std::uint32_t slot : evaluator.deciding_facts(definition)) {
    const std::uint32_t index = fact_of_slot[slot];
    out.push_back(facts[index]->title()->str() + ": " + shown_with_unit(*facts[index], c.facts[index]));
  }
  return out;
}

}  // namespace

Result<void> check_invariants(const knowledge::Pack& pack, cql::Evaluator& evaluator, Case& c) {
  if (pack.flat().invariants() == nullptr || pack.flat().invariants()->size() == 0) return {};
  evaluator.set_case(case_tuple(pack, c, evaluator.arena()));
  Result<void> outcome;
  for (const flat::Invariant* invariant : *pack.flat().invariants()) {
    const Result<Value> value = evaluator.evaluate(invariant->definition());
    if (!value) {
      outcome = value.error();
      break;
    }
    if (!value->is_false()) continue;
    Conflict conflict;
    conflict.fact = invariant->id()->str();
    conflict.values = deciding_values(pack, evaluator, invariant->definition(), c);
    conflict.resolution = invariant->says()->str();
    c.conflicts.push_back(std::move(conflict));
  }
  evaluator.set_case(Value::null());
  return outcome;
}

}  // namespace nextline
