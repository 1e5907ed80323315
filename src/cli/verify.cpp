#include <unistd.h>

#include "cli/commands.h"
#include "cli/output.h"

namespace nextline::cli {

int run_verify(const std::vector<std::string>& arguments) {
  // The solver lives in a program of its own: linking it here would cost every other command 10 ms at start.
  const std::string program = program_folder() + "/nextline-verify";
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
