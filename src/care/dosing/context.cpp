#include "care/dosing/context.h"

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {

namespace flat = knowledge::flat;

DoseContext::DoseContext(const Judge& judge, const Case& facts, Decisions& decisions, Wording& wording,
                         SourceSet& cited, const std::vector<Measure>& measures)
    : judge_(judge), facts_(facts), decisions_(decisions), wording_(wording), cited_(cited), measures_(measures) {
  const List<PlanSource> sources = judge.sheets().sources();
  for (std::size_t i = 0; i < sources.size(); ++i) source_places_.emplace(sources[i].id, static_cast<std::uint32_t>(i));
}

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
  std::string all;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const auto fact = pack().fact_index(text.substr(open + 1, close - open - 1));
    all += text.substr(at, open - at);
    all += fact ? wording_.shown(*fact) : text.substr(open, close - open + 1);
    at = close + 1;
  }
  if (at == 0) return text;
  all += text.substr(at);
  return keep(all);
}

Texts DoseContext::cite(const Strings* sources) {
  ArenaList<std::string_view> ids(arena());
  if (sources)
    for (const auto* source : *sources) {
      ids.push_back(source->string_view());
      if (const auto place = source_places_.find(source->string_view()); place != source_places_.end())
        cited_.add(place->second);
    }
  return ids.items();
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
