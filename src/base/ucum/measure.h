// What a unit measures and by how much.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/ucum/atoms.h"
#include "base/ucum/factor.h"
#include "base/ucum/term.h"

namespace nextline::ucum {

/// Powers of the base units, and of the arbitrary units that are comparable only to themselves.
struct Dimension {
  struct Own {
    std::uint8_t kind = 0;
    std::int32_t power = 0;
    bool operator==(const Own&) const = default;
  };
  static constexpr std::size_t kMostOwn = 4;

  Powers base{};
  std::array<Own, kMostOwn> own{};  ///< sorted by kind, unused ones (kind 0) last

  bool operator==(const Dimension&) const = default;
};

/// A unit resolved: its dimension, its size in base units, and where its zero lies.
struct Measure {
  Dimension dimension;
  Factor factor;
  Factor prefix;  ///< of a unit with a shifted zero: the prefix's factor
  Scale scale = Scale::Linear;
};

/// The measure of a term, or what forbids it: a unit with a shifted zero or an opaque scale stands alone, without
/// exponent.
std::optional<Flaw> measure_term(const Term& term, Measure& measure);

/// The measure of a unit's text; CQL calendar words are time (a year 365 days, a month 30). None if it is not a unit.
std::optional<Measure> measure_unit(std::string_view unit);

/// `value` in units of `from` expressed in `to`; none if they do not measure the same, or out of range.
std::optional<Decimal> convert_measure(const Decimal& value, const Measure& from, const Measure& to);

}  // namespace nextline::ucum
