// String operators: CQL 1.5 appendix B, chapter 6. Positions and lengths count code points.
#include <re2/re2.h>

#include <string>
#include <vector>

#include "cql/operators/adapt.h"
#include "cql/operators/algebra/regex.h"
#include "cql/operators/algebra/text.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;
using std::string;
using std::string_view;

re2::StringPiece piece(string_view text) {
  return {text.data(), text.size()};
}

string_view lower(OperatorContext& c, string_view text) {
  return lower_case_in(c.arena, text);
}

Value list_of(OperatorContext& c, const std::vector<string_view>& parts) {
  auto items = c.arena.make_array<Value>(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) items[i] = Value::string(parts[i]);
  return Value::list(items);
}

/// Null for a list without any text: HL7's suite has Combine({}) null.
constexpr std::size_t kLongest = std::size_t{64} << 20;  // bytes of one String

Value too_long(OperatorContext& c) {
  return c.fail("too-long", "the text would be longer than 64 MB");
}

Value combine_with(OperatorContext& c, const List& parts, string_view separator) {
  string text;
  bool first = true;
  for (const Value& part : parts) {
    if (part.kind() != Kind::String) continue;
    if (text.size() + separator.size() + part.as_string().size() > kLongest) return too_long(c);
    if (!first) text += separator;
    text += part.as_string();
    first = false;
  }
  return first ? Value::null() : Value::string(c.arena.copy(text));
}
Value combine(OperatorContext& c, const List& parts) {
  return combine_with(c, parts, "");
}
Value concatenate(OperatorContext& c, string_view left, string_view right) {
  if (left.size() + right.size() > kLongest) return too_long(c);
  return Value::string(c.arena.join({left, right}));
}
Value concatenate_nulls_as_empty(OperatorContext& c, const optional<string_view>& left,
                                 const optional<string_view>& right) {
  return concatenate(c, left.value_or(""), right.value_or(""));
}

bool ends_with(string_view text, string_view suffix) {
  return text.ends_with(suffix);
}
bool starts_with(string_view text, string_view prefix) {
  return text.starts_with(prefix);
}

optional<string_view> character_at(string_view text, std::int32_t index) {
  const std::size_t begin = index < 0 ? text.size() : offset_of(text, index);
  if (begin >= text.size()) return std::nullopt;
  return text.substr(begin, offset_of(text.substr(begin), 1));
}

std::int32_t position(string_view text, std::size_t found) {
  return found == string_view::npos ? -1 : index_of(text, found);
}
std::int32_t position_of(string_view pattern, string_view text) {
  return position(text, text.find(pattern));
}
std::int32_t last_position_of(string_view pattern, string_view text) {
  return position(text, text.rfind(pattern));
}

optional<string_view> substring(string_view text, std::int32_t start) {
  if (start == 0) return text;
  const std::size_t begin = start < 0 ? text.size() : offset_of(text, start);
  if (begin >= text.size()) return std::nullopt;
  return text.substr(begin);
}
optional<string_view> substring_of_length(string_view text, std::int32_t start, const optional<std::int32_t>& length) {
  const auto rest = substring(text, start);
  if (!rest || !length) return rest;
  return *length < 0 ? string_view() : rest->substr(0, offset_of(*rest, *length));
}

Value split(OperatorContext& c, string_view text, const optional<string_view>& separator) {
  std::vector<string_view> parts;
  if (separator && !separator->empty()) {
    for (auto at = text.find(*separator); at != string_view::npos; at = text.find(*separator)) {
      parts.push_back(text.substr(0, at));
      text.remove_prefix(at + separator->size());
    }
  }
  parts.push_back(text);
  return list_of(c, parts);
}

/// A compiled pattern, or the language's run-time error when RE2 refuses it.
const re2::RE2* pattern_of(OperatorContext& c, string_view pattern) {
  const re2::RE2& expression = compiled(pattern);
  if (expression.ok()) return &expression;
  c.fail("bad-pattern", c.arena.copy("regular expression: " + expression.error()));
  return nullptr;
}

/// Somewhere in the text: CQL asks for partial matching, with ^ and $ to mean the whole.
Value matches(OperatorContext& c, string_view text, string_view pattern) {
  const re2::RE2* expression = pattern_of(c, pattern);
  if (expression == nullptr) return Value::null();
  return Value::boolean(re2::RE2::PartialMatch(piece(text), *expression));
}
Value matches_full(OperatorContext& c, string_view text, string_view pattern) {
  const re2::RE2* expression = pattern_of(c, pattern);
  if (expression == nullptr) return Value::null();
  return Value::boolean(re2::RE2::FullMatch(piece(text), *expression));
}

/// As RE2::GlobalReplace, which knows no limit: a replacement may repeat what it replaces, again and again.
Value replaced(OperatorContext& c, string_view text, const re2::RE2& expression, const string& rewrite) {
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(re2::RE2::MaxSubmatch(rewrite)) + 1);
  string result;
  std::size_t from = 0;
  std::size_t last_end = string_view::npos;
  while (expression.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups.data(),
                          static_cast<int>(groups.size()))) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    const bool is_empty = groups[0].empty();
    result.append(text, from, begin - from);
    from = begin + groups[0].size();
    if (!(is_empty && begin == last_end)) {  // none of nothing, right behind another
      expression.Rewrite(&result, rewrite, groups.data(), static_cast<int>(groups.size()));
      if (result.size() > kLongest) return too_long(c);
      last_end = from;
    }
    if (!is_empty) continue;
    if (from >= text.size()) break;
    const auto character = offset_of(text.substr(from), 1);  // an empty match may stand before every character
    result.append(text, from, character);
    from += character;
  }
  if (from < text.size()) result.append(text, from);
  if (result.size() > kLongest) return too_long(c);
  if (!c.spend(result.size() + text.size())) return Value::null();
  return Value::string(c.arena.copy(result));
}

