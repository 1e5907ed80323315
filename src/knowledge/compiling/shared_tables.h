// Tables that several kinds of entry hold: texts, notes, labels.
#pragma once

#include <string>

#include "knowledge/compiling/flat_entries.h"

namespace nextline::knowledge::compiling {

using Text = flatbuffers::Offset<flatbuffers::String>;

inline Text text(Builder& builder, const std::string& words) {
  return builder.shared(words);
}
inline Text text(Builder& builder, const Word& word) {
  return text(builder, word.text);
}
inline Text text(Builder& builder, const std::optional<Decimal>& number) {
  return text(builder, number ? number->to_string() : std::string());
}

Tables<flat::Note> build_notes(Builder& builder, const std::vector<NoteEntry>& notes);
Tables<flat::Section> build_sections(Builder& builder, const std::vector<SectionEntry>& sections);
/// With the day of the next review worked out.
flatbuffers::Offset<flat::Review> build_review(Builder& builder, const EntrySource& source, const ReviewEntry& entry);
Tables<flat::LabelStatus> build_labels(Builder& builder, const std::vector<LabelEntry>& labels);

flatbuffers::Offset<flat::Dose> build_dose(Builder& builder, const DoseEntry& dose);
flatbuffers::Offset<flat::Dosing> build_dosing(Builder& builder, const EntrySource& source, const DosingEntry& entry);

/// `make(entry)` for each entry, as a vector of tables.
template <class Table, class Entries, class Make>
Tables<Table> build_each(Builder& builder, const Entries& entries, Make make) {
  std::vector<flatbuffers::Offset<Table>> out;
  out.reserve(entries.size());
  for (const auto& entry : entries) out.push_back(make(entry));
  return builder.CreateVector(out);
}

}  // namespace nextline::knowledge::compiling
