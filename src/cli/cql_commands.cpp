// The command line of `nextline cql`: parsing and help.
#include "cli/cql_commands.h"

#include <CLI/CLI.hpp>

namespace nextline::cli {
namespace {

constexpr const char* kPromotion = "Let a single value stand for a list or an interval, and the other way round";
constexpr const char* kPackHelp = "Whose facts `using Nextline` means: a guideline pack's folder or compiled file";

void add_eval(CLI::App& cql, CqlCommands& c, int& status) {
  auto* eval = cql.add_subcommand("eval", "Evaluate one expression");
  eval->footer("Examples:\n  nextline cql eval \"1 + 1\"\n  nextline cql eval \"[Condition]\" --record patient.json");
  eval->add_option("EXPRESSION", c.expression, "CQL")->required();
  eval->add_option("--record", c.eval_record, "A patient's FHIR record");
  eval->add_flag("--promotion", c.promotion, kPromotion);
  eval->callback([&c, &status] { status = run_cql_eval(c.expression, c.eval_record, c.promotion); });
}

void add_run(CLI::App& cql, CqlCommands& c, int& status) {
  auto* run = cql.add_subcommand("run", "Print the definitions of a library for one patient");
  run->footer(
      "Examples:\n  nextline cql run library.cql --record patient.json --define \"Has diabetes\"\n"
      "  nextline cql run knowledge/her2-mbc/logic/Record.cql --record examples/first-line.json --profile");
  run->add_option("LIBRARY", c.run.library, "A CQL file; included libraries are looked for beside it")->required();
  run->add_option("--record", c.run.record, "A patient's FHIR record");
  run->add_option("--include", c.run.include_folders, "Another folder to look for included libraries in")
      ->allow_extra_args(false);
  run->add_option("--define", c.run.definitions, "Only this definition (repeatable)")->allow_extra_args(false);
  run->add_flag("--profile", c.run.profile, "Tell on standard error where the time went, by definition and function");
  run->add_flag("--promotion", c.run.promotion, kPromotion);
  run->add_option("--pack", c.run.pack, kPackHelp);
  run->callback([&c, &status] { status = run_cql_run(c.run); });
}

void add_check(CLI::App& cql, CqlCommands& c, int& status) {
  auto* check = cql.add_subcommand("check", "Report every error of CQL files, and what is odd in them");
  check->footer(
      "Examples:\n  nextline cql check logic/*.cql\n  nextline cql check logic/*.cql --format json\n"
      "Give all libraries of a project at once: only then can it be told what nobody uses.\n"
      "A warning that is meant is silenced by `// @allow: CODE` above the definition.\n"
      "Exit status: 0 no errors, 1 errors (with --strict warnings, too), 2 a file that cannot be read.");
  check->add_option("FILE", c.check.files, "CQL files; what they include is looked for beside them")->required();
  check->add_option("--format", c.check.format, "text (default), json")->check(CLI::IsMember({"text", "json"}));
  check->add_flag("--strict", c.check.strict, "Warnings count as errors");
  check->add_flag("--promotion", c.check.promotion, kPromotion);
  check->add_option("--pack", c.check.pack, kPackHelp);
  check->callback([&c, &status] { status = run_cql_check(c.check); });
}

void add_format(CLI::App& cql, CqlCommands& c, int& status) {
  auto* format = cql.add_subcommand("format", "Lay CQL out the one way it is written");
  format->footer(
      "Examples:\n  nextline cql format library.cql\n  nextline cql format logic/*.cql --write\n"
      "  nextline cql format logic/*.cql --check\n  cat library.cql | nextline cql format -\n"
      "Only white space changes. Exit status: 0 done, 1 --check found a file that would change, 2 one that cannot be "
      "read.");
  format->add_option("FILE", c.format.files, "CQL files; - for standard input")->required();
  auto* check = format->add_flag("--check", c.format.check, "Change nothing; name the files that would change");
  format->add_flag("--write", c.format.write, "Change the files in place")->excludes(check);
  format->callback([&c, &status] { status = run_cql_format(c.format); });
}

void add_repl(CLI::App& cql, CqlCommands& c, int& status) {
  auto* repl = cql.add_subcommand("repl", "Type CQL, see values");
  repl->footer(
      "Examples:\n  nextline cql repl\n"
      "  nextline cql repl knowledge/her2-mbc/logic/Record.cql --patient examples/first-line.json\n"
      "  nextline cql repl knowledge/her2-mbc/logic/Guideline.cql --case case.yaml\n"
      "  echo 'AgeInYears() >= 18' | nextline cql repl --patient patient.json\n"
      "At the prompt: an expression, `define \"Name\": …`, or a command; `:help` lists them.");
  repl->add_option("FILE", c.repl.files, "CQL files; the last one's names are in scope at the prompt");
  auto* record = repl->add_option("--patient", c.repl.record, "A patient's FHIR record");
  repl->add_option("--case", c.repl.case_file, "Facts in YAML, for libraries over Case")->excludes(record);
  repl->add_option("--pack", c.repl.pack, "Whose facts and value sets: a guideline pack's folder or compiled file");
  repl->callback([&c, &status] { status = run_cql_repl(c.repl); });
}

}  // namespace

void add_cql_commands(CLI::App& app, CqlCommands& c, int& status) {
  auto* cql = app.add_subcommand("cql", "Run, check, format and test CQL");
  cql->require_subcommand(1);
  cql->footer("Examples:\n  nextline cql eval \"1 + 1\"\n  nextline cql repl");
  add_eval(*cql, c, status);
  add_run(*cql, c, status);
  add_check(*cql, c, status);
  add_format(*cql, c, status);
  add_repl(*cql, c, status);

  auto* test = cql->add_subcommand("test", "Run HL7's CQL test suite");
  test->footer("Example:\n  nextline cql test tests/data/cql-suite");
  test->add_option("PATH", c.suite, "An XML file, or a folder searched recursively")->required();
  test->callback([&c, &status] { status = run_cql_test(c.suite); });

  auto* operators = cql->add_subcommand("operators", "Print the operator reference (Markdown)");
  operators->footer("Example:\n  nextline cql operators > operators.md");
  operators->callback([&status] { status = run_cql_operators(); });
}

}  // namespace nextline::cli
