// Arithmetic on native numbers. None is CQL's null: overflow, division by zero, outside the domain.
#pragma once

#include <cstdint>
#include <optional>

#include "base/decimal.h"
#include "base/temporal.h"

namespace nextline::cql::algebra {

std::optional<std::int32_t> add_integer(std::int32_t left, std::int32_t right);
std::optional<std::int32_t> subtract_integer(std::int32_t left, std::int32_t right);
std::optional<std::int32_t> multiply_integer(std::int32_t left, std::int32_t right);
std::optional<std::int32_t> truncated_divide_integer(std::int32_t left, std::int32_t right);
std::optional<std::int32_t> modulo_integer(std::int32_t left, std::int32_t right);
std::optional<std::int32_t> negate_integer(std::int32_t value);
std::optional<std::int32_t> abs_integer(std::int32_t value);

std::optional<std::int64_t> add_long(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> subtract_long(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> multiply_long(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> truncated_divide_long(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> modulo_long(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> negate_long(std::int64_t value);
std::optional<std::int64_t> abs_long(std::int64_t value);
/// base^exponent for exponents of zero and more.
std::optional<std::int64_t> power_long(std::int64_t base, std::int64_t exponent);

Decimal abs_decimal(const Decimal& value);
/// The whole number in `value`, if it is an Integer.
std::optional<std::int32_t> to_integer(const Decimal& value);
/// Nearest at `places` (none: 0); halves go away from zero, as HL7's suite has it (Round(-0.5) = -1.0). None for places
/// outside 0..8.
std::optional<Decimal> round_decimal(const Decimal& value, std::optional<std::int32_t> places);

/// The least and greatest number whose first `digits` decimal places (none: 8) are those written in `value`:
/// 1.587 at 8 lies between 1.58700000 and 1.58799999. None for digits outside 0..8.
std::optional<Decimal> low_boundary(const Decimal& value, std::optional<std::int32_t> digits);
std::optional<Decimal> high_boundary(const Decimal& value, std::optional<std::int32_t> digits);
/// The same for dates and times, where `digits` counts the digits of YYYYMMDDhhmmssfff (times: hhmmssfff), and none
/// means the finest of the type. None for a number of digits at which no field ends.
std::optional<Temporal> low_boundary(const Temporal& value, std::optional<std::int32_t> digits, int skipped_digits,
                                     Precision finest);
std::optional<Temporal> high_boundary(const Temporal& value, std::optional<std::int32_t> digits, int skipped_digits,
                                      Precision finest);
/// Digits that `value` is known to, counted likewise. `skipped_digits` is 8 for times, which have no date.
std::int32_t digits_of(Precision precision, int skipped_digits);

}  // namespace nextline::cql::algebra
