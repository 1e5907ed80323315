#include "knowledge/compiling/shared_tables.h"
#include "knowledge/review.h"

namespace nextline::knowledge::compiling {

namespace {

/// Lint has made sure that shares are whole numbers up to 100.
flatbuffers::Offset<flat::Share> build_share(Builder& builder, const ShareEntry& entry) {
  const auto what = text(builder, entry.what);
  const auto severe = text(builder, entry.severe);
  const auto compared = text(builder, entry.compared);
  const auto with = text(builder, entry.with);
  const auto trial = text(builder, entry.trial);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateShare(builder, what, static_cast<std::uint8_t>(std::stoi(entry.of_100.text)), severe, compared,
                           with, trial, sources, read);
}

flatbuffers::Offset<flat::Leaflet> build_leaflet(Builder& builder, const EntrySource& source,
                                                 const LeafletEntry& entry) {
  const auto shares = [&](const std::vector<ShareEntry>& all) {
    return build_each<flat::Share>(builder, all, [&](const ShareEntry& each) { return build_share(builder, each); });
  };
  const auto regimen = text(builder, entry.regimen);
  const auto title = text(builder, entry.title);
  const auto written_by = text(builder, entry.written_by);
  const auto written = text(builder, entry.written);
  const auto reviewed_by = text(builder, entry.reviewed_by);
  const auto reviewed = text(builder, entry.reviewed);
  const auto benefits = shares(entry.benefits);
  const auto side_effects = shares(entry.side_effects);
  const auto sections = build_sections(builder, entry.sections);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  const auto by =
      text(builder, review_day({}, entry.reviewed.text, entry.written.text, source.pack.guideline.review_months));
  return flat::CreateLeaflet(builder, regimen, title, written_by, written, reviewed_by, reviewed, benefits,
                             side_effects, sections, sources, read, by);
}

}  // namespace

Tables<flat::Leaflet> build_leaflets(Builder& builder, const EntrySource& source) {
  return build_each<flat::Leaflet>(builder, source.pack.leaflets,
                                   [&](const LeafletEntry& entry) { return build_leaflet(builder, source, entry); });
}

}  // namespace nextline::knowledge::compiling
