#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

void load_evidence(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "evidence entry", pack.errors);
  EvidenceEntry entry;
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  entry.population = reader.optional_text("population");
  entry.findings = read_notes(reader, "findings", pack.errors);
  entry.nct = reader.optional_text("nct");
  entry.published = reader.date("published");
  entry.eligibility = reader.optional_text("eligibility");
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.evidence.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
