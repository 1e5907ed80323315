// Drugs of synth.yaml with their codes, and the products that hold two of them.
#include <algorithm>
#include <set>

#include "cohort/reading/sections.h"
#include "terminology/systems.h"

namespace nextline::cohort {

namespace yaml = knowledge::yaml;
using knowledge::Word;

namespace {

/// A drug while reading: which value set its codes come from.
struct Draft {
  Drug drug;
  std::string value_set;
};

bool holds(const Names& names, std::string_view value_set, const Coding& coding) {
  const auto& sets = names.pack().value_sets();
  const std::uint32_t set = sets.find(value_set);
  return set != terminology::ValueSets::kNoSet && sets.contains(set, coding.system, coding.code);
}

/// Indexes of the drafts whose value set holds the code; none if a drug of the pack that is no draft has it, too.
std::vector<std::uint32_t> holders(const Names& names, const std::vector<Draft>& drafts, const Coding& coding) {
  std::vector<std::uint32_t> out;
  std::set<std::string_view> used;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    used.insert(drafts[i].value_set);
    if (holds(names, drafts[i].value_set, coding)) out.push_back(i);
  }
  for (const auto* drug : *names.pack().flat().drugs())
    if (drug->value_set() != nullptr && !used.contains(drug->value_set()->string_view()) &&
        holds(names, drug->value_set()->string_view(), coding))
      return {};
  return out;
}

/// Keeps the codes that stand for one drug alone, and notes those of products of two.
void sort_codes(const Names& names, std::vector<Draft>& drafts, Script& script) {
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    std::vector<Coding> alone;
    for (const Coding& coding : drafts[i].drug.codes) {
      const auto found = holders(names, drafts, coding);
      if (found.size() == 1) alone.push_back(coding);
      if (found.size() != 2 || found.front() != i) continue;
      const auto same = [&](const Combination& c) { return c.first == found[0] && c.second == found[1]; };
      auto at = std::find_if(script.combinations.begin(), script.combinations.end(), same);
      if (at == script.combinations.end()) at = script.combinations.insert(at, Combination{found[0], found[1], {}});
      at->codes.push_back(coding);
    }
    drafts[i].drug.codes = std::move(alone);
  }
}

Way read_way(yaml::MappingReader& one, Names& names) {
  Way way;
  way.id = one.text("id").text;
  way.weight = read_weight(one, names);
  way.from_days = one.integer("from-days", 0);
  for (const Word& kind : one.texts("write")) {
    if (kind.text == "administrations") {
      way.administrations = true;
    } else if (kind.text == "order") {
      way.order = true;
    } else if (kind.text == "bounded-order") {
      way.order = way.bounded = true;
    } else if (kind.text == "statement") {
      way.statement = true;
    } else {
      names.complain(kind.place, "unknown-word", "'" + kind.text + "' is no kind of medication resource",
                     "one of: administrations, order, bounded-order, statement");
    }
  }
  return way;
}

Draft read_drug(yaml::MappingReader& one, Names& names, const std::vector<Way>& ways) {
  Draft out;
  const Word id = one.text("id");
  out.drug.id = id.text;
  const auto* known = names.pack().drug(id.text);
  if (known != nullptr && known->value_set() != nullptr) out.value_set = known->value_set()->str();
  out.drug.name = known != nullptr ? known->name()->str() : id.text;
  const Word set = one.optional_text("value-set");
  if (!set.empty()) out.value_set = set.text;
  if (out.value_set.empty())
    names.complain(id.place, "unknown-drug", "the pack has no drug '" + id.text + "' with a value set",
                   "name one with 'value-set'");
  out.drug.codes = names.codes(Word{out.value_set, id.place});
  out.drug.members = knowledge::texts(one.texts("members"));
  out.drug.targeted = one.boolean("targeted", false);
  for (const Word& way : one.texts("ways"))
    if (const auto index = names.find("way", way)) out.drug.ways.push_back(ways[*index]);
  if (out.drug.ways.empty()) out.drug.ways = ways;
  const std::vector<Way>& told = out.drug.ways;
  if (!told.empty() && std::all_of(told.begin(), told.end(), [](const Way& way) { return way.from_days > 0; }))
    names.complain(id.place, "no-way", "nothing tells of '" + id.text + "' on its first day",
                   "give it a way without from-days");
  return out;
}

}  // namespace

void read_drugs(yaml::MappingReader& root, Names& names, Script& script) {
  std::vector<Way> ways;
  read_each(root, "ways", "way", names, [&](yaml::MappingReader& one) {
    const Word id = one.text("id");
    ways.push_back(read_way(one, names));
    names.add("way", id, static_cast<std::uint32_t>(ways.size() - 1));
  });
  std::vector<Draft> drafts;
  read_each(root, "drugs", "drug", names, [&](yaml::MappingReader& one) {
    const Word id = one.text("id");
    names.add("drug", id, static_cast<std::uint32_t>(drafts.size()));
    drafts.push_back(read_drug(one, names, ways));
  });
  sort_codes(names, drafts, script);
  script.pacemakers = names.find("drug", root.texts("pacemakers"));
  for (Draft& draft : drafts) script.drugs.push_back(std::move(draft.drug));
  read_each(root, "drug-codings", "drug coding", names, [&](yaml::MappingReader& one) {
    DrugCoding coding{read_weight(one, names), {}};
    for (const Word& system : one.texts("systems"))
      coding.systems.emplace_back(terminology::canonical_system(system.text));
    script.drug_codings.push_back(std::move(coding));
  });
  if (script.drug_codings.empty()) script.drug_codings.push_back({});
}

}  // namespace nextline::cohort
