// What `plan`, `case` and `explain` print for the example records, as a reader's pipe gets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kTextAsOf = "2026-11-23";

std::vector<std::string> examples() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kExamples))
    if (entry.path().extension() == ".json") names.insert(entry.path().stem().string());
  return {names.begin(), names.end()};
}

std::string name_of_example(const ::testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::ptrdiff_t code_points(const std::string& line) {
  return std::count_if(line.begin(), line.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
}

/// What holds for all text: exit status 0, 100 columns, no colour in a pipe, no unit or time for machines.
void expect_readable(const Ran& ran) {
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(code_points(line), 100) << line;
  EXPECT_THAT(ran.out, Not(ContainsRegex("[0-9]T[0-9][0-9]:")));
  EXPECT_THAT(ran.out, Not(ContainsRegex("[0-9] (a|mo|wk|10\\*[0-9]+/L)[ ,;\n]")));
}

class TextPaths : public ::testing::TestWithParam<std::string> {
 protected:
  std::string record() const { return kExamples + GetParam() + ".json"; }
  Scratch scratch_;
};

TEST_P(TextPaths, PlanIsReadable) {
  const auto ran = run(scratch_, {"plan", record(), "--as-of", kTextAsOf});
  expect_readable(ran);
  EXPECT_THAT(ran.out, HasSubstr("Plan as of " + kTextAsOf + " for Patient/"));
  EXPECT_THAT(ran.out, ContainsRegex("Age +[0-9]+ years"));
  EXPECT_THAT(ran.out, HasSubstr("\nBasis\n"));
}

TEST_P(TextPaths, CaseIsReadableAndKeepsEveryResource) {
  const auto ran = run(scratch_, {"case", record(), "--as-of", kTextAsOf});
  expect_readable(ran);
  EXPECT_THAT(ran.out, HasSubstr("\nNot known\n"));
  EXPECT_THAT(ran.out, Not(ContainsRegex("and [0-9]+ more")));
  std::istringstream lines(ran.out);
  std::set<std::string> headings;
  for (std::string line; std::getline(lines, line);)
    if (!line.empty() && line[0] != ' ') {
      EXPECT_TRUE(headings.insert(line).second) << "a section stands twice: " << line;
    }
}

TEST_P(TextPaths, ExplainIsReadable) {
  const auto ran = run(scratch_, {"explain", record(), "trastuzumab-deruxtecan", "--as-of", kTextAsOf});
  expect_readable(ran);
  EXPECT_THAT(ran.out, HasSubstr("Asked of the planner's table"));
  EXPECT_THAT(ran.out, HasSubstr("Facts behind these answers"));
}

INSTANTIATE_TEST_SUITE_P(Examples, TextPaths, ::testing::ValuesIn(examples()), name_of_example);

TEST(TextPaths, PlanCutsManyResourcesShort) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", kExamples + "second-line.json", "--as-of", kTextAsOf});
  EXPECT_THAT(ran.out, ContainsRegex("and[ \n]+[0-9]+[ \n]+more\\)"));
}

TEST(TextPaths, ACombinationIsAuthorisedWithItsLatestDrug) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", kExamples + "first-line.json", "--as-of", kTextAsOf, "--format", "json"});
  const auto option = ran.out.find("\"id\": \"docetaxel-trastuzumab-pertuzumab\"");
  ASSERT_NE(option, std::string::npos);
  const auto since = ran.out.find("\"since\": \"", ran.out.find("\"label\"", option));
  EXPECT_GT(ran.out.substr(since + 10, 10), "2012");
}

}  // namespace
}  // namespace nextline::cli::testing
