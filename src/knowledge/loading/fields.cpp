#include "knowledge/loading/fields.h"

#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

Sourcing read_sourcing(yaml::MappingReader& reader) {
  Sourcing out;
  if (reader.require("sources")) out.sources = reader.texts("sources");
  out.read = reader.choice("read", readings());
  return out;
}

NoteEntry read_note(const yaml::Node& node, std::vector<Error>& errors) {
  yaml::MappingReader reader(node, "note", errors);
  NoteEntry entry;
  entry.text = reader.text("text");
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  return entry;
}

std::vector<NoteEntry> read_notes(yaml::MappingReader& reader, std::string_view key, std::vector<Error>& errors) {
  std::vector<NoteEntry> out;
  for (const yaml::Node& item : reader.list(key)) out.push_back(read_note(item, errors));
  return out;
}

std::vector<SectionEntry> read_sections(yaml::MappingReader& reader, std::vector<Error>& errors) {
  return read_entries<SectionEntry>(reader, "sections", "section", errors,
                                    [&](yaml::MappingReader& section, SectionEntry& entry) {
                                      entry.title = section.text("title");
                                      entry.notes = read_notes(section, "notes", errors);
                                    });
}

ReviewEntry read_review(yaml::MappingReader& reader) {
  ReviewEntry entry;
  entry.status = reader.choice("status", statement_statuses());
  entry.date = reader.date("date");
  entry.reviewed = reader.date("reviewed");
  entry.review_by = reader.date("review-by");
  entry.superseded_by = reader.optional_text("superseded-by");
  entry.reviewers = reader.texts("reviewers");
  return entry;
}

std::vector<LabelEntry> read_labels(yaml::MappingReader& reader, std::vector<Error>& errors) {
  return read_entries<LabelEntry>(reader, "labels", "label", errors, [](yaml::MappingReader& label, LabelEntry& entry) {
    entry.region = label.text("region");
    label.require("status");
    entry.status = label.choice("status", label_statuses());
    entry.since = label.date("since");
    entry.note = label.optional_text("note");
    if (label.require("sources")) entry.sources = label.texts("sources");
    entry.place = label.place();
  });
}

}  // namespace nextline::knowledge::loading
