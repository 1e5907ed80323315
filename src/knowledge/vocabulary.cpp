#include "knowledge/vocabulary.h"

#include <array>
#include <utility>

namespace nextline::knowledge {

const Vocabulary& fact_kinds() {
  static const Vocabulary kWords = {"boolean", "enumeration", "number", "set", "list"};
  return kWords;
}
const Vocabulary& readings() {
  static const Vocabulary kWords = {"yes", "verified", "2nd", "recall"};
  return kWords;
}
const Vocabulary& source_kinds() {
  static const Vocabulary kWords = {"label", "trial", "guideline", "compendium", "policy", "expert"};
  return kWords;
}
const Vocabulary& label_statuses() {
  static const Vocabulary kWords = {"approved", "off-label", "awaiting", "none"};
  return kWords;
}
const Vocabulary& obligation_effects() {
  static const Vocabulary kWords = {"forbid", "hold", "stop", "require"};
  return kWords;
}
const Vocabulary& rule_effects() {
  static const Vocabulary kWords = {"forbid", "hold", "stop", "caution", "require", "avoid", "limit"};
  return kWords;
}
const Vocabulary& rule_times() {
  static const Vocabulary kWords = {"start", "continue", "both"};
  return kWords;
}
const Vocabulary& action_kinds() {
  static const Vocabulary kWords = {"local", "supportive", "test", "referral", "complementary"};
  return kWords;
}
const Vocabulary& preparation_kinds() {
  static const Vocabulary kWords = {"consent",       "test",   "access",      "premedication", "supply",
                                    "contraception", "dental", "vaccination", "interaction",   "teaching"};
  return kWords;
}

const Vocabulary& page_kinds() {
  static const Vocabulary kWords = {"toxicity",      "mechanism", "local",    "supportive", "complementary",
                                    "immunotherapy", "claim",     "question", "overview"};
  return kWords;
}
const Vocabulary& interaction_kinds() {
  static const Vocabulary kWords = {"drug", "herb", "food", "supplement"};
  return kWords;
}
const Vocabulary& interaction_severities() {
  static const Vocabulary kWords = {"contraindicated", "avoid", "adjust", "monitor", "none-known"};
  return kWords;
}
const Vocabulary& dose_phases() {
  static const Vocabulary kWords = {"loading", "maintenance"};
  return kWords;
}
const Vocabulary& adjustment_kinds() {
  static const Vocabulary kWords = {"renal", "hepatic",  "blood",       "genetic",
                                    "age",   "toxicity", "interaction", "formula"};
  return kWords;
}
const Vocabulary& trial_lines() {
  static const Vocabulary kWords = {"first", "maintenance", "second", "later", "adjuvant", "any"};
  return kWords;
}
const Vocabulary& ranking_keys() {
  static const Vocabulary kWords = {"category", "evidence", "goal"};
  return kWords;
}
const Vocabulary& current_actions() {
  static const Vocabulary kWords = {"continue", "hold", "stop", "switch", "none"};
  return kWords;
}
const Vocabulary& planner_inputs() {
  static const Vocabulary kWords = {"in-scope",   "died",    "indicated", "current",   "forbidden",
                                    "stopped",    "held",    "blocked",   "available", "approved",
                                    "progressed", "treated", "known",     "avoided",   "limited"};
  return kWords;
}
const Vocabulary& planner_values() {
  static const Vocabulary kWords = {"no", "yes", "unknown"};  // in the order of Truth
  return kWords;
}
const Vocabulary& interpretation_kinds() {
  static const Vocabulary kWords = {"silent", "vague", "disagree", "records"};
  return kWords;
}
const Vocabulary& statement_statuses() {
  static const Vocabulary kWords = {"active", "under-review", "superseded"};
  return kWords;
}
const Vocabulary& fact_sections() {
  static const Vocabulary kWords = {"disease", "brain", "history", "now", "organs", "person", "biomarkers"};
  return kWords;
}

std::string_view code_system(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSystems = {{
      {"rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm"},
      {"loinc", "http://loinc.org"},
      {"snomed", "http://snomed.info/sct"},
      {"icd10cm", "http://hl7.org/fhir/sid/icd-10-cm"},
      {"icd10", "http://hl7.org/fhir/sid/icd-10"},
      {"atc", "http://www.whocc.no/atc"},
      {"ucum", "http://unitsofmeasure.org"},
  }};
  for (const auto& [name, uri] : kSystems)
    if (name == key) return uri;
  return key;
}

}  // namespace nextline::knowledge
