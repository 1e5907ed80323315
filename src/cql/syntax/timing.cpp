// Timing phrases: rule intervalOperatorPhrase of cql.g4.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

constexpr int kRightOperand = 7;  // timing has level 6

bool is_infix_word(TokenKind kind) {
  switch (kind) {
    case TokenKind::UnionWord:
    case TokenKind::IntersectWord:
    case TokenKind::ExceptWord:
    case TokenKind::DivWord:
    case TokenKind::ModWord:
    case TokenKind::XorWord:
    case TokenKind::ImpliesWord:
    case TokenKind::ContainsWord:
    case TokenKind::IncludesWord:
    case TokenKind::MeetsWord:
    case TokenKind::OverlapsWord:
    case TokenKind::StartsWord:
    case TokenKind::EndsWord:
      return true;
    default:
      return false;
  }
}

/// Reserved words that never begin an expression.
bool continues_expression(TokenKind kind) {
  switch (kind) {
    case TokenKind::AfterWord:
    case TokenKind::AggregateWord:
    case TokenKind::AllWord:
    case TokenKind::AndWord:
    case TokenKind::AsWord:
    case TokenKind::BeforeWord:
    case TokenKind::BetweenWord:
    case TokenKind::DuringWord:
    case TokenKind::ElseWord:
    case TokenKind::InWord:
    case TokenKind::IsWord:
    case TokenKind::LetWord:
    case TokenKind::OccursWord:
    case TokenKind::OfWord:
    case TokenKind::OrWord:
    case TokenKind::PerWord:
    case TokenKind::ProperlyWord:
    case TokenKind::ReturnWord:
    case TokenKind::SameWord:
    case TokenKind::SortWord:
    case TokenKind::ThenWord:
    case TokenKind::ToWord:
    case TokenKind::WhenWord:
    case TokenKind::WithWord:
    case TokenKind::WithinWord:
    case TokenKind::WithoutWord:
      return true;
    default:
      return false;
  }
}

