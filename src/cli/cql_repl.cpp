// `nextline cql repl`: reads expressions, statements and commands, and prints what they give.
#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/cql_commands.h"
#include "cli/cql_workspace.h"
#include "cli/line_editor.h"
#include "cli/output.h"
#include "cql/syntax/parser.h"

namespace nextline::cli {
namespace {

using Answer = CqlWorkspace::Answer;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// A statement of a library, by its first word.
bool is_statement(const std::string& text) {
  return text.starts_with("define ") || text.starts_with("define\n");
}

/// True if the text is right as far as it goes, and goes not far enough: its first error is at its end.
bool is_unfinished(const std::string& text) {
  const auto parsed =
      is_statement(text) ? cql::syntax::parse_library(text, "prompt") : cql::syntax::parse_expression(text, "prompt");
  if (parsed.ok() || !parsed.errors.front().range) return false;
  return parsed.errors.front().range->begin >= trimmed(text).size() ||
         parsed.errors.front().code == "unterminated-comment";
}

class Repl {
 public:
  explicit Repl(const CqlReplArguments& arguments)
      : workspace_(arguments.pack),
        editor_([this](std::string_view before) { return complete_cql(workspace_, before); }, history_file()) {}

  /// Loads what the command line names; the exit status if that fails, else 0.
  int open(const CqlReplArguments& arguments) {
    if (!arguments.record.empty() && !started(workspace_.set_record(arguments.record))) return 2;
    if (!arguments.case_file.empty() && !started(workspace_.set_case(arguments.case_file))) return 2;
    for (const auto& file : arguments.files)
      if (!started(workspace_.load(file))) return 2;
    return 0;
  }

  int run() {
    if (editor_.is_interactive()) std::puts("CQL. An expression, `define \"Name\": …`, or :help; Ctrl-D ends.");
    while (true) {
      const auto entry = next();
      if (!entry || *entry == ":quit" || *entry == ":q") break;
      if (!entry->empty()) answer(*entry);
    }
    return editor_.is_interactive() || !failed_ ? 0 : 1;
  }

 private:
  static bool started(const Answer& answer) {
    if (!answer.good) std::fprintf(stderr, "nextline: %s\n", answer.text.c_str());
    return answer.good;
  }

  /// One entry, which may take several lines; none at the end of input.
  std::optional<std::string> next() {
    bool abandoned = false;
    auto line = editor_.read("cql> ", &abandoned);
    if (!line) return std::nullopt;
    std::string entry = trimmed(*line);
    if (entry.starts_with("//")) entry.clear();
    while (!entry.empty() && entry.front() != ':' && is_unfinished(entry)) {
      line = editor_.read("...> ", &abandoned);
      if (abandoned) return std::string();
      if (!line || trimmed(*line).empty()) break;  // an empty line gives up waiting
      entry += "\n" + *line;
    }
    if (!entry.empty()) editor_.remember(entry);
    return entry;
  }

  void answer(const std::string& entry) {
    print(entry.front() == ':'  ? command(entry)
          : is_statement(entry) ? workspace_.define(entry)
                                : workspace_.evaluate(entry));
  }

  void print(const Answer& answer) {
    std::fprintf(answer.good ? stdout : stderr, "%s\n", answer.text.c_str());
    std::fflush(stdout);
    failed_ = failed_ || !answer.good;
  }

  Answer command(const std::string& entry) {
    const auto space = std::min(entry.find_first_of(" \t"), entry.size());
    const std::string name = entry.substr(0, space);
    const std::string argument = trimmed(entry.substr(space));
    for (const auto& known : prompt_commands())
      if (known.name == name && !known.argument.empty() && argument.empty())
        return {name + " needs " + std::string(known.argument) + ": " + std::string(known.description), false};
    if (name == ":why") return workspace_.why(argument);
    if (name == ":type") return workspace_.type_of(argument);
    if (name == ":list") return workspace_.list();
    if (name == ":load") return workspace_.load(argument);
    if (name == ":patient") return workspace_.set_record(argument);
    if (name == ":case") return workspace_.set_case(argument);
    if (name == ":complete") return completions(argument);
    if (name == ":help") return help();
    std::vector<std::string> names;
    for (const auto& known : prompt_commands()) names.emplace_back(known.name);
    return {"there is no command " + name + did_you_mean(name, names) + "; :help lists them", false};
  }

  Answer completions(const std::string& before) const {
    std::string out;
    for (const auto& word : complete_cql(workspace_, before).words) out += (out.empty() ? "" : "\n") + word;
    return {out.empty() ? "nothing" : out, true};
  }

  static Answer help() {
    std::string out =
        "1 + 1                    an expression: its value is printed\n"
        "define \"Name\": 1 + 1     a definition, used by what follows; again: it is replaced\n"
        "An expression goes on over lines until it is whole; an empty line gives up.\n";
    std::array<char, 160> line{};
    for (const auto& each : prompt_commands()) {
      const std::string call = std::string(each.name) + " " + std::string(each.argument);
      std::snprintf(line.data(), line.size(), "%-24s %s\n", call.c_str(), std::string(each.description).c_str());
      out += line.data();
    }
    out.pop_back();
    return {out, true};
  }

  CqlWorkspace workspace_;
  LineEditor editor_;
  bool failed_ = false;
};

}  // namespace

int run_cql_repl(const CqlReplArguments& arguments) {
  Repl repl(arguments);
  if (const int status = repl.open(arguments); status != 0) return status;
  return repl.run();
}

}  // namespace nextline::cli
