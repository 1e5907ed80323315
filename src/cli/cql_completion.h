// What Tab offers at the CQL prompt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/cql_workspace.h"

namespace nextline::cli {

/// The commands of the prompt, ":help" and so on, in the order in which they are explained.
struct PromptCommand {
  std::string_view name, argument, description;
};
const std::vector<PromptCommand>& prompt_commands();

/// What may stand for the last, unfinished word of a line.
struct Completions {
  std::size_t begin = 0;           ///< where that word begins in the line
  std::vector<std::string> words;  ///< sorted, each once; all begin with what is written of the word
};

/// `before`: the line up to the cursor. Quoted names are offered in their quotes, also for a word begun without them.
Completions complete_cql(const CqlWorkspace& workspace, std::string_view before);

/// The longest beginning that all of `words` share.
std::string common_beginning(const std::vector<std::string>& words);

}  // namespace nextline::cli
