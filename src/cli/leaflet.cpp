#include "report/leaflet/leaflet.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"

namespace nextline::cli {
namespace {

/// The regimen whose leaflet is wanted: the one named, else the option of the patient's plan that is named or ranked
/// first.
Result<std::string> wanted_regimen(const LeafletArguments& arguments) {
  if (!arguments.regimen.empty()) return arguments.regimen;
  NEXTLINE_TRY(consultation, open_consultation(arguments.patient));
  NEXTLINE_TRY(facts, patient_case(*consultation, arguments.patient));
  NEXTLINE_TRY(plan, consultation->plan(facts));
  if (plan.options.empty())
    return author_error("no-option", "the plan has no option to write a leaflet for", arguments.patient.file,
                        "see nextline plan, or name a treatment with --regimen");
  if (arguments.option.empty()) return std::string(plan.options.front().id);
  std::vector<std::string> ids;
  for (const auto& option : plan.options) {
    ids.emplace_back(option.id);
    if (option.id == arguments.option || option.title == arguments.option) return std::string(option.id);
  }
  std::string all;
  for (const auto& id : ids) all += (all.empty() ? "" : ", ") + id;
  return author_error("no-such-option",
                      "'" + arguments.option + "' is no option of this plan" + did_you_mean(arguments.option, ids),
                      "--option", "options are " + all);
}

}  // namespace

int run_leaflet(const LeafletArguments& arguments) {
  const auto pack = open_pack(arguments.patient.pack, arguments.patient.overlay);
  if (!pack) return fail(pack.error());
  if (arguments.questions) return deliver(arguments.output, report::questions_html(*pack));
  const auto regimen = wanted_regimen(arguments);
  if (!regimen) return fail(regimen.error());
  const auto today = day_of(arguments.patient.as_of);
  if (!today) return fail(today.error());
  const auto page = arguments.format == "text" ? report::leaflet_text(*pack, *regimen, columns(), *today)
                                               : report::leaflet_html(*pack, *regimen, *today);
  if (!page) return fail(page.error());
  return deliver(arguments.output, *page);
}

}  // namespace nextline::cli
