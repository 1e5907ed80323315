#include "care/dosing/measures.h"

#include "case/case_value.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// The dictionary's index of each slot of the Case tuple, which leaves out the facts for showing.
std::vector<std::uint32_t> facts_of_slots(const knowledge::Pack& pack) {
  std::vector<std::uint32_t> facts;
  for (std::uint32_t i = 0; i < pack.flat().facts()->size(); ++i)
    if (pack.flat().facts()->Get(i)->kind() != flat::FactKind::List) facts.push_back(i);
  return facts;
}

}  // namespace

Result<std::vector<Measure>> measures_of(const knowledge::Pack& pack, const Case& facts, cql::Evaluator& evaluator) {
  std::vector<Measure> measures;
  if (pack.flat().quantities() == nullptr) return measures;
  const std::vector<std::uint32_t> slots = facts_of_slots(pack);
  evaluator.set_case(case_tuple(pack, facts, evaluator.arena()));
  for (const auto* quantity : *pack.flat().quantities()) {
    NEXTLINE_TRY(value, evaluator.evaluate(quantity->definition()));
    Measure& measure = measures.emplace_back();
    if (value.kind() == Kind::Decimal) measure.value = value.as_decimal();
    for (const std::uint32_t slot : evaluator.deciding_facts(quantity->definition()))
      measure.facts.push_back(slots[slot]);
  }
  evaluator.set_case(Value::null());
  return measures;
}

}  // namespace nextline::care
