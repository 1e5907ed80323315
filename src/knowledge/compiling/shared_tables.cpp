#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

flatbuffers::Offset<flatbuffers::Vector<Text>> build_texts(Builder& builder, const std::vector<Word>& words) {
  std::vector<Text> out;
  out.reserve(words.size());
  for (const Word& word : words) out.push_back(text(builder, word));
  return builder.CreateVector(out);
}

Tables<flat::Note> build_notes(Builder& builder, const std::vector<NoteEntry>& notes) {
  return build_each<flat::Note>(builder, notes, [&](const NoteEntry& note) {
    const auto words = text(builder, note.text);
    const auto sources = build_texts(builder, note.sourcing.sources);
    const auto read = text(builder, note.sourcing.read);
    return flat::CreateNote(builder, words, sources, read);
  });
}

Tables<flat::Section> build_sections(Builder& builder, const std::vector<SectionEntry>& sections) {
  return build_each<flat::Section>(builder, sections, [&](const SectionEntry& section) {
    const auto title = text(builder, section.title);
    return flat::CreateSection(builder, title, build_notes(builder, section.notes));
  });
}

Tables<flat::LabelStatus> build_labels(Builder& builder, const std::vector<LabelEntry>& labels) {
  return build_each<flat::LabelStatus>(builder, labels, [&](const LabelEntry& label) {
    const auto region = text(builder, label.region);
    const auto status = text(builder, label.status);
    const auto since = text(builder, label.since);
    const auto sources = build_texts(builder, label.sources);
    const auto note = text(builder, label.note);
    return flat::CreateLabelStatus(builder, region, status, since, sources, note);
  });
}

}  // namespace nextline::knowledge::compiling
