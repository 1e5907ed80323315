#include "cli/commands.h"
#include "cli/sibling_program.h"

namespace nextline::cli {

int run_serve(const std::vector<std::string>& arguments) {
  return become_program("nextline-serve", arguments, "build it with tools/setup serve");
}

}  // namespace nextline::cli
