// A unit's text as a flat list of factors: "kg/(m2.h){x}" is kg^1 m^-2 h^-1.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/ucum/atoms.h"

namespace nextline::ucum {

/// One factor of a unit: an integer ("10" in "mg/(10.d)"), or a symbol; raised to `exponent`.
struct Component {
  std::uint64_t number = 0;  ///< of an integer factor; 0 for symbols
  Symbol symbol;             ///< of a symbol
  std::string_view text;     ///< as written, without the exponent; points into the unit's text
  int exponent = 1;
};

/// The factors of a unit; annotations are left out. At most 32 of them.
class Term {
 public:
  static constexpr std::size_t kCapacity = 32;

  std::span<const Component> components() const { return {components_.data(), size_}; }
  bool full() const { return size_ == kCapacity; }
  void push(const Component& component) { components_[size_++] = component; }

 private:
  std::array<Component, kCapacity> components_;
  std::size_t size_ = 0;
};

/// What is wrong with a unit's text: a sentence's end, and the part it is about.
struct Flaw {
  std::string says;
  std::string_view part;
};

/// Reads case-sensitive UCUM. "" is the unit 1. On failure returns the first flaw; `term` then holds what came before
/// it. Text is at most 256 bytes, parentheses nest at most 16 deep, exponents have at most two digits.
std::optional<Flaw> read_term(std::string_view unit, Term& term);

}  // namespace nextline::ucum
