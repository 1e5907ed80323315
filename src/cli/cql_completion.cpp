#include "cli/cql_completion.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "cql/operators/table.h"

namespace nextline::cli {
namespace {

constexpr std::array kKeywords = {
    "after", "aggregate", "all",      "and",      "as",        "asc",      "before",   "between",  "case",
    "cast",  "collapse",  "contains", "convert",  "define",    "desc",     "distinct", "div",      "during",
    "else",  "end",       "except",   "exists",   "expand",    "false",    "flatten",  "from",     "function",
    "if",    "implies",   "in",       "includes", "intersect", "Interval", "is",       "let",      "maximum",
    "meets", "minimum",   "mod",      "not",      "null",      "or",       "overlaps", "properly", "return",
    "same",  "singleton", "sort",     "start",    "starts",    "such",     "then",     "true",     "Tuple",
    "union", "when",      "where",    "with",     "within",    "without",  "xor",      "Code",     "Concept",
    "List",  "Coalesce(", "First(",   "Last(",    "Now(",      "Today(",   "Message("};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Where the last word begins: at an open quote, else at the first of the letters before the cursor.
std::size_t word_begin(std::string_view before) {
  if (std::count(before.begin(), before.end(), '"') % 2 == 1) return before.rfind('"');
  std::size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  if (begin == 1 && before[0] == ':') return 0;
  return begin;
}

/// `Case.exposedTo` of "… Case.exposedTo.|"; empty when no '.' stands before the word.
std::string_view qualifier(std::string_view before) {
  if (before.empty() || before.back() != '.') return {};
  before.remove_suffix(1);
  std::size_t begin = before.size();
  if (before.ends_with('"')) {
    begin = before.substr(0, before.size() - 1).rfind('"');
    return begin == std::string_view::npos ? std::string_view() : before.substr(begin);
  }
  while (begin > 0 && (is_word(before[begin - 1]) || before[begin - 1] == '.')) --begin;
  return before.substr(begin);
}

/// `candidate` as it goes on from what is written, quotes or not; empty if it does not.
std::string offered(const std::string& candidate, std::string_view written) {
  if (candidate.starts_with(written)) return candidate;
  const bool quoted = candidate.starts_with('"');
  if (written.starts_with('"') && !quoted && candidate.starts_with(written.substr(1))) return '"' + candidate + '"';
  return quoted && !written.empty() && candidate.substr(1).starts_with(written) ? candidate : std::string();
}

}  // namespace

const std::vector<PromptCommand>& prompt_commands() {
  static const std::vector<PromptCommand> kCommands = {
      {":help", "", "this list"},
      {":why", "NAME", "why a definition, or an expression, has its value"},
      {":type", "EXPRESSION", "the type of an expression"},
      {":list", "", "what is defined in the current library, with types"},
      {":load", "FILE", "load a library, or load it again; its names are in scope from then on"},
      {":patient", "FILE", "read a patient's FHIR record"},
      {":case", "FILE", "take the facts of a Case from YAML"},
      {":complete", "TEXT", "what the Tab key offers at the end of TEXT"},
      {":quit", "", "end (also the end of input, Ctrl-D)"}};
  return kCommands;
}

Completions complete_cql(const CqlWorkspace& workspace, std::string_view before) {
  Completions result;
  result.begin = word_begin(before);
  const std::string_view written = before.substr(result.begin);
  std::vector<std::string> all;
  const std::string_view owner = qualifier(before.substr(0, result.begin));
  if (before.starts_with(':') && result.begin == 0) {
    for (const auto& command : prompt_commands()) all.emplace_back(command.name);
  } else if (before.substr(0, result.begin).ends_with('.')) {
    all = workspace.names_behind(owner);
  } else {
    all = workspace.names();
    if (!written.starts_with('"')) {
      all.insert(all.end(), kKeywords.begin(), kKeywords.end());
      for (const auto& row : cql::operator_table()) all.push_back(std::string(row.name) + "(");
    }
  }
  for (const std::string& candidate : all)
    if (std::string word = offered(candidate, written); !word.empty()) result.words.push_back(std::move(word));
  std::sort(result.words.begin(), result.words.end());
  result.words.erase(std::unique(result.words.begin(), result.words.end()), result.words.end());
  return result;
}

std::string common_beginning(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  std::string common = words.front();
  for (const std::string& word : words) {
    const auto end = std::mismatch(common.begin(), common.end(), word.begin(), word.end()).first;
    common.erase(end, common.end());
  }
  while (!common.empty() && (static_cast<unsigned char>(common.back()) & 0x80) != 0) common.pop_back();
  return common;
}

}  // namespace nextline::cli
