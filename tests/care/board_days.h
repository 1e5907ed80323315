// Plans with calendars, under the made-up guideline of tests/data/packs/board.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "care/consultation.h"
#include "case/case_yaml.h"

namespace nextline::care::testing {

inline std::shared_ptr<const knowledge::Pack> board() {
  static const auto loaded = [] {
    auto result = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/board");
    if (!result) throw std::runtime_error(result.error().one_line());
    return std::make_shared<const knowledge::Pack>(std::move(*result));
  }();
  return loaded;
}

/// The plan for the facts (as in --case), with every calendar.
inline Result<Plan> board_plan(const std::string& facts, PlanRequest request) {
  request.region = "us";
  if (request.calendars == Calendars::None) request.calendars = Calendars::All;
  NEXTLINE_TRY(consultation, Consultation::open(board(), request, *parse_datetime(request.as_of + "T12:00:00.000Z")));
  NEXTLINE_TRY(known, case_from_yaml(*board(), facts, "facts"));
  return consultation->plan(known);
}

inline PlanRequest from(const std::string& as_of, const std::string& start = {}, int months = 6) {
  PlanRequest request;
  request.as_of = as_of;
  request.start = start;
  request.months = months;
  return request;
}

/// The calendar of an option; null if it is none, or has none.
inline const PlanCalendar* calendar(const Plan& plan, const std::string& regimen) {
  for (const auto& option : plan.options)
    if (option.id == regimen) return option.calendar;
  return nullptr;
}

/// The first item of the kind called so; null if there is none.
inline const PlanDue* due(const PlanCalendar& calendar, DueKind kind, const std::string& what) {
  for (const auto& item : calendar.due)
    if (item.kind == kind && item.what == what) return &item;
  return nullptr;
}

inline std::string days(const PlanDue& item) {
  std::string all;
  for (const auto& day : item.days) {
    all += (all.empty() ? "" : " ") + std::string(day.day);
    if (!day.latest.empty()) all += "/" + std::string(day.latest);
  }
  return all;
}

}  // namespace nextline::care::testing
