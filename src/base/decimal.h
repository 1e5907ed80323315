// Exact decimals as CQL has them, at most 8 digits after the point. CQL asks for at least 28 digits in all and allows
// more; here there are 37, so that sums and products on the way to a result do not leave the range.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nextline {

__extension__ using Int128 = __int128;  // GCC and clang both have it; -Wpedantic would complain without the marker

/// An exact decimal: unscaled / 10^scale, 0 <= scale <= 8, |value| <= (10^37 - 1) / 10^8.
/// Trailing zeros are kept (1.50 has scale 2), because CQL's Precision() and boundaries look at them;
/// equality and order ignore them. Never a double.
class Decimal {
 public:
  static constexpr int kMaxScale = 8;

  constexpr Decimal() = default;
  constexpr Decimal(Int128 unscaled, int scale) : unscaled_(unscaled), scale_(static_cast<std::int8_t>(scale)) {}
  static constexpr Decimal from_integer(std::int64_t value) { return Decimal(value, 0); }

  /// Parses [+-]digits[.digits][e[+-]digits] (JSON numbers and CQL literals). More than 8 places are rounded half up
  /// away from zero. None if malformed or out of range.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr Int128 unscaled() const { return unscaled_; }
  constexpr int scale() const { return scale_; }
  bool is_zero() const { return unscaled_ == 0; }
  bool is_negative() const { return unscaled_ < 0; }
  /// The same number with exactly `scale` places; rounds half away from zero when places are lost.
  Decimal with_scale(int scale) const;
  /// Without trailing zeros.
  Decimal normalized() const;
  /// True for values in the range above.
  bool in_range() const;
  /// The integer part, if it fits.
  std::optional<std::int64_t> truncated() const;
  /// For graphics and hashes only; never for arithmetic on clinical values.
  double to_double() const;
  /// Digits with the scale kept: "1.50", "-0.01", "12".
  std::string to_string() const;
  /// 0 for numbers that are equal, whatever their scale.
  static int compare(const Decimal& left, const Decimal& right) {
    return left.scale_ == right.scale_ ? order(left.unscaled_, right.unscaled_) : compare_scaled(left, right);
  }

  friend bool operator==(const Decimal& l, const Decimal& r) {
    return l.scale_ == r.scale_ ? l.unscaled_ == r.unscaled_ : compare_scaled(l, r) == 0;
  }
  friend bool operator<(const Decimal& l, const Decimal& r) { return compare(l, r) < 0; }
  friend bool operator>(const Decimal& l, const Decimal& r) { return compare(l, r) > 0; }
  friend bool operator<=(const Decimal& l, const Decimal& r) { return compare(l, r) <= 0; }
  friend bool operator>=(const Decimal& l, const Decimal& r) { return compare(l, r) >= 0; }

 private:
  static constexpr int order(Int128 left, Int128 right) { return left < right ? -1 : left > right; }
  /// Of numbers with unlike scales.
  static int compare_scaled(const Decimal& left, const Decimal& right);

  Int128 unscaled_ = 0;
  std::int8_t scale_ = 0;
};

// Arithmetic; none on overflow of the range, or on division by zero. Sums keep the larger scale; products are rounded
// to 8 places; quotients have 8 places with trailing zeros removed (CQL 1.5, author's guide, Appendix B "9.1 Decimal").
std::optional<Decimal> add(const Decimal& left, const Decimal& right);
std::optional<Decimal> subtract(const Decimal& left, const Decimal& right);
std::optional<Decimal> multiply(const Decimal& left, const Decimal& right);
std::optional<Decimal> divide(const Decimal& left, const Decimal& right);
/// Remainder with the sign of the dividend.
std::optional<Decimal> modulo(const Decimal& left, const Decimal& right);
/// Quotient truncated towards zero, scale 0.
std::optional<Decimal> truncated_divide(const Decimal& left, const Decimal& right);
Decimal negate(const Decimal& value);
/// CQL Round to `places` 0..8: half away from zero (-0.5 is -1, as HL7's suite has it). Fewer places stay as they are.
Decimal round_half_up(const Decimal& value, int places);
Decimal floor(const Decimal& value);
Decimal ceiling(const Decimal& value);
/// e^x, ln x, x^y at 8 places; none outside the domain or range. The only operations that go through long double.
std::optional<Decimal> exp(const Decimal& value);
std::optional<Decimal> ln(const Decimal& value);
std::optional<Decimal> log(const Decimal& value, const Decimal& base);
std::optional<Decimal> power(const Decimal& base, const Decimal& exponent);

}  // namespace nextline
