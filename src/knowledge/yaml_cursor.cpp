#include "knowledge/yaml_cursor.h"

#include <algorithm>

namespace nextline::knowledge::yaml {

bool Cursor::blank(std::size_t ahead) const {
  const std::size_t at = at_ + ahead;
  return at >= text_.size() || text_[at] == ' ' || text_[at] == '\n';
}

std::string_view Cursor::rest_of_line() const {
  return text_.substr(at_, text_.find('\n', at_) - at_);
}

void Cursor::skip_spaces() {
  while (peek() == ' ') ++at_;
}

bool Cursor::next_line() {
  const std::size_t newline = text_.find('\n', at_);
  at_ = newline == std::string_view::npos ? text_.size() : newline + 1;
  if (newline == std::string_view::npos) return false;
  line_begin_ = at_;
  ++line_;
  return true;
}

void Cursor::skip_to_content() {
  while (true) {
    skip_spaces();
    if (at_end() || (!at_line_end() && !comment())) return;
    next_line();
  }
}

void Cursor::expect_line_end() {
  skip_spaces();
  if (at_line_end() || comment()) return;
  if (peek() == ':') refuse("a mapping cannot begin on this line", "put it on a line of its own, or quote the text");
  refuse("unexpected text behind the value", "quote the whole text, or put it on a line of its own");
}

Place Cursor::place(Outline::Step step) const {
  const std::string_view before = text_.substr(line_begin_, at_ - line_begin_);
  const auto starts_a_code_point = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto column = std::count_if(before.begin(), before.end(), starts_a_code_point) + 1;
  return {*outline_, line_, static_cast<std::uint32_t>(column), step};
}

void Cursor::refuse(Outline::Step step, std::string code, std::string message, std::string hint) const {
  throw error_at(place(step), std::move(code), std::move(message), std::move(hint));
}

void Cursor::refuse(std::string message, std::string hint) const {
  refuse(Outline::kRoot, "yaml-syntax", std::move(message), std::move(hint));
}

}  // namespace nextline::knowledge::yaml
