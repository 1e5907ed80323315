// Rule `expression` of cql.g4. Levels: alternative i of its 19 has level 20 - i.
#include <optional>

#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

constexpr int kNot = 13;
constexpr int kExists = 12;
constexpr int kBetween = 11;
constexpr int kTiming = 6;
constexpr int kMembership = 4;

struct Infix {
  int level;
  BinaryOperator op;
};

std::optional<Infix> infix(TokenKind kind) {
  switch (kind) {
    case TokenKind::Bar:
    case TokenKind::UnionWord:
      return Infix{8, BinaryOperator::Union};
    case TokenKind::IntersectWord:
      return Infix{8, BinaryOperator::Intersect};
    case TokenKind::ExceptWord:
      return Infix{8, BinaryOperator::Except};
    case TokenKind::LessOrEqual:
      return Infix{7, BinaryOperator::LessOrEqual};
    case TokenKind::LessThan:
      return Infix{7, BinaryOperator::Less};
    case TokenKind::GreaterThan:
      return Infix{7, BinaryOperator::Greater};
    case TokenKind::GreaterOrEqual:
      return Infix{7, BinaryOperator::GreaterOrEqual};
    case TokenKind::Equal:
      return Infix{5, BinaryOperator::Equal};
    case TokenKind::NotEqual:
      return Infix{5, BinaryOperator::NotEqual};
    case TokenKind::Tilde:
      return Infix{5, BinaryOperator::Equivalent};
    case TokenKind::NotTilde:
      return Infix{5, BinaryOperator::NotEquivalent};
    case TokenKind::AndWord:
      return Infix{3, BinaryOperator::And};
    case TokenKind::OrWord:
      return Infix{2, BinaryOperator::Or};
    case TokenKind::XorWord:
      return Infix{2, BinaryOperator::Xor};
    case TokenKind::ImpliesWord:
      return Infix{1, BinaryOperator::Implies};
    default:
      return std::nullopt;
  }
}

bool is_term_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::Dot:
    case TokenKind::LeftBracket:
    case TokenKind::Caret:
    case TokenKind::Star:
    case TokenKind::Slash:
    case TokenKind::DivWord:
    case TokenKind::ModWord:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Ampersand:
      return true;
    default:
      return false;
  }
}

}  // namespace

const Expression* RecursiveDescent::missing() {
  return build_.make<Missing>({here(), here()}, 0);
}

const Expression* RecursiveDescent::expression() {
  const Nesting nesting(*this);
  return nesting.too_deep_now() ? missing() : operators(0);
}

/// An expression between words or brackets that end it: what an outer rule waits for does not end it.
const Expression* RecursiveDescent::bracketed_expression() {
  const Ends outer = std::exchange(ends_, Ends{});
  const Expression* inner = expression();
  ends_ = outer;
  return inner;
}

const Expression* RecursiveDescent::operators(int level) {
  const std::uint32_t begin = here();
  const Expression* left = primary();
  while (const Expression* longer = operation(left, level, begin)) left = longer;
  return left;
}

/// `left` with the operator at the cursor, or null if there is none of this level or above.
const Expression* RecursiveDescent::operation(const Expression* left, int level, std::uint32_t begin) {
  if (const auto found = infix(kind())) {
    if (found->level < level) return nullptr;
    ++at_;
    const Expression* right = operators(found->level + 1);
    return make<Binary>(since(begin), tallest(left, right), found->op, left, right);
  }
  if (at(Kind::IsWord) || (at(Kind::AsWord) && !ends_.as)) return type_operation(left, begin);
  if (at(Kind::BetweenWord) || (at(Kind::ProperlyWord) && at(Kind::BetweenWord, 1))) {
    return level <= kBetween ? between(left, begin) : nullptr;
  }
  if (at(Kind::InWord) || at(Kind::ContainsWord)) return level <= kMembership ? membership(left, begin) : nullptr;
  if (at_timing()) return level <= kTiming ? timing(left, begin) : nullptr;
  return is_term_operator(kind()) ? term_operation_after(left, begin) : nullptr;
}

const Expression* RecursiveDescent::primary() {
  if (at_statement()) {
    fail("expected-expression", "expected an expression before the next definition");
    return missing();
  }
  switch (kind()) {
    case Kind::FromWord:
      return query();
    case Kind::LeftBracket:
      return is_aliased_source(at_) ? query() : retrieve();
    case Kind::CastWord:
      return cast();
    case Kind::NotWord:
      return prefix(UnaryOperator::Not, kNot);
    case Kind::ExistsWord:
      return prefix(UnaryOperator::Exists, kExists);
    case Kind::DurationWord:
    case Kind::DifferenceWord:
      return at(Kind::BetweenWord, 3) ? span_between() : term(0);
    default:
      break;
  }
  if (plural_precision(kind()) != Precision::None) return span_between();
  return is_aliased_source(at_) ? query() : term(0);
}

