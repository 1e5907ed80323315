// nextline calendar and nextline checklist: the days of one treatment.
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/calendar/ics.h"
#include "report/calendar/json.h"
#include "report/calendar/text.h"
#include "report/calendar/words.h"

namespace nextline::cli {
namespace {

Result<Plan> plan_with_calendars(const CalendarArguments& arguments) {
  care::PlanRequest dates;
  dates.calendars = care::Calendars::All;
  dates.start = arguments.start;
  dates.months = arguments.months;
  NEXTLINE_TRY(consultation, open_consultation(arguments.patient, std::move(dates)));
  NEXTLINE_TRY(facts, patient_case(*consultation, arguments.patient));
  return consultation->plan(facts);
}

/// Why the plan has no calendar to show.
Error no_calendar(const Plan& plan, const CalendarArguments& arguments) {
  if (plan.options.empty() && !plan.current.calendar)
    return author_error("no-option", "the plan has no treatment to make a calendar for", arguments.patient.file,
                        "see nextline plan");
  std::vector<std::string> ids;
  for (const auto& option : plan.options)
    if (option.calendar) ids.emplace_back(option.id);
  std::string all;
  for (const auto& id : ids) all += (all.empty() ? "" : ", ") + id;
  if (arguments.option.empty())
    return author_error("no-dates", "'" + std::string(plan.options.front().id) + "' holds no drugs, so no dates",
                        arguments.patient.file, all.empty() ? "see nextline plan" : "name one with --option: " + all);
  return author_error(
      "no-such-option",
      "'" + arguments.option + "' is no option with dates in this plan" + did_you_mean(arguments.option, ids),
      "--option", all.empty() ? "see nextline plan" : "options are " + all);
}

/// `render` on the calendar that is wanted; the exit status.
template <class Render>
int show(const CalendarArguments& arguments, Render render) {
  auto plan = plan_with_calendars(arguments);
  if (!plan) return fail(plan.error());
  const auto* calendar = report::calendar_of(*plan, arguments.option);
  if (!calendar) return fail(no_calendar(*plan, arguments));
  return deliver(arguments.output, render(*plan, *calendar));
}

}  // namespace

int run_calendar(const CalendarArguments& arguments) {
  return show(arguments, [&](const Plan& plan, const PlanCalendar& calendar) {
    if (arguments.format == "json") return report::calendar_json(plan, calendar);
    if (arguments.format == "ics") return report::calendar_ics(plan, calendar, arguments.name);
    return report::calendar_text(plan, calendar, {columns(), colours_wanted()});
  });
}

int run_checklist(const CalendarArguments& arguments) {
  return show(arguments, [&](const Plan& plan, const PlanCalendar& calendar) {
    if (arguments.format == "json") return report::calendar_json(plan, calendar);
    return report::checklist_text(plan, calendar, {columns(), colours_wanted()});
  });
}

}  // namespace nextline::cli
