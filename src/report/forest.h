// The results of the trials behind a plan's options, drawn: hazard ratios with their intervals, medians as bars.
#pragma once

#include "report/html_parts.h"

namespace nextline::report {

/// A table of every hazard ratio of the trials cited by the plan's options, each trial once, with a drawing beside the
/// numbers and the warning that trials are not to be compared with each other. Nothing where no trial gives one.
void write_forest(HtmlParts& html, const Plan& plan);

}  // namespace nextline::report
