#include "report/page.h"

namespace nextline::report {
namespace {

constexpr char kEscape = '\x1b';

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(count > 0 ? count : 0), ' ');
}

/// The next word of `text` from `at`, which moves behind it; empty at the end.
std::string_view next_word(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  const std::size_t begin = at;
  while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  return text.substr(begin, at - begin);
}

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == kEscape) {
      while (i < text.size() && text[i] != 'm') ++i;
      continue;
    }
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++width;
  }
  return width;
}

std::string Page::coloured(std::string_view text, std::string_view code) const {
  if (!style_.colours || text.empty()) return std::string(text);
  return std::string(1, kEscape) + "[" + std::string(code) + "m" + std::string(text) + kEscape + "[0m";
}

std::string Page::strong(std::string_view text) const {
  return coloured(text, "1");
}

void Page::wrapped(std::string_view text, std::string_view first_prefix, std::string_view next_prefix) {
  std::string line(first_prefix);
  bool fresh = true;
  std::size_t at = 0;
  for (auto word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    if (!fresh && width_of(line) + 1 + width_of(word) > style_.columns) {
      text_ += line + "\n";
      line = std::string(next_prefix);
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
    fresh = false;
  }
  text_ += line + "\n";
}

void Page::heading(std::string_view text) {
  if (!text_.empty()) blank();
  text_ += strong(text) + "\n";
}

void Page::paragraph(std::string_view text, int indent) {
  if (!text.empty()) wrapped(text, spaces(indent), spaces(indent));
}

void Page::bullet(std::string_view text, int indent) {
  if (!text.empty()) wrapped(text, spaces(indent) + "- ", spaces(indent + 2));
}

void Page::labelled(std::string_view label, std::string_view text, int indent, int label_columns) {
  if (text.empty()) return;
  const std::string first = spaces(indent) + std::string(label) + spaces(label_columns - width_of(label));
  wrapped(text, width_of(label) < label_columns ? first : first + " ", spaces(indent + label_columns));
}

void Page::blank() {
  text_ += "\n";
}

}  // namespace nextline::report
