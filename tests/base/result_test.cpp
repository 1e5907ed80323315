#include "base/result.h"

#include <gtest/gtest.h>

namespace nextline {
namespace {

TEST(Error, OneLineJoinsWhatIsThere) {
  EXPECT_EQ(author_error("x", "no such fact").one_line(), "no such fact");
  EXPECT_EQ(author_error("x", "no such fact", "case.yaml:3").one_line(), "case.yaml:3: no such fact");
  EXPECT_EQ(author_error("x", "no such fact", {}, "did you mean 'lvef'?").one_line(),
            "no such fact; did you mean 'lvef'?");
  EXPECT_EQ(author_error("x", "no such fact", "a.yaml", "did you mean 'lvef'?").one_line(),
            "a.yaml: no such fact; did you mean 'lvef'?");
}

TEST(Error, StaysOnOneLineWhateverTheTextHolds) {
  EXPECT_EQ(record_error("x", "bad\ncode\x1b[31m", "f\r").one_line(), "f : bad code [31m");
}

TEST(Error, ExitStatusTellsBugsApart) {
  EXPECT_EQ(author_error("x", "m").exit_status(), 2);
  EXPECT_EQ(record_error("x", "m").exit_status(), 2);
  EXPECT_EQ(unsupported_error("x", "m").exit_status(), 2);
  EXPECT_EQ(bug_error("x", "m").exit_status(), 70);
  EXPECT_EQ(bug_error("x", "m").blame, Blame::Bug);
}

TEST(EditDistance, CountsEditsAndSwapsWithoutCase) {
  const struct {
    std::string_view left, right;
    std::size_t distance;
  } rows[] = {{"", "", 0},         {"abc", "ABC", 0},  {"abc", "", 3},      {"", "abcd", 4},
              {"lvef", "lvfe", 1}, {"ecog", "ecg", 1}, {"her2", "her3", 1}, {"kitten", "sitting", 3}};
  for (const auto& row : rows) EXPECT_EQ(edit_distance(row.left, row.right), row.distance) << row.left << row.right;
}

TEST(EditDistance, LongWordsAreSimplyFar) {
  EXPECT_EQ(edit_distance(std::string(100'000, 'a'), "a"), 100'000u);
}

TEST(DidYouMean, NamesTheNearestOrNothing) {
  const std::vector<std::string> facts{"lvef", "ecog", "brainMetastases"};
  EXPECT_EQ(did_you_mean("lvfe", facts), " (did you mean 'lvef'?)");
  EXPECT_EQ(did_you_mean("brainmetastasis", facts), " (did you mean 'brainMetastases'?)");
  EXPECT_EQ(did_you_mean("potassium", facts), "");
}

Result<int> half(int n) {
  if (n % 2 != 0) return author_error("odd", "the number is odd");
  return n / 2;
}
Result<int> quarter(int n) {
  NEXTLINE_TRY(first, half(n));
  NEXTLINE_TRY(second, half(first));
  return second;
}
Result<void> even(int n) {
  NEXTLINE_CHECK(half(n));
  return {};
}

TEST(Result, CarriesAValueOrAnErrorThroughTheMacros) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(6).error().code, "odd");
  EXPECT_TRUE(even(2).ok());
  EXPECT_EQ(even(1).error().code, "odd");
}

}  // namespace
}  // namespace nextline
