#include "report/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace nextline::report {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WidthOf, CountsCodePointsAndNoColours) {
  EXPECT_EQ(width_of(""), 0);
  EXPECT_EQ(width_of("×10⁹/L"), 6);
  EXPECT_EQ(width_of("\x1b[31mred\x1b[0m"), 3);
}

TEST(LinesOf, BreaksAtSpacesOnly) {
  EXPECT_THAT(lines_of("one two  three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(lines_of("one two", 6), ElementsAre("one", "two"));
  EXPECT_THAT(lines_of("line\nend", 80), ElementsAre("line end"));
  EXPECT_THAT(lines_of("   ", 7), IsEmpty());
}

TEST(LinesOf, CutsAWordThatIsTooLong) {
  EXPECT_THAT(lines_of("a MedicationAdministration b", 10), ElementsAre("a", "Medication", "Administra", "tion b"));
  EXPECT_THAT(lines_of("⁹⁹⁹⁹⁹", 2), ElementsAre("⁹⁹", "⁹⁹", "⁹"));
  EXPECT_THAT(lines_of("ab", 0), ElementsAre("a", "b"));
}

TEST(LinesOf, AColourEndsWithItsLineAndBeginsAgainOnTheNext) {
  EXPECT_THAT(lines_of("\x1b[2mone two\x1b[0m three", 3),
              ElementsAre("\x1b[2mone\x1b[0m", "\x1b[2mtwo\x1b[0m", "thr", "ee"));
}

TEST(LinesOf, KeepsEveryWordAndTheWidth) {
  rc::check("lines_of", [](const std::vector<std::string>& words) {
    const int width = *rc::gen::inRange(1, 30);
    std::string text, expected, found;
    for (const auto& word : words)
      for (const char c : word + " ") text += (c > ' ' && c < 127) ? c : ' ';
    for (const char c : text)
      if (c != ' ') expected += c;
    for (const auto& line : lines_of(text, width)) {
      RC_ASSERT(width_of(line) <= width);
      for (const char c : line)
        if (c != ' ') found += c;
    }
    RC_ASSERT(found == expected);
  });
}

}  // namespace
}  // namespace nextline::report
