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
  if (const yaml::Node* dosing = reader.node("dosing")) entry.dosing = read_dosing(*dosing, entry.id, pack.errors);
  entry.mechanism = reader.optional_text("mechanism");
  entry.calendar = read_calendar(reader, pack.errors);
  entry.cycle_days = reader.integer("cycle-days", -1);
  entry.preparations = read_preparations(reader, pack.errors);
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.drugs.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
