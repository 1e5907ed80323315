// The days of one treatment for one Case: what is due when, what to arrange first, which findings hold or end it.
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "care/decisions.h"
#include "care/due_items.h"
#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// Whether calendars can be made for the request: `start` is a day, not before `as_of`; `months` is 1 to 60.
Result<void> check_calendar_request(const PlanRequest& request);

/// Writes calendars into a plan's arena and marks the sources they cite. Views of judge, Case and answers; short-lived.
class CalendarWriter {
 public:
  CalendarWriter(const Judge& judge, const Case& facts, Decisions& decisions, Arena& arena, SourceSet& cited)
      : judge_(judge), facts_(facts), decisions_(decisions), arena_(arena), cited_(cited) {}

  /// The calendar of a regimen; null for one without drugs. `since`: of a treatment that is being given, when it began
  /// (ISO, may be partial or empty); null for one that is to begin.
  const PlanCalendar* write(const RegimenBrief& brief, const std::string_view* since);

 private:
  List<PlanCycles> cycles(const knowledge::flat::Regimen& regimen, const CalendarFrame& frame);
  List<PlanDue> due(const std::vector<DueGroup>& groups, const CalendarFrame& frame);
  List<PlanPreparation> preparations(const knowledge::flat::Regimen& regimen, const CalendarFrame& frame);

  const Judge& judge_;
  const Case& facts_;
  Decisions& decisions_;
  Arena& arena_;
  SourceSet& cited_;
};

}  // namespace nextline::care
