// Tokens of CQL, and the one list of its keywords.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "cql/syntax/operators.h"

namespace nextline::cql::syntax {

/// Every keyword: enumerator, spelling, and whether it is reserved (else it may also name an element or a definition
/// where something is referred to: grammar rule keywordIdentifier). Words that have a meaning only beside others
/// ("included in", "such that", "less than", "on or before", "or more") are identifiers or keywords read in pairs.
// clang-format off
#define NEXTLINE_CQL_KEYWORDS(X) \
  X(After, "after", true) X(Aggregate, "aggregate", true) X(All, "all", true) X(And, "and", true) \
  X(As, "as", true) X(Asc, "asc", false) X(Ascending, "ascending", false) X(Before, "before", true) \
  X(Between, "between", true) X(By, "by", false) X(Called, "called", false) X(Case, "case", true) \
  X(Cast, "cast", true) X(Code, "code", false) X(CodeType, "Code", true) X(Codesystem, "codesystem", false) \
  X(Codesystems, "codesystems", false) X(Collapse, "collapse", true) X(Concept, "concept", false) \
  X(ConceptType, "Concept", true) X(Contains, "contains", false) X(Context, "context", false) \
  X(Convert, "convert", true) X(Date, "date", false) X(Day, "day", true) X(Days, "days", true) \
  X(Default, "default", false) X(Define, "define", false) X(Desc, "desc", false) \
  X(Descending, "descending", false) X(Difference, "difference", true) X(Display, "display", false) \
  X(Distinct, "distinct", true) X(Div, "div", false) X(Duration, "duration", true) X(During, "during", true) \
  X(Else, "else", true) X(End, "end", false) X(Ends, "ends", false) X(Except, "except", false) \
  X(Exists, "exists", true) X(Expand, "expand", true) X(False, "false", true) X(Flatten, "flatten", true) \
  X(Fluent, "fluent", false) X(From, "from", true) X(Function, "function", false) X(Hour, "hour", true) \
  X(Hours, "hours", true) X(If, "if", true) X(Implies, "implies", false) X(In, "in", true) \
  X(Include, "include", false) X(Includes, "includes", false) X(Intersect, "intersect", false) \
  X(Interval, "Interval", true) X(Is, "is", true) X(Let, "let", true) X(Library, "library", false) \
  X(List, "List", true) X(Maximum, "maximum", true) X(Meets, "meets", false) \
  X(Millisecond, "millisecond", true) X(Milliseconds, "milliseconds", true) X(Minimum, "minimum", true) \
  X(Minute, "minute", true) X(Minutes, "minutes", true) X(Mod, "mod", false) X(Month, "month", true) \
  X(Months, "months", true) X(Not, "not", true) X(Null, "null", true) X(Occurs, "occurs", true) \
  X(Of, "of", true) X(Or, "or", true) X(Overlaps, "overlaps", false) X(Parameter, "parameter", false) \
  X(Per, "per", true) X(Point, "point", true) X(Predecessor, "predecessor", false) \
  X(Private, "private", false) X(Properly, "properly", true) X(Public, "public", false) \
  X(Return, "return", true) X(Same, "same", true) X(Second, "second", true) X(Seconds, "seconds", true) \
  X(Singleton, "singleton", true) X(Sort, "sort", true) X(Start, "start", false) \
  X(Starting, "starting", false) X(Starts, "starts", false) X(Successor, "successor", false) \
  X(Then, "then", true) X(Time, "time", false) X(Timezone, "timezone", false) \
  X(Timezoneoffset, "timezoneoffset", false) X(To, "to", true) X(True, "true", true) X(Tuple, "Tuple", true) \
  X(Union, "union", false) X(Using, "using", false) X(Valueset, "valueset", false) \
  X(Version, "version", false) X(Week, "week", true) X(Weeks, "weeks", true) X(When, "when", true) \
  X(Where, "where", false) X(Width, "width", false) X(With, "with", true) X(Within, "within", true) \
  X(Without, "without", true) X(Xor, "xor", false) X(Year, "year", true) X(Years, "years", true)
// clang-format on

enum class TokenKind : std::uint8_t {
  EndOfText,
  Unreadable,     ///< characters that are no token; reported by the lexer
  Name,           ///< IDENTIFIER
  QuotedName,     ///< "…"
  DelimitedName,  ///< `…`
  String,
  Number,
  LongNumber,
  DateLiteral,
  DateTimeLiteral,
  TimeLiteral,
  ThisVariable,
  IndexVariable,
  TotalVariable,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  LessThan,
  LessOrEqual,
  GreaterThan,
  GreaterOrEqual,
  Equal,
  NotEqual,
  Tilde,
  NotTilde,
  Plus,
  Minus,
  Star,
  Slash,
  Caret,
  Ampersand,
  Bar,
  Colon,
  Comma,
  Dot,
  Arrow,
  Percent,
// Keywords from here on, in the order of the list.
#define NEXTLINE_KEYWORD_KIND(name, spelling, reserved) name##Word,
  NEXTLINE_CQL_KEYWORDS(NEXTLINE_KEYWORD_KIND)
#undef NEXTLINE_KEYWORD_KIND
};

/// Whether `kind` is a keyword, and whether a reserved one.
bool is_keyword(TokenKind kind);
bool is_reserved(TokenKind kind);
/// The keyword spelled `spelling`; TokenKind::Name if it is none.
TokenKind keyword_kind(std::string_view spelling);
/// How a symbol or keyword is written; a description in words for the others ("a name", "the end of the text").
std::string_view spelling(TokenKind kind);

/// `day` → Day, `days` → None; and the reverse for the plural words.
Precision singular_precision(TokenKind kind);
Precision plural_precision(TokenKind kind);

struct Token {
  SourceRange range;
  std::uint32_t partner = 0;  ///< an opening bracket's closing token; 0: it has none
  TokenKind kind = TokenKind::EndOfText;
};

/// The word starts a definition or statement at `index`: `define "X"`, `context Patient`, `valueset "V":` …; never true
/// where a well-formed expression goes on, so recovery may stop there.
bool starts_statement(std::span<const Token> tokens, std::size_t index);

/// Sets `partner` of every opening bracket. Brackets never pair across the start of a statement.
void pair_brackets(std::vector<Token>& tokens);

}  // namespace nextline::cql::syntax
