#include "knowledge/names.h"

#include <algorithm>

namespace nextline::knowledge {
namespace {

/// Lower case, one hyphen for every run of spaces, hyphens and underscores, without a last "(…)".
std::string plain(std::string_view name) {
  if (name.ends_with(')'))
    if (const auto open = name.rfind('('); open != std::string_view::npos && open > 0) name = name.substr(0, open);
  std::string out;
  for (const char c : name) {
    const bool gap = c == ' ' || c == '-' || c == '_';
    if (gap && (out.empty() || out.back() == '-')) continue;
    out += gap ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

Error unknown(const std::vector<NamedEntry>& entries, std::string_view name, const std::string& kind,
              const std::string& where) {
  std::vector<std::string> all;
  for (const auto& entry : entries) all.push_back(entry.id);
  for (const auto& entry : entries) all.insert(all.end(), entry.others.begin(), entry.others.end());
  return author_error("unknown-" + kind,
                      "'" + std::string(name) + "' is no " + kind + " of this guideline" + did_you_mean(name, all),
                      where, "nextline show " + kind + " lists them");
}

}  // namespace

Result<std::size_t> find_named(const std::vector<NamedEntry>& entries, std::string_view name, const std::string& kind,
                               const std::string& where) {
  const std::string wanted = plain(name);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; !wanted.empty() && i < entries.size(); ++i) {
    if (plain(entries[i].id) == wanted) return i;
    const auto& others = entries[i].others;
    if (std::any_of(others.begin(), others.end(), [&](const auto& other) { return plain(other) == wanted; }))
      found.push_back(i);
  }
  if (found.empty()) return unknown(entries, name, kind, where);
  if (found.size() == 1) return found.front();
  std::string ids;
  for (const auto i : found) ids += (ids.empty() ? "" : ", ") + entries[i].id;
  return author_error("unknown-" + kind, "several are called '" + std::string(name) + "': " + ids, where,
                      "give the id");
}

std::vector<NamedEntry> names_of_drugs(const Pack& pack) {
  std::vector<NamedEntry> entries;
  for (const auto* drug : *pack.flat().drugs()) {
    auto& entry = entries.emplace_back(NamedEntry{drug->id()->str(), {drug->name()->str()}});
    if (drug->aliases())
      for (const auto* alias : *drug->aliases()) entry.others.push_back(alias->str());
  }
  return entries;
}

std::vector<NamedEntry> names_of_regimens(const Pack& pack) {
  std::vector<NamedEntry> entries;
  for (const auto* regimen : *pack.flat().regimens())
    entries.push_back({regimen->id()->str(), {regimen->title()->str()}});
  return entries;
}

Result<const flat::Drug*> find_drug(const Pack& pack, std::string_view name, const std::string& where) {
  NEXTLINE_TRY(index, find_named(names_of_drugs(pack), name, "drug", where));
  return pack.flat().drugs()->Get(static_cast<flatbuffers::uoffset_t>(index));
}

Result<const flat::Regimen*> find_regimen(const Pack& pack, std::string_view name, const std::string& where) {
  NEXTLINE_TRY(index, find_named(names_of_regimens(pack), name, "regimen", where));
  return pack.flat().regimens()->Get(static_cast<flatbuffers::uoffset_t>(index));
}

}  // namespace nextline::knowledge
