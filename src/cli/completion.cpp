// Completion scripts for bash and zsh, from the tree of commands. Both find the command's path in the words so far, and
// look up what may follow: words of the path (commands, fixed values), its options, or the values of the option before.
#include <sstream>

#include "cli/commands.h"
#include "cli/output.h"

namespace nextline::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// The three tables of a script: patterns of `case`, each with what it sets.
struct Tables {
  std::string paths, words, options, values;
};

void collect(const CommandHelp& command, const std::string& path, Tables& tables) {
  std::vector<std::string> words, options;
  for (const auto& below : command.commands) {
    words.push_back(below.name);
    tables.paths += (tables.paths.empty() ? "" : "|") + ("'" + path + " " + below.name + "'");
  }
  for (const auto& positional : command.positionals)
    words.insert(words.end(), positional.choices.begin(), positional.choices.end());
  for (const auto& option : command.options) {
    options.push_back(option.name);
    if (!option.choices.empty())
      tables.values += "    '" + path + " " + option.name + "') offers='" + joined(option.choices) + "' ;;\n";
    else if (!option.placeholder.empty())
      tables.values += "    '" + path + " " + option.name + "') files=1 ;;\n";
  }
  tables.words += "    '" + path + "') offers='" + joined(words) + "' ;;\n";
  tables.options += "    '" + path + "') offers='" + joined(options) + "' ;;\n";
  for (const auto& below : command.commands) collect(below, path + " " + below.name, tables);
}

/// The part both shells understand: sets `offers` (what may follow) and `files` (a file name may).
std::string lookup(const CommandHelp& program) {
  Tables tables;
  collect(program, "", tables);
  return "  case \"$path_so_far $previous\" in\n" + tables.values +
         "  esac\n"
         "  if [[ -z $offers && -z $files && $current == -* ]]; then\n"
         "    case \"$path_so_far\" in\n" +
         tables.options +
         "    esac\n"
         "  elif [[ -z $offers && -z $files ]]; then\n"
         "    case \"$path_so_far\" in\n" +
         tables.words +
         "    esac\n"
         "  fi\n";
}

std::string path_pattern(const CommandHelp& program) {
  Tables tables;
  collect(program, "", tables);
  return tables.paths;
}

std::string bash_script(const CommandHelp& program) {
  return "# Completion of nextline's commands for bash, made by: nextline completion bash\n"
         "_nextline() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local path_so_far='' offers='' files='' i\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    case \"$path_so_far ${COMP_WORDS[i]}\" in\n"
         "      " +
         path_pattern(program) +
         ") path_so_far=\"$path_so_far ${COMP_WORDS[i]}\" ;;\n"
         "    esac\n"
         "  done\n" +
         lookup(program) +
         "  COMPREPLY=()\n"
         "  [[ -z $offers ]] || mapfile -t COMPREPLY < <(compgen -W \"$offers\" -- \"$current\")\n"
         "}\n"
         "complete -o default -F _nextline nextline\n";
}

std::string zsh_script(const CommandHelp& program) {
  return "#compdef nextline\n"
         "# Completion of nextline's commands for zsh, made by: nextline completion zsh\n"
         "_nextline() {\n"
         "  local -a line=(\"${words[@]}\")\n"
         "  local current=$line[CURRENT] previous=$line[CURRENT-1]\n"
         "  local path_so_far='' offers='' files='' i\n"
         "  for ((i = 2; i < CURRENT; ++i)); do\n"
         "    case \"$path_so_far $line[i]\" in\n"
         "      " +
         path_pattern(program) +
         ") path_so_far=\"$path_so_far $line[i]\" ;;\n"
         "    esac\n"
         "  done\n" +
         lookup(program) +
         "  if [[ -n $offers ]]; then compadd -- ${=offers}; else _files; fi\n"
         "}\n"
         "if [[ $funcstack[1] == _nextline ]]; then _nextline \"$@\"; else compdef _nextline nextline; fi\n";
}

}  // namespace

int run_completion(const CommandHelp& program, const std::string& shell, const std::string& output) {
  return deliver(output, shell == "zsh" ? zsh_script(program) : bash_script(program));
}

}  // namespace nextline::cli
