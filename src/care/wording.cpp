#include "care/wording.h"

#include "knowledge/pack_generated.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::string members_shown(const flat::Fact& entry, const Fact& fact) {
  std::string present, absent;
  for (std::size_t i = 0; i < fact.members.size(); ++i) {
    if (fact.members[i] == Truth::Unknown) continue;
    auto& list = fact.members[i] == Truth::True ? present : absent;
    if (!list.empty()) list += ", ";
    list += entry.values()->Get(static_cast<flatbuffers::uoffset_t>(i))->string_view();
  }
  if (present.empty()) return absent.empty() ? "" : "none of: " + absent;
  return present;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

const flat::Fact& entry_of(const knowledge::Pack& pack, std::uint32_t fact) {
  return *pack.flat().facts()->Get(fact);
}

}  // namespace

std::string plain_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t index) {
  const auto& entry = entry_of(pack, index);
  const auto& fact = facts.facts[index];
  switch (entry.kind()) {
    case flat::FactKind_Boolean:
      return fact.truth == Truth::Unknown ? "" : (fact.truth == Truth::True ? "yes" : "no");
    case flat::FactKind_Enumeration:
      return fact.member < 0 ? "" : entry.values()->Get(static_cast<flatbuffers::uoffset_t>(fact.member))->str();
    case flat::FactKind_Number:
      return fact.number ? fact.number->normalized().to_string() : "";
    case flat::FactKind_Set:
      return members_shown(entry, fact);
    case flat::FactKind_List:
      return joined(fact.lines);
  }
  return {};
}

std::string shown_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t index) {
  std::string value = plain_value(pack, facts, index);
  if (value.empty()) return "not known";
  const auto* unit = entry_of(pack, index).unit();
  if (unit && unit->size() > 0 && unit->string_view() != "1") value += " " + unit->str();
  return value;
}

std::string fill(std::string_view text, const knowledge::Pack& pack, const Case& facts) {
  std::string filled;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    filled += text.substr(at, open - at);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto index = pack.fact_index(name);
    filled += index ? shown_value(pack, facts, *index) : std::string(text.substr(open, close - open + 1));
    at = close + 1;
  }
  filled += text.substr(at);
  return filled;
}

std::vector<std::string> facts_named(std::string_view text) {
  std::vector<std::string> names;
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
  return names;
}

std::string clauses(const knowledge::Pack& pack, const Case& facts, const std::vector<std::uint32_t>& indexes) {
  std::string all;
  for (const auto index : indexes) {
    if (!all.empty()) all += "; ";
    all += entry_of(pack, index).title()->str() + ": " + shown_value(pack, facts, index);
  }
  return all;
}

std::string_view definition_tag(const knowledge::Pack& pack, std::uint32_t definition, std::string_view name) {
  const auto program = pack.program();
  const auto& row = program.definitions[definition];
  for (std::uint32_t i = 0; i < row.tag_count; ++i) {
    const auto& tag = program.tags[row.first_tag + i];
    if (program.str(tag.name) == name) return program.str(tag.value);
  }
  return {};
}

std::string_view definition_name(const knowledge::Pack& pack, std::uint32_t definition) {
  const auto program = pack.program();
  return program.str(program.definitions[definition].name);
}

}  // namespace nextline::care
