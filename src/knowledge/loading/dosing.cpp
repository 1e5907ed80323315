#include "knowledge/loading/fields.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void read_dose(yaml::MappingReader& reader, DoseEntry& dose) {
  dose.amount = reader.text("amount");
  dose.unit = reader.text("unit");
  dose.basis = reader.optional_text("basis");
  dose.route = reader.text("route");
  dose.schedule = reader.text("schedule");
  dose.phase = reader.choice("phase", dose_phases());
  dose.times_a_day = reader.integer("times-a-day", 0);
  dose.levels = reader.texts("levels");
  dose.sourcing = read_sourcing(reader);
}

namespace {

void read_level(yaml::MappingReader& reader, DoseLevelEntry& entry) {
  entry.level = reader.integer("level", 0);
  entry.amount = reader.text("amount");
  entry.unit = reader.text("unit");
  entry.sourcing = read_sourcing(reader);
}

DoseMaximumEntry read_maximum(const yaml::Node& node, std::vector<Error>& errors) {
  yaml::MappingReader reader(node, "maximum", errors);
  DoseMaximumEntry entry;
  entry.amount = reader.optional_text("amount");
  entry.unit = reader.optional_text("unit");
  entry.note.text = reader.text("text");
  entry.note.sourcing = read_sourcing(reader);
  reader.finish();
  return entry;
}

RoundingEntry read_rounding(const yaml::Node& node, std::vector<Error>& errors) {
  yaml::MappingReader reader(node, "rounding", errors);
  RoundingEntry entry;
  entry.place = reader.place();
  entry.unit = reader.text("unit");
  entry.step = reader.optional_text("step");
  entry.sizes = reader.texts("sizes");
  entry.form = reader.optional_text("form");
  entry.within_percent = reader.optional_text("within-percent");
  entry.down_when_reduced = reader.boolean("down-when-reduced", false);
  entry.says = reader.text("says");
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  return entry;
}

void read_adjustment(yaml::MappingReader& reader, AdjustmentEntry& entry) {
  entry.when = reader.text("when");
  reader.require("kind");
  entry.kind = reader.choice("kind", adjustment_kinds());
  entry.factor = reader.optional_text("factor");
  entry.level = reader.integer("level", -1);
  entry.amount = reader.optional_text("amount");
  entry.unit = reader.optional_text("unit");
  entry.omit = reader.boolean("omit", false);
  entry.note = reader.boolean("note", false);
  entry.says = reader.text("says");
  entry.regions = reader.texts("regions");
  entry.elsewhere_applies = reader.choice("elsewhere", {"apply", "none"}).text != "none";
  entry.with_drugs = reader.texts("with");
  entry.except_drugs = reader.texts("except-with");
  entry.sourcing = read_sourcing(reader);
}

void read_reload(yaml::MappingReader& reader, ReloadEntry& entry) {
  entry.when = reader.text("when");
  entry.says = reader.text("says");
  entry.ask = reader.boolean("ask", false);
  entry.regions = reader.texts("regions");
  entry.except_drugs = reader.texts("except-with");
  entry.sourcing = read_sourcing(reader);
}

void read_lifetime(yaml::MappingReader& reader, LifetimeEntry& entry) {
  entry.fact = reader.text("fact");
  entry.limit = reader.text("limit");
  entry.unit = reader.text("unit");
  entry.when = reader.optional_text("when");
  entry.says = reader.text("says");
  entry.sourcing = read_sourcing(reader);
}

}  // namespace

DosingEntry read_dosing(const yaml::Node& node, const Word& drug, std::vector<Error>& errors) {
  yaml::MappingReader reader(node, "dosing", errors);
  DosingEntry dosing;
  dosing.levels = read_entries<DoseLevelEntry>(reader, "levels", "dose level", errors, read_level);
  if (const yaml::Node* maximum = reader.node("maximum")) dosing.maximum.push_back(read_maximum(*maximum, errors));
  dosing.renal = read_notes(reader, "renal", errors);
  dosing.hepatic = read_notes(reader, "hepatic", errors);
  dosing.missed = read_notes(reader, "missed", errors);
  dosing.other = read_notes(reader, "other", errors);
  dosing.usual = read_entries<DoseEntry>(reader, "usual", "dose", errors, [&](auto& dose, DoseEntry& entry) {
    entry.drug = drug;
    read_dose(dose, entry);
  });
  if (const yaml::Node* rounding = reader.node("rounding")) dosing.rounding.push_back(read_rounding(*rounding, errors));
  dosing.adjust = read_entries<AdjustmentEntry>(reader, "adjust", "adjustment", errors, read_adjustment);
  dosing.reload = read_entries<ReloadEntry>(reader, "reload", "reload", errors, read_reload);
  dosing.lifetime = read_entries<LifetimeEntry>(reader, "lifetime", "lifetime limit", errors, read_lifetime);
  reader.finish();
  return dosing;
}

}  // namespace nextline::knowledge::loading
