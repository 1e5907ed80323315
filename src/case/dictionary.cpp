#include "case/dictionary.h"

#include "base/arena_list.h"
#include "base/arena_text.h"
#include "base/unit_words.h"
#include "knowledge/fact_table.h"

namespace nextline {

namespace flat = knowledge::flat;

Case empty_case(const knowledge::Pack& pack) {
  const auto facts = pack.fact_table().rows();
  Case out;
  out.facts = std::vector<Fact>(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (facts[i].kind == flat::FactKind::Set) out.facts[i].members.assign(facts[i].values.names.size(), Truth::Unknown);
  return out;
}

Result<std::uint32_t> find_fact(const knowledge::Pack& pack, std::string_view name, const std::string& where) {
  if (const auto index = pack.fact_index(name)) return *index;
  std::vector<std::string_view> names;
  for (const flat::Fact* fact : *pack.flat().facts()) names.push_back(fact->name()->string_view());
  return author_error("unknown-fact", "there is no fact '" + std::string(name) + "'" + did_you_mean(name, names),
                      where);
}

namespace {

Error no_such_value(const flat::Fact& fact, std::string_view value, const std::string& where) {
  std::vector<std::string_view> values;
  std::string all;
  for (const flatbuffers::String* each : *fact.values()) {
    values.push_back(each->string_view());
    all += (all.empty() ? "" : ", ") + each->str();
  }
  return author_error(
      "unknown-value",
      "'" + std::string(value) + "' is no value of '" + fact.name()->str() + "'" + did_you_mean(value, values), where,
      "one of: " + all);
}

}  // namespace

Result<std::uint32_t> find_value(const flat::Fact& fact, std::string_view value, const std::string& where) {
  for (std::uint32_t i = 0; i < fact.values()->size(); ++i)
    if (fact.values()->Get(i)->string_view() == value) return i;
  return no_such_value(fact, value, where);
}

Bounds bounds_of(const flat::Fact& fact) {
  const auto number = [](const flatbuffers::String* text) {
    return text == nullptr ? std::nullopt : Decimal::parse(text->string_view());
  };
  return {number(fact.low()), number(fact.high())};
}

namespace {

/// Text: std::string or ArenaText.
template <class Text>
void add_members(Text& out, const flat::Fact& fact, const Fact& value) {
  const auto add = [&](std::string_view prefix, Truth wanted) {
    for (std::uint32_t i = 0; i < value.members.size(); ++i)
      if (value.members[i] == wanted)
        ((out += std::string_view(out.empty() ? "" : ", ")) += prefix) += fact.values()->Get(i)->string_view();
  };
  add("", Truth::True);
  add("not ", Truth::False);
}

template <class Text>
void add_lines(Text& out, const Fact& value) {
  for (const std::string_view line : value.lines) (out += std::string_view(out.empty() ? "" : "; ")) += line;
}

/// What needs no text of its own: the values of a Boolean and an enumeration.
std::string_view shown_word(const flat::Fact& fact, const Fact& value) {
  if (fact.kind() == flat::FactKind::Boolean)
    return value.truth == Truth::Unknown ? "" : value.truth == Truth::True ? "yes" : "no";
  return value.member < 0 ? "" : fact.values()->Get(static_cast<std::uint32_t>(value.member))->string_view();
}

bool is_word(const flat::Fact& fact) {
  return fact.kind() == flat::FactKind::Boolean || fact.kind() == flat::FactKind::Enumeration;
}

template <class Text>
void add_value(Text& out, const flat::Fact& fact, const Fact& value) {
  if (is_word(fact)) out += shown_word(fact, value);
  if (fact.kind() == flat::FactKind::Number && value.number) out += value.number->normalized().to_string();
  if (fact.kind() == flat::FactKind::Set) add_members(out, fact, value);
  if (fact.kind() == flat::FactKind::List) add_lines(out, value);
}

}  // namespace

std::string shown_value(const flat::Fact& fact, const Fact& value) {
  std::string out;
  add_value(out, fact, value);
  return out;
}

SetMembers members_of(const flat::Fact& fact, const Fact& value, Arena& arena) {
  // Both lists in one array: what is held from its front, what is not from its back.
  const auto places = arena.make_array<std::string_view>(value.members.size());
  std::size_t held = 0, absent = places.size();
  for (std::size_t i = value.members.size(); i-- > 0;)
    if (value.members[i] == Truth::False)
      places[--absent] = fact.values()->Get(static_cast<flatbuffers::uoffset_t>(i))->string_view();
  for (std::size_t i = 0; i < value.members.size(); ++i)
    if (value.members[i] == Truth::True)
      places[held++] = fact.values()->Get(static_cast<flatbuffers::uoffset_t>(i))->string_view();
  return {places.first(held), places.subspan(absent)};
}

std::string_view shown_members(const SetMembers& members, Arena& arena) {
  ArenaText out(arena);
  std::string_view before;
  for (const std::string_view member : members.held) {
    (out += before) += member;
    before = ", ";
  }
  before = out.empty() ? "not " : ", not ";
  for (const std::string_view member : members.absent) {
    (out += before) += member;
    before = ", not ";
  }
  return out.finish();
}

std::string_view shown_value(const flat::Fact& fact, const Fact& value, Arena& arena) {
  if (is_word(fact)) return shown_word(fact, value);
  if (fact.kind() == flat::FactKind::Set) return shown_members(members_of(fact, value, arena), arena);
  if (value.number) return arena.copy(value.number->normalized().to_string());
  ArenaText out(arena);
  add_value(out, fact, value);
  return out.finish();
}

std::string shown_with_unit(const flat::Fact& fact, const Fact& value) {
  return value.number ? amount_words(*value.number, fact.unit()->string_view()) : shown_value(fact, value);
}

Fact copied_fact(const Fact& fact, Arena& texts) {
  Fact copy = fact;
  copy.lines = copies_of(fact.lines, texts);
  copy.date = texts.copy(fact.date);
  copy.sources = copies_of(fact.sources, texts);
  copy.how = texts.copy(fact.how);
  ArenaList<Candidate> candidates(texts, fact.candidates.size());
  for (const Candidate& each : fact.candidates)
    candidates.push_back({texts.copy(each.value), texts.copy(each.date), texts.copy(each.source)});
  copy.candidates = candidates.items();
  copy.overridden = texts.copy(fact.overridden);
  return copy;
}

void clear_fact(const flat::Fact& fact, Fact& value) {
  value = Fact{};
  if (fact.kind() == flat::FactKind::Set) value.members.assign(fact.values()->size(), Truth::Unknown);
}

namespace {

/// Fills `out`, the fact of row `fact`, if the two facts it is the difference of allow it.
void derive(std::span<const knowledge::FactRow> facts, const knowledge::FactRow& fact, Case& c, Fact& out) {
  const Fact& from = c.facts[fact.minuend];
  const Fact& taken = c.facts[fact.subtrahend];
  if (!from.number || !taken.number) return;
  const auto number = subtract(*from.number, *taken.number);
  if (!number || !Bounds{fact.low, fact.high}.hold(*number)) return;
  out.number = *number;
  out.stale = from.stale || taken.stale;
  out.date = taken.date;
  Arena& texts = c.texts.arena();
  ArenaList<std::string_view> sources(texts, from.sources.size() + taken.sources.size());
  add_once(sources, from.sources);
  add_once(sources, taken.sources);
  out.sources = sources.items();
  const auto title = [&](std::uint32_t i) { return facts[i].flat->title()->string_view(); };
  out.how = texts.join({title(fact.minuend), " minus ", title(fact.subtrahend)});
  out.is_derived = true;
}

}  // namespace

void derive_facts(const knowledge::Pack& pack, Case& c) {
  const auto facts = pack.fact_table().rows();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const knowledge::FactRow& fact = facts[i];
    if (fact.minuend == knowledge::FactRow::kNone || fact.subtrahend == knowledge::FactRow::kNone) continue;
    if (c.facts[i].is_derived) clear_fact(*fact.flat, c.facts[i]);
    if (!c.facts[i].known()) derive(facts, fact, c, c.facts[i]);
  }
}

}  // namespace nextline
