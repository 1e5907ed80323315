// What the parser's own tree of commands says: to users who mistype, and as CommandHelp.
#pragma once

#include <string>

#include "cli/command_help.h"

namespace CLI {
class App;
}

namespace nextline::cli {

/// The whole tree below `app`, in the order of definition.
CommandHelp help_of(const CLI::App& app);

/// The command that was given, as far as it was understood: "nextline cql run".
std::string path_so_far(const CLI::App& app);

/// What to say of the first word of a command line that is no command or option, with the nearest one; empty if all are
/// known.
std::string unknown_word(const CLI::App& app, int argc, char** argv);

}  // namespace nextline::cli
