#include <algorithm>

#include "cli/commands.h"
#include "cli/dose_levels.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/dose_json.h"
#include "report/dose_text.h"

namespace nextline::cli {
namespace {

/// An error where a level was asked for that no dose of the page has.
Result<void> check_levels(const care::DosePage& page, const care::Judge& judge) {
  for (const care::DoseLevelWish& wish : judge.request().levels) {
    const std::string name = judge.pack().drug(wish.drug)->name()->str();
    std::size_t steps = 1;
    for (const PlanDose& dose : page.doses)
      if (dose.drug == name && dose.for_patient) steps = std::max(steps, dose.for_patient->ladder.size());
    if (static_cast<std::size_t>(wish.level) < steps) continue;
    return author_error("no-level", name + " has no level " + std::to_string(wish.level) + " here", "--level",
                        steps > 1 ? "levels go from 0 to " + std::to_string(steps - 1)
                                  : "no lower level of this dose is in the guideline");
  }
  return {};
}

}  // namespace

int run_dose(const DoseArguments& arguments) {
  care::PlanRequest wanted;
  wanted.doses = true;
  auto consultation = open_consultation(arguments.patient, std::move(wanted), arguments.levels);
  if (!consultation) return fail(consultation.error());
  const auto facts = patient_case(**consultation, arguments.patient);
  if (!facts) return fail(facts.error());
  auto page = (*consultation)->doses(*facts, arguments.regimen);
  if (!page) return fail(page.error());
  if (const auto checked = check_levels(*page, (*consultation)->judge()); !checked) return fail(checked.error());
  page->plan.basis.engine_version = NEXTLINE_VERSION;
  return deliver(arguments.output, arguments.format == "json"
                                       ? report::doses_json(*page)
                                       : report::doses_text(*page, {columns(), colours_wanted()}));
}

}  // namespace nextline::cli
