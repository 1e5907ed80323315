#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

void load_regimen(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "regimen", pack.errors);
  RegimenEntry entry;
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  if (reader.require("drugs")) entry.drugs = reader.texts("drugs");
  entry.labels = read_labels(reader, pack.errors);
  entry.doses = read_entries<DoseEntry>(reader, "doses", "dose", pack.errors, [](auto& dose, DoseEntry& read) {
    read.drug = dose.text("drug");
    read_dose(dose, read);
  });
  entry.monitoring = read_notes(reader, "monitoring", pack.errors);
  entry.side_effects = read_notes(reader, "side-effects", pack.errors);
  entry.maintenance = read_notes(reader, "maintenance", pack.errors);
  entry.after_progression = read_notes(reader, "after-progression", pack.errors);
  entry.evidence = reader.texts("evidence");
  entry.cycle_days = reader.integer("cycle-days", -1);
  entry.calendar = read_calendar(reader, pack.errors);
  entry.preparations = read_preparations(reader, pack.errors);
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.regimens.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
