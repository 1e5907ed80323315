// The doses of one regimen, or of a drug that no regimen of the guideline gives, worked out for one patient.
#pragma once

#include <string>
#include <vector>

#include "care/dosing/measures.h"
#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// A sentence of a drug's file beside its doses.
struct DoseNote {
  std::string_view drug, text, read;
  Texts sources;
};

/// Views of `owner`, as a Plan's.
struct DosePage {
  std::string_view id, title;
  std::string_view category;  ///< the plan's of the regimen: preferred, contraindicated, …; empty for a drug
  List<Reason> because;       ///< why it is excluded; empty for an option
  List<PlanDose> doses;       ///< each with for_patient
  List<DoseNote> missed;      ///< what to do about a missed dose
  Plan plan;                  ///< of the patient: header, scope, facts, basis
  List<PlanSource> sources;   ///< every source cited, in the pack's order
  std::shared_ptr<const void> owner;
};

/// The page for the regimen or drug called `name` (any of its names). `decisions` are the judge's. Errors: none is
/// called so; a drug without doses of its own.
Result<DosePage> dose_page(const Judge& judge, const Case& facts, Decisions& decisions, const DoseAnswers& answers,
                           const std::string& name);

}  // namespace nextline::care
