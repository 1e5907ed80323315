#include "cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/result.h"

namespace nextline::cli {
namespace {

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// The values of "TEXT:{text,json}", as the parser describes an option with a fixed set of them.
std::vector<std::string> choices_of(const std::string& type) {
  std::vector<std::string> choices;
  const auto open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return choices;
  for (std::size_t start = open + 1; start < close;) {
    const auto end = std::min(type.find(',', start), close);
    choices.push_back(type.substr(start, end - start));
    start = end + 1;
  }
  return choices;
}

OptionHelp help_of(const CLI::Option& option) {
  OptionHelp help;
  help.description = option.get_description();
  help.required = option.get_required();
  help.choices = choices_of(option.get_type_name());
  if (option.get_positional()) {
    help.name = option.get_single_name();
    return help;
  }
  help.name = "--" + option.get_lnames().front();
  if (option.get_items_expected_max() != 0) help.placeholder = help.choices.empty() ? "VALUE" : "WORD";
  return help;
}

}  // namespace

CommandHelp help_of(const CLI::App& app) {
  CommandHelp help{app.get_name(), app.get_description(), app.get_footer(), {}, {}, {}};
  for (const auto* option : app.get_options())
    (option->get_positional() ? help.positionals : help.options).push_back(help_of(*option));
  for (const auto* command : app.get_subcommands(nullptr)) help.commands.push_back(help_of(*command));
  return help;
}

std::string path_so_far(const CLI::App& app) {
  std::string path = app.get_name();
  for (auto given = app.get_subcommands(); !given.empty(); given = given.front()->get_subcommands())
    path += " " + given.front()->get_name();
  return path;
}

std::string unknown_word(const CLI::App& app, int argc, char** argv) {
  const CLI::App* at = &app;
  for (int i = 1; i < argc; ++i) {
    const std::string word(argv[i]);
    if (word.size() > 1 && word[0] == '-') {
      const std::string name = word.substr(0, word.find('='));
      if (at->get_option_no_throw(name) == nullptr)
        return "there is no option '" + name + "'" + did_you_mean(name, names_of_options(*at));
      continue;
    }
    const auto commands = at->get_subcommands(nullptr);
    if (commands.empty()) continue;
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const CLI::App* command) { return command->get_name() == word; });
    if (found == commands.end())
      return "there is no command '" + word + "'" + did_you_mean(word, names_of_commands(*at));
    at = *found;
  }
  return {};
}

}  // namespace nextline::cli
