#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/html.h"
#include "report/json.h"
#include "report/text.h"

namespace nextline::cli {
namespace {

std::string render(const Plan& plan, const std::string& format) {
  if (format == "json") return report::plan_json(plan);
  if (format == "html") return report::plan_html(plan);
  return report::plan_text(plan, {columns(), colours_wanted()});
}

}  // namespace

int run_plan(const PlanArguments& arguments) {
  const PatientArguments& patient = arguments.patient;
  care::PlanRequest wanted = wishes_of_readers();
  if (arguments.format == "json") wanted.calendars = care::Calendars::None;
  if (arguments.calendar) wanted.calendars = care::Calendars::All;
  auto consultation = open_consultation(patient, std::move(wanted));
  if (!consultation) return fail(consultation.error());
  auto facts = patient_case(**consultation, patient);
  if (!facts) return fail(facts.error());
  auto plan = (*consultation)->plan(*facts);
  if (!plan) return fail(plan.error());
  plan->basis.engine_version = NEXTLINE_VERSION;
  return deliver(arguments.output, render(*plan, arguments.format));
}

}  // namespace nextline::cli
