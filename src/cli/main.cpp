// The command line: parsing and help. Each command's body is a file of its own.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "base/result.h"
#include "cli/commands.h"

namespace {

using namespace nextline::cli;

constexpr const char* kIntendedUse =
    "Decision support for clinicians treating HER2-positive metastatic breast cancer. It shows what it rests on; it "
    "does\n"
    "not replace clinical judgement, and it sends nothing anywhere.";

constexpr const char* kPlanExamples = R"(Examples:
  nextline plan patient.json
  nextline plan patient.json --region eu --as-of 2026-03-31 --format html --output plan.html
  nextline plan patient.json --set lvef=55 --set "dpyd=normal because genotyped today"
  nextline plan --case case.yaml --format json
  zcat patient.json.gz | nextline plan -)";

void add_patient_options(CLI::App& command, PatientArguments& arguments) {
  command.add_option(
      "FILE", arguments.file,
      "FHIR R4 JSON of one patient: Bundle, array, single resource or NDJSON, gzip too; - for standard input");
  command.add_option("--case", arguments.case_file, "Facts in YAML (fact: value); they stand above those of FILE");
  command.add_option("--set", arguments.settings, "fact=value, also \"fact=value because reason\"; unknown clears it")
      ->allow_extra_args(false);
  command.add_option("--patient", arguments.patient, "Which patient, when FILE holds several");
  command.add_option("--region", arguments.region, "us or eu: whose approvals and labels count");
  command.add_option("--as-of", arguments.as_of, "Plan as of this date (YYYY-MM-DD): approvals, evidence, staleness");
  command.add_option("--pack", arguments.pack, "A guideline pack: a folder, or a compiled file");
}

int need_input(const PatientArguments& arguments) {
  if (!arguments.file.empty() || !arguments.case_file.empty()) return 0;
  std::fprintf(stderr, "nextline: no patient given; name a FHIR file (or -), or facts with --case case.yaml\n");
  return 2;
}

struct Commands {
  PlanArguments plan;
  PatientArguments facts, why;
  std::string case_format = "text", regimen, lint_folder, compile_folder, compile_output;
  std::string expression, eval_record, suite;
  CqlRunArguments run;
  std::vector<std::string> check_files, verify_arguments;
  int status = 0;
};

void add_plan(CLI::App& app, Commands& c) {
  auto* plan = app.add_subcommand("plan", "Ranked treatment options for one patient, with reasons");
  plan->footer(kPlanExamples);
  add_patient_options(*plan, c.plan.patient);
  plan->add_option("--format", c.plan.format, "text (default), json or html")
      ->check(CLI::IsMember({"text", "json", "html"}));
  plan->add_option("--output", c.plan.output, "Write to this file instead of standard output");
  plan->add_option("--unavailable", c.plan.patient.unavailable, "A drug that cannot be had (id, repeatable)")
      ->allow_extra_args(false);
  plan->add_option("--goal", c.plan.patient.goals, "A goal of the patient's (id, repeatable, most important first)")
      ->allow_extra_args(false);
  plan->callback([&c] { c.status = need_input(c.plan.patient) ? 2 : run_plan(c.plan); });
}

void add_case(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("case", "The decision facts read from a record, with their sources");
  command->footer("Examples:\n  nextline case patient.json\n  nextline case patient.json --format yaml > case.yaml");
  add_patient_options(*command, c.facts);
  command->add_option("--format", c.case_format, "text (default), json or yaml")
      ->check(CLI::IsMember({"text", "json", "yaml"}));
  command->callback([&c] { c.status = need_input(c.facts) ? 2 : run_case(c.facts, c.case_format); });
}

void add_explain(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("explain", "Why one regimen got its category, down to the resources");
  command->footer("Example:\n  nextline explain patient.json trastuzumab-deruxtecan");
  add_patient_options(*command, c.why);
  command->add_option("REGIMEN", c.regimen, "The regimen's id")->required();
  command->callback([&c] { c.status = need_input(c.why) ? 2 : run_explain(c.why, c.regimen); });
}

void add_pack_commands(CLI::App& app, Commands& c) {
  auto* lint = app.add_subcommand("lint", "Check a guideline pack: sources, references, units, the decision subset");
  lint->footer("Example:\n  nextline lint knowledge/her2-mbc\nExit status 1 when something is wrong.");
  lint->add_option("PACKDIR", c.lint_folder, "The pack's folder")->required();
  lint->callback([&c] { c.status = run_lint(c.lint_folder); });

  auto* verify = app.add_subcommand("verify", "Prove a pack total, safe and consistently ordered (nextline-verify)");
  verify->prefix_command();
  verify->allow_extras();
  verify->set_help_flag();  // nextline-verify has its own
  verify->callback([&c, verify] { c.status = run_verify(verify->remaining()); });

  auto* pack = app.add_subcommand("pack", "Work with guideline packs");
  pack->require_subcommand(1);
  pack->footer("Example:\n  nextline pack compile knowledge/her2-mbc --output her2-mbc.nlpack");
  auto* compile = pack->add_subcommand("compile", "Compile a pack's folder to the file that is mapped at start");
  compile->footer("Example:\n  nextline pack compile knowledge/her2-mbc --output her2-mbc.nlpack");
  compile->add_option("PACKDIR", c.compile_folder, "The pack's folder")->required();
  compile->add_option("--output", c.compile_output, "The compiled file")->required();
  compile->callback([&c] { c.status = run_pack_compile(c.compile_folder, c.compile_output); });
}

