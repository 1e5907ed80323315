#include "report/calendar/brief.h"

#include <algorithm>
#include <map>
#include <vector>

#include "report/calendar/words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr int kIndent = 2, kColumns = 16;

using Grouped = std::map<std::string_view, std::vector<std::string>>;

/// True if the option says already, under what to do first, that one of the facts is to be found out.
bool is_asked_for(const Plan& plan, const PlanCalendar& calendar, const PlanDue& due) {
  const auto option = std::find_if(plan.options.begin(), plan.options.end(),
                                   [&](const Option& each) { return each.calendar == &calendar; });
  if (option == plan.options.end()) return false;
  return std::any_of(option->requires_.begin(), option->requires_.end(), [&](const Requirement& requirement) {
    return std::find(due.facts.begin(), due.facts.end(), requirement.fact) != due.facts.end();
  });
}

void tests(Page& page, const Plan& plan, const PlanCalendar& calendar, const References& references) {
  for (const auto& due : calendar.due)
    if (due.kind == DueKind::Before && !is_asked_for(plan, calendar, due))
      page.labelled(due.settled ? "Test, done" : "Test",
                    cat(due.what, ": ", record_words(due), page.dim(references.text(due.sources))), kIndent, kColumns);
}

/// "Consent, teaching and interaction", by day; one kind once a day.
void arrangements(Page& page, const PlanCalendar& calendar) {
  Grouped by_date;
  for (const auto& each : calendar.preparations) {
    auto& kinds = by_date[each.by];
    if (each.kind != "label" && std::find(kinds.begin(), kinds.end(), each.kind) == kinds.end())
      kinds.emplace_back(each.kind);
  }
  for (const auto& [day, kinds] : by_date)
    if (!kinds.empty()) page.labelled(cat("By ", day), capitalised(listed(kinds)), kIndent, kColumns);
}

/// What is due next, by day; with a treatment yet to begin, what any treatment asks for.
void next_days(Page& page, const PlanCalendar& calendar) {
  Grouped by_date;
  for (const auto& due : calendar.due) {
    const bool has_day = (due.kind == DueKind::Repeated || due.kind == DueKind::Milestone) && !due.days.empty();
    if (!has_day || (!calendar.running && !due.drugs.empty())) continue;
    const auto& first = due.days.front();
    by_date[first.day].push_back(cat(due.what, first.latest.empty() ? "" : ", at the latest ", first.latest,
                                     due.overdue.empty() ? "" : cat(" (overdue since ", due.overdue, ")")));
  }
  for (const auto& [day, things] : by_date) {
    std::string all;
    for (const auto& thing : things) all += (all.empty() ? "" : "; ") + thing;
    page.labelled(day, all, kIndent, kColumns);
  }
}

}  // namespace

void dates_in_brief(Page& page, const Plan& plan, const References& references) {
  const auto* calendar = calendar_of(plan);
  if (!calendar) return;
  page.heading(calendar->running ? cat("Due next: ", calendar->title)
                                 : cat("Before the first dose, if on ", calendar->start, ": ", calendar->title));
  if (!calendar->running) {
    tests(page, plan, *calendar, references);
    arrangements(page, *calendar);
  }
  next_days(page, *calendar);
  page.paragraph(page.dim("Day by day: nextline calendar; who does what, and what ends or holds it: nextline "
                          "checklist."),
                 kIndent);
}

}  // namespace nextline::report
