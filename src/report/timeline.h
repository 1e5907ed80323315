// The treatment history on a line of time, from the sentences of the Case's list facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

/// "line 1: docetaxel, trastuzumab, from 2024-02-01 to 2025-01-10, ended for progression" taken apart.
struct TimelineEntry {
  std::string label;      ///< "line 1", "adjuvant"; empty if the sentence has none
  std::string treatment;  ///< "docetaxel, trastuzumab"
  std::string from, to;   ///< ISO dates as written, to the day at most; empty where the sentence has none
  std::string remark;     ///< what follows the dates: "ended for progression"
  bool is_event = false;  ///< no treatment: the first sign of metastasis
};

/// Tolerant: dates may be partial or carry a time, either may be missing; a sentence without "from" or "since" and a
/// date becomes a treatment without dates.
TimelineEntry timeline_entry(std::string_view sentence);

/// A stretch of the axis, in days.
struct Span {
  std::int64_t begin = 0, end = 0;
};

/// First and last day an ISO date or partial date can mean, counted from 1970-01-01; none if it is no date.
std::optional<Span> days_of(std::string_view date);

struct Timeline {
  std::vector<TimelineEntry> entries;  ///< in order of their beginning; those without a beginning last
  Span axis;                           ///< from the earliest to the latest day, the plan's day included
};

/// True for the list facts a Timeline is read from: "lines" and "treatments".
bool is_history(const CaseEntry& fact);

/// None when no entry of the record says when a treatment began.
std::optional<Timeline> timeline_of(const Plan& plan);

/// "Line 1: docetaxel, trastuzumab", "Trastuzumab".
std::string treatment_words(const TimelineEntry& entry);
/// "2024-02-01 to 2025-01-10", "since 2024-02-01", "until 2025-01-10", "on 2024-02-01"; empty without dates.
std::string period_words(const TimelineEntry& entry);

}  // namespace nextline::report
