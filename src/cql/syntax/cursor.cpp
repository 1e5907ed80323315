#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

bool RecursiveDescent::accept(Kind wanted) {
  if (!at(wanted)) return false;
  ++at_;
  return true;
}

std::string_view RecursiveDescent::text_of(const Token& token) const {
  return build_.text().substr(token.range.begin, token.range.end - token.range.begin);
}

bool RecursiveDescent::at_word(std::string_view word, std::size_t ahead) const {
  const Token& candidate = token(ahead);
  return (candidate.kind == Kind::Name || is_keyword(candidate.kind)) && text_of(candidate) == word;
}

bool RecursiveDescent::accept_words(std::string_view first, std::string_view second) {
  if (!at_word(first) || !at_word(second, 1)) return false;
  at_ += 2;
  return true;
}

SourceRange RecursiveDescent::since(std::uint32_t begin) const {
  const std::uint32_t end = at_ == 0 ? begin : previous().range.end;
  return {begin, std::max(begin, end)};
}

void RecursiveDescent::report(std::string_view code, std::string message, SourceRange range, std::string hint) {
  if (!given_up_) findings_.add(code, std::move(message), range, std::move(hint));
}

void RecursiveDescent::fail(std::string_view code, std::string hint) {
  if (at(Kind::Unreadable)) return;  // the lexer told it
  constexpr std::size_t kShown = 30;
  std::string found(text_of(token()).substr(0, kShown));
  found = found.substr(0, found.find('\n'));
  while (!found.empty() && (static_cast<unsigned char>(found.back()) & 0x80) != 0) found.pop_back();
  report(code, at(Kind::EndOfText) ? "the text ends here too early" : "unexpected '" + found + "'", token().range,
         std::move(hint));
}

bool RecursiveDescent::expect(Kind wanted, std::string_view place) {
  if (accept(wanted)) return true;
  fail("expected-token", "expected '" + std::string(spelling(wanted)) + "' " + std::string(place));
  return false;
}

void RecursiveDescent::skip_to_statement() {
  while (!at(Kind::EndOfText) && !at_statement()) ++at_;
}

void RecursiveDescent::skip_in_list() {
  while (!at(Kind::EndOfText) && !at(Kind::Comma) && !at(Kind::RightParenthesis) && !at(Kind::RightBracket) &&
         !at(Kind::RightBrace) && !at_statement()) {
    at_ = token().partner != 0 ? token().partner + 1 : at_ + 1;
  }
}

void RecursiveDescent::give_up_statement(std::string_view message) {
  if (given_up_) return;
  report("nested-too-deep", std::string(message), token().range, "name parts of it in definitions of their own");
  given_up_ = true;
  skip_to_statement();
}

}  // namespace nextline::cql::syntax
