#include "case/case_yaml.h"

#include <algorithm>

namespace nextline {

namespace flat = knowledge::flat;

namespace {

bool is_plain(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. ";
  if (text.empty() || text.find_first_not_of(kPlain) != std::string_view::npos) return false;
  if (text == "null" || text.front() == ' ' || text.back() == ' ' || text.front() == '-') return false;
  return true;
}

/// `text` so that the strict reader gives the same text back.
std::string scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out + '"';
}

std::string list(Texts items) {
  std::string out;
  for (const std::string_view item : items) out += (out.empty() ? "" : ", ") + scalar(item);
  return '[' + out + ']';
}

std::string members(const flat::Fact& fact, const Fact& value, Truth truth) {
  std::vector<std::string_view> out;
  for (std::uint32_t i = 0; i < value.members.size(); ++i)
    if (value.members[i] == truth) out.push_back(fact.values()->Get(i)->string_view());
  return out.empty() ? std::string() : list(out);
}

/// What stands behind the value in the long form: ", date: …, stale: true".
std::string marks(const Fact& value) {
  std::string out;
  if (!value.date.empty()) out += ", date: " + scalar(value.date);
  if (!value.how.empty()) out += ", how: " + scalar(value.how);
  if (value.stale) out += ", stale: true";
  if (value.assumed) out += ", assumed: true";
  if (value.is_overridden) out += ", because: " + scalar(value.overridden);
  return out;
}

std::string written(const flat::Fact& fact, const Fact& value) {
  const std::string more = marks(value);
  if (fact.kind() == flat::FactKind::Set) {
    std::string yes = members(fact, value, Truth::True);
    const std::string no = members(fact, value, Truth::False);
    const bool whole = std::find(value.members.begin(), value.members.end(), Truth::Unknown) == value.members.end();
    if (whole && more.empty()) return yes.empty() ? "[]" : yes;
    std::string out = yes.empty() ? std::string() : "yes: " + yes;
    if (!no.empty()) out += (out.empty() ? "" : ", ") + ("not: " + no);
    return '{' + out + more + '}';
  }
  const std::string plain = fact.kind() == flat::FactKind::List ? list(value.lines)
                            : fact.kind() == flat::FactKind::Boolean
                                ? std::string(value.truth == Truth::True ? "true" : "false")
                                : scalar(shown_value(fact, value));
  return more.empty() ? plain : "{value: " + plain + more + '}';
}

}  // namespace

std::string case_to_yaml(const knowledge::Pack& pack, const Case& c) {
  std::string out;
  const auto& facts = *pack.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    if (c.facts[i].known() && !c.facts[i].is_derived)
      out += facts[i]->name()->str() + ": " + written(*facts[i], c.facts[i]) + '\n';
  if (c.died && !pack.fact_index("died")) out += "died: true\n";
  return out.empty() ? "{}\n" : out;
}

}  // namespace nextline
