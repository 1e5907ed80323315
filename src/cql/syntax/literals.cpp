#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

constexpr std::string_view kLargestInteger = "2147483647";
constexpr std::string_view kLargestNegated = "2147483648";
constexpr std::string_view kLargestLong = "9223372036854775807";
constexpr std::string_view kLargestLongNegated = "9223372036854775808";
constexpr std::size_t kWholeDigits = 28;  // of a Decimal
constexpr std::size_t kFractionDigits = 8;

std::string_view without_leading_zeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view() : digits.substr(first);
}

bool exceeds(std::string_view digits, std::string_view limit) {
  digits = without_leading_zeros(digits);
  return digits.size() != limit.size() ? digits.size() > limit.size() : digits > limit;
}

}  // namespace

const Expression* RecursiveDescent::null_literal() {
  ++at_;
  return make<NullLiteral>(previous().range, 0);
}

const Expression* RecursiveDescent::boolean_literal(bool value) {
  ++at_;
  return make<BooleanLiteral>(previous().range, 0, value);
}

const Expression* RecursiveDescent::string_literal() {
  const Token taken = token();
  ++at_;
  return make<StringLiteral>(taken.range, 0, unquote(taken));
}

template <class Node>
const Expression* RecursiveDescent::text_literal(std::size_t skip) {
  const Token taken = token();
  ++at_;
  return make<Node>(taken.range, 0, text_of(taken).substr(std::min(skip, text_of(taken).size())));
}
template const Expression* RecursiveDescent::text_literal<DateLiteral>(std::size_t);
template const Expression* RecursiveDescent::text_literal<DateTimeLiteral>(std::size_t);
template const Expression* RecursiveDescent::text_literal<TimeLiteral>(std::size_t);

const Expression* RecursiveDescent::long_literal() {
  const bool negated = negated_at_ == at_;
  const Token taken = token();
  ++at_;
  std::string_view digits = text_of(taken);
  digits.remove_suffix(1);
  if (exceeds(digits, negated ? kLargestLongNegated : kLargestLong)) {
    report("number-out-of-range", "this Long is out of range", taken.range,
           "a Long lies between -2^63 and 2^63 - 1; write a Decimal with a decimal point");
  }
  return make<LongLiteral>(taken.range, 0, digits);
}

/// A number, a quantity or a ratio.
const Expression* RecursiveDescent::number() {
  const std::uint32_t begin = here();
  const bool with_unit = at_unit(1);
  const bool ratio = at(Kind::Colon, with_unit ? 2 : 1) && at(Kind::Number, with_unit ? 3 : 2);
  if (with_unit || ratio) {
    const QuantityLiteral* numerator = quantity();
    if (!ratio) return numerator;
    ++at_;
    const QuantityLiteral* denominator = quantity();
    return make<RatioLiteral>(since(begin), tallest(numerator, denominator), numerator, denominator);
  }
  return plain_number();
}

const Expression* RecursiveDescent::plain_number() {
  const bool negated = negated_at_ == at_;
  const Token first = token();
  ++at_;
  if (text_of(first).find('.') != std::string_view::npos) {
    check_decimal(first);
    return make<DecimalLiteral>(first.range, 0, text_of(first));
  }
  check_integer(first, negated);
  return make<IntegerLiteral>(first.range, 0, text_of(first));
}

void RecursiveDescent::check_integer(const Token& number, bool negated) {
  if (!exceeds(text_of(number), negated ? kLargestNegated : kLargestInteger)) return;
  report("number-out-of-range", "this Integer is out of range", number.range,
         "an Integer lies between -2147483648 and 2147483647; write a Long (5000000000L) or a Decimal (5000000000.0)");
}

void RecursiveDescent::check_decimal(const Token& number) {
  const std::string_view written = text_of(number);
  const std::size_t point = std::min(written.find('.'), written.size());
  const std::size_t fraction = point == written.size() ? 0 : written.size() - point - 1;
  if (without_leading_zeros(written.substr(0, point)).size() <= kWholeDigits && fraction <= kFractionDigits) return;
  report("number-out-of-range", "this Decimal is out of range", number.range,
         "a Decimal has at most 28 digits before the point and 8 after it");
}

/// A unit of a quantity: a string, or a calendar word that does not begin an expression of its own.
bool RecursiveDescent::at_unit(std::size_t ahead) const {
  return at(Kind::String, ahead) || singular_precision(kind(ahead)) != Precision::None ||
         plural_precision(kind(ahead)) != Precision::None;
}

/// A number and its unit, if it has one. Never null: without a number, an error and a quantity without text.
const QuantityLiteral* RecursiveDescent::quantity() {
  const std::uint32_t begin = here();
  if (!at(Kind::Number)) {
    fail("expected-quantity", "expected a quantity such as 3 days or 5 'mg'");
    return build_.make<QuantityLiteral>({begin, begin}, 0, std::string_view(), std::string_view(), Precision::None);
  }
  const Token value = token();
  ++at_;
  std::string_view unit;
  Precision calendar = Precision::None;
  if (at(Kind::String)) {
    unit = text("a unit").value;
  } else if (at_unit(0)) {
    const Precision singular = singular_precision(kind());
    calendar = singular == Precision::None ? plural_precision(kind()) : singular;
    unit = text_of(token());
    ++at_;
  }
  return build_.make<QuantityLiteral>(since(begin), 0, text_of(value), unit, calendar);
}

}  // namespace nextline::cql::syntax
