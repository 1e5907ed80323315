#include "cql/syntax/comment_tags.h"

#include <algorithm>

namespace nextline::cql::syntax {
namespace {

using Comment = SourceRange;  // its markers included

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool has_blank_line(std::string_view space) {
  return std::count(space.begin(), space.end(), '\n') > 1;
}

/// The end of the comment at `at`.
std::size_t comment_end(std::string_view text, std::size_t at, std::size_t end) {
  const bool block = text[at + 1] == '*';
  const auto close = block ? text.find("*/", at + 2) : text.find('\n', at);
  return std::min(end, close == std::string_view::npos ? end : close + (block ? 2 : 0));
}

/// The comments in text[begin, end) that stand directly above `end`.
std::vector<Comment> comments_above(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<Comment> comments;
  std::size_t after_last = begin;
  for (std::size_t at = begin; at + 1 < end;) {
    if (text[at] != '/' || (text[at + 1] != '/' && text[at + 1] != '*')) {
      ++at;
      continue;
    }
    const auto space = text.substr(after_last, at - after_last);
    const bool beside_token = comments.empty() && begin > 0 && space.find('\n') == std::string_view::npos;
    if (has_blank_line(space)) comments.clear();
    const std::size_t close = comment_end(text, at, end);
    if (!beside_token) comments.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close)});
    after_last = at = close;
  }
  if (has_blank_line(text.substr(after_last, end - after_last))) comments.clear();
  return comments;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Adds the tag of one comment line, if it begins with one.
void add_tag(std::string_view text, std::string_view line, std::vector<CommentTag>& tags) {
  const auto first = line.find_first_not_of(" \t/*");
  if (first == std::string_view::npos || line[first] != '@') return;
  std::size_t name_end = first + 1;
  while (name_end < line.size() && is_name_character(line[name_end])) ++name_end;
  if (name_end == first + 1) return;
  std::string_view rest = line.substr(name_end);
  if (rest.starts_with(':')) rest.remove_prefix(1);
  const std::string_view value = trimmed(rest);
  const auto offset = [&](const char* at) { return static_cast<std::uint32_t>(at - text.data()); };
  const std::uint32_t end = value.empty() ? offset(line.data() + name_end) : offset(value.data() + value.size());
  tags.push_back({line.substr(first + 1, name_end - first - 1), value, {offset(line.data() + first), end}});
}

}  // namespace

std::vector<CommentTag> comment_tags(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<CommentTag> tags;
  for (const Comment& comment : comments_above(text, begin, end)) {
    std::string_view body = text.substr(comment.begin, comment.end - comment.begin);
    if (body.starts_with("/*") && body.ends_with("*/")) body.remove_suffix(2);
    while (!body.empty()) {
      const auto line_end = std::min(body.find('\n'), body.size());
      add_tag(text, body.substr(0, line_end), tags);
      body.remove_prefix(std::min(line_end + 1, body.size()));
    }
  }
  return tags;
}

}  // namespace nextline::cql::syntax
