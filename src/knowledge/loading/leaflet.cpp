#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

namespace {

void read_share(yaml::MappingReader& reader, ShareEntry& entry) {
  entry.what = reader.text("what");
  entry.of_100 = reader.text("of-100");
  entry.severe = reader.optional_text("severe");
  entry.compared = reader.optional_text("compared");
  entry.with = reader.optional_text("with");
  entry.trial = reader.optional_text("trial");
  entry.sourcing = read_sourcing(reader);
}

}  // namespace

void load_leaflet(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "leaflet", pack.errors);
  LeafletEntry entry;
  entry.regimen = reader.text("regimen");
  entry.title = reader.text("title");
  entry.written_by = reader.text("written-by");
  reader.require("written");
  entry.written = reader.date("written");
  entry.reviewed_by = reader.optional_text("reviewed-by");
  entry.reviewed = reader.date("reviewed");
  entry.benefits = read_entries<ShareEntry>(reader, "benefit", "benefit", pack.errors, read_share);
  entry.side_effects = read_entries<ShareEntry>(reader, "side-effects", "side effect", pack.errors, read_share);
  entry.sections = read_sections(reader, pack.errors);
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.leaflets.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