Value replace_matches(OperatorContext& c, string_view text, string_view pattern, string_view substitution) {
  const re2::RE2* expression = pattern_of(c, pattern);
  if (expression == nullptr) return Value::null();
  const string rewrite = rewrite_of(substitution);
  string problem;
  if (!expression->CheckRewriteString(rewrite, &problem)) {
    return c.fail("bad-substitution", c.arena.copy("ReplaceMatches: " + problem));
  }
  return replaced(c, text, *expression, rewrite);
}

Value split_on_matches(OperatorContext& c, string_view text, string_view pattern) {
  const re2::RE2* expression = pattern_of(c, pattern);
  if (expression == nullptr) return Value::null();
  std::vector<string_view> parts;
  std::size_t from = 0;
  std::size_t search = 0;
  re2::StringPiece match;
  while (search <= text.size() &&
         expression->Match(piece(text), search, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    if (match.empty()) {  // an empty match splits nothing off; look behind it
      search = begin + 1;
      continue;
    }
    parts.push_back(text.substr(from, begin - from));
    from = search = begin + match.size();
  }
  parts.push_back(text.substr(from));
  return list_of(c, parts);
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
constexpr OperatorRow kRows[] = {
    {"Combine", "(List<String>) -> String", kPropagate, adapt<combine>, AT("combine"), "Combine({ 'a', 'b' })", "'ab'"},
    {"Combine", "(List<String>, String) -> String", kPropagate, adapt<combine_with>, AT("combine"),
     "Combine({ 'a', 'b', 'c' }, '-')", "'a-b-c'"},
    {"Concatenate", "(String, String) -> String", kPropagate, adapt<concatenate>, AT("concatenate"), "'a' + 'b'",
     "'ab'"},
    {"ConcatenateNullsAsEmpty", "(String, String) -> String", kCustom, adapt<concatenate_nulls_as_empty>,
     AT("concatenate"), "'a' & (null as String)", "'a'"},
    {"EndsWith", "(String, String) -> Boolean", kPropagate, adapt<ends_with>, AT("endswith"),
     "EndsWith('lapatinib', 'inib')", "true"},
    {"Indexer", "(String, Integer) -> String", kPropagate, adapt<character_at>, AT("indexer"), "'abc'[1]", "'b'"},
    {"LastPositionOf", "(String, String) -> Integer", kPropagate, adapt<last_position_of>, AT("lastpositionof"),
     "LastPositionOf('hi', 'Say hi to Ohio!')", "11"},
    {"Length", "(String) -> Integer", kPropagate, adapt<length_of>, AT("length"), "Length('abc')", "3"},
    {"Lower", "(String) -> String", kPropagate, adapt<lower>, AT("lower"), "Lower('AbC')", "'abc'"},
    {"Matches", "(String, String) -> Boolean", kPropagate, adapt<matches>, AT("matches"),
     "Matches('since 2017', '.*\\\\d+')", "true"},
    {"MatchesFull", "(String, String) -> Boolean", kPropagate, adapt<matches_full>, AT("matches"),
     "MatchesFull('N8000123123', 'N[0-9]{8}')", "false"},
    {"PositionOf", "(String, String) -> Integer", kPropagate, adapt<position_of>, AT("positionof"),
     "PositionOf('b', 'ab')", "1"},
    {"ReplaceMatches", "(String, String, String) -> String", kPropagate, adapt<replace_matches>, AT("replacematches"),
     "ReplaceMatches('bop she bop', 'bop', 'bang')", "'bang she bang'"},
    {"Split", "(String, String) -> List<String>", kCustom, adapt<split>, AT("split"), "Split('a,b', ',')",
     "{ 'a', 'b' }"},
    {"SplitOnMatches", "(String, String) -> List<String>", kPropagate, adapt<split_on_matches>, AT("splitonmatches"),
     "SplitOnMatches('a1b22c', '[0-9]+')", "{ 'a', 'b', 'c' }"},
    {"StartsWith", "(String, String) -> Boolean", kPropagate, adapt<starts_with>, AT("startswith"),
     "StartsWith('trastuzumab', 'tras')", "true"},
    {"Substring", "(String, Integer) -> String", kPropagate, adapt<substring>, AT("substring"), "Substring('abc', 1)",
     "'bc'"},
    {"Substring", "(String, Integer, Integer) -> String", kCustom, adapt<substring_of_length>, AT("substring"),
     "Substring('abc', 1, 1)", "'b'"},
    {"Upper", "(String) -> String", kPropagate, adapt<upper_case>, AT("upper"), "Upper('aB')", "'AB'"},
};
#undef AT

}  // namespace

std::span<const OperatorRow> string_rows() {
  return kRows;
}

}  // namespace nextline::cql
