// The commands' arguments and bodies. Parsing is main.cpp's; nothing here decides anything about care.
// Every body returns the exit status: 0 done, 1 negative answer of a check, 2 wrong use or unreadable input, 70 our
// bug.
#pragma once

#include <string>
#include <vector>

namespace nextline::cli {

/// What plan, case and explain have in common.
struct PatientArguments {
  std::string file;                      ///< record; empty when only --case is given
  std::string case_file;                 ///< --case
  std::vector<std::string> settings;     ///< --set
  std::string patient;                   ///< --patient
  std::string pack;                      ///< --pack: a folder or a compiled pack; empty: the one built with the program
  std::string region;                    ///< --region; empty: the pack's default
  std::string as_of;                     ///< --as-of; empty: today
  std::vector<std::string> unavailable;  ///< --unavailable
  std::vector<std::string> goals;        ///< --goal
};
struct PlanArguments {
  PatientArguments patient;
  std::string format = "text";
  std::string output;
};
int run_plan(const PlanArguments& arguments);
int run_case(const PatientArguments& arguments, const std::string& format);
int run_explain(const PatientArguments& arguments, const std::string& regimen);

int run_lint(const std::string& folder);
int run_pack_compile(const std::string& folder, const std::string& output);

struct CqlRunArguments {
  std::string library;
  std::string record;
  std::vector<std::string> include_folders;
  std::vector<std::string> definitions;
};
int run_cql_eval(const std::string& expression, const std::string& record);
int run_cql_run(const CqlRunArguments& arguments);
int run_cql_check(const std::vector<std::string>& files);
int run_cql_test(const std::string& path);
int run_cql_operators();

/// Replaces this process by nextline-verify. Only returns (with a status) when that program is not there.
int run_verify(const std::vector<std::string>& arguments);

}  // namespace nextline::cli