bool begins_with_symbol(TokenKind kind) {
  switch (kind) {
    case TokenKind::String:
    case TokenKind::Number:
    case TokenKind::LongNumber:
    case TokenKind::DateLiteral:
    case TokenKind::DateTimeLiteral:
    case TokenKind::TimeLiteral:
    case TokenKind::ThisVariable:
    case TokenKind::IndexVariable:
    case TokenKind::TotalVariable:
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Percent:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool RecursiveDescent::starts_expression(std::size_t ahead) const {
  const Kind first = kind(ahead);
  if (starts_statement(tokens_, at_ + ahead)) return false;
  if (is_keyword(first)) return !is_infix_word(first) && !continues_expression(first);
  return is_name(first) ? is_alias(at_ + ahead) : begins_with_symbol(first);
}

bool RecursiveDescent::at_timing() const {
  switch (kind()) {
    case Kind::StartsWord:
    case Kind::EndsWord:
    case Kind::OccursWord:
    case Kind::MeetsWord:
    case Kind::OverlapsWord:
    case Kind::IncludesWord:
      return true;
    case Kind::ProperlyWord:
      return at(Kind::IncludesWord, 1) || at_relation(0);
    default:
      return at_relation(0);
  }
}

/// What may follow `starts`, `ends` or `occurs`.
bool RecursiveDescent::at_relation(std::size_t ahead) const {
  switch (kind(ahead)) {
    case Kind::SameWord:
    case Kind::DuringWord:
    case Kind::WithinWord:
      return true;
    case Kind::ProperlyWord:
      return !at(Kind::IncludesWord, ahead + 1);
    case Kind::Name:
      if (at_word("included", ahead)) return at(Kind::InWord, ahead + 1);
      if (at_word("less", ahead) || at_word("more", ahead)) return at_word("than", ahead + 1);
      break;
    default:
      break;
  }
  return at_offset_relation(ahead);
}

/// `before`, `on or after`, `3 days or more before` …
bool RecursiveDescent::at_offset_relation(std::size_t ahead) const {
  if (at(Kind::Number, ahead)) {
    ahead += at_unit(ahead + 1) ? 2 : 1;
    if (at(Kind::OrWord, ahead) && (at_word("more", ahead + 1) || at_word("less", ahead + 1))) ahead += 2;
  }
  if (at_word("on", ahead) && at(Kind::OrWord, ahead + 1)) ahead += 2;
  return at(Kind::BeforeWord, ahead) || at(Kind::AfterWord, ahead);
}

const Expression* RecursiveDescent::timing(const Expression* left, std::uint32_t begin) {
  const std::uint32_t phrase_begin = here();
  Timing parts{};
  if (at(Kind::StartsWord) || at(Kind::EndsWord)) {
    const bool starts = accept(Kind::StartsWord);
    if (!starts) ++at_;
    if (at_relation(0)) {
      parts.left_boundary = starts ? Boundary::Start : Boundary::End;
      timing_relation(parts);
    } else {
      parts.op = starts ? TimingOperator::Starts : TimingOperator::Ends;
      parts.precision = precision_of();
    }
  } else {
    accept(Kind::OccursWord);
    timing_relation(parts);
  }
  parts.phrase = since(phrase_begin);
  parts.right = operators(kRightOperand);
  return make<Timing>(since(begin), tallest(left, parts.right, parts.offset), parts.op, left, parts.right,
                      parts.left_boundary, parts.right_boundary, parts.precision, parts.properly, parts.inclusive,
                      parts.offset, parts.offset_kind, parts.phrase);
}

void RecursiveDescent::timing_relation(Timing& parts) {
  if (at(Kind::SameWord)) return same_relation(parts);
  parts.properly = accept(Kind::ProperlyWord);
  if (accept(Kind::IncludesWord)) {
    parts.op = TimingOperator::Includes;
    parts.precision = precision_of();
    parts.right_boundary = right_boundary();
  } else if (accept(Kind::DuringWord) || accept_words("included", "in")) {
    parts.op = TimingOperator::IncludedIn;
    parts.precision = precision_of();
  } else if (accept(Kind::WithinWord)) {
    parts.op = TimingOperator::Within;
    parts.offset = quantity();
    expect(Kind::OfWord, "after the quantity of 'within'");
    parts.right_boundary = right_boundary();
  } else if (parts.properly) {
    fail("expected-token", "after 'properly' comes 'includes', 'included in', 'during', 'within' or 'between'");
  } else if (accept(Kind::MeetsWord)) {
    parts.op =
        optionally_before_or_after(TimingOperator::Meets, TimingOperator::MeetsBefore, TimingOperator::MeetsAfter);
    parts.precision = precision_of();
  } else if (accept(Kind::OverlapsWord)) {
    parts.op = optionally_before_or_after(TimingOperator::Overlaps, TimingOperator::OverlapsBefore,
                                          TimingOperator::OverlapsAfter);
    parts.precision = precision_of();
  } else {
    offset(parts);
    before_or_after(parts);
  }
}

TimingOperator RecursiveDescent::optionally_before_or_after(TimingOperator plain, TimingOperator before,
                                                            TimingOperator after) {
  if (accept(Kind::BeforeWord)) return before;
  return accept(Kind::AfterWord) ? after : plain;
}

void RecursiveDescent::same_relation(Timing& parts) {
  ++at_;
  parts.precision = singular_precision(kind());
  if (parts.precision != Precision::None) ++at_;
  parts.op = TimingOperator::SameAs;
  if (at(Kind::OrWord) && (at(Kind::BeforeWord, 1) || at(Kind::AfterWord, 1))) {
    parts.op = at(Kind::BeforeWord, 1) ? TimingOperator::SameOrBefore : TimingOperator::SameOrAfter;
    at_ += 2;
  } else {
    expect(Kind::AsWord, "('as', 'or before' or 'or after') after 'same' and its precision");
  }
  parts.right_boundary = right_boundary();
}

/// `3 days`, `3 days or more`, `less than 3 days`; nothing if none of them is there.
void RecursiveDescent::offset(Timing& parts) {
  if (at_word("less") || at_word("more")) {
    parts.offset_kind = at_word("less") ? OffsetKind::LessThan : OffsetKind::MoreThan;
    at_ += 2;
    parts.offset = quantity();
  } else if (at(Kind::Number)) {
    parts.offset = quantity();
    if (accept_words("or", "more")) parts.offset_kind = OffsetKind::OrMore;
    if (accept_words("or", "less")) parts.offset_kind = OffsetKind::OrLess;
  }
}

void RecursiveDescent::before_or_after(Timing& parts) {
  parts.inclusive = accept_words("on", "or");
  parts.op = at(Kind::AfterWord) ? TimingOperator::After : TimingOperator::Before;
  if (!accept(Kind::BeforeWord) && !accept(Kind::AfterWord)) {
    fail("expected-token", "expected 'before', 'after', 'during', 'same … as' or another relation in time");
    return;
  }
  if (!parts.inclusive && at(Kind::OrWord) && at_word("on", 1)) {
    parts.inclusive = starts_expression(2) || at_word("start", 2) || at_word("end", 2);
    if (parts.inclusive) at_ += 2;
  }
  parts.precision = precision_of();
  parts.right_boundary = right_boundary();
}

/// `day of` at the cursor; None, and nothing consumed, if it is not there.
Precision RecursiveDescent::precision_of() {
  const Precision precision = singular_precision(kind());
  if (precision == Precision::None || !at(Kind::OfWord, 1)) return Precision::None;
  at_ += 2;
  return precision;
}

/// `start` or `end` in front of an operand. `start of x` is an operand itself, and so is `start` alone, an element's
/// name.
Boundary RecursiveDescent::right_boundary() {
  if (!at(Kind::StartWord) && !at(Kind::EndWord)) return Boundary::Whole;
  if (at(Kind::OfWord, 1) || !starts_expression(1)) return Boundary::Whole;
  const Boundary boundary = at(Kind::StartWord) ? Boundary::Start : Boundary::End;
  ++at_;
  return boundary;
}

}  // namespace nextline::cql::syntax
