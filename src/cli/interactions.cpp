#include "report/interactions.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "knowledge/names.h"

namespace nextline::cli {
namespace {

Result<void> add_named(const InteractionArguments& arguments, const knowledge::Pack& pack,
                       care::InteractionSurvey& survey) {
  for (const auto& name : arguments.regimens) {
    NEXTLINE_TRY(regimen, knowledge::find_regimen(pack, name, "--regimen"));
    survey.add_regimen(*regimen);
  }
  for (const auto& name : arguments.drugs) {
    NEXTLINE_TRY(drug, knowledge::find_drug(pack, name, "--drug"));
    survey.add_drug(*drug);
  }
  return {};
}

Result<int> check(const InteractionArguments& arguments) {
  const bool nothing_taken = arguments.patient.file.empty() && arguments.with.empty();
  if (nothing_taken && arguments.regimens.empty())
    return author_error("nothing-taken", "there is nothing to check the drugs against", "--with",
                        "name what is taken with --with, or a FHIR file that lists it");
  care::PlanRequest wanted;
  wanted.check_medicines = true;
  NEXTLINE_TRY(consultation, open_consultation(arguments.patient, std::move(wanted)));
  NEXTLINE_TRY(facts, patient_case(*consultation, arguments.patient));
  for (const auto& name : arguments.with) facts.medicines.push_back({{name}, {}});
  const auto& interactions = *consultation->judge().interactions();
  care::InteractionSurvey survey(interactions, interactions.understand(facts.medicines));
  if (arguments.regimens.empty() && arguments.drugs.empty()) {
    NEXTLINE_TRY(plan, consultation->plan(facts));
    survey.add_plan(plan);
  } else {
    NEXTLINE_CHECK(add_named(arguments, consultation->pack(), survey));
  }
  const int status = deliver(arguments.output, arguments.format == "json"
                                                   ? report::interactions_json(survey)
                                                   : report::interactions_text(survey, {columns(), colours_wanted()}));
  return status != 0 ? status : survey.says_no() ? 1 : 0;
}

}  // namespace

int run_interactions(const InteractionArguments& arguments) {
  const auto status = check(arguments);
  return status ? *status : fail(status.error());
}

}  // namespace nextline::cli
