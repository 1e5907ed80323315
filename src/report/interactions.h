// A check of interactions as text for a terminal and as JSON.
#pragma once

#include <string>

#include "care/interaction_survey.h"
#include "report/page.h"

namespace nextline::report {

/// The check treatment by treatment, the worst first; then what was not checked, loudly; at most 100 columns.
std::string interactions_text(const care::InteractionSurvey& survey, TextStyle style);
/// {intendedUse, guideline, packVersion, reviewStatus, severity, treatments: [{id, title, drugs, current, interactions:
/// [{id, drug, with, written, source, severity, effect, advice, group, sources, read}], nothingListed}], notChecked:
/// [{written, source, holds}]}. `severity` of the whole is the worst of all, or null.
std::string interactions_json(const care::InteractionSurvey& survey);

}  // namespace nextline::report
