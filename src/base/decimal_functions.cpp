// Exponentials, logarithms and powers of decimals.
#include <cmath>

#include "base/rounded_quotient.h"

namespace nextline {
namespace {

long double wide(const Decimal& value) {
  long double divisor = 1;
  for (int i = 0; i < value.scale(); ++i) divisor *= 10;
  return static_cast<long double>(value.unscaled()) / divisor;
}

/// The nearest decimal of 8 places, without trailing zeros; none if not finite or out of range.
std::optional<Decimal> from_wide(long double value) {
  const long double scaled = std::round(value * 1e8L);
  if (!std::isfinite(scaled) || std::fabs(scaled) >= 1e28L) return std::nullopt;
  return Decimal(static_cast<Int128>(scaled), Decimal::kMaxScale).normalized();
}

/// base^exponent, or none if it does not fit.
std::optional<Int128> integer_power(Int128 base, std::int64_t exponent) {
  Int128 result = 1;
  while (exponent > 0) {
    if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result)) return std::nullopt;
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return std::nullopt;
  }
  return result;
}

/// base^exponent by whole-number arithmetic; none if an intermediate does not fit.
std::optional<Decimal> exact_power(const Decimal& base, std::int64_t exponent) {
  const Decimal shortest = base.normalized();
  const std::int64_t size = exponent < 0 ? -exponent : exponent;
  const auto digits = integer_power(shortest.unscaled(), size);
  const auto scale = integer_power(10, size * shortest.scale());
  if (!digits || !scale) return std::nullopt;
  // The value is digits/scale, or its reciprocal.
  const Int128 numerator = exponent < 0 ? *scale : *digits;
  const Int128 denominator = exponent < 0 ? *digits : *scale;
  Int128 scaled = 0;
  if (__builtin_mul_overflow(numerator, static_cast<Int128>(100'000'000), &scaled)) return std::nullopt;
  const Decimal value(rounded_quotient(scaled, denominator), Decimal::kMaxScale);
  if (!value.in_range()) return std::nullopt;
  return value.normalized();
}

}  // namespace

std::optional<Decimal> exp(const Decimal& value) {
  return from_wide(std::exp(wide(value)));
}

std::optional<Decimal> ln(const Decimal& value) {
  if (value.is_zero() || value.is_negative()) return std::nullopt;
  return from_wide(std::log(wide(value)));
}

std::optional<Decimal> log(const Decimal& value, const Decimal& base) {
  const bool in_domain = !value.is_zero() && !value.is_negative() && !base.is_zero() && !base.is_negative() &&
                         base != Decimal::from_integer(1);
  if (!in_domain) return std::nullopt;
  return from_wide(std::log(wide(value)) / std::log(wide(base)));
}

std::optional<Decimal> power(const Decimal& base, const Decimal& exponent) {
  const auto whole = exponent.truncated();
  const bool integral = whole && Decimal::from_integer(*whole) == exponent;
  if (exponent.is_zero()) return Decimal::from_integer(1);
  if (base.is_zero()) return exponent.is_negative() ? std::nullopt : std::optional(Decimal());
  if (base.is_negative() && !integral) return std::nullopt;
  if (integral && *whole >= -100'000 && *whole <= 100'000) {
    if (auto exact = exact_power(base, *whole)) return exact;
  }
  return from_wide(std::pow(wide(base), wide(exponent)));
}

}  // namespace nextline
