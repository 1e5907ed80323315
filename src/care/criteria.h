// What holds or ends a treatment, in general words: the rules in force for a treatment that is being given.
#pragma once

#include "base/arena.h"
#include "care/decisions.h"
#include "care/judgement.h"
#include "care/plan_calendar.h"

namespace nextline::care {

/// Findings that stop it, then those that hold it, those to go on with in spite of a caution, and what labels ask for
/// that no fact of a Case can tell; within each in the pack's order.
List<PlanCriterion> criteria_of(const Judge& judge, const RegimenBrief& brief, Decisions& decisions, Arena& arena);

/// True if the checklist item is about one of the regimen's drugs.
bool is_about(const knowledge::flat::ChecklistItem& item, const knowledge::flat::Regimen& regimen);

}  // namespace nextline::care
