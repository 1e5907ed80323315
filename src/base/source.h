// Source texts and ranges in them: what every error, token and syntax node points at.
// Guarded by name, as result.h says.
#ifndef NEXTLINE_BASE_SOURCE_H
#define NEXTLINE_BASE_SOURCE_H

#include <cstdint>
#include <string>
#include <string_view>

namespace nextline {

/// A half-open range [begin, end) of byte offsets in one source text.
/// Offsets are bytes, 0-based; lines and columns are made only when printing (see position_of).
struct SourceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const SourceRange&) const = default;
};

/// A line and a column, both 1-based. Columns count Unicode code points, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Whether a byte of UTF-8 is not the first of its code point.
constexpr bool continues_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// How many code points begin in `text`.
std::size_t code_points(std::string_view text);

/// The 1-based position of byte `offset` in `text`; an offset past the end is the end.
Position position_of(std::string_view text, std::uint32_t offset);

/// The source line that holds `range.begin`, and under it a caret line marking the range:
///     define X: 1 + 'a'
///                   ^~~
/// Ends without a newline. Tabs are kept, so the caret stands under its character.
std::string caret_excerpt(std::string_view text, SourceRange range);

}  // namespace nextline

#endif  // NEXTLINE_BASE_SOURCE_H
