#include "care/explanation.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/explanation_json.h"
#include "report/explanation_text.h"

namespace nextline::cli {

int run_explain(const PlanArguments& arguments, const std::string& regimen) {
  auto consultation = open_consultation(arguments.patient);
  if (!consultation) return fail(consultation.error());
  const auto facts = patient_case(**consultation, arguments.patient);
  if (!facts) return fail(facts.error());
  const auto explanation = care::explain_regimen(**consultation, *facts, regimen);
  if (!explanation) return fail(explanation.error());
  return deliver(arguments.output, arguments.format == "json"
                                       ? report::explanation_json(*explanation)
                                       : report::explanation_text(*explanation, {columns(), colours_wanted()}));
}

}  // namespace nextline::cli
