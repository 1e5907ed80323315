#include "case/case_yaml.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/case_text.h"
#include "report/json.h"

namespace nextline::cli {

int run_case(const PlanArguments& arguments) {
  auto consultation = open_consultation(arguments.patient);
  if (!consultation) return fail(consultation.error());
  const auto facts = patient_case(**consultation, arguments.patient);
  if (!facts) return fail(facts.error());
  const auto& pack = (*consultation)->pack();
  const std::string text = arguments.format == "json" ? report::case_json(pack, *facts)
                           : arguments.format == "yaml"
                               ? case_to_yaml(pack, *facts)
                               : report::case_text(pack, *facts, {columns(), colours_wanted()});
  return deliver(arguments.output, text);
}

}  // namespace nextline::cli
