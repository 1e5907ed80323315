// Text to syntax tree: the whole CQL 1.5 grammar, with recovery. One run reports every error.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {

/// Limits. Hitting one is an error, never a crash or a half-read text.
struct ParseOptions {
  std::uint32_t max_text_bytes = 10 * 1024 * 1024;
  std::uint32_t max_nesting = 500;  ///< brackets and operators within each other, as the parser descends
  std::uint32_t max_height = 1000;  ///< of the tree: a chain `a + b + c …` grows by one with each operator
  std::uint32_t max_errors = 200;   ///< reported; after them one error says that there are more
};

/// What a parse gives. `tree` is never null: where something could not be read it holds Missing nodes or empty names.
/// `errors` are in source order, each with code, message, hint, `where` as file:line:column, and range. Only a tree
/// without errors is the tree of the text.
struct ParseResult {
  std::unique_ptr<const SyntaxTree> tree;
  std::vector<Error> errors;

  bool ok() const { return errors.empty(); }
};

/// Parses a library. `file` is used in messages only. The tree keeps its own copy of `text`.
/// Error codes: expected-…, unexpected-text, unterminated-…, invalid-utf-8, invalid-escape, unexpected-character,
/// nested-too-deep, text-too-large, too-many-errors, definition-order.
ParseResult parse_library(std::string_view text, std::string_view file, const ParseOptions& options = {});

/// Parses one expression that fills the whole text.
ParseResult parse_expression(std::string_view text, std::string_view file, const ParseOptions& options = {});

}  // namespace nextline::cql::syntax
