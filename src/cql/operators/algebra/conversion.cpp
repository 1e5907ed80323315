#include "cql/operators/algebra/conversion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "base/iso_text.h"
#include "base/texts.h"
#include "base/ucum.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/precision.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/algebra/text.h"

namespace nextline::cql::algebra {
namespace {

using std::optional;
using std::string_view;

bool all_digits(string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

string_view without_sign(string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return text;
}

string_view trimmed(string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

template <class Int>
optional<Int> parse_whole(string_view text) {
  if (!all_digits(without_sign(text))) return std::nullopt;
  if (text[0] == '+') text.remove_prefix(1);
  Int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? optional(value) : std::nullopt;
}

/// (+|-)?digits(.digits)?, which is narrower than what Decimal::parse takes.
optional<Decimal> parse_decimal(string_view text) {
  const string_view digits = without_sign(text);
  const auto dot = digits.find('.');
  if (!all_digits(digits.substr(0, dot))) return std::nullopt;
  if (dot != string_view::npos && !all_digits(digits.substr(dot + 1))) return std::nullopt;
  return Decimal::parse(text);
}

optional<bool> parse_boolean(string_view text) {
  static constexpr std::array<string_view, 5> kTrue = {"true", "t", "yes", "y", "1"};
  static constexpr std::array<string_view, 5> kFalse = {"false", "f", "no", "n", "0"};
  const std::string word = lower_case(text);
  if (std::find(kTrue.begin(), kTrue.end(), word) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), word) != kFalse.end()) return false;
  return std::nullopt;
}

/// A number and a unit: quoted UCUM, a bare calendar word, or none.
optional<QuantityData> parse_quantity(string_view text) {
  text = trimmed(text);
  std::size_t end = text.size() - without_sign(text).size();
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  const auto value = parse_decimal(text.substr(0, end));
  string_view unit = trimmed(text.substr(end));
  if (!value) return std::nullopt;
  if (unit.empty()) return QuantityData{*value, "1"};
  if (calendar_word(unit)) return QuantityData{*value, unit};
  if (unit.size() < 3 || unit.front() != '\'' || unit.back() != '\'') return std::nullopt;
  unit = unit.substr(1, unit.size() - 2);
  if (!calendar_word(unit) && !ucum::check(unit)) return std::nullopt;
  return QuantityData{*value, unit};
}

/// The colon between the two quantities; one inside quotes belongs to a unit.
std::size_t ratio_colon(string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (text[i] == ':' && !quoted) return i;
  }
  return string_view::npos;
}

/// A time's text without the leading T and without its offset (Z or +hh:mm), which a Time does not carry.
string_view bare_time(string_view text) {
  if (text.starts_with('T')) text.remove_prefix(1);
  if (text.ends_with('Z')) return text.substr(0, text.size() - 1);
  const auto sign = text.find_first_of("+-");
  if (sign == string_view::npos) return text;
  const string_view offset = text.substr(sign + 1);
  const bool well_formed =
      offset.size() == 5 && offset[2] == ':' && all_digits(offset.substr(0, 2)) && all_digits(offset.substr(3));
  return well_formed ? text.substr(0, sign) : text;
}

Temporal time_of(Temporal t) {
  t.year = 0;
  t.month = t.day = 1;
  t.has_offset = false;
  t.offset_minutes = 0;
  return t;
}

std::string quantity_text(const QuantityData& q) {
  std::string text = q.value.to_string();
  const string_view unit = q.unit.empty() ? "1" : q.unit;
  if (calendar_word(unit)) return text.append(" ").append(unit);
  return text.append(" '").append(unit).append("'");
}

Value quantity(OperatorContext& context, const Decimal& value, string_view unit) {
  return Value::quantity(context.arena.make<QuantityData>(value, unit));
}

Value decimal(OperatorContext& context, const optional<Decimal>& value) {
  return value ? Value::decimal(*value, context.arena) : Value::null();
}

/// Both ends of an uncertain count converted; null for any other interval.
Value both_ends(OperatorContext& context, const Value& value, Value (*convert)(OperatorContext&, const Value&)) {
  const IntervalData& i = value.as_interval();
  if (i.low.kind() != Kind::Integer || i.high.kind() != Kind::Integer) return Value::null();
  return Value::interval(
      context.arena.make<IntervalData>(convert(context, i.low), convert(context, i.high), true, true));
}

}  // namespace

