#include "base/source.h"

#include <algorithm>

namespace nextline {
namespace {

constexpr std::size_t kContextBytes = 80;  // shown on each side of a range in a very long line

/// `offset` moved back to the first byte of its code point.
std::size_t code_point_start(std::string_view text, std::size_t offset) {
  while (offset > 0 && offset < text.size() && continues_code_point(text[offset])) --offset;
  return offset;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_code_point(c); }));
}

Position position_of(std::string_view text, std::uint32_t offset) {
  const auto before = text.substr(0, std::min<std::size_t>(offset, text.size()));
  const auto newline = before.rfind('\n');
  const auto line_start = newline == std::string_view::npos ? 0 : newline + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(code_points(before.substr(line_start)) + 1)};
}

std::string caret_excerpt(std::string_view text, SourceRange range) {
  const std::size_t begin = std::min<std::size_t>(range.begin, text.size());
  const auto newline = text.substr(0, begin).rfind('\n');
  std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t line_end = std::min(text.find('\n', begin), text.size());
  if (line_end > line_begin && text[line_end - 1] == '\r') --line_end;
  const std::size_t at = std::min(begin, line_end);
  const std::size_t marked_end = std::clamp<std::size_t>(range.end, at, line_end);

  const bool cut_before = at - line_begin > 2 * kContextBytes;
  if (cut_before) line_begin = code_point_start(text, at - kContextBytes);
  const bool cut_after = line_end - at > 2 * kContextBytes;
  if (cut_after) line_end = code_point_start(text, at + kContextBytes);

  std::string excerpt = cut_before ? "..." : "";
  excerpt += text.substr(line_begin, line_end - line_begin);
  if (cut_after) excerpt += "...";
  excerpt += '\n';
  if (cut_before) excerpt += "   ";
  for (const char c : text.substr(line_begin, at - line_begin)) {
    if (!continues_code_point(c)) excerpt += c == '\t' ? '\t' : ' ';
  }
  excerpt += '^';
  const std::size_t shown_end = std::min(marked_end, line_end);
  const std::size_t marked = shown_end > at ? code_points(text.substr(at, shown_end - at)) : 0;
  if (marked > 1) excerpt.append(marked - 1, '~');
  return excerpt;
}

}  // namespace nextline
