#include "care/case_entries.h"

#include "care/flat_text.h"

#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

void add_members(CaseEntry& shown, const flat::Fact& entry, const Fact& fact) {
  for (std::size_t i = 0; i < fact.members.size(); ++i) {
    if (fact.members[i] == Truth::Unknown) continue;
    auto& list = fact.members[i] == Truth::True ? shown.items : shown.absent;
    list.push_back(entry.values()->Get(static_cast<flatbuffers::uoffset_t>(i))->str());
  }
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

CaseEntry entry_of(const flat::Fact& entry, const Fact& fact) {
  CaseEntry shown;
  shown.fact = text(entry.name());
  shown.title = text(entry.title());
  shown.section = text(entry.section());
  shown.unit = text(entry.unit());
  shown.shown_as = shown_as(entry.kind());
  if (fact.known()) shown.value = nextline::shown_value(entry, fact);
  if (entry.kind() == flat::FactKind::Set) add_members(shown, entry, fact);
  if (entry.kind() == flat::FactKind::List) shown.items = fact.lines;
  shown.date = fact.date;
  shown.how = fact.how;
  shown.overridden = fact.overridden;
  shown.sources = fact.sources;
  shown.stale = fact.stale;
  shown.assumed = fact.assumed;
  return shown;
}

}  // namespace

std::vector<CaseEntry> case_entries(const knowledge::Pack& pack, const Case& facts) {
  std::vector<CaseEntry> entries;
  const auto& dictionary = *pack.flat().facts();
  entries.reserve(dictionary.size());
  for (std::uint32_t i = 0; i < dictionary.size(); ++i)
    if (facts.facts[i].known() || facts.facts[i].is_overridden)
      entries.push_back(entry_of(*dictionary.Get(i), facts.facts[i]));
  return entries;
}

}  // namespace nextline::care
