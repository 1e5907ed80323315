// Entries that a situation calls for beside regimens: referrals, actions, alerts.
#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void load_referrals(const yaml::Node& root, PackSource& pack) {
  read_list(root, "referral", pack.errors, [&](yaml::MappingReader& reader) {
    ReferralEntry entry;
    entry.id = reader.text("id");
    entry.when = reader.text("when");
    entry.title = reader.text("title");
    entry.says = reader.text("says");
    entry.sourcing = read_sourcing(reader);
    pack.referrals.push_back(std::move(entry));
  });
}

void load_actions(const yaml::Node& root, PackSource& pack) {
  read_list(root, "action", pack.errors, [&](yaml::MappingReader& reader) {
    ActionEntry entry;
    entry.id = reader.text("id");
    entry.when = reader.text("when");
    entry.unless = reader.optional_text("unless");
    reader.require("kind");
    entry.kind = reader.choice("kind", action_kinds());
    entry.title = reader.text("title");
    entry.timing = reader.optional_text("timing");
    entry.urgency = reader.optional_text("urgency");
    entry.says = reader.text("says");
    entry.position = reader.integer("position", 0);
    entry.sourcing = read_sourcing(reader);
    pack.actions.push_back(std::move(entry));
  });
}

void load_alerts(const yaml::Node& root, PackSource& pack) {
  read_list(root, "alert", pack.errors, [&](yaml::MappingReader& reader) {
    AlertEntry entry;
    entry.id = reader.text("id");
    entry.when = reader.text("when");
    entry.title = reader.text("title");
    entry.says = reader.text("says");
    entry.sourcing = read_sourcing(reader);
    pack.alerts.push_back(std::move(entry));
  });
}

void load_interpretations(const yaml::Node& root, PackSource& pack) {
  read_list(root, "interpretation", pack.errors, [&](yaml::MappingReader& reader) {
    InterpretationEntry entry;
    entry.id = reader.text("id");
    entry.question = reader.text("question");
    entry.kind = reader.choice("type", interpretation_kinds());
    entry.positions = read_notes(reader, "positions", pack.errors);
    entry.chosen = reader.text("chosen");
    entry.why = reader.text("why");
    entry.fixed = reader.optional_text("fixed");
    entry.parameter = reader.optional_text("parameter");
    entry.choice = reader.optional_text("choice");
    entry.alternatives = read_entries<AlternativeEntry>(reader, "alternatives", "alternative", pack.errors,
                                                        [](yaml::MappingReader& each, AlternativeEntry& alternative) {
                                                          alternative.id = each.text("id");
                                                          alternative.says = each.text("says");
                                                          alternative.cases = each.texts("cases");
                                                        });
    entry.logic = reader.texts("logic");
    entry.cases = reader.texts("cases");
    entry.entries = reader.texts("entries");
    entry.review = read_review(reader);
    pack.interpretations.push_back(std::move(entry));
  });
}

}  // namespace nextline::knowledge::loading
