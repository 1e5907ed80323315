// A treatment's days, and its checklist, as text for a terminal: at most 100 columns.
#pragma once

#include <string>

#include "care/plan.h"
#include "report/page.h"

namespace nextline::report {

/// What is due before the first dose, the cycles, day by day, how often and on what it rests, what the team decides.
std::string calendar_text(const Plan& plan, const PlanCalendar& calendar, TextStyle style);
/// What to arrange before the first dose, by whom and by when; afterwards when the response is assessed, what ends or
/// holds the treatment.
std::string checklist_text(const Plan& plan, const PlanCalendar& calendar, TextStyle style);

}  // namespace nextline::report
