// What is known of the patient: in brief, on a line of time, and every fact in a table.
#pragma once

#include "care/plan.h"
#include "report/html_parts.h"

namespace nextline::report {

/// The section "brief": one line for each part of the Case; nothing if no fact is known.
void write_brief(HtmlParts& html, const Plan& plan);
/// The section "history": treatments with bars drawn beside their text, which alone tells everything; nothing where no
/// date is known.
void write_history(HtmlParts& html, const Plan& plan);
/// The section "facts": every fact with date and origin, and notes on data left out.
void write_facts(HtmlParts& html, const Plan& plan);

}  // namespace nextline::report
