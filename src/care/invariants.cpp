#include "care/invariants.h"

#include "case/dictionary.h"

namespace nextline::care {

namespace flat = knowledge::flat;

Invariants::Invariants(const knowledge::Pack& pack)
    : pack_(pack), form_(pack, {}, DecisionForm::Scope::Invariants), decisions_(form_) {}

Result<void> Invariants::check(Case& facts) {
  const auto* invariants = pack_.flat().invariants();
  if (invariants == nullptr || invariants->size() == 0) return {};
  decisions_.use(facts);
  for (const flat::Invariant* invariant : *invariants)
    if (decisions_.truth(invariant->definition()) == Truth::False)
      facts.conflicts.push_back(
          {invariant->id()->str(), deciding_values(invariant->definition(), facts), invariant->says()->str()});
  if (decisions_.error()) return *decisions_.error();
  return {};
}

std::vector<std::string> Invariants::deciding_values(std::uint32_t definition, const Case& facts) {
  std::vector<std::string> values;
  decisions_.deciding_set(definition).for_each([&](std::uint32_t index) {
    const flat::Fact& fact = *pack_.flat().facts()->Get(index);
    values.push_back(cat(fact.title()->string_view(), ": ", shown_with_unit(fact, facts.facts[index])));
  });
  return values;
}

}  // namespace nextline::care
