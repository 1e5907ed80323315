// What the plan says beside regimens: actions and referrals in the order to do them, and alerts.
#pragma once

#include "care/plan.h"
#include "care/reasons.h"

namespace nextline::care {

/// Actions and referrals whose situation holds, in the order of the sheets. Marks their sources.
List<PlanAction> actions_for(Decisions& decisions, Reasons& reasons, SourceSet& cited);

/// Alerts whose situation holds, in the pack's order. Marks their sources.
List<PlanAlert> alerts_for(Decisions& decisions, Reasons& reasons, SourceSet& cited);

}  // namespace nextline::care
