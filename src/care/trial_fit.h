// Whether a patient would have been let into the trials an option rests on.
#pragma once

#include "care/plan.h"
#include "care/reasons.h"

namespace nextline::care {

/// The fit to the trial of `evidence`, by the define its file names: yes; no, with the criteria that fail; or unknown,
/// with the facts that are missing. `evidence` must name such a define.
TrialFit trial_fit(const EvidenceSheet& evidence, Decisions& decisions, Reasons& reasons);
/// For the treatment being given: unknown, because what is known tells of today and not of the day it began.
TrialFit fit_of_what_is_given(const EvidenceSheet& evidence);

}  // namespace nextline::care
