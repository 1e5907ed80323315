// Rule `expressionTerm` of cql.g4. Levels: alternative i of its 22 has level 23 - i.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

constexpr int kPolarity = 18;
constexpr int kBoundary = 17;
constexpr int kComponent = 16;
constexpr int kDuration = 15;
constexpr int kDifference = 14;
constexpr int kWidth = 13;
constexpr int kSuccessor = 12;
constexpr int kPredecessor = 11;
constexpr int kSingleton = 10;
constexpr int kPoint = 9;
constexpr int kPower = 7;
constexpr int kMultiply = 6;
constexpr int kAdd = 5;

struct TermInfix {
  int level;
  BinaryOperator op;
};

TermInfix term_infix(TokenKind kind) {
  switch (kind) {
    case TokenKind::Caret:
      return {kPower, BinaryOperator::Power};
    case TokenKind::Star:
      return {kMultiply, BinaryOperator::Multiply};
    case TokenKind::Slash:
      return {kMultiply, BinaryOperator::Divide};
    case TokenKind::DivWord:
      return {kMultiply, BinaryOperator::TruncatedDivide};
    case TokenKind::ModWord:
      return {kMultiply, BinaryOperator::Modulo};
    case TokenKind::Plus:
      return {kAdd, BinaryOperator::Add};
    case TokenKind::Minus:
      return {kAdd, BinaryOperator::Subtract};
    case TokenKind::Ampersand:
      return {kAdd, BinaryOperator::Concatenate};
    default:
      return {-1, BinaryOperator::Add};
  }
}

struct TermPrefix {
  UnaryOperator op;
  int level;
  std::size_t words;  ///< 0: no prefix operator
};

/// The prefix operator that `first` begins; `second` is the word after it.
TermPrefix term_prefix(TokenKind first, TokenKind second) {
  const bool of = second == TokenKind::OfWord;
  const bool from = second == TokenKind::FromWord;
  switch (first) {
    case TokenKind::Plus:
      return {UnaryOperator::Positive, kPolarity, 1};
    case TokenKind::Minus:
      return {UnaryOperator::Negate, kPolarity, 1};
    case TokenKind::StartWord:
      return {UnaryOperator::Start, kBoundary, of ? 2U : 0U};
    case TokenKind::EndWord:
      return {UnaryOperator::End, kBoundary, of ? 2U : 0U};
    case TokenKind::WidthWord:
      return {UnaryOperator::Width, kWidth, of ? 2U : 0U};
    case TokenKind::SuccessorWord:
      return {UnaryOperator::Successor, kSuccessor, of ? 2U : 0U};
    case TokenKind::PredecessorWord:
      return {UnaryOperator::Predecessor, kPredecessor, of ? 2U : 0U};
    case TokenKind::SingletonWord:
      return {UnaryOperator::SingletonFrom, kSingleton, from ? 2U : 0U};
    case TokenKind::PointWord:
      return {UnaryOperator::PointFrom, kPoint, from ? 2U : 0U};
    default:
      return {UnaryOperator::Positive, 0, 0};
  }
}

/// The component word of `year from`; false if it is none.
bool component_of(TokenKind kind, Component& component) {
  const Precision precision = singular_precision(kind);
  if (precision != Precision::None) {
    component = static_cast<Component>(static_cast<int>(precision) - 1);  // same order, without None
    return true;
  }
  switch (kind) {
    case TokenKind::DateWord:
      component = Component::Date;
      return true;
    case TokenKind::TimeWord:
      component = Component::Time;
      return true;
    case TokenKind::TimezoneWord:
      component = Component::Timezone;
      return true;
    case TokenKind::TimezoneoffsetWord:
      component = Component::TimezoneOffset;
      return true;
    default:
      return false;
  }
}

}  // namespace

const Expression* RecursiveDescent::term(int level) {
  const std::uint32_t begin = here();
  return term_operators(term_primary(), level, begin);
}

