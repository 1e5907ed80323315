// What one test tells is asked for in one line.
#include <gtest/gtest.h>

#include <array>

#include "care/plan.h"

namespace nextline {
namespace {

using Source = std::array<std::string_view, 1>;
constexpr Source kH1 = {"H1"}, kH4 = {"H4"}, kK1 = {"K1"}, kK2 = {"K2"};

Requirement asked(std::string_view text, std::string_view test, std::string_view item, const Source& source) {
  return {text, item, "RULE", source, test, item};
}

TEST(Requirements, OfOneTestStandInOneLine) {
  const auto lines = by_test(std::vector<Requirement>{
      asked("LVEF?", "", "", kH1), asked("ALT?", "Blood test", "ALT", kK1), asked("Pregnant?", "", "", kH4),
      asked("AST?", "Blood test", "AST", kK1), asked("Platelets?", "Blood test", "platelets", kK2)});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, "LVEF?");
  EXPECT_EQ(lines[1].text, "Blood test: ALT, AST, platelets");
  EXPECT_EQ(lines[1].sources, (std::vector<std::string_view>{"K1", "K2"}));
  EXPECT_EQ(lines[2].text, "Pregnant?");
}

TEST(Requirements, WithoutATestStayAsTheyAre) {
  const auto lines = by_test(std::vector<Requirement>{asked("LVEF?", "", "", kH1), asked("LVEF?", "", "", kH1)});
  EXPECT_EQ(lines.size(), 2U);
}

}  // namespace
}  // namespace nextline
