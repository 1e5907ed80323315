#include "case/setting.h"

#include "base/arena_list.h"
#include "case/value_text.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct Setting {
  std::string_view fact, member, value, reason;
};

Result<Setting> split(std::string_view text, const std::string& where) {
  constexpr std::string_view kBecause = " because ";
  Setting out;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos)
    return author_error("setting", "a setting is written fact=value", where, "for instance --set lvef=48");
  const std::string_view name = trimmed(text.substr(0, equals));
  std::string_view value = text.substr(equals + 1);
  if (const std::size_t because = value.find(kBecause); because != std::string_view::npos) {
    out.reason = trimmed(value.substr(because + kBecause.size()));
    value = value.substr(0, because);
  }
  out.value = trimmed(value);
  const std::size_t dot = name.find('.');
  out.fact = name.substr(0, dot);
  if (dot != std::string_view::npos) out.member = name.substr(dot + 1);
  if (out.value.empty())
    return author_error("setting", "no value for '" + std::string(name) + "'", where, "write unknown to clear a fact");
  return out;
}

/// Each part of "a, b".
template <class Each>
Result<void> for_each_part(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    NEXTLINE_CHECK(each(trimmed(list.substr(0, comma))));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return {};
}

Result<void> set_value(const flat::Fact& fact, Fact& value, const Setting& setting, Arena& texts,
                       const std::string& where) {
  if (!setting.member.empty()) {
    if (fact.kind() != flat::FactKind::Set)
      return author_error("setting", "'" + fact.name()->str() + "' has no members", where, "write fact=value");
    NEXTLINE_TRY(truth,
                 parse_truth(setting.value, std::string(setting.fact) + '.' + std::string(setting.member), where));
    return set_member(fact, value, setting.member, truth, where);
  }
  if (fact.kind() != flat::FactKind::Set && fact.kind() != flat::FactKind::List)
    return set_scalar(fact, value, setting.value, where);
  clear_fact(fact, value);
  if (setting.value == "unknown") return {};
  // A list answers "which of these?": what it does not name does not hold. One member alone: fact.member=true.
  if (fact.kind() == flat::FactKind::Set) value.members.assign(value.members.size(), Truth::False);
  if (setting.value == "none") return {};
  ArenaList<std::string_view> lines(texts);
  NEXTLINE_CHECK(for_each_part(setting.value, [&](std::string_view part) -> Result<void> {
    if (fact.kind() == flat::FactKind::Set) return set_member(fact, value, part, Truth::True, where);
    lines.push_back(texts.copy(part));
    return {};
  }));
  value.lines = lines.items();
  return {};
}

}  // namespace

Result<void> apply_setting(const knowledge::Pack& pack, Case& c, std::string_view setting) {
  const std::string where = "--set " + std::string(setting);
  NEXTLINE_TRY(parts, split(setting, where));
  if (parts.fact == "died" && !pack.fact_index("died")) {
    NEXTLINE_TRY(died, parse_truth(parts.value, "died", where));
    c.died = died == Truth::True;
    return {};
  }
  NEXTLINE_TRY(index, find_fact(pack, parts.fact, where));
  const flat::Fact& fact = *pack.flat().facts()->Get(index);
  Fact value = c.facts[index];
  NEXTLINE_CHECK(set_value(fact, value, parts, c.texts.arena(), where));
  value.is_overridden = true;
  value.is_derived = false;
  value.stale = false;
  value.overridden = c.texts.arena().copy(parts.reason);
  c.facts[index] = std::move(value);
  if (fact.name()->string_view() == "died") c.died = c.facts[index].truth == Truth::True;
  derive_facts(pack, c);
  return {};
}

}  // namespace nextline
