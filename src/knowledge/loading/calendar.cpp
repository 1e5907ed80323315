// What is due when, and what to arrange before the first dose: of a drug, of a regimen, of every regimen.
#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

namespace {

std::vector<std::int64_t> read_days(yaml::MappingReader& reader, std::vector<Error>& errors) {
  std::vector<std::int64_t> days;
  for (const yaml::Node& item : reader.list("on-days"))
    if (const auto day = yaml::read_integer(item, errors)) days.push_back(*day);
  return days;
}

}  // namespace

std::vector<DueEntry> read_calendar(yaml::MappingReader& reader, std::vector<Error>& errors) {
  return read_entries<DueEntry>(reader, "monitoring-calendar", "calendar entry", errors,
                                [&](yaml::MappingReader& each, DueEntry& entry) {
                                  entry.what = each.text("what");
                                  entry.note = each.optional_text("note");
                                  entry.who = each.optional_text("who");
                                  entry.before_days = each.integer("before-days", -1);
                                  entry.once = each.boolean("once", false);
                                  entry.every_days = each.integer("every-days", -1);
                                  entry.until_days = each.integer("until-days", -1);
                                  entry.every_months = each.integer("every-months", -1);
                                  entry.latest_months = each.integer("latest-months", -1);
                                  entry.every_cycle = each.boolean("every-cycle", false);
                                  entry.on_days = read_days(each, errors);
                                  entry.after_cycles = each.integer("after-cycles", -1);
                                  entry.facts = each.texts("facts");
                                  entry.ends = each.texts("ends");
                                  entry.when = each.optional_text("when");
                                  entry.unless = each.optional_text("unless");
                                  entry.sourcing = read_sourcing(each);
                                });
}

std::vector<PreparationEntry> read_preparations(yaml::MappingReader& reader, std::vector<Error>& errors) {
  return read_entries<PreparationEntry>(reader, "checklist", "checklist entry", errors,
                                        [](yaml::MappingReader& each, PreparationEntry& entry) {
                                          entry.kind = each.text("kind");
                                          entry.what = each.text("what");
                                          entry.who = each.text("who");
                                          entry.by_days = each.integer("by-days", -1);
                                          entry.when = each.optional_text("when");
                                          entry.unless = each.optional_text("unless");
                                          entry.sourcing = read_sourcing(each);
                                        });
}

void load_calendar(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "calendar", pack.errors);
  pack.calendar = read_calendar(reader, pack.errors);
  pack.preparations = read_preparations(reader, pack.errors);
  reader.finish();
}

}  // namespace nextline::knowledge::loading