void add_cql_commands(CLI::App& app, Commands& c) {
  auto* cql = app.add_subcommand("cql", "Run, check and test CQL");
  cql->require_subcommand(1);
  cql->footer("Example:\n  nextline cql eval \"1 + 1\"");
  auto* eval = cql->add_subcommand("eval", "Evaluate one expression");
  eval->footer("Examples:\n  nextline cql eval \"1 + 1\"\n  nextline cql eval \"[Condition]\" --record patient.json");
  eval->add_option("EXPRESSION", c.expression, "CQL")->required();
  eval->add_option("--record", c.eval_record, "A patient's FHIR record");
  eval->callback([&c] { c.status = run_cql_eval(c.expression, c.eval_record); });

  auto* run = cql->add_subcommand("run", "Print the definitions of a library for one patient");
  run->footer("Example:\n  nextline cql run library.cql --record patient.json --define \"Has diabetes\"");
  run->add_option("LIBRARY", c.run.library, "A CQL file; included libraries are looked for beside it")->required();
  run->add_option("--record", c.run.record, "A patient's FHIR record");
  run->add_option("--include", c.run.include_folders, "Another folder to look for included libraries in")
      ->allow_extra_args(false);
  run->add_option("--define", c.run.definitions, "Only this definition (repeatable)")->allow_extra_args(false);
  run->callback([&c] { c.status = run_cql_run(c.run); });

  auto* check = cql->add_subcommand("check", "Report every error of CQL files, with place and hint");
  check->footer("Example:\n  nextline cql check logic/*.cql\nExit status 1 when something is wrong.");
  check->add_option("FILE", c.check_files, "CQL files")->required();
  check->callback([&c] { c.status = run_cql_check(c.check_files); });

  auto* test = cql->add_subcommand("test", "Run HL7's CQL test suite");
  test->footer("Example:\n  nextline cql test tests/data/cql-suite");
  test->add_option("PATH", c.suite, "An XML file, or a folder searched recursively")->required();
  test->callback([&c] { c.status = run_cql_test(c.suite); });

  auto* operators = cql->add_subcommand("operators", "Print the operator reference (Markdown)");
  operators->footer("Example:\n  nextline cql operators > operators.md");
  operators->callback([&c] { c.status = run_cql_operators(); });
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What to say of the first word that is no command or option, with the nearest one; empty if all are known.
std::string unknown_word(const CLI::App& app, int argc, char** argv) {
  const CLI::App* at = &app;
  for (int i = 1; i < argc; ++i) {
    const std::string word(argv[i]);
    if (word.size() > 1 && word[0] == '-') {
      const std::string name = word.substr(0, word.find('='));
      if (at->get_option_no_throw(name) == nullptr)
        return "there is no option '" + name + "'" + nextline::did_you_mean(name, names_of_options(*at));
      continue;
    }
    const auto commands = at->get_subcommands(nullptr);
    if (commands.empty()) continue;
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const CLI::App* command) { return command->get_name() == word; });
    if (found == commands.end())
      return "there is no command '" + word + "'" + nextline::did_you_mean(word, names_of_commands(*at));
    at = *found;
  }
  return {};
}

/// The whole program; the exit status.
int run(int argc, char** argv) {
  CLI::App app(
      std::string("nextline: an executable guideline for HER2-positive metastatic breast cancer\n\n") + kIntendedUse,
      "nextline");
  app.set_version_flag("--version", std::string("nextline ") + NEXTLINE_VERSION);
  app.require_subcommand(1);
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return "nextline: " + std::string(error.what()) + "; see 'nextline " +
           (failed->get_name() == "nextline" ? "" : failed->get_name() + " ") + "--help'\n";
  });
  Commands commands;
  add_plan(app, commands);
  add_case(app, commands);
  add_explain(app, commands);
  add_pack_commands(app, commands);
  add_cql_commands(app, commands);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (const auto unknown = error.get_exit_code() == 0 ? std::string() : unknown_word(app, argc, argv);
        !unknown.empty()) {
      std::fprintf(stderr, "nextline: %s; see 'nextline --help'\n", unknown.c_str());
      return 2;
    }
    return app.exit(error) == 0 ? 0 : 2;  // CLI11's own codes start at 100
  }
  return commands.status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nextline: stopped by a fault of its own: %s\n", error.what());
    return 70;
  }
}
