#include "report/calendar/json.h"

#include "report/calendar/words.h"
#include "report/json_parts.h"
#include "report/overlay_words.h"

namespace nextline::report {
namespace {

std::string_view kind_word(DueKind kind) {
  switch (kind) {
    case DueKind::Before:
      return "before";
    case DueKind::Repeated:
      return "repeated";
    case DueKind::Milestone:
      return "milestone";
    case DueKind::Undecided:
      return "undecided";
  }
  return {};
}

std::string_view truth_word(Truth truth) {
  return truth == Truth::True ? "yes" : truth == Truth::False ? "no" : "unknown";
}

void write_day(JsonWriter& json, const PlanDay& day) {
  json.open_object();
  json.field("day", day.day);
  json.optional_field("latest", day.latest);
  if (day.cycle > 0) json.field("cycle", day.cycle);
  if (day.cycle_day > 0) json.field("cycleDay", day.cycle_day);
  json.close_object();
}

void write_due(JsonWriter& json, const PlanDue& due) {
  json.open_object();
  json.field("kind", kind_word(due.kind));
  json.field("what", due.what);
  json.optional_field("note", due.note);
  json.optional_field("who", due.who);
  json.optional_field("rhythm", due.rhythm);
  if (due.kind == DueKind::Before) {
    json.optional_field("earliest", due.earliest);
    json.key("settled");
    json.boolean(due.settled);
  }
  json.optional_field("restsOn", due.rests_on);
  json.optional_field("overdueSince", due.overdue);
  json.array("days", due.days, [&](const PlanDay& day) { write_day(json, day); });
  json.field("facts", due.facts);
  json.field("drugs", due.drugs);
  json.field("sources", due.sources);
  json.field("read", due.read);
  json.close_object();
}

void write_preparation(JsonWriter& json, const PlanPreparation& preparation) {
  json.open_object();
  json.field("kind", preparation.kind);
  json.field("what", preparation.what);
  json.optional_field("who", preparation.who);
  json.field("by", preparation.by);
  json.field("drugs", preparation.drugs);
  json.field("sources", preparation.sources);
  json.field("read", preparation.read);
  json.close_object();
}

void write_criterion(JsonWriter& json, const PlanCriterion& criterion) {
  json.open_object();
  json.field("effect", criterion.effect);
  json.field("finding", criterion.finding);
  json.optional_field("until", criterion.until);
  json.field("rule", criterion.rule);
  json.field("now", truth_word(criterion.now));
  json.field("sources", criterion.sources);
  json.field("read", criterion.read);
  json.close_object();
}

void write_cycles(JsonWriter& json, const PlanCycles& cycles) {
  json.open_object();
  json.field("days", cycles.days);
  json.field("drugs", cycles.drugs);
  json.array("starts", cycles.starts, [&](const PlanDay& day) { write_day(json, day); });
  json.close_object();
}

}  // namespace

void write_calendar(JsonWriter& json, const PlanCalendar& calendar) {
  json.open_object();
  json.field("regimen", calendar.regimen);
  json.field("title", calendar.title);
  json.field("start", calendar.start);
  json.field("last", calendar.last);
  json.key("running");
  json.boolean(calendar.running);
  json.array("cycles", calendar.cycles, [&](const PlanCycles& each) { write_cycles(json, each); });
  json.array("due", calendar.due, [&](const PlanDue& each) { write_due(json, each); });
  json.array("checklist", calendar.preparations, [&](const PlanPreparation& each) { write_preparation(json, each); });
  json.array("criteria", calendar.criteria, [&](const PlanCriterion& each) { write_criterion(json, each); });
  json.close_object();
}

std::string calendar_json(const Plan& plan, const PlanCalendar& calendar) {
  JsonWriter json;
  json.open_object();
  write_guideline(json, plan);
  json.field("asOf", plan.basis.as_of);
  json.field("region", plan.basis.region);
  json.key("calendar");
  write_calendar(json, calendar);
  write_sources(json, sources_of(plan, calendar, true));
  json.field("reviewStatus", plan.basis.review_status);
  write_overlay(json, plan.basis);
  json.field("intendedUse", plan.basis.intended_use);
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
