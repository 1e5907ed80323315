// Three-valued truth of 128 Cases at once: a bit a Case in each of two words.
#pragma once

#include <cstdint>

#include "base/value.h"

namespace nextline::care {

/// Some of the Cases, a bit each. 128, so that what is asked about one patient mostly fits at once.
__extension__ using LaneBits = unsigned __int128;
inline constexpr LaneBits kAllLanes = ~LaneBits{0};
constexpr LaneBits lane_bit(std::uint32_t lane) {
  return LaneBits{1} << lane;
}
/// The first `count` lanes; at least one.
constexpr LaneBits first_lanes(std::uint32_t count) {
  return kAllLanes >> (128 - count);
}

/// Bit i of `yes`: known true in Case i; of `no`: known false; of neither: unknown. Never of both.
struct Lanes {
  static constexpr std::uint32_t kCount = 128;

  LaneBits yes = 0;
  LaneBits no = kAllLanes;  ///< false everywhere, as a Truth starts

  /// The same truth in all Cases.
  static constexpr Lanes all(Truth truth) {
    return {truth == Truth::True ? kAllLanes : 0, truth == Truth::False ? kAllLanes : 0};
  }
  constexpr LaneBits unknown() const { return ~(yes | no); }
  constexpr Truth at(std::uint32_t lane) const {
    return (yes >> lane & 1) != 0 ? Truth::True : (no >> lane & 1) != 0 ? Truth::False : Truth::Unknown;
  }
  constexpr void set(std::uint32_t lane, Truth truth) {
    const LaneBits bit = lane_bit(lane);
    yes = truth == Truth::True ? yes | bit : yes & ~bit;
    no = truth == Truth::False ? no | bit : no & ~bit;
  }
  /// What is in the first lanes, from lane `first` on instead.
  constexpr Lanes moved_to(std::uint32_t first) const { return {yes << first, no << first}; }
  /// Makes it true in the Cases of `where`.
  constexpr void raise(LaneBits where) {
    yes |= where;
    no &= ~where;
  }
  /// The Cases in which it is `truth`.
  constexpr LaneBits where(Truth truth) const {
    return truth == Truth::True ? yes : truth == Truth::False ? no : unknown();
  }
};

constexpr Lanes conjunction(Lanes left, Lanes right) {
  return {left.yes & right.yes, left.no | right.no};
}
constexpr Lanes disjunction(Lanes left, Lanes right) {
  return {left.yes | right.yes, left.no & right.no};
}
constexpr Lanes negation(Lanes operand) {
  return {operand.no, operand.yes};
}
/// `left` in the Cases of `where`, `right` in the others.
constexpr Lanes chosen(LaneBits where, Lanes left, Lanes right) {
  return {(left.yes & where) | (right.yes & ~where), (left.no & where) | (right.no & ~where)};
}

}  // namespace nextline::care
