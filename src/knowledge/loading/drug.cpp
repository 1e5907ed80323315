#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

namespace {

void read_side_effect(yaml::MappingReader& reader, SideEffectEntry& entry) {
  entry.effect = reader.text("effect");
  entry.toxicity = reader.optional_text("toxicity");
  entry.all_grades = reader.optional_text("all-grades");
  entry.severe = reader.optional_text("severe");
  entry.trial = reader.optional_text("trial");
  entry.onset = reader.optional_text("onset");
  entry.watch = reader.optional_text("watch");
  entry.action = reader.optional_text("action");
  entry.call = reader.optional_text("call");
  entry.sourcing = read_sourcing(reader);
}

void read_level(yaml::MappingReader& reader, DoseLevelEntry& entry) {
  entry.level = reader.integer("level", 0);
  entry.amount = reader.text("amount");
  entry.unit = reader.text("unit");
  entry.sourcing = read_sourcing(reader);
}

DosingEntry read_dosing(const yaml::Node& node, std::vector<Error>& errors) {
  yaml::MappingReader reader(node, "dosing", errors);
  DosingEntry dosing;
  dosing.levels = read_entries<DoseLevelEntry>(reader, "levels", "dose level", errors, read_level);
  if (const yaml::Node* maximum = reader.node("maximum")) dosing.maximum.push_back(read_note(*maximum, errors));
  dosing.renal = read_notes(reader, "renal", errors);
  dosing.hepatic = read_notes(reader, "hepatic", errors);
  dosing.missed = read_notes(reader, "missed", errors);
  dosing.other = read_notes(reader, "other", errors);
  reader.finish();
  return dosing;
}

}  // namespace

void load_drug(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "drug", pack.errors);
  DrugEntry entry;
  entry.id = reader.text("id");
  entry.name = reader.text("name");
  entry.aliases = reader.texts("aliases");
  entry.drug_class = reader.optional_text("class");
  entry.value_set = reader.optional_text("value-set");
  entry.labels = read_labels(reader, pack.errors);
  entry.side_effects =
      read_entries<SideEffectEntry>(reader, "side-effects", "side effect", pack.errors, read_side_effect);
  if (const yaml::Node* dosing = reader.node("dosing")) entry.dosing = read_dosing(*dosing, pack.errors);
  entry.mechanism = reader.optional_text("mechanism");
  entry.calendar = read_calendar(reader, pack.errors);
  entry.cycle_days = reader.integer("cycle-days", -1);
  entry.preparations = read_preparations(reader, pack.errors);
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.drugs.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
