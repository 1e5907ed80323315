#include "cql/operators/algebra/arithmetic.h"

#include <array>
#include <limits>

#include "cql/operators/algebra/limits.h"

namespace nextline::cql::algebra {
namespace {

template <class Int, class Operation>
std::optional<Int> checked(Operation overflows) {
  Int result = 0;
  if (overflows(&result)) return std::nullopt;
  return result;
}

template <class Int>
bool divides(Int left, Int right) {
  return right != 0 && !(right == -1 && left == std::numeric_limits<Int>::min());
}

/// Digits of a DateTime written without separators, up to and with each field.
constexpr std::array<std::int32_t, 8> kDigits = {0, 4, 6, 8, 10, 12, 14, 17};

std::optional<Precision> precision_of_digits(std::int32_t digits, int skipped_digits) {
  if (digits <= 0) return std::nullopt;  // a time has no field that ends before its hour
  for (std::size_t i = 1; i < kDigits.size(); ++i) {
    if (kDigits[i] - skipped_digits == digits) return static_cast<Precision>(i);
  }
  return std::nullopt;
}

/// `value` cut (not rounded) to `places`, or filled up with zeros.
Decimal cut(const Decimal& value, int places) {
  Int128 unscaled = value.unscaled();
  for (int i = value.scale(); i > places; --i) unscaled /= 10;
  for (int i = value.scale(); i < places; ++i) unscaled *= 10;
  return {unscaled, places};
}

/// The boundary away from zero: nines where `value` has no digits.
Decimal filled_with_nines(const Decimal& value, int places) {
  if (places <= value.scale()) return cut(value, places);
  Int128 nines = 1;
  for (int i = value.scale(); i < places; ++i) nines *= 10;
  const Decimal zeros = cut(value, places);
  return {value.is_negative() ? zeros.unscaled() - (nines - 1) : zeros.unscaled() + (nines - 1), places};
}

std::optional<int> places_of(std::optional<std::int32_t> digits) {
  const int places = digits.value_or(Decimal::kMaxScale);
  if (places < 0 || places > Decimal::kMaxScale) return std::nullopt;
  return places;
}

std::optional<Decimal> in_range(const Decimal& value) {
  return value.in_range() ? std::optional(value) : std::nullopt;
}

using Fill = Temporal (*)(const Temporal&, Precision);
std::optional<Temporal> boundary(const Temporal& value, std::optional<std::int32_t> digits, int skipped_digits,
                                 Precision finest, Fill fill) {
  const auto precision = digits ? precision_of_digits(*digits, skipped_digits) : finest;
  if (!precision || *precision > finest) return std::nullopt;
  return truncate(fill(value, finest), *precision);
}

}  // namespace

std::optional<std::int32_t> add_integer(std::int32_t left, std::int32_t right) {
  return checked<std::int32_t>([=](auto* r) { return __builtin_add_overflow(left, right, r); });
}
std::optional<std::int32_t> subtract_integer(std::int32_t left, std::int32_t right) {
  return checked<std::int32_t>([=](auto* r) { return __builtin_sub_overflow(left, right, r); });
}
std::optional<std::int32_t> multiply_integer(std::int32_t left, std::int32_t right) {
  return checked<std::int32_t>([=](auto* r) { return __builtin_mul_overflow(left, right, r); });
}
std::optional<std::int32_t> truncated_divide_integer(std::int32_t left, std::int32_t right) {
  return divides(left, right) ? std::optional(left / right) : std::nullopt;
}
std::optional<std::int32_t> modulo_integer(std::int32_t left, std::int32_t right) {
  if (right == -1) return 0;
  return divides(left, right) ? std::optional(left % right) : std::nullopt;
}
std::optional<std::int32_t> negate_integer(std::int32_t value) {
  return subtract_integer(0, value);
}
std::optional<std::int32_t> abs_integer(std::int32_t value) {
  return value < 0 ? negate_integer(value) : value;
}

std::optional<std::int64_t> add_long(std::int64_t left, std::int64_t right) {
  return checked<std::int64_t>([=](auto* r) { return __builtin_add_overflow(left, right, r); });
}
std::optional<std::int64_t> subtract_long(std::int64_t left, std::int64_t right) {
  return checked<std::int64_t>([=](auto* r) { return __builtin_sub_overflow(left, right, r); });
}
std::optional<std::int64_t> multiply_long(std::int64_t left, std::int64_t right) {
  return checked<std::int64_t>([=](auto* r) { return __builtin_mul_overflow(left, right, r); });
}
std::optional<std::int64_t> truncated_divide_long(std::int64_t left, std::int64_t right) {
  return divides(left, right) ? std::optional(left / right) : std::nullopt;
}
std::optional<std::int64_t> modulo_long(std::int64_t left, std::int64_t right) {
  if (right == -1) return 0;
  return divides(left, right) ? std::optional(left % right) : std::nullopt;
}
std::optional<std::int64_t> negate_long(std::int64_t value) {
  return subtract_long(0, value);
}
std::optional<std::int64_t> abs_long(std::int64_t value) {
  return value < 0 ? negate_long(value) : value;
}

std::optional<std::int64_t> power_long(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) return std::nullopt;
  std::int64_t result = 1;
  // Squaring, so that a large exponent of 0, 1 or -1 costs nothing.
  for (std::int64_t rest = exponent; rest > 0; rest /= 2) {
    if (rest % 2 != 0 && __builtin_mul_overflow(result, base, &result)) return std::nullopt;
    if (rest > 1 && __builtin_mul_overflow(base, base, &base)) return std::nullopt;
  }
  return result;
}

Decimal abs_decimal(const Decimal& value) {
  return value.is_negative() ? negate(value) : value;
}

std::optional<std::int32_t> to_integer(const Decimal& value) {
  const auto whole = value.truncated();
  if (!whole || *whole < std::numeric_limits<std::int32_t>::min() ||
      *whole > std::numeric_limits<std::int32_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int32_t>(*whole);
}

std::optional<Decimal> round_decimal(const Decimal& value, std::optional<std::int32_t> places) {
  const std::int32_t to = places.value_or(0);
  if (to < 0 || to > Decimal::kMaxScale) return std::nullopt;
  return in_range(to >= value.scale() ? value : value.with_scale(to));
}

std::optional<Decimal> low_boundary(const Decimal& value, std::optional<std::int32_t> digits) {
  const auto places = places_of(digits);
  if (!places) return std::nullopt;
  return in_range(value.is_negative() ? filled_with_nines(value, *places) : cut(value, *places));
}

std::optional<Decimal> high_boundary(const Decimal& value, std::optional<std::int32_t> digits) {
  const auto places = places_of(digits);
  if (!places) return std::nullopt;
  return in_range(value.is_negative() ? cut(value, *places) : filled_with_nines(value, *places));
}

std::optional<Temporal> low_boundary(const Temporal& value, std::optional<std::int32_t> digits, int skipped_digits,
                                     Precision finest) {
  return boundary(value, digits, skipped_digits, finest, earliest);
}

std::optional<Temporal> high_boundary(const Temporal& value, std::optional<std::int32_t> digits, int skipped_digits,
                                      Precision finest) {
  return boundary(value, digits, skipped_digits, finest, latest);
}

std::int32_t digits_of(Precision precision, int skipped_digits) {
  return kDigits[static_cast<std::size_t>(precision)] - skipped_digits;
}

}  // namespace nextline::cql::algebra
