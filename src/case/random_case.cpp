#include "case/random_case.h"

#include <algorithm>

#include "base/dice.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

Truth random_truth(Dice& dice) {
  constexpr Truth kTruths[] = {Truth::False, Truth::True, Truth::Unknown};
  return kTruths[dice.below(3)];
}

/// Places after the point that a fact is drawn with: those of its own numbers, and one finer for "just below".
int places_of(const std::vector<Decimal>& numbers) {
  int places = 0;
  for (const Decimal& number : numbers) places = std::max(places, number.normalized().scale());
  return std::min(places + 1, 4);
}

void add(std::vector<Decimal>& out, const std::optional<Decimal>& number, const Bounds& bounds) {
  if (number && bounds.hold(*number)) out.push_back(number->normalized());
}

std::vector<Decimal> interesting_numbers(const flat::Fact& fact, const InterestingNumbers& more) {
  std::vector<Decimal> out;
  if (fact.breakpoints() != nullptr)
    for (const flatbuffers::String* text : *fact.breakpoints())
      if (const auto number = Decimal::parse(text->string_view())) out.push_back(*number);
  if (const auto found = more.find(fact.name()->str()); found != more.end())
    out.insert(out.end(), found->second.begin(), found->second.end());
  return out;
}

Decimal anywhere(const Bounds& bounds, int places, Dice& dice) {
  const Decimal low = bounds.low.value_or(Decimal::from_integer(0)).with_scale(places);
  const Decimal high = bounds.high.value_or(Decimal::from_integer(1000)).with_scale(places);
  const auto width = static_cast<std::uint64_t>(high.unscaled() - low.unscaled()) + 1;
  return Decimal(low.unscaled() + static_cast<Int128>(dice.below(width)), places).normalized();
}

Decimal random_number(const flat::Fact& fact, const InterestingNumbers& more, Dice& dice) {
  const Bounds bounds = bounds_of(fact);
  const std::vector<Decimal> numbers = interesting_numbers(fact, more);
  const int places = fact.whole() ? 0 : places_of(numbers);
  if (dice.below(4) == 0) return anywhere(bounds, places, dice);
  std::vector<Decimal> choices;
  for (const Decimal& number : numbers) {
    add(choices, number, bounds);
    for (int each : {0, places}) {
      add(choices, subtract(number, Decimal(1, each)), bounds);
      add(choices, nextline::add(number, Decimal(1, each)), bounds);
    }
  }
  add(choices, bounds.low, bounds);
  add(choices, bounds.high, bounds);
  return choices.empty() ? anywhere(bounds, places, dice) : dice.one_of(choices);
}

void draw(const flat::Fact& fact, const InterestingNumbers& more, Dice& dice, Fact& value) {
  switch (fact.kind()) {
    case flat::FactKind::Boolean:
      value.truth = dice.below(2) == 0 ? Truth::False : Truth::True;
      break;
    case flat::FactKind::Enumeration:
      value.member = static_cast<std::int32_t>(dice.below(fact.values()->size()));
      break;
    case flat::FactKind::Number:
      value.number = random_number(fact, more, dice);
      break;
    case flat::FactKind::Set:
      for (Truth& member : value.members) member = random_truth(dice);
      break;
    case flat::FactKind::List:
      break;  // for showing only
  }
}

}  // namespace

Case random_case(const knowledge::Pack& pack, std::uint64_t seed, const InterestingNumbers& interesting) {
  Dice dice(seed);
  Case out = empty_case(pack);
  const auto& facts = *pack.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    const bool derived = facts[i]->difference() != nullptr && facts[i]->difference()->size() == 2;
    if (dice.below(3) != 0 && !derived) draw(*facts[i], interesting, dice, out.facts[i]);
  }
  derive_facts(pack, out);
  return out;
}

}  // namespace nextline
