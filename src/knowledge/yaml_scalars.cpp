#include "knowledge/yaml_scalars.h"

#include <algorithm>
#include <optional>

#include "knowledge/yaml_escapes.h"

namespace nextline::knowledge::yaml {

namespace {

constexpr std::string_view kFlowMarks = ",[]{}";

/// ": " ends a plain text; between brackets so does ":" before what ends the value.
bool ends_a_key(std::string_view line, std::size_t colon, bool in_flow) {
  if (colon + 1 >= line.size() || line[colon + 1] == ' ') return true;
  return in_flow && std::string_view(",]}").find(line[colon + 1]) != std::string_view::npos;
}

bool ends_plain(std::string_view line, std::size_t at, bool in_flow) {
  const char c = line[at];
  if (c == ':') return ends_a_key(line, at, in_flow);
  if (c == '#') return at > 0 && line[at - 1] == ' ';
  return in_flow && kFlowMarks.find(c) != std::string_view::npos;
}

/// Moves to the text's next line: how many line breaks were passed, or none if the text ends before.
/// The cursor stands at the end of a line.
std::optional<std::size_t> next_text_line(Cursor& cursor, const Surroundings& around) {
  Cursor ahead = cursor;
  std::size_t breaks = 0;
  while (ahead.at_line_end()) {
    if (ahead.at_end()) return std::nullopt;
    ahead.next_line();
    ahead.skip_spaces();
    ++breaks;
  }
  if (!around.in_flow && ahead.column() < around.least_column) return std::nullopt;
  cursor = ahead;
  return breaks;
}

void fold(std::string& out, std::size_t breaks) {
  if (breaks == 1) {
    out += ' ';
  } else {
    out.append(breaks - 1, '\n');
  }
}

void trim_end(std::string& out, std::size_t not_below) {
  while (out.size() > not_below && out.back() == ' ') out.pop_back();
}

/// One quoted text, part by part.
class QuotedText {
 public:
  QuotedText(Cursor& cursor, const Surroundings& around)
      : cursor_(cursor), around_(around), quote_(cursor.peek()), start_(cursor) {}

  std::string read() {
    cursor_.skip(1);
    while (!closed()) {
      if (cursor_.at_line_end()) {
        line_break();
      } else if (quote_ == '"' && cursor_.peek() == '\\') {
        escape();
      } else {
        run();
      }
    }
    return std::move(out_);
  }

 private:
  /// Passes the closing quote; two single ones are one that is meant.
  bool closed() {
    if (cursor_.peek() != quote_) return false;
    cursor_.skip(1);
    if (quote_ == '"' || cursor_.peek() != quote_) return true;
    cursor_.skip(1);
    out_ += quote_;
    return false;
  }

  void run() {
    const std::string_view rest = cursor_.rest_of_line();
    const std::size_t end = std::min(rest.find_first_of(quote_ == '"' ? "\"\\" : "'"), rest.size());
    out_ += rest.substr(0, end);
    cursor_.skip(end);
  }

  void line_break() {
    trim_end(out_, kept_);
    fold(out_, continue_below());
  }

  std::size_t continue_below() {
    const auto breaks = next_text_line(cursor_, around_);
    if (!breaks)
      start_.refuse("this quote is not closed", "close it, and indent its further lines more than what they belong to");
    return *breaks;
  }

  void escape() {
    cursor_.skip(1);
    if (cursor_.at_line_end()) {  // the break does not count; empty lines behind it do
      const std::size_t breaks = continue_below();
      out_.append(breaks - 1, '\n');
    } else {
      append_escape(cursor_, out_);
    }
    kept_ = out_.size();  // spaces that were written as escapes stay
  }

