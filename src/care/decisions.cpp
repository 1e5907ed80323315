#include "care/decisions.h"

#include "case/case_value.h"

namespace nextline::care {

Decisions::Decisions(const knowledge::Pack& pack, cql::Evaluator& evaluator) : pack_(pack), evaluator_(evaluator) {
  // The Case tuple leaves out list facts, which are for showing only.
  const auto& facts = *pack.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    if (facts.Get(i)->kind() != knowledge::flat::FactKind::List) fact_of_slot_.push_back(i);
}

void Decisions::use(const Case& facts, Arena& arena) {
  error_.reset();
  evaluator_.set_case(case_tuple(pack_, facts, arena));
}

Truth Decisions::truth(std::uint32_t definition) {
  auto value = evaluator_.evaluate(definition);
  if (!value) {
    if (!error_) error_ = value.error();
    return Truth::Unknown;
  }
  return truth_of(*value);
}

std::vector<std::uint32_t> Decisions::deciding_facts(std::uint32_t definition) {
  std::vector<std::uint32_t> facts = evaluator_.deciding_facts(definition);
  for (auto& slot : facts) slot = fact_of_slot_[slot];
  return facts;
}

}  // namespace nextline::care
