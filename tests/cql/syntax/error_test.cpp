// Texts with mistakes | the codes and places of all their errors, in one run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cql/syntax/parser.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

struct Row {
  const char* text;
  const char* errors;  ///< "code at line:column", joined by ", "
};

std::string summary(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    if (!text.empty()) text += ", ";
    text += error.code + " at " + error.where.substr(error.where.find(':') + 1);
    EXPECT_FALSE(error.message.empty());
    EXPECT_TRUE(error.range.has_value());
  }
  return text;
}

class ExpressionSyntaxErrors : public ::testing::TestWithParam<Row> {};
class LibrarySyntaxErrors : public ::testing::TestWithParam<Row> {};

TEST_P(ExpressionSyntaxErrors, AreAllReported) {
  EXPECT_EQ(summary(parse_expression(GetParam().text, "text").errors), GetParam().errors);
}
TEST_P(LibrarySyntaxErrors, AreAllReported) {
  EXPECT_EQ(summary(parse_library(GetParam().text, "text").errors), GetParam().errors);
}

const Row kExpressions[] = {
    {"", "expected-expression at 1:1"},
    {"1 +", "expected-expression at 1:4"},
    {"1 + * 2", "expected-expression at 1:5"},
    {"(1 + 2", "expected-token at 1:7"},
    {"f(1 2, 3 4)", "expected-token at 1:5, expected-token at 1:10"},
    {"{ 1, , 2 }", "expected-expression at 1:6"},
    {"{ 1, 2, }", "expected-expression at 1:9"},
    {"1 2", "unexpected-text at 1:3"},
    {"a b c", "unexpected-text at 1:5"},
    {"if a then b", "expected-token at 1:12"},
    {"case when a then b end", "expected-token at 1:20"},
    {"case a else b end", "expected-token at 1:8"},
    {"1 + exists x", "needs-parentheses at 1:5"},
    {"[A].b", "needs-parentheses at 1:4"},
    {"[A] + 1", "needs-parentheses at 1:5"},
    {"cast x as Integer + 1", "needs-parentheses at 1:19"},
    {"x.exists", "keyword-as-name at 1:3"},
    {"x is not Integer", "expected-token at 1:10"},
    {"x as 5", "expected-type at 1:6"},
    {"x as List<", "expected-type at 1:11"},
    {"a same day b", "expected-token at 1:12"},
    {"a properly before b", "expected-token at 1:12"},
    {"a within b of c", "expected-quantity at 1:10"},
    {"duration in x of y", "expected-token at 1:13"},
    {"a x where", "expected-expression at 1:10"},
    {"a x return", "expected-expression at 1:11"},
    {"a x sort", "expected-token at 1:9"},
    {"[A] a with [B] such that true", "expected-name at 1:16"},
    {"[A] a with [B] b where true", "expected-token at 1:18"},
    {"[A: ", "expected-expression at 1:4"},
    {"Interval 1, 2", "expected-token at 1:10"},
    {"Interval[1 2]", "expected-token at 1:12"},
    {"Code 'x'", "expected-token at 1:9"},
    {"'abc", "unterminated-text at 1:1"},
    {"\"abc + 1\n", "unterminated-text at 1:1"},
    {"'a\\qb' + '\\u12'", "invalid-escape at 1:3, invalid-escape at 1:11"},
    {"'\\ud800'", "invalid-escape at 1:2"},
    {"\"\"", "empty-name at 1:1"},
    {"[Observation:=", "expected-expression at 1:14, expected-expression at 1:15"},  // a comparator needs a path
    {"[:=[", "expected-type at 1:2, expected-expression at 1:3, expected-type at 1:5"},
    {"1 + /* never", "expected-expression at 1:4, unterminated-comment at 1:5"},
    {"1 ; 2", "unexpected-character at 1:3"},
    {"\xE2\x80\x9Cx\xE2\x80\x9D", "unexpected-character at 1:1, unexpected-character at 1:3"},
    {"'\xC3\xA9\xC3\xA9' + +", "expected-expression at 1:9"},
    {"'a\xFF\xFEz' + \xC0", "invalid-utf-8 at 1:3, invalid-utf-8 at 1:10"},
    {"$that", "unexpected-character at 1:1"},
    {"@20", "malformed-literal at 1:1"},
    {"@T06Z", "malformed-literal at 1:1"},
    {"@2014-01-01T10:00 + @T", "malformed-literal at 1:21"},
    {"2147483648", "number-out-of-range at 1:1"},
    {"5 - 2147483648", "number-out-of-range at 1:5"},
    {"-2147483649", "number-out-of-range at 1:2"},
    {"9223372036854775808L", "number-out-of-range at 1:1"},
    {"0.000000001", "number-out-of-range at 1:1"},
    {"10000000000000000000000000000.0", "number-out-of-range at 1:1"},
};
INSTANTIATE_TEST_SUITE_P(Recovery, ExpressionSyntaxErrors, ::testing::ValuesIn(kExpressions));

