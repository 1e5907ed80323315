#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void load_obligations(const yaml::Node& root, PackSource& pack) {
  read_list(root, "obligation", pack.errors, [&](yaml::MappingReader& reader) {
    ObligationEntry entry;
    entry.id = reader.text("id");
    if (reader.require("drugs")) entry.drugs = reader.texts("drugs");
    entry.with_drugs = reader.texts("with");
    entry.except_drugs = reader.texts("except-with");
    reader.require("to");
    entry.to = reader.choice("to", rule_times());
    entry.when = reader.text("when");
    reader.require("effect");
    entry.effect = reader.choice("effect", obligation_effects());
    entry.regions = reader.texts("regions");
    entry.text = reader.text("text");
    entry.sourcing = read_sourcing(reader);
    pack.obligations.push_back(std::move(entry));
  });
}

void load_checklist(const yaml::Node& root, PackSource& pack) {
  read_list(root, "checklist item", pack.errors, [&](yaml::MappingReader& reader) {
    ChecklistEntry entry;
    entry.id = reader.text("id");
    entry.drugs = reader.texts("drugs");
    entry.about = reader.optional_text("about");
    reader.require("to");
    entry.to = reader.choice("to", rule_times());
    entry.text = reader.text("text");
    entry.why = reader.text("why");
    entry.sourcing = read_sourcing(reader);
    pack.checklist.push_back(std::move(entry));
  });
}

}  // namespace nextline::knowledge::loading
