#include "cohort/reading/names.h"

#include <algorithm>

#include "case/case_yaml.h"
#include "case/dictionary.h"
#include "terminology/systems.h"

namespace nextline::cohort {

namespace flat = knowledge::flat;
namespace yaml = knowledge::yaml;
using knowledge::Word;

namespace {

/// The code itself; of a pattern the code all others begin with: "C79.5*" is C79.5, "C50.*" is C50.
std::string code_of(std::string code) {
  if (!code.ends_with('*')) return code;
  code.pop_back();
  if (code.ends_with('.')) code.pop_back();
  return code;
}

}  // namespace

void Names::complain(const knowledge::Place& place, std::string code, std::string message, std::string hint) {
  errors_.push_back(knowledge::error_at(place, std::move(code), std::move(message), std::move(hint)));
}

std::optional<FactIndex> Names::fact(const Word& name) {
  auto index = find_fact(pack_, name.text, name.place.to_string());
  if (index) return *index;
  errors_.push_back(index.error());
  return std::nullopt;
}

std::optional<FactIndex> Names::optional_fact(const Word& name) {
  return name.empty() ? std::nullopt : fact(name);
}

std::vector<FactIndex> Names::facts(const std::vector<Word>& names) {
  std::vector<FactIndex> out;
  for (const Word& name : names)
    if (const auto index = fact(name)) out.push_back(*index);
  return out;
}

namespace {

/// Without the texts, which belong to the Case.
Fact value_alone(const Fact& fact) {
  Fact alone;
  alone.truth = fact.truth;
  alone.member = fact.member;
  alone.number = fact.number;
  alone.members = fact.members;
  return alone;
}

}  // namespace

std::vector<FactValue> Names::fact_values(const yaml::Node* node) {
  std::vector<FactValue> out;
  if (node == nullptr) return out;
  const Result<Case> stated = case_from_node(pack_, *node);
  if (!stated) {
    errors_.push_back(stated.error());
    return out;
  }
  for (FactIndex i = 0; i < stated->facts.size(); ++i)
    if (stated->facts[i].known()) out.push_back({i, value_alone(stated->facts[i])});
  return out;
}

When Names::condition(const yaml::Entry& entry) {
  When out;
  if (entry.value.kind == yaml::Kind::Mapping) {
    out.fact = fact(entry.key.word()).value_or(0);
    yaml::MappingReader reader(entry.value, "condition", errors_);
    out.from = reader.decimal("from");
    out.to = reader.decimal("to");
    reader.finish();
    return out;
  }
  yaml::Node one = entry.key;  // for its place
  one.set(std::span(&entry, 1));
  const auto values = fact_values(&one);
  if (values.empty()) return out;
  out.fact = values.front().fact;
  out.value = values.front().value;
  return out;
}

std::vector<When> Names::conditions(const yaml::Node* node) {
  std::vector<When> out;
  if (node == nullptr) return out;
  if (node->kind != yaml::Kind::Mapping) complain(node->place(), "yaml-type", "conditions are written fact: value");
  for (const yaml::Entry& entry : node->entries()) out.push_back(condition(entry));
  return out;
}

std::int32_t Names::value(std::optional<FactIndex> fact, const Word& name) {
  if (!fact || name.empty()) return -1;
  auto index = find_value(*pack_.flat().facts()->Get(*fact), name.text, name.place.to_string());
  if (index) return static_cast<std::int32_t>(*index);
  errors_.push_back(index.error());
  return -1;
}

std::vector<Coding> Names::codes(const Word& value_set, const std::vector<Word>& systems, const std::vector<Word>& only,
                                 const std::vector<Word>& except) {
  std::vector<Coding> out;
  const auto wanted = [](const std::vector<Word>& list, auto same) {
    return list.empty() || std::any_of(list.begin(), list.end(), same);
  };
  std::vector<std::string> ids;
  for (const flat::ValueSet* set : *pack_.flat().value_sets()) {
    ids.push_back(set->id()->str());
    if (ids.back() != value_set.text) continue;
    for (const flat::CodeEntry* entry : *set->codes()) {
      const Coding coding{std::string(terminology::canonical_system(entry->system()->string_view())),
                          code_of(entry->code()->str()), entry->display() ? entry->display()->str() : ""};
      const auto same_system = [&](const Word& w) { return terminology::canonical_system(w.text) == coding.system; };
      const auto same_code = [&](const Word& w) { return w.text == coding.code; };
      const auto holds = [&](const Word& set_name) {
        const std::uint32_t other = pack_.value_sets().find(set_name.text);
        return other != terminology::ValueSets::kNoSet &&
               pack_.value_sets().contains(other, coding.system, coding.code);
      };
      if (std::any_of(except.begin(), except.end(), holds)) continue;
      if (wanted(systems, same_system) && wanted(only, same_code)) out.push_back(coding);
    }
    if (out.empty()) complain(value_set.place, "no-codes", "value set '" + value_set.text + "' has no such code");
    return out;
  }
  complain(value_set.place, "unknown-value-set",
           "there is no value set '" + value_set.text + "'" + did_you_mean(value_set.text, ids));
  return out;
}

void Names::add(std::string_view kind, const Word& name, std::uint32_t index) {
  auto& names = own_.try_emplace(std::string(kind)).first->second;
  if (!names.emplace(name.text, index).second)
    complain(name.place, "duplicate-id", "there is another " + std::string(kind) + " '" + name.text + "'");
}

std::optional<std::uint32_t> Names::find(std::string_view kind, const Word& name) {
  const auto& names = own_.try_emplace(std::string(kind)).first->second;
  if (const auto found = names.find(name.text); found != names.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& each : names) known.push_back(each.first);
  complain(name.place, "unknown-" + std::string(kind),
           "there is no " + std::string(kind) + " '" + name.text + "'" + did_you_mean(name.text, known));
  return std::nullopt;
}

std::vector<std::uint32_t> Names::find(std::string_view kind, const std::vector<Word>& names) {
  std::vector<std::uint32_t> out;
  for (const Word& name : names)
    if (const auto index = find(kind, name)) out.push_back(*index);
  return out;
}

}  // namespace nextline::cohort
