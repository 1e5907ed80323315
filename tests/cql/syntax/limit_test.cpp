// Input without measure: every limit is an error, never a crash.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

struct DeepRow {
  const char* name;
  const char* before;
  const char* part;
  std::size_t times;
  const char* after;
};

class DeepTexts : public ::testing::TestWithParam<DeepRow> {};

TEST_P(DeepTexts, AreAnErrorNotACrash) {
  const DeepRow& row = GetParam();
  const std::string text = row.before + repeated(row.part, row.times) + row.after;
  const ParseResult parsed = parse_expression(text, "deep");
  ASSERT_FALSE(parsed.errors.empty());
  const auto too_deep = [](const Error& error) { return error.code == "nested-too-deep"; };
  EXPECT_TRUE(std::any_of(parsed.errors.begin(), parsed.errors.end(), too_deep)) << parsed.errors[0].one_line();
  EXPECT_LE(parsed.tree->expression()->height, 1000U);
  EXPECT_FALSE(to_cql(*parsed.tree->expression()).empty());
}

const DeepRow kDeep[] = {
    {"parentheses", "", "(", 1000000, ""},
    {"closed_parentheses", "", "(", 1000, "1"},
    {"braces", "", "{", 1000000, ""},
    {"brackets", "", "[A:", 1000000, ""},
    {"indexers", "a", "[a", 100000, ""},
    {"calls", "", "f(", 1000000, ""},
    {"nots", "", "not ", 1000000, "a"},
    {"exists", "", "exists ", 100000, "a"},
    {"minus", "", "-", 1000000, "1"},
    {"start_of", "", "start of ", 100000, "a"},
    {"year_from", "", "year from ", 100000, "a"},
    {"duration_of", "", "duration in days of ", 100000, "a"},
    {"if", "", "if ", 100000, "a"},
    {"else", "", "if a then b else ", 100000, "c"},
    {"case", "", "case ", 100000, "a"},
    {"distinct", "", "distinct ", 100000, "a"},
    {"collapse", "", "collapse ", 100000, "a"},
    {"per", "", "collapse a per ", 100000, "a"},
    {"cast", "", "cast ", 100000, "a"},
    {"convert", "", "convert ", 100000, "a"},
    {"between", "", "days between (", 100000, "a"},
    {"where", "", "a x where ", 100000, "a"},
    {"intervals", "", "Interval[", 100000, "a"},
    {"instances", "", "T { a: ", 100000, "1"},
    {"types", "a as ", "List<", 1000000, "A"},
    {"tuple_types", "a as ", "Tuple { b ", 100000, "A"},
    {"mixed", "", "a implies b or c and d in e = f before g < h union not exists (", 10000, "1"},
    {"plus_chain", "1", " + 1", 100000, ""},
    {"and_chain", "a", " and a", 100000, ""},
    {"is_chain", "a", " is null", 100000, ""},
    {"dot_chain", "a", ".b", 100000, ""},
    {"dot_chain_aliased", "a", ".b", 100000, " x"},
    {"index_chain", "a", "[0]", 100000, ""},
    {"call_chain", "a", ".b()", 100000, ""},
    {"cast_chain", "cast a", " as B", 100000, ""},
    {"timing_chain", "a", " before a", 100000, ""},
};
INSTANTIATE_TEST_SUITE_P(Deep, DeepTexts, ::testing::ValuesIn(kDeep), [](const auto& row) { return row.param.name; });

TEST(SyntaxLimits, NestingUpToTheLimitIsRead) {
  const std::string text = repeated("(", 499) + "1" + repeated(")", 499);
  EXPECT_TRUE(parse_expression(text, "text").ok());
  EXPECT_FALSE(parse_expression("(" + text + ")", "text").ok());
}

TEST(SyntaxLimits, ChainsUpToTheHeightAreRead) {
  const ParseResult parsed = parse_expression("1" + repeated(" + 1", 999), "text");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.tree->expression()->height, 1000U);
  EXPECT_FALSE(parse_expression("1" + repeated(" + 1", 1000), "text").ok());
}

TEST(SyntaxLimits, TheNextDefinitionIsReadAfterADeepOne) {
  const ParseResult parsed = parse_library("define A: " + repeated("(", 600) + "\ndefine B: 2 3", "text");
  ASSERT_EQ(parsed.errors.size(), 2U);
  EXPECT_EQ(parsed.errors[0].code, "nested-too-deep");
  EXPECT_EQ(parsed.errors[1].where, "text:2:13");
}

TEST(SyntaxLimits, ATooLargeTextIsRefused) {
  const ParseResult parsed = parse_library(repeated("// 67890\n", 1200000), "text");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(parsed.errors[0].code, "text-too-large");
}

TEST(SyntaxLimits, ManyErrorsAreCounted) {
  const ParseResult parsed = parse_library(repeated("define X: )\n", 1000), "text");
  ASSERT_EQ(parsed.errors.size(), 201U);
  EXPECT_EQ(parsed.errors.back().code, "too-many-errors");
  EXPECT_EQ(parsed.errors.back().message, "and 800 more errors");
  EXPECT_EQ(parsed.errors[199].where, "text:200:11");
}

struct HostileRow {
  const char* name;
  const char* part;
};
class HostileTexts : public ::testing::TestWithParam<HostileRow> {};

TEST_P(HostileTexts, AreReadInLinearTime) {
  const std::string text = repeated(GetParam().part, 1000000 / std::string_view(GetParam().part).size());
  const auto begin = std::chrono::steady_clock::now();
  const ParseResult parsed = parse_library(text, "text");
  const auto spent = std::chrono::steady_clock::now() - begin;
  EXPECT_FALSE(parsed.errors.empty());
  EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(spent).count(), 30);  // quadratic would take hours
}

const HostileRow kHostile[] = {
    {"quotes", "'\\"},
    {"quote_lines", "'\\\n"},
    {"names", "\"\\\n"},
    {"ats", "@"},
    {"dollars", "$"},
    {"controls", "\x01 "},
    {"bad_bytes", "\xFF"},
    {"comments", "/*"},
    {"defines", "define "},
    {"lists", "define X: {\n"},
    {"aliases", "a b, "},
    {"dots", "define X: a.b.c.\n"},
    {"casts", "define X: cast a as B as\n"},
    {"sources", "define X: from (a) b, (a) b,\n"},
};
INSTANTIATE_TEST_SUITE_P(Hostile, HostileTexts, ::testing::ValuesIn(kHostile),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace nextline::cql::syntax
