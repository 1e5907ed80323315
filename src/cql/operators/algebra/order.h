// Comparing two values of one ordered type, when either may be known only in part.
//
// Idea: the answer is the set of orders that are possible. 2014 against 2014-02-15 may be less, equal or greater; an
// uncertain count of 4 to 16 against 20 can only be less. A question (is it less? at most?) is then true if all
// possible orders say so, false if none does, unknown otherwise.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "base/temporal.h"
#include "base/value.h"

namespace nextline::cql::algebra {

/// True if two packed values (Temporal::pack) have one precision and one offset: their words are then ordered as they
/// are.
constexpr bool alike_when_packed(std::uint64_t left, std::uint64_t right) {
  return ((left ^ right) & ((std::uint64_t{1} << packed_temporal::kMillisecond) - 1)) == 0;
}

/// A set of the orders less, equal, greater; empty when the values have no order at all.
class Orders {
 public:
  static constexpr std::uint8_t kLess = 1;
  static constexpr std::uint8_t kEqual = 2;
  static constexpr std::uint8_t kGreater = 4;

  constexpr explicit Orders(std::uint8_t possible = 0) : possible_(possible) {}
  static constexpr Orders of(std::strong_ordering order) {
    return Orders(order < 0 ? kLess : (order > 0 ? kGreater : kEqual));
  }
  static constexpr Orders any() { return Orders(kLess | kEqual | kGreater); }

  constexpr bool may_be(std::uint8_t some) const { return (possible_ & some) != 0; }
  /// Whether the order is one of `some`. Values without an order: unknown.
  constexpr Truth is(std::uint8_t some) const {
    if (possible_ == 0) return Truth::Unknown;
    if ((possible_ & ~some) == 0) return Truth::True;
    return may_be(some) ? Truth::Unknown : Truth::False;
  }
  constexpr Truth less() const { return is(kLess); }
  constexpr Truth greater() const { return is(kGreater); }
  constexpr Truth equal() const { return is(kEqual); }
  constexpr Truth at_most() const { return is(kLess | kEqual); }
  constexpr Truth at_least() const { return is(kGreater | kEqual); }
  constexpr bool certain() const { return possible_ == kLess || possible_ == kEqual || possible_ == kGreater; }
  constexpr bool operator==(const Orders&) const = default;

 private:
  std::uint8_t possible_;
};

/// How dates and times are compared.
struct Calendar {
  std::optional<Precision> precision;  ///< none: as far as both are known
  int offset_minutes = 0;              ///< of DateTimes without an offset
  /// Without a precision: seconds and milliseconds are one decimal field, so 10:30:14 is 10:30:14.000. False: a value
  /// without milliseconds may have any, as HL7's suite has it inside intervals and lists.
  bool decimal_seconds = false;
};

/// The possible orders of two values of one kind. Whole numbers and decimals mix; an Interval of Integers against a
/// number is an uncertain count. Strings are ordered by code point. Empty for null, for kinds without an order
/// (Boolean, Code, lists …) and for quantities whose units do not compare.
Orders compare_values(const Value& left, const Value& right, const Calendar& calendar);

/// A total order for sorting: null first, then by value; a date that is known less precisely stands where its earliest
/// possible moment does, before the more precise one. Values without an order count as equal.
std::strong_ordering sort_order(const Value& left, const Value& right, int offset_minutes);

}  // namespace nextline::cql::algebra
