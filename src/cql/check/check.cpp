#include "cql/check/check.h"

#include <algorithm>

#include "cql/check/fixes.h"
#include "cql/check/warnings.h"
#include "cql/syntax/diagnostic.h"
#include "cql/syntax/parser.h"

namespace nextline::cql::check {
namespace {

using Severity = Finding::Severity;

/// The source that an error names; the first if none does.
std::size_t source_of(const Error& error, std::span<const SourceText> sources) {
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (error.where.starts_with(sources[i].file + ":")) return i;
  return 0;
}

void take(std::vector<Error>& errors, Severity severity, Report& report) {
  for (Error& error : errors) {
    const std::size_t source = source_of(error, report.sources);
    std::optional<Fix> fix = certain_fix(error, report.sources[source].text);
    if (fix && !mends(*fix, report.sources[source].text)) fix.reset();
    report.findings.push_back({severity, std::move(error), std::move(fix), source});
  }
}

std::vector<Finding> warnings_of(std::span<const SourceText> sources) {
  std::vector<syntax::ParseResult> parsed;
  std::vector<std::size_t> readable;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto result = syntax::parse_library(sources[i].text, sources[i].file);
    if (!result.ok()) continue;
    parsed.push_back(std::move(result));
    readable.push_back(i);
  }
  std::vector<Warnings> warnings;
  for (const auto& each : parsed) warnings.emplace_back(*each.tree);
  for (Warnings& each : warnings) {
    warn_of_comparisons(each);
    warn_of_retrieves(each);
    warn_of_shadows(each);
    warn_of_branches(each);
  }
  if (parsed.size() == sources.size()) warn_of_unused(warnings);  // who uses what is known only when all can be read
  std::vector<Finding> all;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    for (Finding& finding : warnings[i].take()) {
      finding.source = readable[i];
      if (finding.fix && !mends(*finding.fix, sources[readable[i]].text)) finding.fix.reset();
      all.push_back(std::move(finding));
    }
  return all;
}

}  // namespace

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [severity](const Finding& f) { return f.severity == severity; }));
}

Report check(std::span<const SourceText> sources, const CompileOptions& options) {
  Compiled compiled = compile_libraries(sources, options);
  Report report;
  report.sources = std::move(compiled.sources);
  take(compiled.errors, Severity::Error, report);
  take(compiled.warnings, Severity::Warning, report);
  for (Finding& finding : warnings_of(sources)) report.findings.push_back(std::move(finding));
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    if (a.source != b.source) return a.source < b.source;
    const auto begin = [](const Finding& f) { return f.error.range.value_or(SourceRange{}).begin; };
    if (begin(a) != begin(b)) return begin(a) < begin(b);
    return a.severity < b.severity;
  });
  return report;
}

std::string to_text(const Finding& finding, const Report& report, bool colour) {
  const std::string_view text = report.sources[finding.source].text;
  const char* severity = finding.severity == Severity::Error ? "error" : "warning";
  std::string out = syntax::render(finding.error, text, colour, severity);
  if (!finding.fix) return out;
  const std::string fixed = applied(*finding.fix, text);
  const auto newline = fixed.rfind('\n', finding.fix->range.begin == 0 ? 0 : finding.fix->range.begin - 1);
  std::string_view line = std::string_view(fixed).substr(newline == std::string::npos ? 0 : newline + 1);
  line = line.substr(0, line.find('\n'));
  while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
  return out + "\n  fix: " + std::string(line);
}

}  // namespace nextline::cql::check
