#include "care/dosing/context.h"

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {

namespace flat = knowledge::flat;

DoseContext::DoseContext(const Judge& judge, const Case& facts, Decisions& decisions, Wording& wording,
                         SourceSet& cited, const std::vector<Measure>& measures)
    : judge_(judge), facts_(facts), decisions_(decisions), wording_(wording), cited_(cited), measures_(measures) {}

Texts DoseContext::names(std::span<const std::uint32_t> facts) {
  ArenaList<std::string_view> names(arena(), facts.size());
  for (const std::uint32_t fact : facts) names.push_back(judge_.sheets().fact_names()[fact]);
  return names.items();
}

Texts DoseContext::titles(std::span<const std::uint32_t> facts) {
  ArenaList<std::string_view> titles(arena(), facts.size());
  for (const std::uint32_t fact : facts) titles.push_back(view(pack().flat().facts()->Get(fact)->title()));
  return titles.items();
}

std::string_view DoseContext::told(const flatbuffers::String* sentence) {
  const std::string_view text = view(sentence);
  if (text.find('{') == std::string_view::npos) return text;
  std::string all;
  take_apart(
      pack(), text, [&](std::string_view stretch) { all += stretch; },
      [&](std::uint32_t fact) { all += wording_.shown(fact); });
  return keep(all);
}

Texts DoseContext::cite(const Strings* sources) {
  const Texts ids = views_of(sources, arena());
  judge_.sheets().mark(ids, cited_);
  return ids;
}

const Fact* DoseContext::fact(std::string_view name) const {
  const auto index = pack().fact_index(name);
  return index ? &facts_.facts[*index] : nullptr;
}

std::optional<Decimal> DoseContext::number(std::string_view name) const {
  const Fact* found = fact(name);
  return found && !found->stale ? found->number : std::nullopt;
}

BasisOfDose DoseContext::basis(std::string_view basis) const {
  const auto* quantities = pack().flat().quantities();
  for (std::uint32_t i = 0; quantities && i < measures_.size(); ++i)
    if (view(quantities->Get(i)->basis()) == basis) return {quantities->Get(i), &measures_[i]};
  return {};
}

List<DoseNeed> DoseContext::needs(std::span<const std::uint32_t> indexes) {
  ArenaList<DoseNeed> needs(arena());
  for (const std::uint32_t index : indexes) {
    const flat::Fact& entry = *pack().flat().facts()->Get(index);
    const Fact& value = facts_.facts[index];
    needs.push_back({view(entry.name()), view(entry.title()), view(entry.question()),
                     value.stale ? arena().copy(value.date) : std::string_view()});
  }
  return needs.items();
}

bool DoseContext::is_read_here(const Strings* regions) const {
  return regions == nullptr || regions->size() == 0 || holds(regions, judge_.request().region);
}

}  // namespace nextline::care
