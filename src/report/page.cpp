#include "report/page.h"

#include <algorithm>

#include "report/wrap.h"

namespace nextline::report {
namespace {

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::string padded(const std::string& text, int columns) {
  return text + spaces(columns - width_of(text));
}

}  // namespace

std::string Page::coloured(std::string_view text, std::string_view code) const {
  if (!style_.colours || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

void Page::hanging(std::string_view text, std::string_view first, std::string_view next) {
  bool is_first = true;
  for (const auto& line : lines_of(text, style_.columns - width_of(first))) {
    text_ += (is_first ? first : next);
    text_ += line + "\n";
    is_first = false;
  }
}

void Page::heading(std::string_view text) {
  if (!text_.empty()) blank();
  for (const auto& line : lines_of(text, style_.columns)) text_ += strong(line) + "\n";
}

void Page::paragraph(std::string_view text, int indent) {
  hanging(text, spaces(indent), spaces(indent));
}

void Page::bullet(std::string_view text, int indent) {
  hanging(text, spaces(indent) + "- ", spaces(indent + 2));
}

void Page::numbered(int number, std::string_view text, int indent) {
  const std::string first = spaces(indent) + std::to_string(number) + ". ";
  hanging(text, first, spaces(width_of(first)));
}

void Page::labelled(std::string_view label, std::string_view text, int indent, int label_columns) {
  if (text.empty()) return;
  const auto left = lines_of(label, label_columns - 2);
  const auto right = lines_of(text, style_.columns - indent - label_columns);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string label_line = i < left.size() ? left[i] : std::string();
    text_ += spaces(indent);
    text_ += i < right.size() ? padded(label_line, label_columns) + right[i] : label_line;
    text_ += "\n";
  }
}

void Page::blank() {
  text_ += "\n";
}

}  // namespace nextline::report
