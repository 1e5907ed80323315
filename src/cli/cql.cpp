#include <algorithm>
#include <cstdio>

#include "base/clock.h"
#include "base/text_file.h"
#include "cli/cql_commands.h"
#include "cli/cql_model.h"
#include "cli/cql_session.h"
#include "cli/output.h"
#include "cql/engine/print.h"
#include "cql/engine/profile.h"
#include "cql/operators/reference.h"
#include "cql/suite/suite.h"

namespace nextline::cli {
namespace {

int print_definition(CqlSession& session, std::uint32_t index) {
  const auto& program = session.program();
  auto value = session.evaluator().evaluate(index);
  if (!value) return fail(value.error());
  std::printf("%s: %s\n", std::string(program.str(program.definitions[index].name)).c_str(),
              cql::to_cql_text(*value, &program).c_str());
  return 0;
}

/// Public definitions of the library of definition 0's file, or those asked for; unknown names are told.
Result<std::vector<std::uint32_t>> wanted_definitions(const cql::Program& program, std::uint32_t library,
                                                      const std::vector<std::string>& names) {
  std::vector<std::uint32_t> indexes;
  std::vector<std::string> known;
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    if (program.definitions[i].library != library || (program.definitions[i].flags & 1U) != 0) continue;
    const std::string name(program.str(program.definitions[i].name));
    known.push_back(name);
    if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) indexes.push_back(i);
  }
  for (const auto& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      return author_error("unknown-definition",
                          "the library has no public definition '" + name + "'" + did_you_mean(name, known),
                          "--define");
  return indexes;
}

std::uint32_t library_of_file(const cql::Program& program, const std::string& file) {
  for (std::uint32_t i = 0; i < program.libraries.size(); ++i)
    if (program.str(program.libraries[i].file) == file) return i;
  return 0;
}

}  // namespace

int run_cql_eval(const std::string& expression, const std::string& record, bool promotion) {
  cql::CompileOptions options;
  options.promotion = promotion;
  auto compiled = cql::compile_expression(expression, options);
  if (!compiled.ok()) return print_errors(compiled.errors, compiled.sources);
  auto session = CqlSession::open(std::move(compiled), record);
  if (!session) return fail(session.error());
  auto value = (*session)->evaluator().evaluate("expression", "expression");
  if (!value) return fail(value.error());
  std::printf("%s\n", cql::to_cql_text(*value, &(*session)->program()).c_str());
  return 0;
}

int run_cql_run(const CqlRunArguments& arguments) {
  auto text = read_file(arguments.library);
  if (!text) return fail(text.error());
  cql::CompileOptions options;
  options.promotion = arguments.promotion;
  auto folders = arguments.include_folders;
  folders.push_back(folder_of(arguments.library));
  options.libraries = libraries_in(std::move(folders));
  const std::vector<cql::SourceText> sources = {{arguments.library, std::move(*text)}};
  auto facts = case_model_for(sources, arguments.pack);
  if (!facts) return fail(facts.error());
  options.case_facts = std::move(*facts);
  auto compiled = cql::compile_libraries(sources, options);
  if (!compiled.ok()) return print_errors(compiled.errors, compiled.sources);
  auto session = CqlSession::open(std::move(compiled), arguments.record, arguments.pack);
  if (!session) return fail(session.error());
  const auto& program = (*session)->program();
  const auto wanted = wanted_definitions(program, library_of_file(program, arguments.library), arguments.definitions);
  if (!wanted) return fail(wanted.error());
  cql::Profile profile(program);
  if (arguments.profile) (*session)->evaluator().set_profile(&profile);
  int status = 0;
  for (const auto index : *wanted) status = std::max(status, print_definition(**session, index));
  if (arguments.profile) std::fprintf(stderr, "%s", profile.to_table().c_str());
  return status;
}

int run_cql_test(const std::string& path) {
  cql::EvaluationOptions options;
  options.now = present();
  const auto report = cql::run_suite(path, options);
  if (!report) return fail(report.error());
  std::fputs(report->to_text().c_str(), stdout);
  return report->failures.empty() ? 0 : 1;
}

int run_cql_operators() {
  const auto written = write_output({}, cql::reference_markdown());
  return written ? 0 : fail(written.error());
}

}  // namespace nextline::cli
