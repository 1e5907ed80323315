// Law: what parses prints to a text that parses to the same tree, over texts glued at random from the grammar's pieces.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <array>
#include <string>

#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

constexpr std::array kPieces = {"a",           "b.c",       "\"x y\"",
                                "`on`",        "1",         "2.5",
                                "3 days",      "4 'mg'",    "1:2",
                                "'s'",         "null",      "true",
                                "@2014",       "@T10",      "$this",
                                "%p",          "(",         ")",
                                "[",           "]",         "{",
                                "}",           ",",         ":",
                                ".",           "+",         "-",
                                "*",           "^",         "&",
                                "|",           "<",         "=",
                                "!~",          "and",       "or",
                                "xor",         "not",       "implies",
                                "exists",      "is",        "as",
                                "5 ''",        "Integer",   "List<A>",
                                "cast",        "between",   "in",
                                "contains",    "union",     "before",
                                "after",       "start",     "end",
                                "starts",      "ends",      "of",
                                "day",         "same",      "during",
                                "included",    "includes",  "properly",
                                "within",      "overlaps",  "meets",
                                "on",          "or",        "more",
                                "less",        "than",      "from",
                                "where",       "return",    "distinct",
                                "sort",        "by",        "desc",
                                "with",        "such that", "let",
                                "if",          "then",      "else",
                                "case",        "when",      "[A]",
                                "[A: c in V]", "f(",        ".g()",
                                "Interval[",   "Tuple {",   "date",
                                "year from",   "start of",  "days between",
                                "convert",     "to",        "collapse",
                                "per",         "aggregate", "starting",
                                "code",        "union",     "Code '1' from S",
                                "T { x: 1 }",  "minimum"};

std::string glued(const std::vector<std::size_t>& picks) {
  std::string text;
  for (const std::size_t pick : picks) text += std::string(kPieces[pick % kPieces.size()]) + " ";
  return text;
}

void require_round_trip(const std::string& text) {
  const ParseResult parsed = parse_expression(text, "random");
  const std::string printed = to_cql(*parsed.tree->expression());
  if (!parsed.ok()) return;
  const ParseResult again = parse_expression(printed, "printed");
  RC_ASSERT(again.ok());
  RC_ASSERT(tree_text(*again.tree->expression()) == tree_text(*parsed.tree->expression()));
  RC_ASSERT(to_cql(*again.tree->expression()) == printed);
}

TEST(PrinterLaw, AQuantityWithAnEmptyUnitIsNoNumber) {
  const ParseResult parsed = parse_expression("5'' + 1", "text");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(to_cql(*parsed.tree->expression()), "(5 '' + 1)");
}

RC_GTEST_PROP(PrinterLaw, AnyTextThatParsesPrintsBack, (const std::vector<std::size_t>& picks)) {
  require_round_trip(glued(picks));
}

/// Operand, operator, operand, …: far more of these parse.
RC_GTEST_PROP(PrinterLaw, OperatorChainsPrintBack, (const std::vector<std::size_t>& picks)) {
  static constexpr std::array kOperands = {"a",      "b.c",         "-1",       "(d)",   "start of e",
                                           "f(g)",   "not h",       "exists i", "[J]",   "(k l)",
                                           "3 days", "year from m", "start",    "{ n }", "o[0]"};
  static constexpr std::array kSomeOperators = {" + ",
                                                " * ",
                                                " ^ ",
                                                " & ",
                                                " and ",
                                                " or ",
                                                " implies ",
                                                " = ",
                                                " < ",
                                                " union ",
                                                " in ",
                                                " before ",
                                                " during ",
                                                " is null or ",
                                                " as T and ",
                                                " between 1 and ",
                                                " starts ",
                                                " same day as ",
                                                " 3 days or more after ",
                                                " includes start ",
                                                " within 2 days of ",
                                                " contains day of "};
  std::string text = "x";
  for (std::size_t i = 0; i + 1 < picks.size(); i += 2) {
    text += kSomeOperators[picks[i] % kSomeOperators.size()];
    text += kOperands[picks[i + 1] % kOperands.size()];
  }
  require_round_trip(text);
}

}  // namespace
}  // namespace nextline::cql::syntax
