#include "case/case_yaml.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/case_text.h"
#include "report/json.h"

namespace nextline::cli {

int run_case(const PatientArguments& arguments, const std::string& format) {
  auto consultation = open_consultation(arguments);
  if (!consultation) return fail(consultation.error());
  const auto facts = patient_case(**consultation, arguments);
  if (!facts) return fail(facts.error());
  const auto& pack = (*consultation)->pack();
  const std::string text = format == "json"   ? report::case_json(pack, *facts)
                           : format == "yaml" ? case_to_yaml(pack, *facts)
                                              : report::case_text(pack, *facts, {columns(), colours_wanted()});
  const auto written = write_output({}, text);
  return written ? 0 : fail(written.error());
}

}  // namespace nextline::cli
