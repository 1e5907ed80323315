#include "knowledge/yaml_cursor.h"

namespace nextline::knowledge::yaml {

bool Cursor::blank(std::size_t ahead) const {
  const std::size_t at = at_ + ahead;
  return at >= text_.size() || text_[at] == ' ' || text_[at] == '\n';
}

void Cursor::skip_spaces() {
  while (peek() == ' ') ++at_;
}

bool Cursor::next_line() {
  const bool ended = line_end_ < text_.size();
  at_ = line_end_ + (ended ? 1 : 0);
  if (!ended) return false;
  line_begin_ = at_;
  line_end_ = std::min(text_.find('\n', at_), text_.size());
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
  if (counted_to_ < line_begin_ || counted_to_ > at_) {
    counted_to_ = line_begin_;
    counted_ = 0;
  }
  for (; counted_to_ < at_; ++counted_to_)
    if ((static_cast<unsigned char>(text_[counted_to_]) & 0xC0) != 0x80) ++counted_;
  return {*outline_, line_, counted_ + 1, step};
}

void Cursor::refuse(Outline::Step step, std::string code, std::string message, std::string hint) const {
  throw error_at(place(step), std::move(code), std::move(message), std::move(hint));
}

void Cursor::refuse(std::string message, std::string hint) const {
  refuse(Outline::kRoot, "yaml-syntax", std::move(message), std::move(hint));
}

}  // namespace nextline::knowledge::yaml
