#include "knowledge/loading/fields.h"

#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

Sourcing read_sourcing(yaml::MappingReader& reader) {
  Sourcing out;
  if (reader.require("sources")) out.sources = reader.texts("sources");
  out.read = reader.choice("read", readings());
  return out;
}

std::vector<NoteEntry> read_notes(yaml::MappingReader& reader, std::string_view key, std::vector<Error>& errors) {
  std::vector<NoteEntry> out;
  for (const yaml::Node& item : reader.list(key)) {
    yaml::MappingReader note(item, "note", errors);
    NoteEntry entry;
    entry.text = note.text("text");
    entry.sourcing = read_sourcing(note);
    note.finish();
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<LabelEntry> read_labels(yaml::MappingReader& reader, std::vector<Error>& errors) {
  std::vector<LabelEntry> out;
  for (const yaml::Node& item : reader.list("labels")) {
    yaml::MappingReader label(item, "label", errors);
    LabelEntry entry;
    entry.region = label.text("region");
    label.require("status");
    entry.status = label.choice("status", label_statuses());
    entry.since = label.date("since");
    entry.note = label.optional_text("note");
    if (label.require("sources")) entry.sources = label.texts("sources");
    entry.place = label.place();
    label.finish();
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace nextline::knowledge::loading
