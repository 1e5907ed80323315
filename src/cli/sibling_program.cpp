#include "cli/sibling_program.h"

#include <unistd.h>

#include "cli/output.h"

namespace nextline::cli {

int become_program(const std::string& name, const std::vector<std::string>& arguments, const std::string& hint) {
  const std::string folder = program_folder();
  const std::string installed = folder + "/../libexec/nextline/" + name;
  const std::string beside = folder + "/" + name;
  const std::string program =
      access(beside.c_str(), X_OK) != 0 && access(installed.c_str(), X_OK) == 0 ? installed : beside;
  std::vector<std::string> copies = arguments;
  copies.insert(copies.begin(), program);
  std::vector<char*> words;
  for (auto& word : copies) words.push_back(word.data());
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  return fail(author_error("no-program", name + " is not beside this program", program, hint));
}

}  // namespace nextline::cli
