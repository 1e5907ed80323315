#include "cli/commands.h"
#include "cli/sibling_program.h"

namespace nextline::cli {

int run_verify(const std::vector<std::string>& arguments) {
  // Linking the solver here would cost every other command 10 ms at start.
  return become_program("nextline-verify", arguments, "build it with tools/setup proof");
}

}  // namespace nextline::cli
