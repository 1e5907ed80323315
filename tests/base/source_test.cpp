#include "base/source.h"

#include <gtest/gtest.h>

namespace nextline {
namespace {

TEST(PositionOf, CountsLinesAndCodePoints) {
  const std::string_view text = "ab\nc\u00b5d\n";
  const struct {
    std::uint32_t offset, line, column;
  } rows[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {4, 2, 2}, {6, 2, 3}, {8, 3, 1}, {99, 3, 1}};
  for (const auto& row : rows) {
    const auto at = position_of(text, row.offset);
    EXPECT_EQ(at.line, row.line) << row.offset;
    EXPECT_EQ(at.column, row.column) << row.offset;
  }
}

TEST(CaretExcerpt, MarksTheRange) {
  EXPECT_EQ(caret_excerpt("define X: 1 + 'a'", {14, 17}), "define X: 1 + 'a'\n              ^~~");
  EXPECT_EQ(caret_excerpt("one\ntwo\nthree", {4, 7}), "two\n^~~");
  EXPECT_EQ(caret_excerpt("a\r\nb", {0, 1}), "a\n^");
}

TEST(CaretExcerpt, KeepsTabsAndCountsCodePoints) {
  EXPECT_EQ(caret_excerpt("\tx + y", {1, 2}), "\tx + y\n\t^");
  EXPECT_EQ(caret_excerpt("\u00b5\u00b5 x", {5, 6}), "\u00b5\u00b5 x\n   ^");
}

TEST(CaretExcerpt, EndsAtTheLineAndTheText) {
  EXPECT_EQ(caret_excerpt("ab\ncd", {1, 5}), "ab\n ^");
  EXPECT_EQ(caret_excerpt("ab", {2, 2}), "ab\n  ^");
  EXPECT_EQ(caret_excerpt("", {7, 9}), "\n^");
}

TEST(CaretExcerpt, CutsVeryLongLines) {
  const std::string text = std::string(5000, 'a') + "!" + std::string(5000, 'b');
  const auto excerpt = caret_excerpt(text, {5000, 5001});
  EXPECT_LT(excerpt.size(), 400u);
  const auto newline = excerpt.find('\n');
  EXPECT_EQ(excerpt.find('!'), excerpt.find('^') - newline - 1);
}

}  // namespace
}  // namespace nextline
