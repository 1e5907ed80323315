// The tree of commands in words: what completion scripts and the manual page are made from.
#pragma once

#include <string>
#include <vector>

namespace nextline::cli {

struct OptionHelp {
  std::string name;         ///< "--format"; of a positional argument its placeholder, "FILE"
  std::string placeholder;  ///< of its value, "TEXT"; empty for a flag
  std::string description;
  std::vector<std::string> choices;  ///< the only values there are; empty: any
  bool required = false;
};

struct CommandHelp {
  std::string name, description, footer;
  std::vector<OptionHelp> positionals, options;
  std::vector<CommandHelp> commands;
};

}  // namespace nextline::cli
