// Lines typed at a terminal, with editing, history and completion; or read from a pipe.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/cql_completion.h"

namespace nextline::cli {

/// Reads standard input. At a terminal libedit edits (arrow keys, Ctrl-R, vi and emacs keys from ~/.editrc), unless the
/// program was built without it; from anything else plain lines are read and no prompt is shown.
class LineEditor {
 public:
  using Complete = std::function<Completions(std::string_view before)>;

  /// `history`: a file that keeps the lines of earlier sessions; empty: none.
  LineEditor(Complete complete, std::string history);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// The next line without its end; none at the end of input. `abandoned`, if given, is set when Ctrl-C was pressed.
  std::optional<std::string> read(const std::string& prompt, bool* abandoned = nullptr);
  /// Puts `entry` into the history.
  void remember(const std::string& entry);
  bool is_interactive() const { return interactive_; }

 private:
  struct Edit;
  std::unique_ptr<Edit> edit_;
  bool interactive_;
};

/// The file of the prompt's history: $XDG_STATE_HOME/nextline/cql-history, or below ~/.local/state. The folder is made.
/// Empty when there is no home.
std::string history_file();

}  // namespace nextline::cli
