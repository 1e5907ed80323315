#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

namespace {

void read_outcome(yaml::MappingReader& reader, OutcomeEntry& entry) {
  entry.measure = reader.text("measure");
  entry.population = reader.optional_text("population");
  entry.median = reader.optional_text("median");
  entry.median_control = reader.optional_text("median-control");
  entry.value = reader.optional_text("value");
  entry.value_control = reader.optional_text("value-control");
  entry.unit = reader.optional_text("unit");
  entry.hazard_ratio = reader.optional_text("hazard-ratio");
  entry.low = reader.optional_text("low");
  entry.high = reader.optional_text("high");
  entry.note = reader.optional_text("note");
  entry.sourcing = read_sourcing(reader);
}

void read_toxicity(yaml::MappingReader& reader, TrialToxicityEntry& entry) {
  entry.effect = reader.text("effect");
  entry.all_grades = reader.optional_text("all-grades");
  entry.severe = reader.optional_text("severe");
  entry.arm = reader.optional_text("arm");
  entry.sourcing = read_sourcing(reader);
}

}  // namespace

void load_evidence(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "evidence entry", pack.errors);
  EvidenceEntry entry;
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  entry.population = reader.optional_text("population");
  entry.findings = read_notes(reader, "findings", pack.errors);
  entry.line = reader.choice("line", trial_lines());
  entry.arms = read_entries<ArmEntry>(reader, "arms", "arm", pack.errors, [](yaml::MappingReader& arm, ArmEntry& out) {
    out.name = arm.text("name");
    out.n = arm.optional_text("n");
  });
  entry.outcomes = read_entries<OutcomeEntry>(reader, "outcomes", "outcome", pack.errors, read_outcome);
  entry.toxicities = read_entries<TrialToxicityEntry>(reader, "toxicities", "toxicity", pack.errors, read_toxicity);
  entry.nct = reader.optional_text("nct");
  entry.published = reader.date("published");
  entry.eligibility = reader.optional_text("eligibility");
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.evidence.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