const Expression* RecursiveDescent::term_operators(const Expression* left, int level, std::uint32_t begin) {
  while (true) {
    if (at(Kind::Dot)) {
      left = member(left, begin);
    } else if (at(Kind::LeftBracket)) {
      left = indexer(left, begin);
    } else {
      const TermInfix found = term_infix(kind());
      if (found.level < level) return left;
      ++at_;
      const Expression* right = term(found.level + 1);
      left = make<Binary>(since(begin), tallest(left, right), found.op, left, right);
    }
    if (given_up_) return left;
  }
}

const Expression* RecursiveDescent::term_primary() {
  const std::uint32_t begin = here();
  if (const TermPrefix found = term_prefix(kind(), kind(1)); found.words != 0) {
    const Nesting nesting(*this);
    if (nesting.too_deep_now()) return missing();
    at_ += found.words;
    if (found.op == UnaryOperator::Negate) negated_at_ = at_;
    const Expression* operand = term(found.level);
    return make<Unary>(since(begin), tallest(operand), found.op, operand);
  }
  if (Component component{}; at(Kind::FromWord, 1) && component_of(kind(), component)) return component_from();
  switch (kind()) {
    case Kind::DurationWord:
    case Kind::DifferenceWord:
      return at(Kind::BetweenWord, 3) ? atom() : span_of();
    case Kind::ConvertWord:
      return convert();
    case Kind::MinimumWord:
    case Kind::MaximumWord:
      return type_extent();
    case Kind::IfWord:
      return if_then_else();
    case Kind::CaseWord:
      return case_of();
    case Kind::DistinctWord:
    case Kind::FlattenWord:
      return aggregate_term();
    case Kind::ExpandWord:
    case Kind::CollapseWord:
      return set_aggregate();
    default:
      return atom();
  }
}

const Expression* RecursiveDescent::component_from() {
  const Nesting nesting(*this);
  if (nesting.too_deep_now()) return missing();
  const std::uint32_t begin = here();
  Component component{};
  component_of(kind(), component);
  at_ += 2;
  const Expression* operand = term(kComponent);
  return make<ComponentFrom>(since(begin), tallest(operand), component, operand);
}

/// `duration in days of x`, `difference in days of x`.
const Expression* RecursiveDescent::span_of() {
  const Nesting nesting(*this);
  if (nesting.too_deep_now()) return missing();
  const std::uint32_t begin = here();
  const SpanKind span = at(Kind::DurationWord) ? SpanKind::Duration : SpanKind::Difference;
  ++at_;
  expect(Kind::InWord, "and a precision such as 'days'");
  const Precision precision = plural_precision(kind());
  if (precision == Precision::None) {
    fail("expected-token", "expected a precision such as 'days'");
  } else {
    ++at_;
  }
  expect(Kind::OfWord, "and an interval, or 'between' and two bounds, after the precision");
  const Expression* operand = term(span == SpanKind::Duration ? kDuration : kDifference);
  return make<SpanOf>(since(begin), tallest(operand), span, precision, operand);
}

const Expression* RecursiveDescent::convert() {
  const std::uint32_t begin = here();
  ++at_;
  const Expression* operand = bracketed_expression();
  expect(Kind::ToWord, "and a type or a unit after what is converted");
  if (at(Kind::String)) {
    const std::string_view unit = text("a unit").value;
    return make<Convert>(since(begin), tallest(operand), operand, nullptr, unit, Precision::None);
  }
  if (at_unit(0)) {
    const Token word = token();
    ++at_;
    const Precision singular = singular_precision(word.kind);
    return make<Convert>(since(begin), tallest(operand), operand, nullptr, text_of(word),
                         singular == Precision::None ? plural_precision(word.kind) : singular);
  }
  const TypeSpecifier* target = type();
  return make<Convert>(since(begin), tallest(operand, target), operand, target, std::string_view(), Precision::None);
}

