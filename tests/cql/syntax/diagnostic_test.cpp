#include "cql/syntax/diagnostic.h"

#include <gtest/gtest.h>

#include "cql/syntax/parser.h"

namespace nextline::cql::syntax {
namespace {

TEST(Render, ShowsTheLineACaretAndTheHint) {
  const std::string text = "library L\n\ndefine X 1\n";
  const ParseResult parsed = parse_library(text, "guide.cql");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(render(parsed.errors[0], text, false),
            "guide.cql:3:10: error: unexpected '1' [expected-token]\n"
            "define X 1\n"
            "         ^\n"
            "  hint: expected ':' after the definition's name");
}

TEST(Render, MarksTheWholeRange) {
  const std::string text = "1 + 99999999999";
  const ParseResult parsed = parse_expression(text, "e");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_NE(render(parsed.errors[0], text, false).find("\n1 + 99999999999\n    ^~~~~~~~~~~\n"), std::string::npos);
}

TEST(Render, ColoursOnRequest) {
  const Error error = author_error("some-code", "a message", "f:1:1", "");
  EXPECT_EQ(render(error, "", true), "\x1b[1mf:1:1: \x1b[0m\x1b[31merror: \x1b[0ma message [some-code]");
  EXPECT_EQ(render(error, "", false), "f:1:1: error: a message [some-code]");
  EXPECT_EQ(render(error, "", false, "warning"), "f:1:1: warning: a message [some-code]");
}

}  // namespace
}  // namespace nextline::cql::syntax
