#include <unistd.h>

#include "cli/commands.h"
#include "cli/output.h"

namespace nextline::cli {

namespace {

/// Beside this program in a build, in libexec when installed.
std::string verify_program() {
  const std::string folder = program_folder();
  const std::string installed = folder + "/../libexec/nextline/nextline-verify";
  const std::string beside = folder + "/nextline-verify";
  return access(beside.c_str(), X_OK) != 0 && access(installed.c_str(), X_OK) == 0 ? installed : beside;
}

}  // namespace

int run_verify(const std::vector<std::string>& arguments) {
  // The solver lives in a program of its own: linking it here would cost every other command 10 ms at start.
  const std::string program = verify_program();
  std::vector<char*> words;
  std::vector<std::string> copies = arguments;
  copies.insert(copies.begin(), program);
  for (auto& word : copies) words.push_back(word.data());
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  return fail(author_error("no-verify", "nextline-verify is not beside this program", program,
                           "build it with tools/setup proof"));
}

}  // namespace nextline::cli
