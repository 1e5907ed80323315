#include "care/case_entries.h"

#include <algorithm>

#include "base/arena_list.h"
#include "care/flat_text.h"
#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// The members of a set that are known to be `truth`.
Texts members(const flat::Fact& entry, const Fact& fact, Truth truth, Arena& arena) {
  ArenaList<std::string_view> names(arena);
  for (std::size_t i = 0; i < fact.members.size(); ++i)
    if (fact.members[i] == truth)
      names.push_back(entry.values()->Get(static_cast<flatbuffers::uoffset_t>(i))->string_view());
  return names.items();
}

ShownAs shown_as(flat::FactKind kind) {
  switch (kind) {
    case flat::FactKind::Boolean:
      return ShownAs::Boolean;
    case flat::FactKind::Number:
      return ShownAs::Number;
    case flat::FactKind::Enumeration:
      return ShownAs::Text;
    case flat::FactKind::Set:
    case flat::FactKind::List:
      return ShownAs::List;
  }
  return ShownAs::Text;
}

CaseEntry entry_of(const flat::Fact& entry, const Fact& fact, Arena& arena) {
  CaseEntry shown;
  shown.fact = view(entry.name());
  shown.title = view(entry.title());
  shown.section = view(entry.section());
  shown.unit = view(entry.unit());
  shown.shown_as = shown_as(entry.kind());
  if (fact.known()) shown.value = nextline::shown_value(entry, fact, arena);
  if (entry.kind() == flat::FactKind::Set) {
    shown.items = members(entry, fact, Truth::True, arena);
    shown.absent = members(entry, fact, Truth::False, arena);
  }
  if (entry.kind() == flat::FactKind::List) shown.items = copies_of(fact.lines, arena);
  shown.date = arena.copy(fact.date);
  shown.how = arena.copy(fact.how);
  shown.overridden = arena.copy(fact.overridden);
  shown.sources = copies_of(fact.sources, arena);
  shown.stale = fact.stale;
  shown.assumed = fact.assumed;
  return shown;
}

}  // namespace

List<CaseEntry> case_entries(const knowledge::Pack& pack, const Case& facts, Arena& arena) {
  const auto& dictionary = *pack.flat().facts();
  const auto is_told = [](const Fact& fact) { return fact.known() || fact.is_overridden; };
  const auto count = std::count_if(facts.facts.begin(), facts.facts.end(), is_told);
  ArenaList<CaseEntry> entries(arena, static_cast<std::size_t>(count));
  for (std::uint32_t i = 0; i < dictionary.size(); ++i)
    if (is_told(facts.facts[i])) entries.push_back(entry_of(*dictionary.Get(i), facts.facts[i], arena));
  return entries.items();
}

List<PlanConflict> conflicts_of(const Case& facts, Arena& arena) {
  ArenaList<PlanConflict> all(arena, facts.conflicts.size());
  for (const Conflict& conflict : facts.conflicts)
    all.push_back({arena.copy(conflict.fact), copies_of(conflict.values, arena), arena.copy(conflict.resolution)});
  return all.items();
}

}  // namespace nextline::care
