#include "cql/syntax/parser.h"

#include <string>
#include <utility>

#include "cql/syntax/findings.h"
#include "cql/syntax/lexer.h"
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

ParseResult parse(std::string_view text, std::string_view file, const ParseOptions& options,
                  void (RecursiveDescent::*rule)()) {
  Findings findings(options.max_errors);
  const bool too_large = text.size() > options.max_text_bytes;
  if (too_large) {
    findings.add("text-too-large",
                 "the text has " + std::to_string(text.size()) + " bytes; the limit is " +
                     std::to_string(options.max_text_bytes),
                 {0, 0}, "split it into libraries");
  }
  std::string own(too_large ? std::string_view() : text);
  mend_utf8(own, findings);
  auto tree = std::make_unique<SyntaxTree>(std::string(file), std::move(own));
  RecursiveDescent parser(*tree, lex(tree->text(), findings), findings, options);  // nothing to read if too large
  (parser.*rule)();
  ParseResult result;
  result.errors = findings.take(tree->text(), file);
  result.tree = std::move(tree);
  return result;
}

}  // namespace

ParseResult parse_library(std::string_view text, std::string_view file, const ParseOptions& options) {
  return parse(text, file, options, &RecursiveDescent::parse_library);
}

ParseResult parse_expression(std::string_view text, std::string_view file, const ParseOptions& options) {
  return parse(text, file, options, &RecursiveDescent::parse_expression);
}

}  // namespace nextline::cql::syntax
