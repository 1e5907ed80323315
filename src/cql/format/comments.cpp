#include "cql/format/comments.h"

#include <algorithm>

namespace nextline::cql::format {
namespace {

bool is_comment(std::string_view text) {
  return text.starts_with("//") || text.starts_with("/*");
}

std::size_t comment_length(std::string_view text) {
  const bool block = text[1] == '*';
  const std::size_t end = block ? text.find("*/", 2) : text.find_first_of("\r\n");
  return end == std::string_view::npos ? text.size() : end + (block ? 2 : 0);
}

std::string_view without_trailing_blanks(std::string_view text) {
  const auto last = text.find_last_not_of(" \t");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

Gap gap(std::string_view space, bool first) {
  Gap result;
  std::size_t newlines = first ? 1 : 0;  // the first token of the text begins a line
  while (!space.empty()) {
    if (!is_comment(space)) {
      if (space.front() == '\n') {
        ++newlines;
        if (!result.comments.empty()) result.comments.back().ends_line = true;
      }
      space.remove_prefix(1);
      continue;
    }
    const std::size_t length = comment_length(space);
    const std::size_t before = first && result.comments.empty() ? 1 : 0;  // what counts as no blank line
    result.comments.push_back({without_trailing_blanks(space.substr(0, length)), newlines > 0, newlines > 1 + before});
    space.remove_prefix(length);
    newlines = 0;
  }
  result.newline = newlines > 0;
  result.blank = newlines > 1 && !(first && result.comments.empty());
  return result;
}

}  // namespace

std::vector<Gap> gaps(std::string_view text, std::span<const syntax::Token> tokens) {
  std::vector<Gap> all;
  all.reserve(tokens.size());
  std::size_t before = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool last = i + 1 == tokens.size();
    const std::size_t here = last ? text.size() : tokens[i].range.begin;
    all.push_back(gap(text.substr(before, here - before), i == 0));
    before = tokens[i].range.end;
  }
  return all;
}

}  // namespace nextline::cql::format
