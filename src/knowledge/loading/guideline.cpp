#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

void load_guideline(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "guideline", pack.errors);
  GuidelineEntry& entry = pack.guideline;
  entry.place = root.place();
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  entry.version = reader.text("version");
  reader.require("evidence-cutoff");
  entry.evidence_cutoff = reader.date("evidence-cutoff");
  if (reader.require("regions")) entry.regions = reader.texts("regions");
  entry.default_region = reader.text("default-region");
  entry.intended_use = reader.text("intended-use");
  entry.limits = reader.text("limits");
  entry.review_status = reader.text("review-status");
  entry.scope = reader.text("scope");
  entry.authors = reader.texts("authors");
  entry.reviewers = reader.texts("reviewers");
  entry.review_months = reader.integer("review-months", -1);
  for (const yaml::Node& item : reader.list("goals")) {
    yaml::MappingReader goal(item, "goal", pack.errors);
    entry.goals.emplace_back();
    entry.goals.back().id = goal.text("id");
    entry.goals.back().title = goal.text("title");
    entry.goals.back().also = goal.texts("also");
    goal.finish();
  }
  reader.finish();
}

}  // namespace nextline::knowledge::loading
