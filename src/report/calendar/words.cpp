#include "report/calendar/words.h"

#include <algorithm>
#include <set>

#include "report/words.h"

namespace nextline::report {

const PlanCalendar* calendar_of(const Plan& plan, std::string_view option) {
  const auto* current = plan.current.calendar;
  if (option.empty() && current) return current;
  for (const auto& each : plan.options)
    if (option.empty() || each.id == option || each.title == option) return each.calendar;
  return current && (current->regimen == option || current->title == option) ? current : nullptr;
}

std::string span_words(const PlanCalendar& calendar) {
  const bool held = std::any_of(calendar.criteria.begin(), calendar.criteria.end(), [](const PlanCriterion& each) {
    return each.effect == "hold" && each.now == Truth::True;
  });
  const std::string_view start = !calendar.running ? "First dose on "
                                 : held            ? "On hold; the days count as if the next dose were on "
                                                   : "Being given; next dose on ";
  return cat(start, calendar.start, "; looked ahead to ", calendar.last, ".");
}

std::string record_words(const PlanDue& due) {
  if (due.settled)
    return due.rests_on.empty() ? "on record, which counts whatever its age"
                                : cat("on record of ", due.rests_on, ", which counts");
  if (due.earliest.empty()) return "a result of any age counts";
  return cat("a result of ", due.earliest, " or later counts",
             due.rests_on.empty() ? std::string() : cat("; the one of ", due.rests_on, " is too old"));
}

std::string what_words(const PlanDue& due) {
  return cat(due.what, due.note.empty() ? "" : " (", due.note, due.note.empty() ? "" : ")");
}

std::string cycle_words(const PlanDay& day) {
  if (day.cycle_day == 0) return {};
  const std::string of_cycle = "day " + std::to_string(day.cycle_day);
  return day.cycle == 0 ? of_cycle : "cycle " + std::to_string(day.cycle) + ", " + of_cycle;
}

std::string kind_words(std::string_view kind) {
  return kind == "label" ? "Label asks" : capitalised(kind);
}

std::string effect_words(std::string_view effect) {
  if (effect == "stop") return "Ends it";
  if (effect == "hold") return "Holds it";
  if (effect == "caution") return "Go on with care";
  return "Doses and giving it";
}

std::string criterion_words(const PlanCriterion& criterion) {
  return cat(capitalised(criterion.finding), criterion.until.empty() ? "" : "; until ", criterion.until,
             criterion.now == Truth::True ? " (so now)" : "");
}

std::vector<DueOnDay> by_day(const PlanCalendar& calendar) {
  std::vector<DueOnDay> all;
  for (const auto& due : calendar.due)
    if (due.kind == DueKind::Repeated || due.kind == DueKind::Milestone)
      for (const auto& day : due.days) all.push_back({&due, &day});
  std::stable_sort(all.begin(), all.end(),
                   [](const DueOnDay& l, const DueOnDay& r) { return l.day->day < r.day->day; });
  return all;
}

std::vector<PlanSource> sources_of(const Plan& plan, const PlanCalendar& calendar, bool checklist) {
  std::set<std::string_view> cited;
  for (const auto& due : calendar.due) cited.insert(due.sources.begin(), due.sources.end());
  if (checklist) {
    for (const auto& each : calendar.preparations) cited.insert(each.sources.begin(), each.sources.end());
    for (const auto& each : calendar.criteria) cited.insert(each.sources.begin(), each.sources.end());
  }
  std::vector<PlanSource> sources;
  std::copy_if(plan.sources.begin(), plan.sources.end(), std::back_inserter(sources),
               [&](const PlanSource& source) { return cited.contains(source.id); });
  return sources;
}

}  // namespace nextline::report
