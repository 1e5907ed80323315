#include <algorithm>

#include "base/ucum.h"
#include "knowledge/linting/check.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::linting {

namespace {

void must_be(const Check& check, const Word& word, const std::vector<std::string>& known, const std::string& what) {
  if (word.empty() || std::find(known.begin(), known.end(), word.text) != known.end()) return;
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  check.complain(word.place, "unknown-word", "'" + word.text + "' is no " + what + did_you_mean(word.text, known),
                 "one of: " + all);
}

void check_regions(const Check& check) {
  const std::vector<std::string> regions = texts(check.pack.guideline.regions);
  const auto must_be_region = [&](const Word& word) { must_be(check, word, regions, "region of this guideline"); };
  const auto all_regions = [&](const auto& entries) {
    for (const auto& entry : entries)
      for (const Word& region : entry.regions) must_be_region(region);
  };
  must_be_region(check.pack.guideline.default_region);
  all_regions(check.pack.recommendations);
  all_regions(check.pack.obligations);
  all_regions(check.rules);
  for (const DrugEntry& drug : check.pack.drugs)
    for (const LabelEntry& label : drug.labels) must_be_region(label.region);
  for (const DrugEntry& drug : check.pack.drugs) all_regions(drug.dosing.adjust), all_regions(drug.dosing.reload);
  for (const RegimenEntry& regimen : check.pack.regimens)
    for (const LabelEntry& label : regimen.labels) must_be_region(label.region);
}

void check_recommendations(const Check& check) {
  const std::vector<std::string> categories = texts(check.pack.planner.options);
  std::vector<std::string> levels;
  for (const RankingEntry& key : check.pack.planner.ranking)
    if (key.key.text == "evidence") levels = texts(key.order);
  for (const RecommendationEntry& each : check.pack.recommendations) {
    must_be(check, each.category, categories, "option category of planner.yaml");
    if (!levels.empty()) must_be(check, each.evidence_level, levels, "evidence level of planner.yaml's ranking");
  }
}

void check_doses(const Check& check) {
  const auto must_be_units = [&](const std::vector<DoseEntry>& doses) {
    for (const DoseEntry& dose : doses)
      if (const Result<void> unit = ucum::check(dose.unit.text); !dose.unit.empty() && !unit)
        check.complain(dose.unit.place, "not-ucum", unit.error().message, unit.error().hint);
  };
  for (const RegimenEntry& regimen : check.pack.regimens) must_be_units(regimen.doses);
  for (const DrugEntry& drug : check.pack.drugs) must_be_units(drug.dosing.usual);
}

/// Rules have their own tags (rules.cpp); on other defines a misspelt tag would vanish in silence.
void check_tags(const Check& check) {
  static const Vocabulary kTags = {"says", "says-not", "sources", "read", "plain", "note", "allow"};
  for (const DecisionDefinition& definition : check.model.definitions) {
    if (definition.tag("rule") != nullptr) continue;
    for (const auto& [name, value] : definition.tags)
      if (name != "effect" && name != "drugs" && std::find(kTags.begin(), kTags.end(), name) == kTags.end())
        check.complain(definition.place, "unknown-tag", "a define has no tag @" + name + did_you_mean(name, kTags));
  }
}

}  // namespace

void check_vocabularies(const Check& check) {
  check_regions(check);
  check_recommendations(check);
  check_doses(check);
  check_tags(check);
}

}  // namespace nextline::knowledge::linting
