#include "care/case_entries.h"

#include <algorithm>
#include <memory>

#include "base/arena_list.h"
#include "care/flat_text.h"
#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

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

/// What of an entry is the patient's.
void fill(CaseEntry& shown, const flat::Fact& entry, const Fact& fact, Arena& arena) {
  if (entry.kind() == flat::FactKind::Set) {
    const SetMembers members = members_of(entry, fact, arena);
    shown.items = members.held;
    shown.absent = members.absent;
    shown.in_part = std::ranges::find(fact.members, Truth::Unknown) != fact.members.end();
    shown.value = shown_members(members, arena);
  } else {
    shown.value = nextline::shown_value(entry, fact, arena);
  }
  if (entry.kind() == flat::FactKind::List) shown.items = fact.lines;
  shown.date = fact.date;
  shown.how = fact.how;
  shown.overridden = fact.overridden;
  shown.sources = fact.sources;
  shown.stale = fact.stale;
  shown.assumed = fact.assumed;
}

}  // namespace

std::vector<CaseEntry> blank_entries(const knowledge::Pack& pack) {
  std::vector<CaseEntry> entries;
  entries.reserve(pack.flat().facts()->size());
  for (const auto* entry : *pack.flat().facts()) {
    CaseEntry& blank = entries.emplace_back();
    blank.fact = view(entry->name());
    blank.title = view(entry->title());
    blank.section = view(entry->section());
    blank.unit = view(entry->unit());
    blank.shown_as = shown_as(entry->kind());
  }
  return entries;
}

List<CaseEntry> case_entries(const knowledge::Pack& pack, const Case& facts, Arena& arena) {
  return case_entries(pack, blank_entries(pack), facts, known_facts(facts), arena);
}

FactSet known_facts(const Case& facts) {
  FactSet known(facts.facts.size());
  for (std::uint32_t i = 0; i < facts.facts.size(); ++i)
    if (facts.facts[i].known()) known.add(i);
  return known;
}

List<CaseEntry> case_entries(const knowledge::Pack& pack, const std::vector<CaseEntry>& blank, const Case& facts,
                             const FactSet& known, Arena& arena) {
  const auto& dictionary = *pack.flat().facts();
  FactSet told = known;
  for (std::uint32_t i = 0; i < blank.size(); ++i)
    if (facts.facts[i].is_overridden) told.add(i);
  const auto entries = arena.make_array<CaseEntry>(told.size());
  CaseEntry* at = entries.data();
  told.for_each(
      [&](std::uint32_t i) { fill(*std::construct_at(at++, blank[i]), *dictionary.Get(i), facts.facts[i], arena); });
  return entries;
}

List<PlanConflict> conflicts_of(const Case& facts, Arena& arena) {
  ArenaList<PlanConflict> all(arena, facts.conflicts.size());
  for (const Conflict& conflict : facts.conflicts)
    all.push_back({arena.copy(conflict.fact), copies_of(conflict.values, arena), arena.copy(conflict.resolution)});
  return all.items();
}

}  // namespace nextline::care
