// The options as cards, and before them a table that shows them at a glance.
#pragma once

#include "care/plan.h"
#include "report/html_parts.h"

namespace nextline::report {

/// The section "options"; nothing where the guideline does not apply.
void write_options(HtmlParts& html, const Plan& plan);

}  // namespace nextline::report
