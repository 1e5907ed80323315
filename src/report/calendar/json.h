// A treatment's days as JSON.
#pragma once

#include <string>

#include "care/plan.h"
#include "report/json_writer.h"

namespace nextline::report {

/// The object of one calendar: {regimen, title, start, last, running, cycles, due, checklist, criteria}.
void write_calendar(JsonWriter& json, const PlanCalendar& calendar);

/// One calendar with the guideline, the basis and the sources it cites.
std::string calendar_json(const Plan& plan, const PlanCalendar& calendar);

}  // namespace nextline::report
