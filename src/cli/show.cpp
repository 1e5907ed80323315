#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/catalogue/catalogue.h"

namespace nextline::cli {

int run_show(const ShowArguments& arguments) {
  const auto pack = open_pack(arguments.pack);
  if (!pack) return fail(pack.error());
  const auto today = day_of(arguments.as_of);
  if (!today) return fail(today.error());
  const auto show = [&](report::Sheet sheet) {
    sheet.review_status = pack->flat().review_status()->str();
    sheet.intended_use = pack->flat().intended_use()->str();
    sheet.as_of = *today;
    return deliver(arguments.output, arguments.format == "json"
                                         ? report::sheet_json(sheet)
                                         : report::sheet_text(sheet, {columns(), colours_wanted()}));
  };
  if (arguments.evidence) return deliver(arguments.output, report::evidence_markdown(*pack));
  if (arguments.coverage) return show(report::catalogue_coverage(*pack));
  std::string name;
  for (const auto& word : arguments.name) name += (name.empty() ? "" : " ") + word;
  const auto sheet = name.empty() ? report::catalogue_list(*pack, arguments.kind)
                                  : report::catalogue_entry(*pack, arguments.kind, name);
  if (!sheet) return fail(sheet.error());
  return show(*sheet);
}

}  // namespace nextline::cli
