#include "cql/syntax/token.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nextline::cql::syntax {
namespace {

struct KeywordRow {
  std::string_view spelling;
  TokenKind kind;
  bool reserved;
};

constexpr KeywordRow kKeywords[] = {
#define NEXTLINE_KEYWORD_ROW(name, spelling, reserved) {spelling, TokenKind::name##Word, reserved},
    NEXTLINE_CQL_KEYWORDS(NEXTLINE_KEYWORD_ROW)
#undef NEXTLINE_KEYWORD_ROW
};
constexpr std::size_t kKeywordCount = std::size(kKeywords);
constexpr auto kFirstKeyword = static_cast<std::size_t>(TokenKind::AfterWord);

constexpr auto kBySpelling = [] {
  std::array<KeywordRow, kKeywordCount> rows{};
  std::copy(std::begin(kKeywords), std::end(kKeywords), rows.begin());
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.spelling < b.spelling; });
  return rows;
}();

/// Where in kBySpelling the words that begin with a letter begin; they end where those of the next do.
constexpr auto kFirstOf = [] {
  std::array<std::uint8_t, 129> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter)
    while (first[letter] < kKeywordCount && static_cast<std::size_t>(kBySpelling[first[letter]].spelling[0]) < letter)
      ++first[letter];
  return first;
}();
static_assert(kKeywordCount < 256);

constexpr std::string_view kSpellings[kFirstKeyword] = {"the end of the text",
                                                        "unreadable text",
                                                        "a name",
                                                        "a quoted name",
                                                        "a delimited name",
                                                        "a string",
                                                        "a number",
                                                        "a long number",
                                                        "a date",
                                                        "a date and time",
                                                        "a time",
                                                        "$this",
                                                        "$index",
                                                        "$total",
                                                        "(",
                                                        ")",
                                                        "[",
                                                        "]",
                                                        "{",
                                                        "}",
                                                        "<",
                                                        "<=",
                                                        ">",
                                                        ">=",
                                                        "=",
                                                        "!=",
                                                        "~",
                                                        "!~",
                                                        "+",
                                                        "-",
                                                        "*",
                                                        "/",
                                                        "^",
                                                        "&",
                                                        "|",
                                                        ":",
                                                        ",",
                                                        ".",
                                                        "->",
                                                        "%"};

bool is_name(TokenKind kind) {
  return kind == TokenKind::Name || kind == TokenKind::QuotedName || kind == TokenKind::DelimitedName;
}

bool declares_with_colon(TokenKind kind) {
  return kind == TokenKind::CodesystemWord || kind == TokenKind::ValuesetWord || kind == TokenKind::CodeWord ||
         kind == TokenKind::ConceptWord;
}

bool declares_with_name(TokenKind kind) {
  return kind == TokenKind::UsingWord || kind == TokenKind::IncludeWord || kind == TokenKind::LibraryWord ||
         kind == TokenKind::ParameterWord || kind == TokenKind::ContextWord;
}

bool is_access(TokenKind kind) {
  return kind == TokenKind::PrivateWord || kind == TokenKind::PublicWord;
}

bool closes(TokenKind opening, TokenKind closing) {
  if (opening == TokenKind::LeftBrace) return closing == TokenKind::RightBrace;
  return closing == TokenKind::RightParenthesis || closing == TokenKind::RightBracket;  // Interval[1, 2) mixes them
}

}  // namespace

bool is_keyword(TokenKind kind) {
  return static_cast<std::size_t>(kind) >= kFirstKeyword;
}

bool is_reserved(TokenKind kind) {
  return is_keyword(kind) && kKeywords[static_cast<std::size_t>(kind) - kFirstKeyword].reserved;
}

TokenKind keyword_kind(std::string_view spelling) {
  const auto first = static_cast<unsigned char>(spelling.empty() ? 0 : spelling.front());
  if (first >= kFirstOf.size() - 1) return TokenKind::Name;
  for (std::size_t i = kFirstOf[first]; i < kFirstOf[first + 1]; ++i)
    if (kBySpelling[i].spelling == spelling) return kBySpelling[i].kind;
  return TokenKind::Name;
}

std::string_view spelling(TokenKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < kFirstKeyword ? kSpellings[index] : kKeywords[index - kFirstKeyword].spelling;
}

Precision singular_precision(TokenKind kind) {
  switch (kind) {
    case TokenKind::YearWord:
      return Precision::Year;
    case TokenKind::MonthWord:
      return Precision::Month;
    case TokenKind::WeekWord:
      return Precision::Week;
    case TokenKind::DayWord:
      return Precision::Day;
    case TokenKind::HourWord:
      return Precision::Hour;
    case TokenKind::MinuteWord:
      return Precision::Minute;
    case TokenKind::SecondWord:
      return Precision::Second;
    case TokenKind::MillisecondWord:
      return Precision::Millisecond;
    default:
      return Precision::None;
  }
}

Precision plural_precision(TokenKind kind) {
  switch (kind) {
    case TokenKind::YearsWord:
      return Precision::Year;
    case TokenKind::MonthsWord:
      return Precision::Month;
    case TokenKind::WeeksWord:
      return Precision::Week;
    case TokenKind::DaysWord:
      return Precision::Day;
    case TokenKind::HoursWord:
      return Precision::Hour;
    case TokenKind::MinutesWord:
      return Precision::Minute;
    case TokenKind::SecondsWord:
      return Precision::Second;
    case TokenKind::MillisecondsWord:
      return Precision::Millisecond;
    default:
      return Precision::None;
  }
}

bool starts_statement(std::span<const Token> tokens, std::size_t index) {
  const auto kind_at = [&](std::size_t i) { return i < tokens.size() ? tokens[i].kind : TokenKind::EndOfText; };
  const TokenKind kind = kind_at(index);
  if (!is_keyword(kind) || is_reserved(kind)) return false;
  const TokenKind next = kind_at(index + 1);
  if (kind == TokenKind::DefineWord) {
    return is_name(next) || is_access(next) || next == TokenKind::FunctionWord || next == TokenKind::FluentWord;
  }
  if (is_access(kind)) return declares_with_colon(next) || declares_with_name(next) || next == TokenKind::DefineWord;
  if (declares_with_name(kind)) return is_name(next);
  return declares_with_colon(kind) && is_name(next) && kind_at(index + 2) == TokenKind::Colon;
}

void pair_brackets(std::vector<Token>& tokens) {
  std::vector<std::uint32_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    switch (tokens[i].kind) {
      case TokenKind::LeftParenthesis:
      case TokenKind::LeftBracket:
      case TokenKind::LeftBrace:
        open.push_back(static_cast<std::uint32_t>(i));
        break;
      case TokenKind::RightParenthesis:
      case TokenKind::RightBracket:
      case TokenKind::RightBrace:
        if (!open.empty() && closes(tokens[open.back()].kind, tokens[i].kind)) {
          tokens[open.back()].partner = static_cast<std::uint32_t>(i);
          open.pop_back();
        }
        break;
      default:
        if (!open.empty() && starts_statement(tokens, i)) open.clear();
    }
  }
}

}  // namespace nextline::cql::syntax
