// Arithmetic operators: CQL 1.5 appendix B, chapter 4.
#include <algorithm>

#include "cql/operators/adapt.h"
#include "cql/operators/algebra/arithmetic.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;

constexpr int kTimeSkips = 8;  // a Time has no date digits

optional<Decimal> add_decimal(const Decimal& l, const Decimal& r) {
  return add(l, r);
}
optional<Decimal> subtract_decimal(const Decimal& l, const Decimal& r) {
  return subtract(l, r);
}
optional<Decimal> multiply_decimal(const Decimal& l, const Decimal& r) {
  return multiply(l, r);
}
optional<Decimal> divide_decimal(const Decimal& l, const Decimal& r) {
  return divide(l, r);
}
/// A divisor that may be zero leaves the quotient unknown.
Value divide_decimals(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count > 1 && operands[1].kind() == Kind::Interval) {
    const auto divisor = adapting::ends_of<Decimal>(operands[1]);
    if (!divisor || (divisor->low <= Decimal() && divisor->high >= Decimal())) return Value::null();
  }
  return adapt_count<divide_decimal>(c, operands, count);
}
optional<Decimal> modulo_decimal(const Decimal& l, const Decimal& r) {
  return modulo(l, r);
}
optional<Decimal> truncated_divide_decimal(const Decimal& l, const Decimal& r) {
  return truncated_divide(l, r);
}
/// CQL defines no whole-number division of a count that is not certain (CQL 1.5, chapter 5, uncertainty).
template <auto Function>
Value divide_counts(OperatorContext& c, const Value* operands, std::uint32_t count) {
  const std::span<const Value> all(operands, count);
  const bool certain = std::ranges::none_of(all, [](const Value& v) { return v.kind() == Kind::Interval; });
  if (certain || std::ranges::any_of(all, [](const Value& v) { return v.is_null(); }))
    return adapt<Function>(c, operands, count);
  return c.fail("uncertain-operand", "div and mod need certain numbers; one of these is only known within a range");
}

Decimal negate_decimal(const Decimal& v) {
  return negate(v);
}

QuantityData abs_quantity(const QuantityData& q) {
  return {abs_decimal(q.value), q.unit};
}
QuantityData negate_quantity(const QuantityData& q) {
  return {negate(q.value), q.unit};
}
optional<QuantityData> multiply_quantity(OperatorContext& c, const QuantityData& l, const QuantityData& r) {
  return multiply_quantities(l, r, c.arena);
}
optional<QuantityData> divide_quantity(OperatorContext& c, const QuantityData& l, const QuantityData& r) {
  return divide_quantities(l, r, c.arena);
}

optional<std::int32_t> ceiling_decimal(const Decimal& v) {
  return to_integer(ceiling(v));
}
optional<std::int32_t> floor_decimal(const Decimal& v) {
  return to_integer(floor(v));
}
optional<std::int32_t> truncate_decimal(const Decimal& v) {
  return to_integer(v);
}

Value exp_decimal(OperatorContext& c, const Decimal& v) {
  if (const auto result = exp(v)) return Value::decimal(*result, c.arena);
  return c.fail("overflow", "Exp: the result is larger than the largest Decimal");
}
Value ln_decimal(OperatorContext& c, const Decimal& v) {
  if (v.is_zero()) return c.fail("outside-domain", "Ln: zero has no logarithm");
  const auto result = ln(v);
  return result ? Value::decimal(*result, c.arena) : Value::null();
}
optional<Decimal> log_decimal(const Decimal& v, const Decimal& base) {
  return log(v, base);
}
optional<Decimal> power_decimal(const Decimal& base, const Decimal& exponent) {
  return power(base, exponent);
}
/// A negative exponent leaves the whole numbers: null. The compiler takes the row of Decimals where it sees one.
optional<std::int32_t> power_integer(std::int32_t base, std::int32_t exponent) {
  const auto result = power_long(base, exponent);
  return result ? to_integer(Decimal::from_integer(*result)) : std::nullopt;
}
optional<Decimal> round_whole(const Decimal& v) {
  return round_decimal(v, std::nullopt);
}
optional<QuantityData> round_quantity(const QuantityData& q) {
  const auto rounded = round_decimal(q.value, std::nullopt);
  return rounded ? optional(QuantityData{*rounded, q.unit}) : std::nullopt;
}
optional<QuantityData> round_quantity_places(const QuantityData& q, const optional<std::int32_t>& places) {
  const auto rounded = round_decimal(q.value, places);
  return rounded ? optional(QuantityData{*rounded, q.unit}) : std::nullopt;
}
optional<Decimal> round_places(const Decimal& v, const optional<std::int32_t>& places) {
  return round_decimal(v, places);
}

