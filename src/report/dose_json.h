// A dose of the Plan, and one worked out for the patient, as JSON.
#pragma once

#include <string>

#include "care/dosing/dose_page.h"
#include "care/plan.h"
#include "report/json_writer.h"

namespace nextline::report {

/// One object of `doses`: as the regimen states it, and, where it was worked out, `forPatient`.
void write_dose(JsonWriter& json, const PlanDose& dose);
/// The page as one object: {guideline, patient, regimen, category, because, doses, missed, sources, basis}.
std::string doses_json(const care::DosePage& page);

}  // namespace nextline::report
