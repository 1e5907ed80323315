#include "base/decimal.h"

#include <algorithm>
#include <array>

#include "base/rounded_quotient.h"

namespace nextline {
namespace {

constexpr int kLargestPower = 38;  // 10^38 is the largest power of ten an Int128 holds

constexpr auto kPowers = [] {
  std::array<Int128, kLargestPower + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Int128 ten_to(int exponent) {
  return kPowers[static_cast<std::size_t>(exponent)];
}

/// The largest unscaled value at each scale.
constexpr auto kLargestUnscaled = [] {
  std::array<Int128, Decimal::kMaxScale + 1> largest{};
  for (int scale = 0; scale <= Decimal::kMaxScale; ++scale)
    largest[static_cast<std::size_t>(scale)] = (ten_to(37) - 1) / ten_to(Decimal::kMaxScale - scale);
  return largest;
}();

__extension__ using UInt128 = unsigned __int128;

/// |left| * |right| where 128 bits do not hold all of it: long multiplication in pieces of 64 bits, then the places
/// beyond the eighth are divided off, digit by digit of base 2^64.
std::optional<Int128> wide_magnitude(UInt128 left, UInt128 right, std::uint64_t divisor) {
  const std::uint64_t a[2] = {static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(left >> 64)};
  const std::uint64_t b[2] = {static_cast<std::uint64_t>(right), static_cast<std::uint64_t>(right >> 64)};
  std::uint64_t limbs[4] = {};
  for (int i = 0; i < 2; ++i) {
    UInt128 carry = 0;
    for (int j = 0; j < 2; ++j) {
      carry += static_cast<UInt128>(a[i]) * b[j] + limbs[i + j];
      limbs[i + j] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    limbs[i + 2] = static_cast<std::uint64_t>(carry);
  }
  UInt128 rest = 0;
  for (int i = 3; i >= 0; --i) {
    rest = (rest << 64) | limbs[i];
    limbs[i] = static_cast<std::uint64_t>(rest / divisor);
    rest %= divisor;
  }
  const UInt128 quotient = (static_cast<UInt128>(limbs[1]) << 64) | limbs[0];
  if (limbs[3] != 0 || limbs[2] != 0 || quotient > static_cast<UInt128>(kLargestUnscaled.back())) return std::nullopt;
  return static_cast<Int128>(quotient) + (rest >= divisor - rest ? 1 : 0);
}

std::optional<Decimal> if_in_range(Decimal value) {
  if (!value.in_range()) return std::nullopt;
  return value;
}

/// Both unscaled values at one common scale; none if that does not fit (one of them is far outside CQL's range).
struct Aligned {
  Int128 left;
  Int128 right;
  int scale;
};
std::optional<Aligned> aligned(const Decimal& left, const Decimal& right) {
  Aligned both{0, 0, std::max(left.scale(), right.scale())};
  if (__builtin_mul_overflow(left.unscaled(), ten_to(both.scale - left.scale()), &both.left)) return std::nullopt;
  if (__builtin_mul_overflow(right.unscaled(), ten_to(both.scale - right.scale()), &both.right)) return std::nullopt;
  return both;
}

std::optional<Decimal> wide_product(const Decimal& left, const Decimal& right) {
  const int scale = std::min(left.scale() + right.scale(), Decimal::kMaxScale);
  const auto divisor = static_cast<std::uint64_t>(ten_to(left.scale() + right.scale() - scale));
  const auto size = wide_magnitude(static_cast<UInt128>(magnitude(left.unscaled())),
                                   static_cast<UInt128>(magnitude(right.unscaled())), divisor);
  if (!size) return std::nullopt;
  return if_in_range(Decimal(left.is_negative() == right.is_negative() ? *size : -*size, scale));
}

}  // namespace

Decimal Decimal::with_scale(int scale) const {
  if (scale == scale_) return *this;
  if (scale > scale_) return Decimal(unscaled_ * ten_to(scale - scale_), scale);
  return Decimal(rounded_quotient(unscaled_, ten_to(scale_ - scale)), scale);
}

Decimal Decimal::normalized() const {
  const auto without_zeros = [this](auto unscaled) {
    int places = scale();
    for (; places > 0 && unscaled % 10 == 0; --places) unscaled /= 10;
    return Decimal(unscaled, places);
  };
  const auto narrow = static_cast<std::int64_t>(unscaled_);  // nearly every number is, and divides faster
  return narrow == unscaled_ ? without_zeros(narrow) : without_zeros(unscaled_);
}

bool Decimal::in_range() const {
  const int places = scale();
  if (places < 0 || places > kMaxScale) return false;
  const Int128 limit = kLargestUnscaled[static_cast<std::size_t>(places)];
  return unscaled_ <= limit && unscaled_ >= -limit;
}

std::optional<std::int64_t> Decimal::truncated() const {
  const Int128 whole = unscaled_ / ten_to(scale_);
  if (whole < INT64_MIN || whole > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

double Decimal::to_double() const {
  return static_cast<double>(static_cast<long double>(unscaled_) / static_cast<long double>(ten_to(scale_)));
}

int Decimal::compare_scaled(const Decimal& left, const Decimal& right) {
  const auto both = aligned(left, right);
  if (both) return order(both->left, both->right);
  // One does not fit once aligned, so whole parts alone decide.
  const Int128 left_whole = left.unscaled_ / ten_to(left.scale_);
  const Int128 right_whole = right.unscaled_ / ten_to(right.scale_);
  return order(left_whole, right_whole);
}

std::optional<Decimal> add(const Decimal& left, const Decimal& right) {
  auto both = aligned(left, right);
  if (!both || __builtin_add_overflow(both->left, both->right, &both->left)) return std::nullopt;
  return if_in_range(Decimal(both->left, both->scale));
}

std::optional<Decimal> subtract(const Decimal& left, const Decimal& right) {
  return add(left, negate(right));
}

std::optional<Decimal> multiply(const Decimal& left, const Decimal& right) {
  Int128 product = 0;
  const int scale = left.scale() + right.scale();
  if (__builtin_mul_overflow(left.unscaled(), right.unscaled(), &product)) return wide_product(left, right);
  if (scale <= Decimal::kMaxScale) return if_in_range(Decimal(product, scale));
  return if_in_range(Decimal(rounded_quotient(product, ten_to(scale - Decimal::kMaxScale)), Decimal::kMaxScale));
}

std::optional<Decimal> divide(const Decimal& left, const Decimal& right) {
  if (right.is_zero()) return std::nullopt;
  // Long division, one digit a step: the scaled dividend itself need not fit.
  const Int128 divisor = magnitude(right.unscaled());
  const Int128 dividend = magnitude(left.unscaled());
  Int128 quotient = dividend / divisor;
  Int128 rest = dividend % divisor;
  for (int step = Decimal::kMaxScale + right.scale() - left.scale(); step > 0; --step) {
    if (quotient > kLargestUnscaled.back()) return std::nullopt;  // one more digit still fits an Int128
    rest *= 10;
    quotient = quotient * 10 + rest / divisor;
    rest %= divisor;
  }
  if (rest >= divisor - rest) ++quotient;
  if (left.is_negative() != right.is_negative()) quotient = -quotient;
  const auto value = if_in_range(Decimal(quotient, Decimal::kMaxScale));
  if (!value) return std::nullopt;
  return value->normalized();
}

std::optional<Decimal> modulo(const Decimal& left, const Decimal& right) {
  if (right.is_zero()) return std::nullopt;
  const auto both = aligned(left, right);
  if (!both) return std::nullopt;
  return Decimal(both->left % both->right, both->scale);
}

std::optional<Decimal> truncated_divide(const Decimal& left, const Decimal& right) {
  if (right.is_zero()) return std::nullopt;
  const auto both = aligned(left, right);
  if (!both) return std::nullopt;
  return if_in_range(Decimal(both->left / both->right, 0));
}

Decimal negate(const Decimal& value) {
  return Decimal(-value.unscaled(), value.scale());
}

Decimal round_half_up(const Decimal& value, int places) {
  return value.scale() <= places ? value : value.with_scale(places);
}

Decimal floor(const Decimal& value) {
  const Int128 one = ten_to(value.scale());
  const Int128 whole = value.unscaled() / one;
  return Decimal(value.is_negative() && value.unscaled() % one != 0 ? whole - 1 : whole, 0);
}

Decimal ceiling(const Decimal& value) {
  return negate(floor(negate(value)));
}

}  // namespace nextline
