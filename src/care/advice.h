// What the plan says beside regimens: actions and referrals in the order to do them, and alerts.
#pragma once

#include <vector>

#include "care/plan.h"
#include "care/reasons.h"

namespace nextline::care {

/// Actions and referrals whose situation holds: urgent ones first, then by position (a referral's is 0); equal ones in
/// the pack's order.
std::vector<PlanAction> actions_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                    const Reasons& reasons);

/// Alerts whose situation holds, in the pack's order.
std::vector<PlanAlert> alerts_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                  const Reasons& reasons);

}  // namespace nextline::care
