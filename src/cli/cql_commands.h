// The commands below `nextline cql`: their arguments and bodies. Every body returns the exit status, as in commands.h.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace nextline::cli {

struct CqlRunArguments {
  std::string library;
  std::string record;
  std::vector<std::string> include_folders;
  std::vector<std::string> definitions;
  std::string pack;        ///< --pack; empty: the one beside the library, or built with the program
  bool promotion = false;  ///< --promotion
  bool profile = false;    ///< --profile: where the time went, on standard error
};
struct CqlCheckArguments {
  std::vector<std::string> files;
  std::string format = "text";
  std::string pack;
  bool promotion = false;
  bool strict = false;  ///< warnings count as errors
};
struct CqlFormatArguments {
  std::vector<std::string> files;
  bool check = false;
  bool write = false;
};
struct CqlReplArguments {
  std::vector<std::string> files;
  std::string record;
  std::string case_file;
  std::string pack;
};
/// `promotion`: single values stand for lists and intervals, and the other way round.
int run_cql_eval(const std::string& expression, const std::string& record, bool promotion);
int run_cql_run(const CqlRunArguments& arguments);
int run_cql_check(const CqlCheckArguments& arguments);
int run_cql_format(const CqlFormatArguments& arguments);
int run_cql_repl(const CqlReplArguments& arguments);
int run_cql_test(const std::string& path);
int run_cql_operators();

/// What the command line fills in.
struct CqlCommands {
  std::string expression, eval_record, suite;
  bool promotion = false;
  CqlRunArguments run;
  CqlCheckArguments check;
  CqlFormatArguments format;
  CqlReplArguments repl;
};

/// Adds `cql` and the commands below it to `app`; they fill in `arguments`, run, and set `status`.
void add_cql_commands(CLI::App& app, CqlCommands& arguments, int& status);

}  // namespace nextline::cli
