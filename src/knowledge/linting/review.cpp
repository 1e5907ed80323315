// Status and review of statements.
#include "knowledge/review.h"

#include <algorithm>

#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

/// `what`: "the recommendation 'id'".
void warn_if_due(const Check& check, const Place& place, const std::string& what, const std::string& day) {
  if (is_overdue(day, check.today))
    check.warn(place, "review-due", what + " was due for review on " + day, "review it, and write reviewed: DATE");
}

void check_review(const Check& check, const Word& id, const ReviewEntry& review, const std::string& what) {
  const std::string name = "the " + what + " '" + id.text + "'";
  if (review.date.empty() && check.pack.guideline.review_months >= 0)
    check.complain(id.place, "missing-date", name + " has no date",
                   "write date: the day it was written or last changed");
  if (review.reviewers.empty() != review.reviewed.empty())
    check.complain(id.place, "review-by-nobody", name + " needs both who reviewed it and when, or neither",
                   "write reviewed: DATE and reviewers: [NAME]");
  warn_if_due(check, id.place, name, review_day(review, check.pack.guideline));
}

void check_superseded(const Check& check, const RecommendationEntry& entry) {
  const bool superseded = entry.review.status.text == "superseded";
  const Word& by = entry.review.superseded_by;
  if (superseded == by.empty()) {
    check.complain(entry.id.place, "superseded-by",
                   superseded ? "'" + entry.id.text + "' is superseded by nothing"
                              : "'" + entry.id.text + "' names what supersedes it and is not superseded",
                   "write status: superseded and superseded-by: RECOMMENDATION, or neither");
    return;
  }
  if (!superseded) return;
  const auto& all = check.pack.recommendations;
  const auto successor = std::ranges::find_if(all, [&](const auto& each) { return each.id.text == by.text; });
  if (successor == all.end() || successor->review.status.text == "superseded")
    check.complain(by.place, "superseded-by", "'" + by.text + "' is no recommendation that stands",
                   "name the one that is to be followed instead");
}

}  // namespace

void check_reviews(const Check& check) {
  for (const RecommendationEntry& each : check.pack.recommendations) {
    check_review(check, each.id, each.review, "recommendation");
    check_superseded(check, each);
  }
  for (const InterpretationEntry& each : check.pack.interpretations)
    check_review(check, each.id, each.review, "interpretation");
  for (const LeafletEntry& each : check.pack.leaflets)
    warn_if_due(check, each.regimen.place, "the leaflet of '" + each.regimen.text + "'",
                review_day({}, each.reviewed.text, each.written.text, check.pack.guideline.review_months));
}

}  // namespace nextline::knowledge::linting