std::int32_t precision_decimal(const Decimal& v) {
  return v.scale();
}
std::int32_t precision_date(const Date& v) {
  return digits_of(v.value.precision, 0);
}
std::int32_t precision_datetime(const DateTime& v) {
  return digits_of(v.value.precision, 0);
}
std::int32_t precision_time(const Time& v) {
  return digits_of(v.value.precision, kTimeSkips);
}

using Digits = optional<std::int32_t>;
optional<Decimal> low_decimal(const Decimal& v, const Digits& digits) {
  return low_boundary(v, digits);
}
optional<Decimal> high_decimal(const Decimal& v, const Digits& digits) {
  return high_boundary(v, digits);
}
template <class T>
optional<T> typed(const optional<Temporal>& t) {
  return t ? optional<T>(T{*t}) : std::nullopt;
}
optional<Date> low_date(const Date& v, const Digits& d) {
  return typed<Date>(low_boundary(v.value, d, 0, Precision::Day));
}
optional<Date> high_date(const Date& v, const Digits& d) {
  return typed<Date>(high_boundary(v.value, d, 0, Precision::Day));
}
optional<DateTime> low_datetime(const DateTime& v, const Digits& d) {
  return typed<DateTime>(low_boundary(v.value, d, 0, Precision::Millisecond));
}
optional<DateTime> high_datetime(const DateTime& v, const Digits& d) {
  return typed<DateTime>(high_boundary(v.value, d, 0, Precision::Millisecond));
}
optional<Time> low_time(const Time& v, const Digits& d) {
  return typed<Time>(low_boundary(v.value, d, kTimeSkips, Precision::Millisecond));
}
optional<Time> high_time(const Time& v, const Digits& d) {
  return typed<Time>(high_boundary(v.value, d, kTimeSkips, Precision::Millisecond));
}

