#include "cql/format/format.h"

#include <algorithm>

#include "cql/format/layout.h"
#include "cql/syntax/lexer.h"
#include "cql/syntax/parser.h"

namespace nextline::cql::format {
namespace {

/// The tokens of a text that is known to parse.
std::vector<syntax::Token> tokens_of(std::string_view text) {
  syntax::Findings findings(1);
  return syntax::lex(text, findings);
}

/// The same tokens and the same comments in the same order: all that formatting must keep.
bool same_content(std::string_view left, std::string_view right) {
  const auto a = tokens_of(left);
  const auto b = tokens_of(right);
  const auto text_of = [](std::string_view text, const syntax::Token& token) {
    return text.substr(token.range.begin, token.range.end - token.range.begin);
  };
  const auto same = [&](const syntax::Token& x, const syntax::Token& y) {
    return x.kind == y.kind && text_of(left, x) == text_of(right, y);
  };
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same)) return false;
  const auto gaps_a = gaps(left, a);
  const auto gaps_b = gaps(right, b);
  return std::equal(gaps_a.begin(), gaps_a.end(), gaps_b.begin(), gaps_b.end(), [](const Gap& x, const Gap& y) {
    return std::equal(x.comments.begin(), x.comments.end(), y.comments.begin(), y.comments.end(),
                      [](const Comment& c, const Comment& d) { return c.text == d.text; });
  });
}

Formatted format(syntax::ParseResult parsed, std::string_view file, bool library) {
  if (!parsed.ok()) return {{}, std::move(parsed.errors)};
  const std::string_view text = parsed.tree->text();
  const auto tokens = tokens_of(text);
  Formatted result;
  result.text = lay_out(text, tokens, gaps(text, tokens), outline(*parsed.tree, tokens));
  if (library && !result.text.empty()) result.text += '\n';
  if (!same_content(text, result.text))
    result.errors.push_back(bug_error("format-changed-text", "formatting would change more than white space",
                                      std::string(file), "the file is left as it is; please report it"));
  return result;
}

}  // namespace

Formatted format_library(std::string_view text, std::string_view file) {
  return format(syntax::parse_library(text, file), file, true);
}

Formatted format_expression(std::string_view text, std::string_view file) {
  return format(syntax::parse_expression(text, file), file, false);
}

}  // namespace nextline::cql::format
