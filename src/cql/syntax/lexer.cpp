#include "cql/syntax/lexer.h"

#include <algorithm>
#include <array>

#include "base/texts.h"

namespace nextline::cql::syntax {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

TokenKind two_character_symbol(char first, char second) {
  if (second == '=') {
    if (first == '<') return TokenKind::LessOrEqual;
    if (first == '>') return TokenKind::GreaterOrEqual;
    if (first == '!') return TokenKind::NotEqual;
  }
  if (first == '!' && second == '~') return TokenKind::NotTilde;
  if (first == '-' && second == '>') return TokenKind::Arrow;
  return TokenKind::Unreadable;
}

constexpr std::array<TokenKind, 128> kSymbols = [] {
  std::array<TokenKind, 128> kinds{};
  kinds.fill(TokenKind::Unreadable);
  kinds['('] = TokenKind::LeftParenthesis;
  kinds[')'] = TokenKind::RightParenthesis;
  kinds['['] = TokenKind::LeftBracket;
  kinds[']'] = TokenKind::RightBracket;
  kinds['{'] = TokenKind::LeftBrace;
  kinds['}'] = TokenKind::RightBrace;
  kinds['<'] = TokenKind::LessThan;
  kinds['>'] = TokenKind::GreaterThan;
  kinds['='] = TokenKind::Equal;
  kinds['~'] = TokenKind::Tilde;
  kinds['+'] = TokenKind::Plus;
  kinds['-'] = TokenKind::Minus;
  kinds['*'] = TokenKind::Star;
  kinds['/'] = TokenKind::Slash;
  kinds['^'] = TokenKind::Caret;
  kinds['&'] = TokenKind::Ampersand;
  kinds['|'] = TokenKind::Bar;
  kinds[':'] = TokenKind::Colon;
  kinds[','] = TokenKind::Comma;
  kinds['.'] = TokenKind::Dot;
  kinds['%'] = TokenKind::Percent;
  return kinds;
}();

TokenKind one_character_symbol(char c) {
  const auto index = static_cast<unsigned char>(c);
  return index < kSymbols.size() ? kSymbols[index] : TokenKind::Unreadable;
}

class Lexer {
 public:
  Lexer(std::string_view text, Findings& findings) : text_(text), findings_(findings) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 5 + 1);
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // byte-order mark
    while (skip_trivia()) next();
    const std::size_t end = tokens_.empty() ? text_.size() : tokens_.back().range.end;
    tokens_.push_back({range(end, end), 0, TokenKind::EndOfText});
    pair_brackets(tokens_);
    return std::move(tokens_);
  }

 private:
  static SourceRange range(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void push(TokenKind kind, std::size_t begin) { tokens_.push_back({range(begin, at_), 0, kind}); }

  /// To the next token; false at the end of the text.
  bool skip_trivia() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (peek() == '/' && peek(1) == '/') {
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      } else if (peek() == '/' && peek(1) == '*') {
        skip_block_comment();
      } else {
        return true;
      }
    }
    return false;
  }

  void skip_block_comment() {
    const auto end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      findings_.add("unterminated-comment", "this comment has no end", range(at_, at_ + 2), "close it with '*/'");
    }
    at_ = end == std::string_view::npos ? text_.size() : end + 2;
  }

  void next() {
    const char c = peek();
    if (is_letter(c)) return word();
    if (is_digit(c)) return number();
    switch (c) {
      case '\'':
        return quoted(TokenKind::String, "string");
      case '"':
        return quoted(TokenKind::QuotedName, "quoted name");
      case '`':
        return quoted(TokenKind::DelimitedName, "delimited name");
      case '@':
        return temporal();
      case '$':
        return variable();
      default:
        return symbol();
    }
  }

  void word() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    push(keyword_kind(text_.substr(begin, at_ - begin)), begin);
  }

  void digits() {
    while (is_digit(peek())) ++at_;
  }

  void number() {
    const std::size_t begin = at_;
    digits();
    if (peek() == 'L') {
      ++at_;
      return push(TokenKind::LongNumber, begin);
    }
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      digits();
    }
    push(TokenKind::Number, begin);
  }

  /// Strings and names may span lines; one that never ends is taken to end with its line, so that the rest is still
  /// read.
  void quoted(TokenKind kind, const char* what) {
    const std::size_t begin = at_;
    const char quote = text_[at_++];
    const auto line_end = [&] { return std::min(text_.find('\n', begin), text_.size()); };
    const std::size_t limit = unterminated_ ? line_end() : text_.size();
    while (at_ < limit && text_[at_] != quote) at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ < limit) {
      ++at_;
    } else {
      unterminated_ = true;  // no later one may span lines: keeps the time linear
      at_ = line_end();
      if (at_ > begin + 1 && text_[at_ - 1] == '\r') --at_;
      findings_.add("unterminated-text", std::string("this ") + what + " has no end", range(begin, at_),
                    std::string("close it with ") + quote);
    }
    push(kind, begin);
  }

  /// `pattern`: 'd' stands for a digit, the rest for itself. Moves past it if it is there.
  bool take(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] == 'd' ? !is_digit(peek(i)) : peek(i) != pattern[i]) return false;
    }
    at_ += pattern.size();
    return true;
  }

  bool time_of_day() {
    if (!take("dd")) return false;
    if (take(":dd") && take(":dd") && take(".d")) digits();
    return true;
  }

  void temporal() {
    const std::size_t begin = at_++;
    TokenKind kind = TokenKind::DateLiteral;
    bool good = true;
    if (take("T")) {
      kind = TokenKind::TimeLiteral;
      good = time_of_day();
    } else if ((good = take("dddd"))) {
      if (take("-dd")) take("-dd");
      if (take("T")) {
        kind = TokenKind::DateTimeLiteral;
        time_of_day();
        if (!take("Z") && !take("+dd:dd")) take("-dd:dd");
      }
    }
    if (!good || is_letter(peek()) || is_digit(peek())) malformed_temporal(begin, kind);
    push(kind, begin);
  }

  void malformed_temporal(std::size_t begin, TokenKind kind) {
    while (is_letter(peek()) || is_digit(peek()) || (peek() == ':' && is_digit(peek(1)))) ++at_;
    const bool time = kind == TokenKind::TimeLiteral;
    findings_.add("malformed-literal", time ? "this is no time" : "this is no date", range(begin, at_),
                  time ? "write times as @T10:30:00.000; a time has no offset"
                       : "write dates as @2014-01-31 and times of a day as @2014-01-31T10:30:00.000+01:00");
  }

  void variable() {
    const std::size_t begin = at_++;
    while (is_letter(peek())) ++at_;
    const auto name = text_.substr(begin, at_ - begin);
    if (name == "$this") return push(TokenKind::ThisVariable, begin);
    if (name == "$index") return push(TokenKind::IndexVariable, begin);
    if (name == "$total") return push(TokenKind::TotalVariable, begin);
    findings_.add("unexpected-character", "unknown variable '" + std::string(name) + "'", range(begin, at_),
                  "variables are $this, $index and $total");
    push(TokenKind::Unreadable, begin);
  }

  void symbol() {
    const std::size_t begin = at_;
    TokenKind kind = two_character_symbol(peek(), peek(1));
    std::size_t length = 2;
    if (kind == TokenKind::Unreadable) {
      kind = one_character_symbol(peek());
      length = 1;
    }
    if (kind == TokenKind::Unreadable) return unexpected_characters();
    at_ += length;
    push(kind, begin);
  }

  /// One error for a whole run of characters that begin no token.
  void unexpected_characters() {
    const std::size_t begin = at_;
    const auto begins_token = [](char c) {
      return is_letter(c) || is_digit(c) || is_space(c) ||
             std::string_view("'\"`@$()[]{}<>=!~+-*/^&|:,.%").find(c) != std::string_view::npos;
    };
    do ++at_;
    while (at_ < text_.size() && !begins_token(text_[at_]));
    const auto run = text_.substr(begin, at_ - begin);
    std::string hint;
    if (run == ";") hint = "CQL needs no ';': remove it";
    if (run == "!") hint = "write 'not', or '!=' for 'not equal'";
    if (run.starts_with("\xE2\x80\x98") || run.starts_with("\xE2\x80\x99")) hint = "use the straight quote '";
    if (run.starts_with("\xE2\x80\x9C") || run.starts_with("\xE2\x80\x9D")) hint = "use the straight quote \"";
    findings_.add("unexpected-character",
                  run.size() <= 20 && run.find('\0') == std::string_view::npos
                      ? "'" + std::string(run) + "' means nothing here"
                      : "these characters mean nothing here",
                  range(begin, at_), std::move(hint));
    push(TokenKind::Unreadable, begin);
  }

  std::string_view text_;
  Findings& findings_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool unterminated_ = false;
};

}  // namespace

std::vector<Token> lex(std::string_view text, Findings& findings) {
  return Lexer(text, findings).run();
}

}  // namespace nextline::cql::syntax
