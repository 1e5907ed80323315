// What is due when with one regimen: the part of a Plan that holds dates. Views of the plan's owner, as all of it.
#pragma once

#include <string_view>

#include "base/texts.h"
#include "base/value.h"

namespace nextline {

/// A day something is due. All days are ISO dates.
struct PlanDay {
  std::string_view day;
  std::string_view latest = {};  ///< where the guideline gives a range: the last day of it
  int cycle = 0;                 ///< number of the cycle, 0 where it is not known or not meant
  int cycle_day = 0;             ///< its day, from 1
};

/// Cycles of one length, and the drugs (INN) given in them.
struct PlanCycles {
  int days = 0;
  Texts drugs;
  List<PlanDay> starts;
};

enum class DueKind : std::uint8_t {
  Before,     ///< the first dose
  Repeated,   ///< again and again
  Milestone,  ///< once, after so many cycles
  Undecided,  ///< no day follows from what is known: `rhythm` says why; the team decides
};

/// Something due, merged over the drugs that ask for it.
struct PlanDue {
  DueKind kind = DueKind::Before;
  std::string_view what, note, who;
  std::string_view rhythm;    ///< "every 12 weeks", "days 1 and 8 of every cycle of 21 days"
  std::string_view earliest;  ///< Before: a result of this day or later counts; empty: of any age
  bool settled = false;       ///< Before: the record has it
  std::string_view rests_on;  ///< the day on record it rests on, or that is too old; Repeated: it is counted from
  std::string_view overdue;   ///< Repeated: the day it had been due
  List<PlanDay> days;         ///< Before: the first dose
  Texts facts;                ///< what it tells, by the dictionary's names
  Texts drugs;                ///< INN of those that ask for it; empty: any treatment
  Texts sources;
  std::string_view read;  ///< the weakest reading of what was merged
};

/// To arrange before the first dose.
struct PlanPreparation {
  std::string_view kind, what, who;
  std::string_view by;  ///< ISO date
  Texts drugs, sources;
  std::string_view read;
};

/// A finding during treatment, and what it does.
struct PlanCriterion {
  std::string_view effect;  ///< stop | hold | caution | note
  std::string_view finding;
  std::string_view until;  ///< hold: what must clear, and the dose then
  std::string_view rule;
  Truth now = Truth::Unknown;  ///< whether the Case has it
  Texts sources;
  std::string_view read;  ///< as Reason::read
};

struct PlanCalendar {
  std::string_view regimen, title;
  std::string_view start;  ///< of the first dose; of the next one where the treatment is being given
  std::string_view last;   ///< the last day looked at
  bool running = false;    ///< it is being given
  List<PlanCycles> cycles;
  List<PlanDue> due;
  List<PlanPreparation> preparations;
  List<PlanCriterion> criteria;
};

}  // namespace nextline
