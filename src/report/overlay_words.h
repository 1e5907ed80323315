// What a reader is told of a site's own choices and of statements to be reviewed.
#pragma once

#include <string>
#include <vector>

#include "care/plan.h"
#include "report/json_writer.h"

namespace nextline::report {

/// One sentence about the overlay as a whole, then one a choice: what is chosen, instead of what. Empty without one.
std::vector<std::string> overlay_lines(const Basis& basis);
/// "overlay": {site, date, decidedBy, reason, choices: [{interpretation, question, alternative, says, insteadOf,
/// insteadSays}]}; nothing without one.
void write_overlay(JsonWriter& json, const Basis& basis);

/// "Recommendation x was due for review on 2027-05-24 (written 2026-11-24): it may be out of date."
std::string review_words(const StatementReview& review);
/// "review": [{statement, status, date, reviewed, reviewBy, overdue}]; nothing where all is in order.
void write_review(JsonWriter& json, List<StatementReview> reviews);

}  // namespace nextline::report