Value limit(OperatorContext& c, const Value& found) {
  return found.is_null() ? c.fail("no-limit", "minimum and maximum need a type that has them") : found;
}
Value minimum(OperatorContext& c, std::string_view type) {
  return limit(c, minimum_of(type, c.arena));
}
Value maximum(OperatorContext& c, std::string_view type) {
  return limit(c, maximum_of(type, c.arena));
}
Value successor_of(OperatorContext& c, const Value& v) {
  const auto next = successor(v, c.arena);
  return next ? *next : c.fail("overflow", "successor of the greatest value of its type");
}
Value predecessor_of(OperatorContext& c, const Value& v) {
  const auto previous = predecessor(v, c.arena);
  return previous ? *previous : c.fail("overflow", "predecessor of the least value of its type");
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
constexpr OperatorRow kRows[] = {
    {"Abs", "(Integer) -> Integer", kPropagate, adapt<abs_integer>, AT("abs"), "Abs(-5)", "5"},
    {"Abs", "(Long) -> Long", kPropagate, adapt<abs_long>, AT("abs"), "Abs(-5L)", "5L"},
    {"Abs", "(Decimal) -> Decimal", kPropagate, adapt<abs_decimal>, AT("abs"), "Abs(-5.5)", "5.5"},
    {"Abs", "(Quantity) -> Quantity", kPropagate, adapt<abs_quantity>, AT("abs"), "Abs(-5.5 'mg')", "5.5 'mg'"},
    {"Add", "(Integer, Integer) -> Integer", kPropagate, adapt_count<add_integer>, AT("add"), "2 + 3", "5"},
    {"Add", "(Long, Long) -> Long", kPropagate, adapt_count<add_long>, AT("add"), "2L + 3L", "5L"},
    {"Add", "(Decimal, Decimal) -> Decimal", kPropagate, adapt_count<add_decimal>, AT("add"), "2.5 + 3.0", "5.5"},
    {"Add", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<add_quantities>, AT("add"), "1 'g' + 5 'mg'",
     "1005.0 'mg'"},
    {"Ceiling", "(Decimal) -> Integer", kPropagate, adapt<ceiling_decimal>, AT("ceiling"), "Ceiling(1.1)", "2"},
    {"Divide", "(Decimal, Decimal) -> Decimal", kPropagate, divide_decimals, AT("divide"), "5.0 / 2.0", "2.5"},
    {"Divide", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<divide_quantity>, AT("divide"),
     "10.0 'g' / 2.0 'L'", "5.0 'g/L'"},
    {"Exp", "(Decimal) -> Decimal", kPropagate, adapt<exp_decimal>, AT("exp"), "Exp(0.0)", "1.0"},
    {"Floor", "(Decimal) -> Integer", kPropagate, adapt<floor_decimal>, AT("floor"), "Floor(-1.1)", "-2"},
    {"HighBoundary", "(Decimal, Integer) -> Decimal", kCustom, adapt<high_decimal>, AT("highboundary"),
     "HighBoundary(1.587, 8)", "1.58799999"},
    {"HighBoundary", "(Date, Integer) -> Date", kCustom, adapt<high_date>, AT("highboundary"), "HighBoundary(@2014, 6)",
     "@2014-12"},
    {"HighBoundary", "(DateTime, Integer) -> DateTime", kCustom, adapt<high_datetime>, AT("highboundary"),
     "HighBoundary(@2014-01-01T08, 17)", "@2014-01-01T08:59:59.999"},
    {"HighBoundary", "(Time, Integer) -> Time", kCustom, adapt<high_time>, AT("highboundary"),
     "HighBoundary(@T10:30, 9)", "@T10:30:59.999"},
    {"Log", "(Decimal, Decimal) -> Decimal", kPropagate, adapt<log_decimal>, AT("log"), "Log(16.0, 2.0)", "4.0"},
    {"LowBoundary", "(Decimal, Integer) -> Decimal", kCustom, adapt<low_decimal>, AT("lowboundary"),
     "LowBoundary(1.587, 8)", "1.58700000"},
    {"LowBoundary", "(Date, Integer) -> Date", kCustom, adapt<low_date>, AT("lowboundary"), "LowBoundary(@2014, 6)",
     "@2014-01"},
    {"LowBoundary", "(DateTime, Integer) -> DateTime", kCustom, adapt<low_datetime>, AT("lowboundary"),
     "LowBoundary(@2014-01-01T08, 17)", "@2014-01-01T08:00:00.000"},
    {"LowBoundary", "(Time, Integer) -> Time", kCustom, adapt<low_time>, AT("lowboundary"), "LowBoundary(@T10:30, 9)",
     "@T10:30:00.000"},
    {"Ln", "(Decimal) -> Decimal", kPropagate, adapt<ln_decimal>, AT("ln"), "Ln(1.0)", "0.0"},
    {"MaxValue", "(String) -> Any", kPropagate, adapt<maximum>, AT("maximum"), "maximum Integer", "2147483647"},
    {"MinValue", "(String) -> Any", kPropagate, adapt<minimum>, AT("minimum"), "minimum Integer", "-2147483648"},
    {"Modulo", "(Integer, Integer) -> Integer", kPropagate, divide_counts<modulo_integer>, AT("modulo"), "10 mod 3",
     "1"},
    {"Modulo", "(Long, Long) -> Long", kPropagate, adapt<modulo_long>, AT("modulo"), "10L mod 3L", "1L"},
    {"Modulo", "(Decimal, Decimal) -> Decimal", kPropagate, adapt<modulo_decimal>, AT("modulo"), "3.5 mod 3.0", "0.5"},
    {"Modulo", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<modulo_quantities>, AT("modulo"),
     "3.5 'cm' mod 3 'cm'", "0.5 'cm'"},
    {"Multiply", "(Integer, Integer) -> Integer", kPropagate, adapt_count<multiply_integer>, AT("multiply"), "2 * 3",
     "6"},
    {"Multiply", "(Long, Long) -> Long", kPropagate, adapt_count<multiply_long>, AT("multiply"), "2L * 3L", "6L"},
    {"Multiply", "(Decimal, Decimal) -> Decimal", kPropagate, adapt_count<multiply_decimal>, AT("multiply"),
     "2.5 * 2.0", "5.0"},
    {"Multiply", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<multiply_quantity>, AT("multiply"),
     "1.0 'cm' * 2.0 'cm'", "2.0 'cm2'"},
    {"Negate", "(Integer) -> Integer", kPropagate, adapt_count<negate_integer>, AT("negate"), "-(5)", "-5"},
    {"Negate", "(Long) -> Long", kPropagate, adapt_count<negate_long>, AT("negate"), "-(5L)", "-5L"},
    {"Negate", "(Decimal) -> Decimal", kPropagate, adapt_count<negate_decimal>, AT("negate"), "-(5.5)", "-5.5"},
    {"Negate", "(Quantity) -> Quantity", kPropagate, adapt<negate_quantity>, AT("negate"), "-(5 'mg')", "-5.0 'mg'"},
    {"Power", "(Integer, Integer) -> Integer", kPropagate, adapt<power_integer>, AT("power"), "2 ^ 3", "8"},
    {"Power", "(Long, Long) -> Long", kPropagate, adapt<power_long>, AT("power"), "2L ^ 3L", "8L"},
    {"Power", "(Decimal, Decimal) -> Decimal", kPropagate, adapt<power_decimal>, AT("power"), "2.0 ^ -2.0", "0.25"},
    {"Precision", "(Decimal) -> Integer", kPropagate, adapt<precision_decimal>, AT("precision"), "Precision(1.58700)",
     "5"},
    {"Precision", "(Date) -> Integer", kPropagate, adapt<precision_date>, AT("precision"), "Precision(@2014)", "4"},
    {"Precision", "(DateTime) -> Integer", kPropagate, adapt<precision_datetime>, AT("precision"),
     "Precision(@2014-01-05T10:30:00.000)", "17"},
    {"Precision", "(Time) -> Integer", kPropagate, adapt<precision_time>, AT("precision"), "Precision(@T10:30)", "4"},
    {"Predecessor", "(T) -> T", kPropagate, adapt<predecessor_of>, AT("predecessor"), "predecessor of @2024-03-01",
     "@2024-02-29"},
    {"Round", "(Decimal) -> Decimal", kPropagate, adapt<round_whole>, AT("round"), "Round(0.5)", "1.0"},
    {"Round", "(Decimal, Integer) -> Decimal", kCustom, adapt<round_places>, AT("round"), "Round(3.14159, 2)", "3.14"},
    {"Round", "(Quantity) -> Quantity", kPropagate, adapt<round_quantity>, AT("round"), "Round(2.54 'cm')", "3.0 'cm'"},
    {"Round", "(Quantity, Integer) -> Quantity", kCustom, adapt<round_quantity_places>, AT("round"),
     "Round(2.54 'cm', 1)", "2.5 'cm'"},
    {"Subtract", "(Integer, Integer) -> Integer", kPropagate, adapt_count<subtract_integer>, AT("subtract"), "5 - 3",
     "2"},
    {"Subtract", "(Long, Long) -> Long", kPropagate, adapt_count<subtract_long>, AT("subtract"), "5L - 3L", "2L"},
    {"Subtract", "(Decimal, Decimal) -> Decimal", kPropagate, adapt_count<subtract_decimal>, AT("subtract"),
     "2.0 - 1.1", "0.9"},
    {"Subtract", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<subtract_quantities>, AT("subtract"),
     "1.0 'cm' - 2.0 'cm'", "-1.0 'cm'"},
    {"Successor", "(T) -> T", kPropagate, adapt<successor_of>, AT("successor"), "successor of 1.01", "1.01000001"},
    {"Truncate", "(Decimal) -> Integer", kPropagate, adapt<truncate_decimal>, AT("truncate"), "Truncate(-1.9)", "-1"},
    {"TruncatedDivide", "(Integer, Integer) -> Integer", kPropagate, divide_counts<truncated_divide_integer>,
     AT("truncated-divide"), "10 div 3", "3"},
    {"TruncatedDivide", "(Long, Long) -> Long", kPropagate, adapt<truncated_divide_long>, AT("truncated-divide"),
     "10L div 3L", "3L"},
    {"TruncatedDivide", "(Decimal, Decimal) -> Decimal", kPropagate, adapt<truncated_divide_decimal>,
     AT("truncated-divide"), "10.1 div 3.1", "3.0"},
    {"TruncatedDivide", "(Quantity, Quantity) -> Quantity", kPropagate, adapt<truncated_divide_quantities>,
     AT("truncated-divide"), "10.1 'cm' div -3.1 'cm'", "-3.0 'cm'"},
};
#undef AT

}  // namespace

std::span<const OperatorRow> arithmetic_rows() {
  return kRows;
}

}  // namespace nextline::cql
