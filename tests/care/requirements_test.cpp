// What one test tells is asked for in one line.
#include <gtest/gtest.h>

#include "care/plan.h"

namespace nextline {
namespace {

Requirement asked(const char* text, const char* test, const char* item, const char* source) {
  return {text, item, "RULE", {source}, test, item};
}

TEST(Requirements, OfOneTestStandInOneLine) {
  const auto lines =
      by_test({asked("LVEF?", "", "", "H1"), asked("ALT?", "Blood test", "ALT", "K1"), asked("Pregnant?", "", "", "H4"),
               asked("AST?", "Blood test", "AST", "K1"), asked("Platelets?", "Blood test", "platelets", "K2")});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, "LVEF?");
  EXPECT_EQ(lines[1].text, "Blood test: ALT, AST, platelets");
  EXPECT_EQ(lines[1].sources, (std::vector<std::string>{"K1", "K2"}));
  EXPECT_EQ(lines[2].text, "Pregnant?");
}

TEST(Requirements, WithoutATestStayAsTheyAre) {
  const auto lines = by_test({asked("LVEF?", "", "", "H1"), asked("LVEF?", "", "", "H1")});
  EXPECT_EQ(lines.size(), 2U);
}

}  // namespace
}  // namespace nextline
