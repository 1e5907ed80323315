// The command line: parsing and help. Each command's body is a file of its own.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <limits>

#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/cql_commands.h"
#include "report/catalogue/catalogue.h"

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
  nextline plan folder-of-the-patient/ --unavailable enhertu
  nextline plan patient.json --formulary formulary.yaml --goal "keep hair"
  nextline plan patient.json --overlay site.yaml
  nextline plan --case case.yaml --format json
  zcat patient.json.gz | nextline plan -)";

void add_patient_options(CLI::App& command, PatientArguments& arguments) {
  command.add_option(
      "FILE", arguments.file,
      "FHIR R4 JSON of one patient: Bundle, array, single resource or NDJSON, gzip too; a folder of such files; - for "
      "standard input");
  command.add_option("--case", arguments.case_file, "Facts in YAML (fact: value); they stand above those of FILE");
  command
      .add_option("--set", arguments.settings,
                  "fact=value, also \"fact=value because reason\"; set=a,b is the whole answer, set.member=true one "
                  "member; unknown clears it")
      ->allow_extra_args(false);
  command.add_option("--patient", arguments.patient, "Which patient, when FILE holds several");
  command.add_option("--region", arguments.region, "us or eu: whose approvals and labels count");
  command.add_option("--as-of", arguments.as_of, "Plan as of this date (YYYY-MM-DD): approvals, evidence, staleness");
  command
      .add_option("--unavailable", arguments.unavailable, "A drug that cannot be had, by any of its names (repeatable)")
      ->allow_extra_args(false);
  command.add_option("--formulary", arguments.formulary,
                     "A file (YAML) that lists the drugs that can be had, or those that cannot");
  command.add_option("--goal", arguments.goals, "A goal of the patient's (repeatable, most important first)")
      ->allow_extra_args(false);
  command.add_option("--pack", arguments.pack, "A guideline pack: a folder, or a compiled file");
  command.add_option("--overlay", arguments.overlay,
                     "A file (YAML) of a site's own choices where sources leave one; see nextline show interpretation");
}

void add_output_options(CLI::App& command, std::string& format, std::string& output,
                        const std::vector<std::string>& formats) {
  std::string all;
  for (const auto& word : formats) all += all.empty() ? word + " (default)" : ", " + word;
  command.add_option("--format", format, all)->check(CLI::IsMember(formats));
  command.add_option("--output", output, "Write to this file instead of standard output");
}

bool has_input(const PatientArguments& arguments) {
  if (!arguments.file.empty() || !arguments.case_file.empty() || !arguments.settings.empty()) return true;
  std::fprintf(stderr, "nextline: no patient given; name a FHIR file (or -), or facts with --case case.yaml\n");
  return false;
}

struct Commands {
  PlanArguments plan, facts, why;
  PatientArguments asked;
  ShowArguments show;
  LeafletArguments leaflet;
  CalendarArguments calendar, checklist;
  DoseArguments dose;
  InteractionArguments interactions;
  std::string regimen, answers, shell, help_output, lint_folder, lint_day, compile_folder, compile_output;
  SynthArguments synth;
  CqlCommands cql;
  int status = 0;
};

void add_plan(CLI::App& app, Commands& c) {
  auto* plan = app.add_subcommand("plan", "Ranked treatment options for one patient, with reasons");
  plan->footer(kPlanExamples);
  add_patient_options(*plan, c.plan.patient);
  add_output_options(*plan, c.plan.format, c.plan.output, {"text", "json", "html"});
  plan->add_flag("--calendar", c.plan.calendar,
                 "In JSON: the dates of every option, its checklist, what holds or ends it");
  plan->callback([&c] { c.status = has_input(c.plan.patient) ? run_plan(c.plan) : 2; });
}

void add_case(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("case", "The decision facts read from a record, with their sources");
  command->footer("Examples:\n  nextline case patient.json\n  nextline case patient.json --format yaml > case.yaml");
  add_patient_options(*command, c.facts.patient);
  add_output_options(*command, c.facts.format, c.facts.output, {"text", "json", "yaml"});
  command->callback([&c] { c.status = has_input(c.facts.patient) ? run_case(c.facts) : 2; });
}

