// A calendar in plain words, shared by its forms; and its days in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

/// The calendar a plan has for what is to be given: the one named (id or title), else that of the treatment that goes
/// on, else that of the option ranked first. Null when there is none.
const PlanCalendar* calendar_of(const Plan& plan, std::string_view option = {});

/// "First dose on 2026-11-23; looked ahead to 2027-05-23."
std::string span_words(const PlanCalendar& calendar);
/// What a result on record is worth: "on record of 2026-11-02, which counts"; "a result of 2026-10-26
/// or later counts".
std::string record_words(const PlanDue& due);
/// `what`, with its note behind a colon.
std::string what_words(const PlanDue& due);
/// "cycle 3, day 8", "day 1"; empty for a day that is none of a cycle's.
std::string cycle_words(const PlanDay& day);
/// "test" -> "Test", "label" -> "Label asks": the kind of a preparation.
std::string kind_words(std::string_view kind);
/// "stop" -> "Ends it", …
std::string effect_words(std::string_view effect);
/// The finding, and what must clear: "platelets are below 25; until platelets are 75 or more".
std::string criterion_words(const PlanCriterion& criterion);

/// One day and what is due on it.
struct DueOnDay {
  const PlanDue* due = nullptr;
  const PlanDay* day = nullptr;
};
/// Repeated things and milestones by day; on one day in the calendar's order.
std::vector<DueOnDay> by_day(const PlanCalendar& calendar);

/// The sources the calendar cites, in the plan's order. With `checklist` those of the checklist and criteria too.
std::vector<PlanSource> sources_of(const Plan& plan, const PlanCalendar& calendar, bool checklist);

}  // namespace nextline::report