  Cursor& cursor_;
  const Surroundings& around_;
  char quote_;
  Cursor start_;
  std::string out_;
  std::size_t kept_ = 0;
};

}  // namespace

std::size_t plain_end(const Cursor& cursor, bool in_flow) {
  const std::string_view line = cursor.rest_of_line();
  std::size_t end = 0;
  while (end < line.size() && !ends_plain(line, end, in_flow)) ++end;
  while (end > 0 && line[end - 1] == ' ') --end;
  return end;
}

void check_plain_start(const Cursor& cursor, const Surroundings& around) {
  const char c = cursor.peek();
  if (c == '&')
    cursor.refuse(around.step, "yaml-anchor", "an anchor (&name) is not allowed in a pack", "write the value out");
  if (c == '*')
    cursor.refuse(around.step, "yaml-alias", "an alias (*name) is not allowed in a pack", "write the value out");
  if (c == '!')
    cursor.refuse(around.step, "yaml-tag", "a tag (!name) is not allowed in a pack",
                  "leave it out: types come from the schema");
  const bool mark = std::string_view(",[]{}#|>'\"%@`").find(c) != std::string_view::npos;
  const bool structure = (c == '-' || c == '?' || c == ':') &&
                         (cursor.blank(1) || kFlowMarks.find(cursor.peek(1)) != std::string_view::npos);
  const bool colon = c == ':' && around.in_flow;
  if (mark || structure || colon)
    cursor.refuse(std::string("a text cannot begin with '") + c + "' here", "quote the text");
}

std::string plain_text(Cursor& cursor, const Surroundings& around) {
  check_plain_start(cursor, around);
  std::string out;
  while (true) {
    const std::size_t end = plain_end(cursor, around.in_flow);
    const std::string_view part = cursor.rest_of_line().substr(0, end);
    if (around.in_flow && part.find('?') != std::string_view::npos)
      cursor.refuse("a text with '?' between brackets is read in two ways", "quote the text");
    out += part;
    cursor.skip(end);
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (!ahead.at_line_end()) return out;
    const auto breaks = next_text_line(ahead, around);
    if (!breaks || ahead.comment() || (around.in_flow && kFlowMarks.find(ahead.peek()) != std::string_view::npos))
      return out;
    fold(out, *breaks);
    cursor = ahead;
  }
}

std::string quoted_text(Cursor& cursor, const Surroundings& around) {
  return QuotedText(cursor, around).read();
}

namespace {

enum class LastBreaks { One, None, All };

LastBreaks last_breaks(Cursor& cursor, bool folded) {
  const char c = cursor.peek();
  if (c == '+' && folded) cursor.refuse("readers disagree about '>+'", "write '>' or '|+'");
  if (c == '-' || c == '+') cursor.skip(1);
  if (cursor.peek() >= '0' && cursor.peek() <= '9')
    cursor.refuse("a number of spaces behind '|' or '>' is not allowed in a pack", "leave it out");
  return c == '-' ? LastBreaks::None : c == '+' ? LastBreaks::All : LastBreaks::One;
}

}  // namespace

std::string block_text(Cursor& cursor, const Surroundings& around) {
  const bool folded = cursor.peek() == '>';
  cursor.skip(1);
  const LastBreaks last = last_breaks(cursor, folded);
  cursor.expect_line_end();
  cursor.next_line();
  std::string out;
  std::size_t indentation = 0;  // of the first line, for all
  std::size_t breaks = 0;       // since the last text
  while (!cursor.at_end()) {
    Cursor line = cursor;
    line.skip_spaces();
    if (line.at_line_end()) {
      if (out.empty()) line.refuse("a block of text cannot begin with an empty line", "remove the line");
      if (line.column() > indentation) line.refuse("a line of a text has nothing but spaces", "remove the spaces");
      if (cursor.next_line()) ++breaks;
      continue;
    }
    if (line.column() < std::max<std::size_t>(around.least_column, 1)) break;  // a document's own must be indented too
    if (out.empty()) indentation = line.column();
    if (line.column() < indentation || (folded && line.column() > indentation))
      line.refuse("the lines of this text are not indented alike", "indent each as the first, or use '|'");
    if (!out.empty() && folded) fold(out, breaks);
    if (!out.empty() && !folded) out.append(breaks, '\n');
    cursor.skip(indentation);
    out += cursor.rest_of_line();
    breaks = cursor.next_line() ? 1 : 0;
  }
  if (last == LastBreaks::One && breaks > 0) out += '\n';
  if (last == LastBreaks::All) out.append(breaks, '\n');
  return out;
}

}  // namespace nextline::knowledge::yaml