void add_explain(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("explain", "Why one regimen got its category, down to the resources");
  command->footer(
      "Examples:\n  nextline explain patient.json trastuzumab-deruxtecan\n"
      "  nextline explain patient.json \"Trastuzumab emtansine\" --format json\n"
      "  nextline explain --case case.yaml trastuzumab-deruxtecan");
  add_patient_options(*command, c.why.patient);
  command->add_option("REGIMEN", c.regimen, "The regimen's id or title");
  add_output_options(*command, c.why.format, c.why.output, {"text", "json"});
  command->callback([&c] {
    const bool stated = !c.why.patient.case_file.empty() || !c.why.patient.settings.empty();
    if (c.regimen.empty() && stated)
      std::swap(c.regimen, c.why.patient.file);  // no record: the one word is the regimen
    if (c.regimen.empty()) throw CLI::RequiredError("REGIMEN");
    c.status = has_input(c.why.patient) ? run_explain(c.why, c.regimen) : 2;
  });
}

void add_dose(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("dose", "The doses of one regimen for one patient, with the arithmetic");
  command->footer(
      "Examples:\n  nextline dose patient.json docetaxel-trastuzumab-pertuzumab\n"
      "  nextline dose patient.json tucatinib-trastuzumab-capecitabine --level capecitabine=1 --set weight=61\n"
      "  nextline dose --set weight=65 --set height=165 trastuzumab-emtansine\n"
      "  nextline dose patient.json carboplatin --format json\nREGIMEN may be a drug that no regimen gives.");
  add_patient_options(*command, c.dose.patient);
  command->add_option("REGIMEN", c.dose.regimen, "The regimen's id or title, or a drug's name");
  command->add_option("--level", c.dose.levels, "DRUG=N: at this step of its ladder, 0 the full dose (repeatable)")
      ->allow_extra_args(false);
  add_output_options(*command, c.dose.format, c.dose.output, {"text", "json"});
  command->callback([&c] {
    const bool stated = !c.dose.patient.case_file.empty() || !c.dose.patient.settings.empty();
    if (c.dose.regimen.empty() && stated)
      std::swap(c.dose.regimen, c.dose.patient.file);  // no record: the one word is the regimen
    if (c.dose.regimen.empty()) throw CLI::RequiredError("REGIMEN");
    c.status = has_input(c.dose.patient) ? run_dose(c.dose) : 2;
  });
}

void add_ask(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("ask", "Asks for missing facts, the most decisive first, then shows the plan");
  command->footer(
      "Examples:\n  nextline ask\n  nextline ask patient.json --region eu\n"
      "  nextline ask patient.json --output answers.yaml\n"
      "At a question: a value, Enter for not known, ? for why it is asked, q to stop.");
  add_patient_options(*command, c.asked);
  command->add_option("--output", c.answers, "Write the answers to this file, for --case");
  command->callback([&c] { c.status = run_ask(c.asked, c.answers); });
}

void add_leaflet(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("leaflet", "A page for the patient about one treatment, in plain words");
  command->footer(
      "Examples:\n  nextline leaflet patient.json --output leaflet.html\n"
      "  nextline leaflet patient.json --option trastuzumab-emtansine --output leaflet.html\n"
      "  nextline leaflet --regimen trastuzumab-deruxtecan --format text\n"
      "  nextline leaflet --questions --output questions.html\nThe page names no patient.");
  add_patient_options(*command, c.leaflet.patient);
  command->add_option("--option", c.leaflet.option, "Which option of the plan (default: the one ranked first)");
  command->add_option("--regimen", c.leaflet.regimen, "A treatment by id or title; no patient is needed");
  command->add_flag("--questions", c.leaflet.questions, "The general questions and answers instead");
  command->add_option("--format", c.leaflet.format, "html (default), text")->check(CLI::IsMember({"html", "text"}));
  command->add_option("--output", c.leaflet.output, "Write to this file instead of standard output");
  command->callback([&c] {
    const bool general = !c.leaflet.regimen.empty() || c.leaflet.questions;
    c.status = general || has_input(c.leaflet.patient) ? run_leaflet(c.leaflet) : 2;
  });
}

void add_date_options(CLI::App& command, CalendarArguments& arguments) {
  add_patient_options(command, arguments.patient);
  command.add_option("--option", arguments.option,
                     "Which option of the plan (default: the treatment that goes on, else the one ranked first)");
  command.add_option("--start", arguments.start,
                     "Day of the first dose, or of the next one of the treatment being given (YYYY-MM-DD; default: "
                     "--as-of)");
  command.add_option("--months", arguments.months, "How far to look ahead (default 6)")->check(CLI::Range(1, 60));
}

