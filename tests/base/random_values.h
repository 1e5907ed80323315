// Generators of base values for property tests.
#pragma once

#include <rapidcheck.h>

#include "base/decimal.h"
#include "base/temporal.h"

namespace nextline {

/// Any decimal in CQL's range, of any scale and size.
inline rc::Gen<Decimal> any_decimal() {
  return rc::gen::exec([] {
    const int scale = *rc::gen::inRange(0, Decimal::kMaxScale + 1);
    const int digits = *rc::gen::inRange(0, 20 + scale + 1);
    Int128 unscaled = 0;
    for (int i = 0; i < digits; ++i) unscaled = unscaled * 10 + *rc::gen::inRange(0, 10);
    return Decimal(*rc::gen::arbitrary<bool>() ? -unscaled : unscaled, scale);
  });
}

/// Any DateTime of any precision, with or without an offset.
inline rc::Gen<Temporal> any_datetime() {
  return rc::gen::exec([] {
    Temporal t;
    t.year = static_cast<std::int16_t>(*rc::gen::inRange(1, 10'000));
    t.month = static_cast<std::uint8_t>(*rc::gen::inRange(1, 13));
    t.day = static_cast<std::uint8_t>(*rc::gen::inRange(1, days_in_month(t.year, t.month) + 1));
    t.hour = static_cast<std::uint8_t>(*rc::gen::inRange(0, 24));
    t.minute = static_cast<std::uint8_t>(*rc::gen::inRange(0, 60));
    t.second = static_cast<std::uint8_t>(*rc::gen::inRange(0, 60));
    t.millisecond = static_cast<std::uint16_t>(*rc::gen::inRange(0, 1000));
    const auto precision = static_cast<Precision>(*rc::gen::inRange(1, 8));
    t = earliest(t, precision);
    if (precision >= Precision::Hour && *rc::gen::arbitrary<bool>()) {
      t.has_offset = true;
      t.offset_minutes = static_cast<std::int16_t>(*rc::gen::inRange(-840, 841));
    }
    return t;
  });
}

/// Any Date of day precision.
inline rc::Gen<Temporal> any_day() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(days_from_civil(1, 1, 1), days_from_civil(9999, 12, 31) + 1),
                      [](std::int64_t days) { return civil_from_days(days); });
}

}  // namespace nextline
