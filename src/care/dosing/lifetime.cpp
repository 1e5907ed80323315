#include "care/dosing/lifetime.h"

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

LifetimeDose limit_told(DoseContext& context, const flat::LifetimeLimit& entry, const Decimal& amount,
                        std::string_view unit) {
  LifetimeDose dose;
  dose.text = context.told(entry.says());
  dose.limit = view(entry.limit());
  dose.unit = view(entry.unit());
  dose.sources = context.cite(entry.sources());
  dose.read = view(entry.read());
  const auto given = context.number(view(entry.fact()));
  const auto limit = Decimal::parse(dose.limit);
  if (!given || !limit) return dose;
  dose.given = context.keep(*given);
  const Decimal left = *given < *limit ? *subtract(*limit, *given) : Decimal::from_integer(0);
  dose.left = context.keep(left);
  if (unit != dose.unit) return dose;
  const auto doses = truncated_divide(left, amount);
  if (const auto count = doses ? doses->truncated() : std::nullopt) dose.doses_left = static_cast<int>(*count);
  return dose;
}

}  // namespace

List<LifetimeDose> lifetime_of(DoseContext& context, const flat::Drug& drug, const Decimal& amount,
                               std::string_view unit) {
  ArenaList<LifetimeDose> limits(context.arena());
  if (!drug.dosing() || !drug.dosing()->lifetime()) return limits.items();
  for (const auto* entry : *drug.dosing()->lifetime()) {
    if (entry->definition() && context.truth(*entry->definition()) == Truth::False) continue;
    limits.push_back(limit_told(context, *entry, amount, unit));
    break;
  }
  return limits.items();
}

}  // namespace nextline::care
