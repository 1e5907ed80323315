#include "base/ucum/factor.h"

#include <cmath>
#include <utility>

namespace nextline::ucum {
namespace {

constexpr long double kPi = 3.14159265358979323846264338327950288L;
constexpr int kLongestTail = 60;  // more zeros than this put any value out of range

Int128 common_divisor(Int128 left, Int128 right) {
  while (right != 0) left = std::exchange(right, left % right);
  return left;
}

/// The whole factor as one floating number.
long double approximate(const Factor& factor) {
  if (!factor.exact) return factor.rough;
  const long double fraction =
      static_cast<long double>(factor.numerator) / static_cast<long double>(factor.denominator);
  return fraction * std::pow(10.0L, static_cast<long double>(factor.ten)) *
         std::pow(kPi, static_cast<long double>(factor.pi));
}

/// ten^exponent * value in place; false if it does not fit.
bool shift(Int128& value, int exponent) {
  if (exponent > kLongestTail) return false;
  for (; exponent > 0; --exponent) {
    if (__builtin_mul_overflow(value, Int128{10}, &value)) return false;
  }
  return true;
}

/// |unscaled| * numerator * 10^tail / denominator, rounded half up; none if it does not fit.
std::optional<Int128> exact_quotient(Int128 unscaled, const Factor& factor, int tail) {
  const Int128 shared = common_divisor(unscaled, factor.denominator);
  Int128 divisor = factor.denominator / shared;
  Int128 dividend = 0;
  if (__builtin_mul_overflow(unscaled / shared, factor.numerator, &dividend)) return std::nullopt;
  if (!shift(divisor, -tail) || divisor == 0) return std::nullopt;
  Int128 quotient = dividend / divisor;
  Int128 rest = dividend % divisor;
  // One digit at a time, so that the dividend need not hold the whole tail of zeros.
  for (; tail > 0; --tail) {
    Int128 digits = 0;
    if (__builtin_mul_overflow(rest, Int128{10}, &digits)) return std::nullopt;
    if (__builtin_mul_overflow(quotient, Int128{10}, &quotient)) return std::nullopt;
    quotient += digits / divisor;
    rest = digits % divisor;
  }
  return rest >= divisor - rest ? quotient + 1 : quotient;
}

std::optional<Decimal> rough_product(const Decimal& value, const Factor& factor) {
  const long double unscaled = static_cast<long double>(value.unscaled());
  const long double whole = unscaled * std::pow(10.0L, static_cast<long double>(Decimal::kMaxScale - value.scale()));
  const long double result = std::round(whole * approximate(factor));
  if (!std::isfinite(result) || std::fabs(result) >= 1e28L) return std::nullopt;
  return Decimal(static_cast<Int128>(result), Decimal::kMaxScale).normalized();
}

}  // namespace

Factor product(const Factor& left, const Factor& right) {
  Factor result;
  result.ten = left.ten + right.ten;
  result.pi = left.pi + right.pi;
  const Int128 down = common_divisor(left.numerator, right.denominator);
  const Int128 up = common_divisor(right.numerator, left.denominator);
  result.exact = left.exact && right.exact &&
                 !__builtin_mul_overflow(left.numerator / down, right.numerator / up, &result.numerator) &&
                 !__builtin_mul_overflow(left.denominator / up, right.denominator / down, &result.denominator);
  if (!result.exact) result.rough = approximate(left) * approximate(right);
  return result;
}

Factor reciprocal(const Factor& factor) {
  return {factor.denominator, factor.numerator, -factor.ten, -factor.pi, factor.exact, 1 / factor.rough};
}

Factor power(const Factor& factor, int exponent) {
  const Factor base = exponent < 0 ? reciprocal(factor) : factor;
  Factor result;
  for (int i = exponent < 0 ? -exponent : exponent; i > 0; --i) result = product(result, base);
  return result;
}

std::optional<Decimal> scaled(const Decimal& value, const Factor& factor) {
  if (value.is_zero()) return Decimal();
  if (factor.pi != 0 || !factor.exact) return rough_product(value, factor);
  const Int128 size = value.is_negative() ? -value.unscaled() : value.unscaled();
  const auto exact = exact_quotient(size, factor, factor.ten - value.scale() + Decimal::kMaxScale);
  if (!exact) return rough_product(value, factor);
  const Decimal result(value.is_negative() ? -*exact : *exact, Decimal::kMaxScale);
  if (!result.in_range()) return std::nullopt;
  return result.normalized();
}

}  // namespace nextline::ucum
