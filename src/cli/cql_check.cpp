#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/text_file.h"
#include "cli/cql_commands.h"
#include "cli/cql_model.h"
#include "cli/cql_session.h"
#include "cli/output.h"
#include "cql/check/check.h"
#include "report/json_writer.h"

namespace nextline::cli {
namespace {

using cql::check::Finding;
using cql::check::Report;

void write_range(report::JsonWriter& json, std::string_view text, SourceRange range) {
  const Position begin = position_of(text, range.begin);
  const Position end = position_of(text, range.end);
  json.field("line", static_cast<int>(begin.line));
  json.field("column", static_cast<int>(begin.column));
  json.field("endLine", static_cast<int>(end.line));
  json.field("endColumn", static_cast<int>(end.column));
}

void write_finding(report::JsonWriter& json, const Report& report, const Finding& finding) {
  const cql::SourceText& source = report.sources[finding.source];
  json.open_object();
  json.field("severity", finding.severity == Finding::Severity::Error ? "error" : "warning");
  json.field("code", finding.error.code);
  json.field("message", finding.error.message);
  json.field("file", source.file);
  if (finding.error.range) write_range(json, source.text, *finding.error.range);
  json.optional_field("hint", finding.error.hint);
  if (finding.fix) {
    json.key("fix");
    json.open_object();
    write_range(json, source.text, finding.fix->range);
    json.field("replacement", finding.fix->replacement);
    json.close_object();
  }
  json.close_object();
}

std::string json_of(const Report& report, std::size_t files) {
  report::JsonWriter json;
  json.open_object();
  json.array("findings", report.findings, [&](const Finding& finding) { write_finding(json, report, finding); });
  json.field("errors", static_cast<int>(report.count(Finding::Severity::Error)));
  json.field("warnings", static_cast<int>(report.count(Finding::Severity::Warning)));
  json.field("files", static_cast<int>(files));
  json.close_object();
  return std::move(json).finish();
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void print_text(const Report& report, std::size_t files) {
  const bool colours = isatty(STDERR_FILENO) != 0 && colours_wanted();
  for (const Finding& finding : report.findings)
    std::fprintf(stderr, "%s\n", cql::check::to_text(finding, report, colours).c_str());
  std::printf("%s, %s in %s\n", counted(report.count(Finding::Severity::Error), "error").c_str(),
              counted(report.count(Finding::Severity::Warning), "warning").c_str(), counted(files, "file").c_str());
}

}  // namespace

int run_cql_check(const CqlCheckArguments& arguments) {
  std::vector<cql::SourceText> sources;
  std::vector<std::string> folders;
  for (const auto& file : arguments.files) {
    auto text = read_file(file);
    if (!text) return fail(text.error());
    sources.push_back({file, std::move(*text)});
    folders.push_back(folder_of(file));
  }
  auto facts = case_model_for(sources, arguments.pack);
  if (!facts) return fail(facts.error());
  cql::CompileOptions options;
  options.promotion = arguments.promotion;
  options.case_facts = std::move(*facts);
  options.libraries = libraries_in(std::move(folders));
  const Report report = cql::check::check(sources, options);
  if (arguments.format == "json") {
    if (const auto written = write_output({}, json_of(report, sources.size())); !written) return fail(written.error());
  } else {
    print_text(report, sources.size());
  }
  const bool bug = std::any_of(report.findings.begin(), report.findings.end(),
                               [](const Finding& finding) { return finding.error.blame == Blame::Bug; });
  if (bug) return 70;
  const bool good = report.count(Finding::Severity::Error) == 0 && (!arguments.strict || report.findings.empty());
  return good ? 0 : 1;
}

}  // namespace nextline::cli
