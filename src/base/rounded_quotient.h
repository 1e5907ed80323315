// Division of whole numbers of 128 bits as CQL rounds. Private to the decimals.
#pragma once

#include "base/decimal.h"

namespace nextline {

constexpr Int128 magnitude(Int128 value) {
  return value < 0 ? -value : value;
}

/// dividend / divisor rounded half away from zero.
constexpr Int128 rounded_quotient(Int128 dividend, Int128 divisor) {
  const Int128 quotient = dividend / divisor;
  const Int128 rest = magnitude(dividend % divisor);
  if (rest < magnitude(divisor) - rest) return quotient;
  return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
}

}  // namespace nextline
