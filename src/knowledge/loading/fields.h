// Shapes that several kinds of entry share: sourcing, notes, labels; and the one way to read a list of entries.
#pragma once

#include "knowledge/model.h"
#include "knowledge/yaml_read.h"

namespace nextline::knowledge::loading {

/// `sources:` (required) and `read:`.
Sourcing read_sourcing(yaml::MappingReader& reader);
/// One {text, sources, read}.
NoteEntry read_note(const yaml::Node& node, std::vector<Error>& errors);
/// A list of {text, sources, read}.
std::vector<NoteEntry> read_notes(yaml::MappingReader& reader, std::string_view key, std::vector<Error>& errors);
/// The list `sections:` of {title, notes}.
std::vector<SectionEntry> read_sections(yaml::MappingReader& reader, std::vector<Error>& errors);
/// `status`, `date`, `reviewed`, `review-by`, `superseded-by` and `reviewers`, all optional.
ReviewEntry read_review(yaml::MappingReader& reader);
/// The list `labels:` of {region, status, since, sources, note}.
std::vector<LabelEntry> read_labels(yaml::MappingReader& reader, std::vector<Error>& errors);

/// The list `monitoring-calendar:` of what is due when.
std::vector<DueEntry> read_calendar(yaml::MappingReader& reader, std::vector<Error>& errors);
/// The list `checklist:` of what to arrange before the first dose.
std::vector<PreparationEntry> read_preparations(yaml::MappingReader& reader, std::vector<Error>& errors);
/// A dose, but for its drug.
void read_dose(yaml::MappingReader& reader, DoseEntry& dose);
/// The mapping `dosing:` of the drug `drug`.
DosingEntry read_dosing(const yaml::Node& node, const Word& drug, std::vector<Error>& errors);

/// The list under `key`: `read(reader, entry)` for each of its mappings; unknown keys are reported after it.
template <class Entry, class ReadEntry>
std::vector<Entry> read_entries(yaml::MappingReader& reader, std::string_view key, std::string_view what,
                                std::vector<Error>& errors, ReadEntry read) {
  std::vector<Entry> out;
  for (const yaml::Node& item : reader.list(key)) {
    yaml::MappingReader each(item, what, errors);
    read(each, out.emplace_back());
    each.finish();
  }
  return out;
}

/// The entries of a file that is a list: `entry(reader)` for each; unknown keys are reported after it.
template <class ReadEntry>
void read_list(const yaml::Node& root, std::string_view what, std::vector<Error>& errors, ReadEntry entry) {
  if (root.kind == yaml::Kind::Null) return;
  if (root.kind != yaml::Kind::List) {
    errors.push_back(error_at(root.place(), "yaml-type", "expected a list of entries, each a " + std::string(what),
                              "begin each entry with '- '"));
    return;
  }
  for (const yaml::Node& item : root.items()) {
    yaml::MappingReader reader(item, what, errors);
    entry(reader);
    reader.finish();
  }
}

}  // namespace nextline::knowledge::loading