const Expression* RecursiveDescent::prefix(UnaryOperator op, int level) {
  const Nesting nesting(*this);
  if (nesting.too_deep_now()) return missing();
  const std::uint32_t begin = here();
  ++at_;
  const Expression* operand = operators(level);
  return make<Unary>(since(begin), tallest(operand), op, operand);
}

/// `cast x as A as B` casts `x as A` to B, as ANTLR's greedy loop has it.
const Expression* RecursiveDescent::cast() {
  const Nesting nesting(*this);
  if (nesting.too_deep_now()) return missing();
  const std::uint32_t begin = here();
  ++at_;
  const Ends outer = ends_;
  ends_.as = true;
  const std::uint32_t operand_begin = here();
  const Expression* operand = operators(0);
  ends_ = outer;
  expect(Kind::AsWord, "and a type after what is cast");
  const TypeSpecifier* target = type();
  while (at(Kind::AsWord) && !outer.as) {
    operand = make<TypeCast>(since(operand_begin), tallest(operand, target), false, operand, target);
    ++at_;
    target = type();
  }
  return make<TypeCast>(since(begin), tallest(operand, target), true, operand, target);
}

/// `is [not] null|true|false`, `is type`, `as type`.
const Expression* RecursiveDescent::type_operation(const Expression* left, std::uint32_t begin) {
  if (accept(Kind::AsWord)) {
    const TypeSpecifier* target = type();
    return make<TypeCast>(since(begin), tallest(left, target), false, left, target);
  }
  ++at_;
  const bool negated = accept(Kind::NotWord);
  const auto test = [&](BooleanTestKind which) {
    ++at_;
    return make<BooleanTest>(since(begin), tallest(left), which, negated, left);
  };
  if (at(Kind::NullWord)) return test(BooleanTestKind::Null);
  if (at(Kind::TrueWord)) return test(BooleanTestKind::True);
  if (at(Kind::FalseWord)) return test(BooleanTestKind::False);
  if (negated) fail("expected-token", "after 'is not' comes 'null', 'true' or 'false'; for a type write not (x is T)");
  const TypeSpecifier* tested = type();
  return make<TypeTest>(since(begin), tallest(left, tested), left, tested);
}

const Expression* RecursiveDescent::between(const Expression* left, std::uint32_t begin) {
  const bool properly = accept(Kind::ProperlyWord);
  ++at_;
  const Expression* low = term(0);
  expect(Kind::AndWord, "between the two bounds");
  const Expression* high = term(0);
  return make<Between>(since(begin), tallest(left, low, high), properly, left, low, high);
}

const Expression* RecursiveDescent::membership(const Expression* left, std::uint32_t begin) {
  const auto op = at(Kind::InWord) ? MembershipOperator::In : MembershipOperator::Contains;
  ++at_;
  const Precision precision = precision_of();
  const Expression* right = operators(kMembership + 1);
  return make<Membership>(since(begin), tallest(left, right), op, precision, left, right);
}

/// `[duration in] days between low and high`, `difference in days between low and high`.
const Expression* RecursiveDescent::span_between() {
  const std::uint32_t begin = here();
  const SpanKind span = at(Kind::DifferenceWord) ? SpanKind::Difference : SpanKind::Duration;
  if (at(Kind::DurationWord) || at(Kind::DifferenceWord)) at_ += 2;
  const Precision precision = plural_precision(kind());
  if (precision == Precision::None) fail("expected-token", "expected a precision such as 'days'");
  ++at_;
  expect(Kind::BetweenWord, "after the precision");
  const Expression* low = term(0);
  expect(Kind::AndWord, "between the two bounds");
  const Expression* high = term(0);
  return make<SpanBetween>(since(begin), tallest(low, high), span, precision, low, high);
}

/// A retrieve, a query or the like before '+', '.' …: the grammar wants parentheses around it.
const Expression* RecursiveDescent::term_operation_after(const Expression* left, std::uint32_t begin) {
  fail("needs-parentheses", "put what stands before '" + std::string(text_of(token())) + "' in parentheses");
  return term_operators(left, 0, begin);
}

}  // namespace nextline::cql::syntax
