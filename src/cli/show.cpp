#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/catalogue/catalogue.h"

namespace nextline::cli {

namespace {

Result<std::string> in_format(const report::Sheet& sheet, const std::string& format) {
  if (format == "json") return report::sheet_json(sheet);
  if (format == "html") return report::sheet_html(sheet);
  if (format != "svg") return report::sheet_text(sheet, {columns(), colours_wanted()});
  if (!sheet.drawing.empty()) return sheet.drawing;
  return author_error("no-drawing", "there is no drawing of '" + sheet.title + "'", "--format",
                      "drawings go with a mechanism or a drug: nextline show mechanism");
}

}  // namespace

int run_show(const ShowArguments& arguments) {
  const auto pack = open_pack(arguments.pack);
  if (!pack) return fail(pack.error());
  const auto today = day_of(arguments.as_of);
  if (!today) return fail(today.error());
  const auto show = [&](report::Sheet sheet) {
    sheet.review_status = pack->flat().review_status()->str();
    sheet.intended_use = pack->flat().intended_use()->str();
    sheet.as_of = *today;
    const auto shown = in_format(sheet, arguments.format);
    return shown ? deliver(arguments.output, *shown) : fail(shown.error());
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
