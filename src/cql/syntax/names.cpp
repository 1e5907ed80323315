// Names, texts, and the look-ahead that tells a query source from another expression.
#include "cql/syntax/escapes.h"
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

bool RecursiveDescent::is_name(Kind kind) {
  return kind == Kind::Name || kind == Kind::QuotedName || kind == Kind::DelimitedName;
}

bool RecursiveDescent::is_reference(Kind kind) {
  return is_name(kind) || (is_keyword(kind) && !is_reserved(kind));
}

std::string_view RecursiveDescent::unquote(const Token& token) {
  std::string_view written = text_of(token);
  const char quote = written.front();
  written.remove_prefix(1);
  if (!written.empty() && written.back() == quote) written.remove_suffix(1);  // an unterminated text has none
  if (written.find('\\') == std::string_view::npos) return written;
  const std::uint32_t begin = token.range.begin + 1;
  return build_.keep(resolve_escapes(written, [&](std::size_t offset, std::size_t length) {
    const auto at = begin + static_cast<std::uint32_t>(offset);
    report("invalid-escape", "unknown escape '" + std::string(written.substr(offset, length)) + "'",
           {at, at + static_cast<std::uint32_t>(length)},
           "escapes are \\' \\\" \\` \\\\ \\/ \\f \\n \\r \\t \\uXXXX; write \\\\ for a backslash");
  }));
}

/// The name at the cursor, whatever token it is.
Name RecursiveDescent::take_name() {
  const Token taken = token();
  ++at_;
  const bool quoted = taken.kind == Kind::QuotedName || taken.kind == Kind::DelimitedName;
  const std::string_view meant = quoted ? unquote(taken) : text_of(taken);
  if (meant.empty()) report("empty-name", "this name is empty", taken.range, "a name has at least one character");
  return {meant, taken.range, quoted};
}

Name RecursiveDescent::name(std::string_view what) {
  if (is_name(kind())) return take_name();
  if (!is_keyword(kind()) || at_statement()) {
    fail("expected-name", "expected " + std::string(what));
    return missing_name();
  }
  report("keyword-as-name", "'" + std::string(text_of(token())) + "' is a keyword", token().range,
         "to use it as " + std::string(what) + ", quote it: \"" + std::string(text_of(token())) + "\"");
  const bool after_dot = at_ > 0 && previous().kind == Kind::Dot;
  const bool meant =
      after_dot || at(Kind::Colon, 1) || at(Kind::Dot, 1) || at(Kind::LeftParenthesis, 1) || !is_reserved(kind());
  return meant ? take_name() : missing_name();
}

Name RecursiveDescent::reference(std::string_view what) {
  return is_reference(kind()) && !at_statement() ? take_name() : name(what);
}

std::vector<Name> RecursiveDescent::qualified_name(std::string_view what) {
  std::vector<Name> names{name(what)};
  while (accept(Kind::Dot)) names.push_back(name("a name after '.'"));
  return names;
}

QualifiedName RecursiveDescent::qualified_reference(std::string_view what) {
  const Name first = name(what);
  if (!accept(Kind::Dot)) return {{{}, {first.range.begin, first.range.begin}, false}, first};
  return {first, name(what)};
}

OptionalText RecursiveDescent::text(std::string_view what) {
  if (!at(Kind::String)) {
    fail("expected-string", "expected " + std::string(what) + " in single quotes");
    return {};
  }
  const Token taken = token();
  ++at_;
  return {true, unquote(taken), taken.range};
}

OptionalText RecursiveDescent::text_after(Kind keyword, std::string_view what) {
  return accept(keyword) ? text(what) : OptionalText{};
}

/// The index after `a.b.c` at `index`; `index` itself if no name is there.
std::size_t RecursiveDescent::after_name_chain(std::size_t index) const {
  if (!is_reference(token_at(index).kind)) return index;
  ++index;
  while (token_at(index).kind == Kind::Dot && is_reference(token_at(index + 1).kind)) index += 2;
  return index;
}

/// A name at `index` that is not the first word of "included in", "less than", "more than", "on or" or "such that".
bool RecursiveDescent::is_alias(std::size_t index) const {
  if (!is_name(token_at(index).kind)) return false;
  const std::size_t ahead = index - at_;
  if (at_word("included", ahead)) return !at(Kind::InWord, ahead + 1);
  if (at_word("on", ahead)) return !at(Kind::OrWord, ahead + 1);
  if (at_word("such", ahead)) return !at_word("that", ahead + 1);
  if (at_word("less", ahead) || at_word("more", ahead)) return !at_word("than", ahead + 1);
  return true;
}

bool RecursiveDescent::is_aliased_source(std::size_t index) const {
  const Token& first = token_at(index);
  if (first.kind == Kind::LeftParenthesis || first.kind == Kind::LeftBracket) {
    return first.partner != 0 && is_alias(first.partner + 1);
  }
  const std::size_t after = after_name_chain(index);
  return after != index && is_alias(after);
}

}  // namespace nextline::cql::syntax
