#include "report/overlay_words.h"

#include "report/words.h"

namespace nextline::report {
namespace {

/// Without the full stop it may end with.
std::string_view open_end(std::string_view sentence) {
  while (sentence.ends_with('.')) sentence.remove_suffix(1);
  return sentence;
}

}  // namespace

std::vector<std::string> overlay_lines(const Basis& basis) {
  std::vector<std::string> lines;
  if (!basis.overlay) return lines;
  const PlanOverlay& overlay = *basis.overlay;
  lines.push_back(cat("Overlay: ", overlay.choices.empty() ? "no choice differs from the guideline's" : "choices",
                      " of ", overlay.site, ", ", overlay.date, ", decided by ", overlay.decided_by, ": ",
                      open_end(overlay.reason), "."));
  for (const PlanChoice& choice : overlay.choices)
    lines.push_back(cat(choice.question, " Here: ", open_end(choice.says), " (", choice.alternative,
                        "). Instead of: ", open_end(choice.instead_says), " (", choice.instead_of, ")."));
  return lines;
}

void write_overlay(JsonWriter& json, const Basis& basis) {
  if (!basis.overlay) return;
  json.key("overlay");
  json.open_object();
  json.field("site", basis.overlay->site);
  json.field("date", basis.overlay->date);
  json.field("decidedBy", basis.overlay->decided_by);
  json.field("reason", basis.overlay->reason);
  json.array("choices", basis.overlay->choices, [&](const PlanChoice& choice) {
    json.open_object();
    json.field("interpretation", choice.interpretation);
    json.field("question", choice.question);
    json.field("alternative", choice.alternative);
    json.field("says", choice.says);
    json.field("insteadOf", choice.instead_of);
    json.field("insteadSays", choice.instead_says);
    json.close_object();
  });
  json.close_object();
}

std::string review_words(const StatementReview& review) {
  const std::string written =
      review.reviewed.empty() ? cat("written ", review.date) : cat("last reviewed ", review.reviewed);
  std::string words = cat("Recommendation ", review.statement);
  if (review.status == "under-review") words += " is under review";
  if (!review.overdue) return words + ".";
  if (review.status == "under-review") words += " and";
  return words + cat(" was due for review on ", review.review_by, " (", written, "): it may be out of date.");
}

void write_review(JsonWriter& json, List<StatementReview> reviews) {
  if (reviews.empty()) return;
  json.array("review", reviews, [&](const StatementReview& review) {
    json.open_object();
    json.field("statement", review.statement);
    json.field("status", review.status);
    json.field("date", review.date);
    json.optional_field("reviewed", review.reviewed);
    json.optional_field("reviewBy", review.review_by);
    json.flag("overdue", review.overdue);
    json.close_object();
  });
}

}  // namespace nextline::report
