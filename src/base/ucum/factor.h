// The number that one unit is of another: kept as a fraction, so that conversion is exact.
#pragma once

#include <optional>

#include "base/decimal.h"

namespace nextline::ucum {

/// numerator / denominator * 10^ten * pi^pi, numerator and denominator positive. Where those outgrow 128 bits the
/// factor is not exact any more, and `rough` stands for the whole number instead, good to 18 digits.
struct Factor {
  Int128 numerator = 1;
  Int128 denominator = 1;
  int ten = 0;
  int pi = 0;
  bool exact = true;
  long double rough = 1;
};

Factor product(const Factor& left, const Factor& right);
Factor reciprocal(const Factor& factor);
/// factor^exponent; `exponent` may be negative, and is small.
Factor power(const Factor& factor, int exponent);

/// value * factor, rounded half away from zero to 8 places and freed of trailing zeros. None if out of CQL's range.
/// Only factors with pi, or numbers beyond 128 bits, are approximate.
std::optional<Decimal> scaled(const Decimal& value, const Factor& factor);

}  // namespace nextline::ucum
