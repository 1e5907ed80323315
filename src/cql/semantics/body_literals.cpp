// Literals to constants.
#include <limits>

#include "base/decimal.h"
#include "base/temporal.h"
#include "base/ucum.h"
#include "cql/semantics/body.h"

namespace nextline::cql {
namespace {

void set_decimal(Constant& constant, const Decimal& value) {
  const auto unscaled = value.unscaled();
  constant.scale = value.scale();
  constant.low = static_cast<std::uint64_t>(unscaled);
  constant.high = static_cast<std::uint64_t>(unscaled >> 64);
}

std::size_t places_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

/// At most `places` digits after the last point: more exact than CQL can hold is cut off.
std::string_view cut(std::string_view digits, std::size_t places) {
  const std::size_t given = places_of(digits);
  return given > places ? digits.substr(0, digits.size() - (given - places)) : digits;
}

std::string without_excess_milliseconds(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return std::string(text);
  std::size_t end = point + 1;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  const std::size_t kept = std::min(end, point + 4);
  return std::string(text.substr(0, kept)) + std::string(text.substr(end));
}

}  // namespace

Typed BodyCompiler::on(const syntax::NullLiteral&) {
  return null_of(types_.any);
}

Typed BodyCompiler::on(const syntax::BooleanLiteral& e) {
  Constant constant;
  constant.kind = ConstantKind::Boolean;
  constant.low = e.value ? 1 : 0;
  return writer_.literal(types_.boolean, constant);
}

Typed BodyCompiler::on(const syntax::StringLiteral& e) {
  return string(e.value);
}
Typed BodyCompiler::on(const syntax::IntegerLiteral& e) {
  return integer(e.text, false, false, e.range);
}
Typed BodyCompiler::on(const syntax::LongLiteral& e) {
  return integer(e.text, false, true, e.range);
}
Typed BodyCompiler::on(const syntax::DecimalLiteral& e) {
  return decimal(e.text, false, e.range);
}
Typed BodyCompiler::on(const syntax::DateLiteral& e) {
  return temporal(e.text, ConstantKind::Date, e.range);
}
Typed BodyCompiler::on(const syntax::DateTimeLiteral& e) {
  return temporal(e.text, ConstantKind::DateTime, e.range);
}
Typed BodyCompiler::on(const syntax::TimeLiteral& e) {
  return temporal(e.text, ConstantKind::Time, e.range);
}
Typed BodyCompiler::on(const syntax::QuantityLiteral& e) {
  return quantity(e, false);
}

/// A literal number with its sign, so that -2147483648 is in range; a Typed without a type if `literal` is none.
Typed BodyCompiler::number(const syntax::Expression& literal, bool negative) {
  const PlaceScope place(writer_, literal.range);
  if (const auto* whole = syntax::as<syntax::IntegerLiteral>(literal)) {
    return integer(whole->text, negative, false, literal.range);
  }
  if (const auto* whole = syntax::as<syntax::LongLiteral>(literal)) {
    return integer(whole->text, negative, true, literal.range);
  }
  if (const auto* part = syntax::as<syntax::DecimalLiteral>(literal))
    return decimal(part->text, negative, literal.range);
  return quantity(static_cast<const syntax::QuantityLiteral&>(literal), negative);
}

Typed BodyCompiler::integer(std::string_view digits, bool negative, bool is_long, SourceRange range) {
  const std::uint64_t limit = is_long ? static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                                      : static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
  const std::uint64_t most = limit + (negative ? 1 : 0);
  std::uint64_t value = 0;
  for (const char digit : digits) {
    const auto units = static_cast<std::uint64_t>(digit - '0');
    if (value > (most - units) / 10) {
      return error(
          range, "number-out-of-range",
          std::string(is_long ? "a Long" : "an Integer") + " cannot be " + (negative ? "-" : "") + std::string(digits),
          is_long ? "write a Decimal" : "write a Long (L at the end) or a Decimal");
    }
    value = value * 10 + units;
  }
  Constant constant;
  constant.kind = is_long ? ConstantKind::Long : ConstantKind::Integer;
  constant.low = negative ? ~value + 1 : value;
  return writer_.literal(is_long ? types_.long_integer : types_.integer, constant);
}

Typed BodyCompiler::decimal(std::string_view digits, bool negative, SourceRange range) {
  const auto value = Decimal::parse(digits);
  if (!value || !value->in_range() || places_of(digits) > static_cast<std::size_t>(Decimal::kMaxScale)) {
    return error(range, "number-out-of-range", "a Decimal has at most 28 digits before the point and 8 after it");
  }
  Constant constant;
  constant.kind = ConstantKind::Decimal;
  set_decimal(constant, negative ? negate(*value) : *value);
  return writer_.literal(types_.decimal, constant);
}

Typed BodyCompiler::quantity(const syntax::QuantityLiteral& e, bool negative) {
  const auto value = Decimal::parse(cut(e.value, static_cast<std::size_t>(Decimal::kMaxScale)));
  if (!value || !value->in_range()) {
    return error(e.range, "number-out-of-range", "a Quantity has at most 28 digits before the point");
  }
  if (e.calendar == syntax::Precision::None && !e.unit.empty()) {
    if (const auto valid = ucum::check(e.unit); !valid) {
      session_.diagnostics.warning(unit_.index, e.range, "not-ucum", valid.error().message, valid.error().hint);
    }
  }
  Constant constant;
  constant.kind = ConstantKind::Quantity;
  set_decimal(constant, negative ? negate(*value) : *value);
  constant.text = writer_.program().intern(e.unit.empty() ? "1" : e.unit);
  return writer_.literal(types_.quantity, constant);
}

Typed BodyCompiler::quantity_of(std::int64_t value, std::string_view unit) {
  Constant constant;
  constant.kind = ConstantKind::Quantity;
  set_decimal(constant, Decimal::from_integer(value));
  constant.text = writer_.program().intern(unit);
  return writer_.literal(types_.quantity, constant);
}

Typed BodyCompiler::on(const syntax::RatioLiteral& e) {
  const Typed numerator = quantity(*e.numerator, false);
  const Typed denominator = quantity(*e.denominator, false);
  if (!numerator || !denominator) return {};
  return writer_.node(Op::RatioNew, types_.ratio, 0, {numerator.node, denominator.node});
}

Typed BodyCompiler::temporal(std::string_view text, ConstantKind kind, SourceRange range) {
  const std::string exact = without_excess_milliseconds(text);
  const bool is_date = kind == ConstantKind::Date;
  const bool is_time = kind == ConstantKind::Time;
  const auto value = is_date ? parse_date(exact) : is_time ? parse_time(exact) : parse_datetime(exact);
  if (!value) {
    const std::string_view what = is_date ? "date" : is_time ? "time" : "date and time";
    return error(range, "invalid-" + std::string(is_time ? "time" : "date"),
                 "there is no such " + std::string(what) + ": " + std::string(text),
                 is_time ? "write @Thh:mm:ss.mmm" : "write @YYYY-MM-DD or @YYYY-MM-DDThh:mm:ss.mmm+hh:mm");
  }
  Constant constant;
  constant.kind = kind;
  constant.low = value->pack();
  return writer_.literal(is_date ? types_.date : is_time ? types_.time : types_.datetime, constant);
}

}  // namespace nextline::cql
