// The dates of the treatment to be given, as tables of the HTML plan that can be printed.
#pragma once

#include "care/plan.h"
#include "report/html_parts.h"

namespace nextline::report {

/// The section "dates": what to arrange before the first dose, by whom and by when; what is due afterwards; what ends
/// or holds the treatment. Nothing where no calendar was asked for.
void write_dates(HtmlParts& html, const Plan& plan);

}  // namespace nextline::report
