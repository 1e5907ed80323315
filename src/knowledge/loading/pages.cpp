// What is read, not computed: pages and interactions.
#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void load_page(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "page", pack.errors);
  PageEntry entry;
  entry.id = reader.text("id");
  reader.require("kind");
  entry.kind = reader.choice("kind", page_kinds());
  entry.title = reader.text("title");
  entry.says = reader.text("says");
  entry.drugs = reader.texts("drugs");
  entry.sections = read_sections(reader, pack.errors);
  entry.diagram =
      read_entries<StepEntry>(reader, "diagram", "step", pack.errors, [](yaml::MappingReader& step, StepEntry& out) {
        out.from = step.text("from");
        out.to = step.text("to");
        out.label = step.text("label");
      });
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.pages.push_back(std::move(entry));
}

void load_interactions(const yaml::Node& root, PackSource& pack) {
  read_list(root, "interaction", pack.errors, [&](yaml::MappingReader& reader) {
    InteractionEntry entry;
    entry.id = reader.text("id");
    entry.drug = reader.text("drug");
    entry.with = reader.text("with");
    entry.aliases = reader.texts("aliases");
    entry.group = reader.optional_text("group");
    reader.require("kind");
    entry.kind = reader.choice("kind", interaction_kinds());
    reader.require("severity");
    entry.severity = reader.choice("severity", interaction_severities());
    entry.effect = reader.text("effect");
    entry.advice = reader.text("advice");
    entry.sourcing = read_sourcing(reader);
    pack.interactions.push_back(std::move(entry));
  });
}

}  // namespace nextline::knowledge::loading
