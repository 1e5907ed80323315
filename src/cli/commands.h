// The commands' arguments and bodies. Parsing is main.cpp's; nothing here decides anything about care.
// Every body returns the exit status: 0 done, 1 negative answer of a check, 2 wrong use or unreadable input, 70 our
// bug.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command_help.h"

namespace nextline::cli {

/// What plan, case, explain and ask have in common.
struct PatientArguments {
  std::string file;                      ///< record (a file, a folder, -); empty when facts are only stated
  std::string case_file;                 ///< --case
  std::vector<std::string> settings;     ///< --set
  std::string patient;                   ///< --patient
  std::string pack;                      ///< --pack: a folder or a compiled pack; empty: the one built with the program
  std::string region;                    ///< --region; empty: the pack's default
  std::string as_of;                     ///< --as-of; empty: today
  std::vector<std::string> unavailable;  ///< --unavailable
  std::string formulary;                 ///< --formulary: a file; empty: none
  std::vector<std::string> goals;        ///< --goal
  std::string overlay;                   ///< --overlay: a file; empty: none
};
struct PlanArguments {
  PatientArguments patient;
  bool calendar = false;  ///< --calendar: of every option (JSON)
  std::string format = "text";
  std::string output;
};
int run_plan(const PlanArguments& arguments);
int run_case(const PlanArguments& arguments);
int run_explain(const PlanArguments& arguments, const std::string& regimen);
/// Asks on standard output, reads answers from standard input; `output` takes the answers as a --case YAML.
int run_ask(const PatientArguments& arguments, const std::string& output);

struct DoseArguments {
  PatientArguments patient;
  std::string regimen;              ///< a regimen, or a drug with doses of its own
  std::vector<std::string> levels;  ///< --level: DRUG=N
  std::string format = "text";
  std::string output;
};
int run_dose(const DoseArguments& arguments);

struct LeafletArguments {
  PatientArguments patient;
  std::string option;      ///< --option: of the patient's plan; empty: the one ranked first
  std::string regimen;     ///< --regimen: no patient needed
  bool questions = false;  ///< --questions: the general page
  std::string format = "html";
  std::string output;
};
int run_leaflet(const LeafletArguments& arguments);

struct CalendarArguments {
  PatientArguments patient;
  std::string
      option;         ///< --option: of the patient's plan; empty: the treatment that goes on, else the one ranked first
  std::string start;  ///< --start: of the first or next dose; empty: --as-of
  int months = 6;     ///< --months
  std::string name;   ///< --name: of the iCalendar; empty: the treatment's title
  std::string format = "text";
  std::string output;
};
int run_calendar(const CalendarArguments& arguments);
int run_checklist(const CalendarArguments& arguments);

struct InteractionArguments {
  PatientArguments patient;
  std::vector<std::string> regimens;  ///< --regimen
  std::vector<std::string> drugs;     ///< --drug
  std::vector<std::string> with;      ///< --with: taken as well
  std::string format = "text";
  std::string output;
};
/// 1 where something listed is contraindicated or to be avoided.
int run_interactions(const InteractionArguments& arguments);

struct ShowArguments {
  std::string kind;
  std::vector<std::string> name;  ///< words of one name; empty: list the kind
  bool coverage = false;          ///< --coverage: counts instead
  bool evidence = false;          ///< --evidence: all trials as one Markdown page instead
  std::string pack;
  std::string as_of;  ///< --as-of: what is past its review date on this day says so; empty: today
  std::string format = "text";
  std::string output;
};
int run_show(const ShowArguments& arguments);

/// `as_of`: review dates are looked at as of this day; empty: today.
int run_lint(const std::string& folder, const std::string& as_of);
int run_pack_compile(const std::string& folder, const std::string& output);

struct SynthArguments {
  std::int64_t count = 10;
  std::int64_t seed = 1;
  std::string output;   ///< --output; empty: standard output
  std::string truth;    ///< --truth; empty: not written
  std::string pack;     ///< --pack; empty: the one built with the program
  std::string courses;  ///< --courses; empty: the pack's synth.yaml
  std::string as_of;    ///< --as-of; empty: the pack's evidence cutoff
};
int run_synth(const SynthArguments& arguments);

/// `shell`: bash or zsh.
int run_completion(const CommandHelp& program, const std::string& shell, const std::string& output);
int run_manual(const CommandHelp& program, const std::string& output);

/// Replaces this process by nextline-verify. Only returns (with a status) when that program is not there.
int run_verify(const std::vector<std::string>& arguments);
/// The same with nextline-serve.
int run_serve(const std::vector<std::string>& arguments);

}  // namespace nextline::cli
