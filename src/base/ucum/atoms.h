// UCUM's unit atoms and prefixes, as tables.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/ucum/factor.h"

namespace nextline::ucum {

/// How an atom's numbers run: proportional, with a shifted zero, or on a scale that is not converted here (pH, B).
enum class Scale : std::uint8_t { Linear, Celsius, Fahrenheit, Reaumur, Opaque };

/// Base units in this order: m s g rad K C cd mol eq osm. UCUM counts the last three as plain numbers; here each
/// measures its own kind of thing, so that no particle count passes for an amount of substance, nor meq for mmol (they
/// differ by a valence that the unit does not carry).
inline constexpr std::size_t kBaseUnits = 10;
using Powers = std::array<std::int32_t, kBaseUnits>;

/// An atom's factor as the table holds it.
struct SmallFactor {
  std::int64_t numerator;
  std::int64_t denominator;
  std::int32_t ten;
  std::int32_t pi;

  Factor widened() const { return {numerator, denominator, ten, pi, true, 1}; }
};

struct Atom {
  std::string_view symbol;
  bool takes_prefix;
  Scale scale;
  std::uint8_t
      own_kind;  ///< arbitrary units ([iU]) and opaque scales: what they measure, comparable to nothing else; 0: none
  Powers powers;
  SmallFactor factor;
};

struct Prefix {
  std::string_view symbol;
  SmallFactor factor;
};

/// All of them, sorted by symbol.
std::span<const Atom> atoms();
std::span<const Prefix> prefixes();

/// An atom with or without a prefix; both null if the symbol is unknown.
struct Symbol {
  const Prefix* prefix = nullptr;
  const Atom* atom = nullptr;
};
/// Case-sensitive; an atom goes before a prefixed atom ("cd" is the candela, "min" the minute).
Symbol find_symbol(std::string_view symbol);

}  // namespace nextline::ucum
