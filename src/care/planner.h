// Case -> Plan: the pack's tables executed, and every decision given its reasons.
#pragma once

#include <vector>

#include "care/dosing/measures.h"
#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// The Plan that tells `outcome`, what the judge made of the Case that `decisions` uses: options, reasons, doses,
/// sources, and which facts to find out first. With `doses`, the doses of the options are worked out for the
/// patient.
Plan compose_plan(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
                  const DoseAnswers* doses = nullptr);

/// The Plan for one Case: judged, then composed. Fails only on a foreign or broken pack (Blame::Bug or Author); an
/// undecidable Case is a Plan. `decisions` are the judge's (Judge::decisions), made once for many Cases.
Result<Plan> make_plan(const Judge& judge, const Case& facts, Decisions& decisions, const DoseAnswers* doses = nullptr);

}  // namespace nextline::care