void add_calendar(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("calendar", "What is due when with a treatment: text, JSON or iCalendar");
  command->footer(
      "Examples:\n  nextline calendar patient.json --start 2026-12-07\n"
      "  nextline calendar patient.json --option trastuzumab-emtansine --months 12\n"
      "  nextline calendar patient.json --format ics --name \"Room 4\" --output treatment.ics\n"
      "The iCalendar file names no patient; --name is what you choose.");
  add_date_options(*command, c.calendar);
  command->add_option("--name", c.calendar.name,
                      "What to call the iCalendar; calendars of different names keep their events apart");
  add_output_options(*command, c.calendar.format, c.calendar.output, {"text", "json", "ics"});
  command->callback([&c] { c.status = has_input(c.calendar.patient) ? run_calendar(c.calendar) : 2; });

  command =
      app.add_subcommand("checklist", "Before the first dose: tests, what to arrange, by whom; what holds or ends it");
  command->footer(
      "Examples:\n  nextline checklist patient.json --start 2026-12-07\n"
      "  nextline checklist patient.json --option trastuzumab-emtansine --format json");
  add_date_options(*command, c.checklist);
  add_output_options(*command, c.checklist.format, c.checklist.output, {"text", "json"});
  command->callback([&c] { c.status = has_input(c.checklist.patient) ? run_checklist(c.checklist) : 2; });
}

constexpr const char* kInteractionExamples = R"(Examples:
  nextline interactions patient.json
  nextline interactions patient.json --regimen trastuzumab-emtansine --with "St John's wort"
  nextline interactions --drug tucatinib --with clarithromycin --with "turmeric 500 mg capsules"
  nextline interactions --regimen docetaxel-trastuzumab-pertuzumab --with grapefruit --format json
With FILE, the current treatment and the first options are checked, with all the record lists as taken.
Exit status 1 when something is contraindicated or to be avoided. What is not known is said, never taken for safe.)";

void add_interactions(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("interactions", "What goes badly with a treatment: medicines, herbs, foods");
  command->footer(kInteractionExamples);
  add_patient_options(*command, c.interactions.patient);
  command->add_option("--regimen", c.interactions.regimens, "A treatment by id or title (repeatable)")
      ->allow_extra_args(false);
  command->add_option("--drug", c.interactions.drugs, "A cancer drug by any of its names (repeatable)")
      ->allow_extra_args(false);
  command->add_option("--with", c.interactions.with, "Something taken beside it, by any name (repeatable)")
      ->allow_extra_args(false);
  add_output_options(*command, c.interactions.format, c.interactions.output, {"text", "json"});
  command->callback([&c] {
    const bool named = !c.interactions.regimens.empty() || !c.interactions.drugs.empty();
    c.status = named || has_input(c.interactions.patient) ? run_interactions(c.interactions) : 2;
  });
}

void add_show(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("show", "What the guideline says of a drug, regimen, trial, rule or source");
  command->footer(
      "Examples:\n  nextline show drug enhertu\n  nextline show regimen trastuzumab-deruxtecan --format json\n"
      "  nextline show trial\n  nextline show rule TDM-01\n  nextline show --coverage\n"
      "  nextline show --evidence --output evidence.md\nWithout NAME, all entries of the kind.");
  std::string kinds;
  for (const auto& kind : nextline::report::catalogue_kinds()) kinds += (kinds.empty() ? "{" : ",") + kind;
  command->add_option("KIND", c.show.kind, "What to look up")->type_name(kinds + "}");
  command->add_option("NAME", c.show.name, "Its id; a drug's name or brand, a regimen's title, a trial's NCT number");
  command->add_option("--pack", c.show.pack, "A guideline pack: a folder, or a compiled file");
  command->add_option("--as-of", c.show.as_of, "Say what is past its review date on this day (default today)");
  add_output_options(*command, c.show.format, c.show.output, {"text", "json"});
  command->add_flag("--coverage", c.show.coverage, "How many entries of each kind there are, and how they were read");
  command
      ->add_flag("--evidence", c.show.evidence, "Every trial with arms, results, side effects and sources, as Markdown")
      ->excludes("--coverage", "--format", "KIND");
  command->callback([&c] {
    if (c.show.kind.empty() && !c.show.coverage && !c.show.evidence) throw CLI::RequiredError("KIND");
    c.status = run_show(c.show);
  });
}

