// The slow, clear evaluator of decision expressions: the oracle the engine and the proof are held to.
#pragma once

#include "base/value.h"
#include "case/case.h"
#include "knowledge/decision.h"

namespace nextline {

/// The value of `expression` on a Case. Stale facts count as unknown. References are followed through `model`.
Truth evaluate(const knowledge::DecisionExpression& expression, const knowledge::DecisionModel& model, const Case& c);

}  // namespace nextline
