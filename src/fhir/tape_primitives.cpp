// TapeWriter: primitives, and their ids and extensions.
#include <algorithm>

#include "base/temporal.h"
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

enum class Shape : std::uint8_t { Broken, Null, Boolean, Number, String, Other };

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"';
}

Shape shape_of(std::string_view text) {
  if (text.empty()) return Shape::Broken;
  switch (text[0]) {
    case '"':
      return is_quoted(text) ? Shape::String : Shape::Broken;
    case '{':
    case '[':
      return Shape::Other;
    case 'n':
      return text == "null" ? Shape::Null : Shape::Broken;
    case 't':
      return text == "true" ? Shape::Boolean : Shape::Broken;
    case 'f':
      return text == "false" ? Shape::Boolean : Shape::Broken;
    default:
      return is_json_number(text) ? Shape::Number : Shape::Broken;
  }
}

/// True for most dates, those of the form 2024-03-31, without looking at how long the month is; false proves nothing.
bool is_common_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto digit = [&](std::size_t at) { return static_cast<unsigned>(text[at] - '0'); };
  const unsigned month = digit(5) * 10 + digit(6);
  const unsigned day = digit(8) * 10 + digit(9);
  // Two digits of which one is none give a number that is out of all bounds, but for the second one.
  const unsigned last = std::max({digit(1), digit(2), digit(3), digit(6), digit(9)});
  return (text[0] == '1' || text[0] == '2') && last <= 9 && month - 1 < 12 && day - 1 < 28;
}

Shape expected_shape(Form form) {
  if (form == Form::Boolean) return Shape::Boolean;
  return form == Form::Number ? Shape::Number : Shape::String;
}

const char* wording(Shape shape) {
  switch (shape) {
    case Shape::Boolean:
      return "true or false";
    case Shape::Number:
      return "a number";
    default:
      return "a string";
  }
}

}  // namespace

bool TapeWriter::odd_string_text(TextSpan& span) {
  const std::string_view quoted = walk_->token();
  return is_quoted(quoted) ? string_text(quoted, span) : fail();
}

bool TapeWriter::unescaped_text(std::string_view quoted, TextSpan& span) {
  const auto unescaped = walk_->unescape(quoted);
  if (!unescaped) return fail();
  span = {static_cast<std::uint32_t>(tape_.input_size + tape_.unescaped.size()),
          static_cast<std::uint32_t>(unescaped->size())};
  tape_.unescaped += *unescaped;
  return true;
}

bool TapeWriter::primitive(Frame& frame, const KeyRow& row, bool in_list) {
  const std::string_view text = walk_->token();
  if (is_quoted(text) && row.form >= Form::String) {
    TextSpan span;
    if (!string_text(text, span)) return false;
    const NodeIndex node = push(row, NodeKind::String, span);
    if (row.form != Form::String) check_date(frame, row, nextline::fhir::text(tape_, node));
    return true;
  }
  const Shape shape = shape_of(text);
  if (shape == Shape::Broken) return fail();
  if (shape == Shape::Null) {
    if (in_list) push(row, NodeKind::Null);
    frame.untidy = frame.untidy || in_list;
    return true;
  }
  if (shape != expected_shape(row.form)) {
    note(frame, key_text(row), std::string("is not ") + wording(expected_shape(row.form)) + "; ignored");
    return true;
  }
  walk_->advance();
  push(row, shape == Shape::Number ? NodeKind::Number : NodeKind::Boolean, span_of(text));
  return true;
}

void TapeWriter::check_date(Frame& frame, const KeyRow& row, std::string_view date) {
  const bool is_time = row.form == Form::Time;
  if (!is_time && is_common_date(date)) return;
  const bool valid = is_time                  ? parse_time(date).has_value()
                     : row.form == Form::Date ? parse_date(date).has_value()
                                              : parse_datetime(date).has_value();
  if (valid) return;
  note(frame, key_text(row),
       "'" + std::string(date.substr(0, 32)) + "' is not a " + (is_time ? "time" : "date") + "; ignored");
  tape_.nodes.back().bits = Node::bits_of(NodeKind::Null, 0);
  frame.untidy = true;
}

}  // namespace nextline::fhir
