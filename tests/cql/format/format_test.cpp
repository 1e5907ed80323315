// The formatter: what it makes of texts, and its laws over the guideline's libraries and HL7's suite: the same tree,
// the same comments, and nothing more to do the second time.
#include "cql/format/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cql/suite/suite.h"
#include "cql/syntax/parser.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::format {
namespace {

struct Example {
  const char* what;
  const char* given;
  const char* formatted;
};

const Example kExamples[] = {
    {"spaces", "define X:1+2*-3", "define X: 1 + 2 * -3\n"},
    {"calls and indexes", "define X: Max ( { 1,2 } ) + f(a) [ 0 ] . b", "define X: Max({ 1, 2 }) + f(a)[0].b\n"},
    {"types are tight", "define X: y as List < Interval < Integer > >", "define X: y as List<Interval<Integer>>\n"},
    {"keywords take a space", "define X: exists(y)and(z)", "define X: exists (y) and (z)\n"},
    {"intervals and ratios", "define X: Interval [1,2 ) union f(1:128)", "define X: Interval[1, 2) union f(1 : 128)\n"},
    {"empty ones", "define X: { }\ndefine Y: Tuple{:}", "define X: {}\ndefine Y: Tuple { : }\n"},
    {"one blank line is kept", "library A\n\n\n\nusing FHIR version '4.0.1'\ncontext Patient",
     "library A\n\nusing FHIR version '4.0.1'\ncontext Patient\n"},
    {"comments stay where they are", "//a\nlibrary A // b\n\n/* c */\n// @says: d\ndefine X: /* e */ 1 // f\n// g",
     "//a\nlibrary A // b\n\n/* c */\n// @says: d\ndefine X: /* e */ 1 // f\n// g\n"},
    {"what the author broke stays broken", "define X:\n 1", "define X:\n  1\n"},
    {"a chain is broken at every operator", "define X: a and b\n and c", "define X:\n  a\n    and b\n    and c\n"},
    {"a query at its clauses", "define X: [Condition: \"V\"] C let a: 1, b: 2\n where a and b return C sort asc",
     "define X:\n  [Condition: \"V\"] C\n    let a: 1,\n      b: 2\n    where a and b\n    return C\n    sort asc\n"},
    {"if and case", "define X: if a then 1\n else if b then 2 else case when c then 3\n else 4 end",
     "define X:\n  if a then 1\n  else if b then 2\n  else case\n    when c then 3\n    else 4\n  end\n"},
    {"a comment in an expression", "define X: f(1, // one\n 2)", "define X:\n  f(\n    1, // one\n    2\n  )\n"},
    {"queries in a list",
     "define X: flatten { \"A rather long name of a list of statements\" A where A.worse, \"Another rather long name "
     "of a list\" B where B.worse }",
     "define X:\n  flatten {\n    \"A rather long name of a list of statements\" A where A.worse,\n    \"Another "
     "rather long name of a list\" B where B.worse\n  }\n"},
    {"types of lists are tight", "define X: List < Tuple {a Integer} > {}", "define X: List<Tuple { a Integer }> {}\n"},
    {"functions", "define fluent function \"F\" ( a Integer,b List<String> ) returns Boolean : true",
     "define fluent function \"F\"(a Integer, b List<String>) returns Boolean: true\n"},
};

TEST(Format, Examples) {
  for (const Example& example : kExamples) {
    SCOPED_TRACE(example.what);
    const Formatted formatted = format_library(example.given, "x.cql");
    ASSERT_TRUE(formatted.ok()) << formatted.errors.front().one_line();
    EXPECT_EQ(formatted.text, example.formatted);
  }
}

TEST(Format, LongLinesAreBrokenOnlyWhereNeeded) {
  const std::string name = "\"" + std::string(50, 'n') + "\"";
  const std::string and_text = format_library("define X: " + name + " and f(" + name + ", 1)", "x").text;
  EXPECT_EQ(and_text, "define X:\n  " + name + " and f(" + name + ", 1)\n");
  const std::string broken = format_library("define X: " + name + " and f(" + name + ", " + name + ", 1)", "x").text;
  EXPECT_EQ(broken, "define X:\n  " + name + "\n    and f(" + name + ", " + name + ", 1)\n");
}

TEST(Format, AFaultyTextIsNotTouched) {
  const Formatted formatted = format_library("define X: (1", "x.cql");
  ASSERT_FALSE(formatted.ok());
  EXPECT_EQ(formatted.text, "");
  EXPECT_EQ(formatted.errors.front().where, "x.cql:1:13");
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

TEST(FormatLaw, EveryLibraryOfTheGuidelineKeepsItsTreeAndIsFormattedOnce) {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc/logic")) {
    SCOPED_TRACE(entry.path().string());
    const std::string text = text_of(entry.path());
    const Formatted once = format_library(text, "once");
    ASSERT_TRUE(once.ok()) << once.errors.front().one_line();
    EXPECT_EQ(syntax::tree_text(syntax::parse_library(once.text, "a").tree->library()),
              syntax::tree_text(syntax::parse_library(text, "a").tree->library()));
    EXPECT_EQ(format_library(once.text, "twice").text, once.text);
    ++read;
  }
  EXPECT_GE(read, 20U);
}

TEST(FormatLaw, EveryExpressionOfTheSuiteKeepsItsTreeAndIsFormattedOnce) {
  const auto suite = read_suite(NEXTLINE_SOURCE_DIR "/tests/data/cql-suite");
  ASSERT_TRUE(suite) << suite.error().one_line();
  std::size_t read = 0;
  for (const SuiteTest& test : *suite) {
    const auto parsed = syntax::parse_expression(test.expression, "a");
    if (!parsed.ok()) continue;
    SCOPED_TRACE(test.expression);
    const Formatted once = format_expression(test.expression, "once");
    ASSERT_TRUE(once.ok()) << once.errors.front().one_line();
    const auto again = syntax::parse_expression(once.text, "b");
    ASSERT_TRUE(again.ok()) << once.text;
    EXPECT_EQ(syntax::tree_text(*again.tree->expression()), syntax::tree_text(*parsed.tree->expression()));
    EXPECT_EQ(format_expression(once.text, "twice").text, once.text);
    ++read;
  }
  EXPECT_GE(read, 1500U);
}

/// A line end, a comment or a blank line at any gap: still the same tree, and formatted once.
TEST(FormatLaw, HoldsWhereverCommentsAndLineEndsStand) {
  const std::string text =
      "define \"X\" : from [ Condition : \"V\" ] C , ( {1 , 2} ) D let a : 1 , b : -2 with [ E ] F such that F = a "
      "where case when a > b then Interval [ 1 , 2 ] else null end is not null return Tuple { c : if a then D else 1 "
      ": 2 , d : x . y [ 0 ] } sort by c desc";
  static constexpr const char* kPuts[] = {"\n", " // c\n", "\n// c\n", " /* c */ ", "\n\n/* c\n d */\n"};
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    for (const char* put : kPuts) {
      std::string changed = text;
      changed.replace(at, 1, put);
      const Formatted once = format_library(changed, "once");
      ASSERT_TRUE(once.ok()) << changed << "\n" << once.errors.front().one_line();
      EXPECT_EQ(syntax::tree_text(syntax::parse_library(once.text, "a").tree->library()),
                syntax::tree_text(syntax::parse_library(changed, "a").tree->library()));
      EXPECT_EQ(format_library(once.text, "twice").text, once.text) << changed;
    }
  }
}

}  // namespace
}  // namespace nextline::cql::format