const Expression* RecursiveDescent::type_extent() {
  const std::uint32_t begin = here();
  const ExtentKind extent = at(Kind::MinimumWord) ? ExtentKind::Minimum : ExtentKind::Maximum;
  ++at_;
  const TypeSpecifier* of = named_type();
  return make<TypeExtent>(since(begin), tallest(of), extent, of);
}

const Expression* RecursiveDescent::if_then_else() {
  const std::uint32_t begin = here();
  ++at_;
  const Expression* condition = bracketed_expression();
  expect(Kind::ThenWord, "after the condition of 'if'");
  const Expression* then_value = bracketed_expression();
  const bool has_else = expect(Kind::ElseWord, "after what follows 'then': every 'if' needs an 'else'");
  const Expression* else_value = has_else ? expression() : missing();
  return make<If>(since(begin), tallest(condition, then_value, else_value), condition, then_value, else_value);
}

const Expression* RecursiveDescent::case_of() {
  const std::uint32_t begin = here();
  ++at_;
  const Expression* comparand = at(Kind::WhenWord) ? nullptr : bracketed_expression();
  std::vector<CaseItem> items;
  if (!at(Kind::WhenWord)) fail("expected-token", "expected 'when' after 'case'");
  while (accept(Kind::WhenWord)) {
    const Expression* when = bracketed_expression();
    expect(Kind::ThenWord, "after the condition of 'when'");
    items.push_back({when, bracketed_expression()});
  }
  const bool has_else = expect(Kind::ElseWord, "after the last 'when': every 'case' needs an 'else'");
  const Expression* else_value = has_else ? bracketed_expression() : missing();
  expect(Kind::EndWord, "to close 'case'");
  return make<Case>(since(begin), tallest(comparand, items, else_value), comparand, build_.keep(items), else_value);
}

/// `distinct x`, `flatten x`: x is all that follows.
const Expression* RecursiveDescent::aggregate_term() {
  const std::uint32_t begin = here();
  const UnaryOperator op = at(Kind::DistinctWord) ? UnaryOperator::Distinct : UnaryOperator::Flatten;
  ++at_;
  const Expression* operand = expression();
  return make<Unary>(since(begin), tallest(operand), op, operand);
}

const Expression* RecursiveDescent::set_aggregate() {
  const std::uint32_t begin = here();
  const auto which = at(Kind::ExpandWord) ? SetAggregateKind::Expand : SetAggregateKind::Collapse;
  ++at_;
  const Expression* operand = expression();
  Precision precision = Precision::None;
  const Expression* per = nullptr;
  if (accept(Kind::PerWord)) {
    precision = at(Kind::FromWord, 1) ? Precision::None : singular_precision(kind());
    if (precision != Precision::None) {
      ++at_;
    } else {
      per = expression();
    }
  }
  return make<SetAggregate>(since(begin), tallest(operand, per), which, operand, precision, per);
}

const Expression* RecursiveDescent::member(const Expression* source, std::uint32_t begin) {
  ++at_;
  const bool call = at(Kind::LeftParenthesis, 1) && (is_name(kind()) || is_keyword(kind()));
  const Name called = call ? take_name() : reference("the name of an element or function after '.'");
  if (!call) return make<Property>(since(begin), tallest(source), source, called);
  const auto values = arguments();
  return make<FunctionCall>(since(begin), tallest(source, values), source, called, build_.keep(values));
}

const Expression* RecursiveDescent::indexer(const Expression* source, std::uint32_t begin) {
  ++at_;
  const Expression* index = bracketed_expression();
  expect(Kind::RightBracket, "after the index");
  return make<Indexer>(since(begin), tallest(source, index), source, index);
}

std::vector<const Expression*> RecursiveDescent::arguments() {
  ++at_;
  std::vector<const Expression*> values;
  if (accept(Kind::RightParenthesis)) return values;
  list_of(Kind::RightParenthesis, "after an argument", [&] { values.push_back(bracketed_expression()); });
  return values;
}

}  // namespace nextline::cql::syntax