const Row kLibraries[] = {
    {"define X 1\ndefine Y: 2", "expected-token at 1:10"},
    {"define X:\ndefine Y: )\ndefine Z: 1 +\n",
     "expected-expression at 2:1, expected-expression at 2:11, "
     "expected-expression at 3:14"},
    {"defin X: 1\ndefine Y: 2 3", "expected-definition at 1:1, unexpected-text at 2:13"},
    {"define : 1", "expected-name at 1:8"},
    {"define exists: 1", "keyword-as-name at 1:8"},
    {"define A: { 1, 2\ndefine B: f(3\ndefine C: 4", "expected-token at 2:1, expected-token at 3:1"},
    {"library L\nlibrary M", "definition-order at 2:1"},
    {"define X: 1\nusing FHIR", "definition-order at 2:1"},
    {"private define X: 1", "unexpected-text at 1:1"},
    {"private using X", "unexpected-text at 1:1"},
    {"using", "expected-name at 1:6"},
    {"valueset V 'x'\nvalueset W: x", "expected-token at 1:12, expected-string at 2:13"},
    {"code C: '1'", "expected-token at 1:12"},
    {"concept C: C1", "expected-token at 1:12"},
    {"context 5\ndefine X: 1", "expected-name at 1:9"},
    {"define function F(a, b Integer): a", "expected-type at 1:20"},
    {"define function F: 1", "expected-token at 1:18"},
    {"define function F() 1", "expected-token at 1:21"},
    {"define X: 1;\ndefine Y: 2;", "unexpected-character at 1:12, unexpected-character at 2:12"},
    {"{ { {", "expected-definition at 1:1"},
};
INSTANTIATE_TEST_SUITE_P(Recovery, LibrarySyntaxErrors, ::testing::ValuesIn(kLibraries));

TEST(SyntaxErrorText, SaysWhatIsExpectedAndWhere) {
  const ParseResult parsed = parse_library("define X 1", "guide.cql");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(parsed.errors[0].one_line(), "guide.cql:1:10: unexpected '1'; expected ':' after the definition's name");
  EXPECT_EQ(parsed.errors[0].blame, Blame::Author);
}

TEST(SyntaxErrorText, SuggestsTheWordMeant) {
  const ParseResult parsed = parse_library("defin X: 1", "guide.cql");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_THAT(parsed.errors[0].hint, ::testing::HasSubstr("did you mean 'define'?"));
}

TEST(SyntaxRecovery, KeepsTheDefinitionsAroundAMistake) {
  const ParseResult parsed = parse_library("define A: 1\ndefine B: f(1 +, 2)\ndefine C: 3", "text");
  EXPECT_EQ(tree_text(parsed.tree->library()), "(define A 1) (define B (call f (Add 1 ?) 2)) (define C 3)");
  EXPECT_EQ(summary(parsed.errors), "expected-expression at 2:16");
}

}  // namespace
}  // namespace nextline::cql::syntax
