#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

void load_recommendations(const yaml::Node& root, PackSource& pack) {
  read_list(root, "recommendation", pack.errors, [&](yaml::MappingReader& reader) {
    RecommendationEntry entry;
    entry.id = reader.text("id");
    entry.when = reader.text("when");
    entry.regimen = reader.text("regimen");
    entry.category = reader.text("category");
    entry.strength = reader.optional_text("strength");
    entry.evidence_level = reader.optional_text("evidence-level");
    entry.evidence = reader.texts("evidence");
    entry.regions = reader.texts("regions");
    entry.since = reader.date("since");
    entry.until = reader.date("until");
    entry.where_none_of = reader.texts("where-none-of");
    entry.says = reader.text("says");
    entry.review = read_review(reader);
    entry.sourcing = read_sourcing(reader);
    pack.recommendations.push_back(std::move(entry));
  });
}

}  // namespace nextline::knowledge::loading
