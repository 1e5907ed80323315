// Three-valued truth of 64 Cases at once: a bit a Case in each of two words.
#pragma once

#include <cstdint>

#include "base/value.h"

namespace nextline::care {

/// Bit i of `yes`: known true in Case i; of `no`: known false; of neither: unknown. Never of both.
struct Lanes {
  static constexpr std::uint32_t kCount = 64;

  std::uint64_t yes = 0;
  std::uint64_t no = ~std::uint64_t{0};  ///< false everywhere, as a Truth starts

  /// The same truth in all Cases.
  static constexpr Lanes all(Truth truth) {
    return {truth == Truth::True ? ~std::uint64_t{0} : 0, truth == Truth::False ? ~std::uint64_t{0} : 0};
  }
  constexpr std::uint64_t unknown() const { return ~(yes | no); }
  constexpr Truth at(std::uint32_t lane) const {
    return (yes >> lane & 1) != 0 ? Truth::True : (no >> lane & 1) != 0 ? Truth::False : Truth::Unknown;
  }
  constexpr void set(std::uint32_t lane, Truth truth) {
    const std::uint64_t bit = std::uint64_t{1} << lane;
    yes = truth == Truth::True ? yes | bit : yes & ~bit;
    no = truth == Truth::False ? no | bit : no & ~bit;
  }
  /// Makes it true in the Cases of `where`.
  constexpr void raise(std::uint64_t where) {
    yes |= where;
    no &= ~where;
  }
  /// The Cases in which it is `truth`.
  constexpr std::uint64_t where(Truth truth) const {
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
constexpr Lanes chosen(std::uint64_t where, Lanes left, Lanes right) {
  return {(left.yes & where) | (right.yes & ~where), (left.no & where) | (right.no & ~where)};
}

}  // namespace nextline::care