Value to_boolean(OperatorContext&, const Value& value) {
  switch (value.kind()) {
    case Kind::Boolean:
      return value;
    case Kind::Integer:
    case Kind::Long: {
      const std::int64_t n = value.as_long();
      return n == 0 || n == 1 ? Value::boolean(n == 1) : Value::null();
    }
    case Kind::Decimal: {
      const Decimal d = value.as_decimal();
      return d.is_zero() || d == Decimal(1, 0) ? Value::boolean(!d.is_zero()) : Value::null();
    }
    case Kind::String: {
      const auto b = parse_boolean(value.as_string());
      return b ? Value::boolean(*b) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_integer(OperatorContext&, const Value& value) {
  switch (value.kind()) {
    case Kind::Integer:
      return value;
    case Kind::Boolean:
      return Value::integer(value.as_boolean() ? 1 : 0);
    case Kind::Long: {
      const std::int64_t n = value.as_long();
      const bool fits = n >= std::numeric_limits<std::int32_t>::min() && n <= std::numeric_limits<std::int32_t>::max();
      return fits ? Value::integer(static_cast<std::int32_t>(n)) : Value::null();
    }
    case Kind::String: {
      const auto n = parse_whole<std::int32_t>(value.as_string());
      return n ? Value::integer(*n) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_long(OperatorContext& context, const Value& value) {
  switch (value.kind()) {
    case Kind::Long:
      return value;
    case Kind::Integer:
      return Value::long_integer(value.as_integer());
    case Kind::Boolean:
      return Value::long_integer(value.as_boolean() ? 1 : 0);
    case Kind::Interval:
      return both_ends(context, value, to_long);
    case Kind::String: {
      const auto n = parse_whole<std::int64_t>(value.as_string());
      return n ? Value::long_integer(*n) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_decimal(OperatorContext& context, const Value& value) {
  switch (value.kind()) {
    case Kind::Decimal:
      return value;
    case Kind::Integer:
    case Kind::Long:
      return decimal(context, Decimal::from_integer(value.as_long()));
    case Kind::Boolean:
      return decimal(context, Decimal(value.as_boolean() ? 10 : 0, 1));
    case Kind::Interval:
      return both_ends(context, value, to_decimal);
    case Kind::String:
      return decimal(context, parse_decimal(value.as_string()));
    default:
      return Value::null();
  }
}

Value to_date(OperatorContext&, const Value& value) {
  switch (value.kind()) {
    case Kind::Date:
      return value;
    case Kind::DateTime: {
      Temporal t = truncate(value.as_temporal(), Precision::Day);
      t.has_offset = false;
      t.offset_minutes = 0;
      return Value::date(t);
    }
    case Kind::String: {
      const auto t = parse_date(value.as_string());
      return t ? Value::date(*t) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_datetime(OperatorContext&, const Value& value) {
  switch (value.kind()) {
    case Kind::DateTime:
      return value;
    case Kind::Date:
      return Value::packed_temporal(Kind::DateTime, value.as_packed_temporal());
    case Kind::String: {
      const auto t = parse_datetime(value.as_string());
      return t ? Value::datetime(*t) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_time(OperatorContext&, const Value& value) {
  switch (value.kind()) {
    case Kind::Time:
      return value;
    case Kind::DateTime:
      return value.as_temporal().precision < Precision::Hour ? Value::null()
                                                             : Value::time(time_of(value.as_temporal()));
    case Kind::String: {
      const auto t = parse_time(bare_time(value.as_string()));
      return t ? Value::time(*t) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_quantity(OperatorContext& context, const Value& value) {
  switch (value.kind()) {
    case Kind::Quantity:
      return value;
    case Kind::Integer:
    case Kind::Long:
      return quantity(context, Decimal::from_integer(value.as_long()), "1");
    case Kind::Decimal:
      return quantity(context, value.as_decimal(), "1");
    case Kind::Ratio: {
      const auto q = divide_quantities(value.as_ratio().numerator, value.as_ratio().denominator, context.arena);
      return q ? quantity(context, q->value, q->unit) : Value::null();
    }
    case Kind::String: {
      const auto q = parse_quantity(value.as_string());
      return q ? quantity(context, q->value, q->unit) : Value::null();
    }
    default:
      return Value::null();
  }
}

Value to_ratio(OperatorContext& context, const Value& value) {
  if (value.kind() == Kind::Ratio) return value;
  if (value.kind() != Kind::String) return Value::null();
  const string_view text = value.as_string();
  const auto colon = ratio_colon(text);
  if (colon == string_view::npos) return Value::null();
  const auto numerator = parse_quantity(text.substr(0, colon));
  const auto denominator = parse_quantity(text.substr(colon + 1));
  if (!numerator || !denominator) return Value::null();
  return Value::ratio(context.arena.make<RatioData>(*numerator, *denominator));
}

Value to_concept(OperatorContext& context, const Value& value) {
  if (value.kind() == Kind::Concept) return value;
  if (value.kind() == Kind::Code) {
    auto codes = context.arena.make_array<CodeData>(1);
    codes[0] = value.as_code();
    return Value::concept_value(context.arena.make<ConceptData>(std::span<const CodeData>(codes), string_view()));
  }
  if (value.kind() != Kind::List) return Value::null();
  auto codes = context.arena.make_array<CodeData>(value.as_list().size());
  std::size_t count = 0;
  for (const Value& v : value.as_list()) {
    if (v.kind() == Kind::Code) codes[count++] = v.as_code();
  }
  return Value::concept_value(
      context.arena.make<ConceptData>(std::span<const CodeData>(codes.first(count)), string_view()));
}

Value to_text(OperatorContext& context, const Value& value) {
  const auto text = [&](const std::string& s) { return Value::string(context.arena.copy(s)); };
  switch (value.kind()) {
    case Kind::String:
      return value;
    case Kind::Boolean:
      return Value::string(value.as_boolean() ? "true" : "false");
    case Kind::Integer:
    case Kind::Long:
      return text(std::to_string(value.as_long()));
    case Kind::Decimal:
      return text(value.as_decimal().to_string());
    case Kind::Quantity:
      return text(quantity_text(value.as_quantity()));
    case Kind::Ratio:
      return text(quantity_text(value.as_ratio().numerator) + ":" + quantity_text(value.as_ratio().denominator));
    case Kind::Date:
    case Kind::DateTime:
      return Value::string(iso_text(value.as_temporal(), context.arena));
    case Kind::Time:
      return text(time_to_string(value.as_temporal()));
    default:
      return Value::null();
  }
}

}  // namespace nextline::cql::algebra
