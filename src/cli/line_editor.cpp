#include "cli/line_editor.h"

#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#ifdef NEXTLINE_LIBEDIT
#include <histedit.h>

#include "base/source.h"
#endif

namespace nextline::cli {
namespace {

std::optional<std::string> plain_line() {
  char* buffer = nullptr;
  std::size_t size = 0;
  const ssize_t length = getline(&buffer, &size, stdin);
  const std::unique_ptr<char, decltype(&std::free)> owner(buffer, &std::free);
  if (length < 0) return std::nullopt;
  std::string line(buffer, static_cast<std::size_t>(length));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return line;
}

}  // namespace

#ifdef NEXTLINE_LIBEDIT

struct LineEditor::Edit {
  Complete complete;
  std::string history_path;
  std::string prompt;
  EditLine* line = nullptr;
  History* history = nullptr;
  HistEvent event{};

  static char* prompt_of(EditLine* line) { return self(line)->prompt.data(); }
  static Edit* self(EditLine* line) {
    void* data = nullptr;
    el_get(line, EL_CLIENTDATA, &data);
    return static_cast<Edit*>(data);
  }

  /// Tab: completes as far as the candidates agree; lists them when they do not agree on more.
  static unsigned char tab(EditLine* line, int) {
    const LineInfo* info = el_line(line);
    const std::string_view before(info->buffer, static_cast<std::size_t>(info->cursor - info->buffer));
    const Completions found = self(line)->complete(before);
    if (found.words.empty()) return CC_ERROR;
    const std::string_view written = before.substr(found.begin);
    std::string common = common_beginning(found.words);
    if (common.size() > written.size() || found.words.size() == 1) {
      if (found.words.size() == 1 && common.back() != '(') common += ' ';
      el_deletestr(line, static_cast<int>(code_points(written)));
      return el_insertstr(line, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    std::fputc('\n', stdout);
    for (const auto& word : found.words) std::printf("%s  ", word.c_str());
    std::fputc('\n', stdout);
    return CC_REDISPLAY;
  }
};

namespace {

void on_interrupt(int) {}  // ends the reading of the line

}  // namespace

LineEditor::LineEditor(Complete complete, std::string history)
    : interactive_(isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) {
  if (!interactive_) return;
  std::setlocale(LC_CTYPE, "");
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  edit_ = std::make_unique<Edit>();
  edit_->complete = std::move(complete);
  edit_->history_path = std::move(history);
  edit_->line = el_init("nextline", stdin, stdout, stderr);
  edit_->history = history_init();
  if (edit_->line == nullptr || edit_->history == nullptr) return;
  ::history(edit_->history, &edit_->event, H_SETSIZE, 1000);
  ::history(edit_->history, &edit_->event, H_SETUNIQUE, 1);
  if (!edit_->history_path.empty()) ::history(edit_->history, &edit_->event, H_LOAD, edit_->history_path.c_str());
  el_set(edit_->line, EL_CLIENTDATA, edit_.get());
  el_set(edit_->line, EL_PROMPT, &Edit::prompt_of);
  el_set(edit_->line, EL_EDITOR, "emacs");
  el_set(edit_->line, EL_HIST, ::history, edit_->history);
  el_set(edit_->line, EL_ADDFN, "nextline-complete", "Complete a name", &Edit::tab);
  el_set(edit_->line, EL_BIND, "^I", "nextline-complete", nullptr);
  el_set(edit_->line, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(edit_->line, nullptr);  // the user's own keys, ~/.editrc
}

LineEditor::~LineEditor() {
  if (!edit_) return;
  if (edit_->history != nullptr) {
    if (!edit_->history_path.empty()) ::history(edit_->history, &edit_->event, H_SAVE, edit_->history_path.c_str());
    history_end(edit_->history);
  }
  if (edit_->line != nullptr) el_end(edit_->line);
}

std::optional<std::string> LineEditor::read(const std::string& prompt, bool* abandoned) {
  if (!edit_ || edit_->line == nullptr) return plain_line();
  edit_->prompt = prompt;
  int count = 0;
  errno = 0;
  const char* text = el_gets(edit_->line, &count);
  if (text == nullptr || count <= 0) {
    if (errno != EINTR) return std::nullopt;
    el_reset(edit_->line);
    std::fputc('\n', stdout);
    if (abandoned != nullptr) *abandoned = true;
    return std::string();
  }
  std::string line(text, static_cast<std::size_t>(count));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return line;
}

void LineEditor::remember(const std::string& entry) {
  if (edit_ && edit_->history != nullptr) ::history(edit_->history, &edit_->event, H_ENTER, entry.c_str());
}

#else  // without libedit lines are read as they come

struct LineEditor::Edit {};

LineEditor::LineEditor(Complete, std::string) : interactive_(isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) {}
LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read(const std::string& prompt, bool*) {
  if (interactive_) {
    std::fputs(prompt.c_str(), stdout);
    std::fflush(stdout);
  }
  return plain_line();
}

void LineEditor::remember(const std::string&) {}

#endif

std::string history_file() {
  namespace fs = std::filesystem;
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if ((state == nullptr || *state == '\0') && (home == nullptr || *home == '\0')) return {};
  const fs::path folder =
      (state != nullptr && *state != '\0' ? fs::path(state) : fs::path(home) / ".local/state") / "nextline";
  std::error_code error;
  fs::create_directories(folder, error);
  return error ? std::string() : (folder / "cql-history").string();
}

}  // namespace nextline::cli