void add_pack_commands(CLI::App& app, Commands& c) {
  auto* lint = app.add_subcommand("lint", "Check a guideline pack: sources, references, units, the decision subset");
  lint->footer("Example:\n  nextline lint knowledge/her2-mbc\nExit status 1 when something is wrong.");
  lint->add_option("PACKDIR", c.lint_folder, "The pack's folder")->required();
  lint->add_option("--as-of", c.lint_day, "Warn of statements due for review on this day (YYYY-MM-DD; default today)");
  lint->callback([&c] { c.status = run_lint(c.lint_folder, c.lint_day); });

  auto* verify = app.add_subcommand("verify", "Prove a pack total, safe and consistently ordered (nextline-verify)");
  verify->footer("Examples:\n  nextline verify\n  nextline verify knowledge/her2-mbc\n  nextline verify --help");
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

void add_synth(CLI::App& app, Commands& c) {
  auto* command = app.add_subcommand("synth", "Synthetic patients as FHIR records, with the facts they were made from");
  command->footer(
      "Examples:\n  nextline synth --count 1 > patient.json\n"
      "  nextline synth --count 10000 --seed 7 --output patients.ndjson --truth truth.ndjson\n"
      "The same seed gives the same bytes; the first patients of a longer run are those of a shorter one.");
  command->add_option("--count", c.synth.count, "How many patients, one Bundle a line (default 10)")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}));
  command->add_option("--seed", c.synth.seed, "Which patients (default 1)")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
  command->add_option("--output", c.synth.output, "Write to this file instead of standard output");
  command->add_option("--truth", c.synth.truth,
                      "Write the facts each patient was made from to this file, one object a line");
  command->add_option("--as-of", c.synth.as_of,
                      "The day the courses have reached (YYYY-MM-DD; default: the evidence cutoff)");
  command->add_option("--pack", c.synth.pack, "A guideline pack: a folder with a synth.yaml");
  command->add_option("--courses", c.synth.courses, "Another file of courses");
  command->callback([&c] { c.status = run_synth(c.synth); });
}

void add_serve(CLI::App& app, Commands& c) {
  auto* serve = app.add_subcommand("serve", "A FHIR server that evaluates CQL: the operation $cql (nextline-serve)");
  serve->footer(
      "Examples:\n  nextline serve --cql-only\n  nextline serve --cql-only --port 9000\n  nextline serve --help");
  serve->prefix_command();
  serve->allow_extras();
  serve->set_help_flag();  // nextline-serve has its own
  serve->callback([&c, serve] { c.status = run_serve(serve->remaining()); });
}

/// Commands about the program itself; they tell of every command defined before them and of themselves.
void add_help_commands(CLI::App& app, Commands& c) {
  auto* completion = app.add_subcommand("completion", "Print a completion script for the shell");
  completion->footer(
      "Examples:\n  source <(nextline completion bash)\n  nextline completion zsh > ~/.zsh/functions/_nextline");
  completion->add_option("SHELL", c.shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  completion->add_option("--output", c.help_output, "Write to this file instead of standard output");
  completion->callback([&] { c.status = run_completion(help_of(app), c.shell, c.help_output); });

  auto* manual = app.add_subcommand("manual", "Print the manual page (roff)");
  manual->footer("Example:\n  nextline manual | man -l -");
  manual->add_option("--output", c.help_output, "Write to this file instead of standard output");
  manual->callback([&] { c.status = run_manual(help_of(app), c.help_output); });
}

/// The whole program; the exit status.
int run(int argc, char** argv) {
  CLI::App app(
      std::string("nextline: an executable guideline for HER2-positive metastatic breast cancer\n\n") + kIntendedUse,
      "nextline");
  app.set_version_flag("--version", std::string("nextline ") + NEXTLINE_VERSION);
  app.require_subcommand(1);
  app.failure_message([&app](const CLI::App*, const CLI::Error& error) {
    return "nextline: " + std::string(error.what()) + "; see '" + path_so_far(app) + " --help'\n";
  });
  Commands commands;
  add_plan(app, commands);
  add_case(app, commands);
  add_explain(app, commands);
  add_dose(app, commands);
  add_ask(app, commands);
  add_leaflet(app, commands);
  add_calendar(app, commands);
  add_interactions(app, commands);
  add_show(app, commands);
  add_pack_commands(app, commands);
  add_synth(app, commands);
  add_cql_commands(app, commands.cql, commands.status);
  add_serve(app, commands);
  add_help_commands(app, commands);
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
