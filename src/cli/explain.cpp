#include "care/explanation.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/explanation_text.h"

namespace nextline::cli {

int run_explain(const PatientArguments& arguments, const std::string& regimen) {
  auto consultation = open_consultation(arguments);
  if (!consultation) return fail(consultation.error());
  const auto facts = patient_case(**consultation, arguments);
  if (!facts) return fail(facts.error());
  const auto explanation = care::explain_regimen(**consultation, *facts, regimen);
  if (!explanation) return fail(explanation.error());
  const auto written = write_output({}, report::explanation_text(*explanation, {columns(), colours_wanted()}));
  return written ? 0 : fail(written.error());
}

}  // namespace nextline::cli
