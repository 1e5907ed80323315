#include "cql/operators/algebra/order.h"

#include <algorithm>

#include "cql/operators/algebra/quantity.h"

namespace nextline::cql::algebra {
namespace {

bool is_number(Kind kind) {
  return kind == Kind::Integer || kind == Kind::Long || kind == Kind::Decimal;
}

bool is_temporal(Kind kind) {
  return kind == Kind::Date || kind == Kind::DateTime || kind == Kind::Time;
}

Decimal decimal_of(const Value& value) {
  return value.kind() == Kind::Decimal ? value.as_decimal() : Decimal::from_integer(value.as_long());
}

Orders compare_numbers(const Value& left, const Value& right) {
  if (left.kind() != Kind::Decimal && right.kind() != Kind::Decimal) {
    return Orders::of(left.as_long() <=> right.as_long());
  }
  return Orders::of(Decimal::compare(decimal_of(left), decimal_of(right)) <=> 0);
}

Orders compare_temporals(const Value& left, const Value& right, const Calendar& calendar) {
  if (!calendar.precision && alike_when_packed(left.as_packed_temporal(), right.as_packed_temporal()))
    return Orders::of(left.as_packed_temporal() <=> right.as_packed_temporal());
  const Temporal l = left.as_temporal();
  const Temporal r = right.as_temporal();
  const Precision shared = std::min(l.precision, r.precision);
  const bool one_lacks_milliseconds = shared == Precision::Second && l.precision != r.precision;
  if (!calendar.precision && !calendar.decimal_seconds && one_lacks_milliseconds) {
    const auto order = compare(l, r, Precision::Second, calendar.offset_minutes);
    return order && *order != 0 ? Orders::of(*order) : Orders::any();
  }
  const auto order = compare(l, r, calendar.precision, calendar.offset_minutes);
  return order ? Orders::of(*order) : Orders::any();
}

/// The ends of an uncertain count; a plain number is both its ends.
struct Count {
  Value low;
  Value high;
};
std::optional<Count> count_of(const Value& value) {
  if (is_number(value.kind())) return Count{value, value};
  if (value.kind() != Kind::Interval) return std::nullopt;
  const IntervalData& i = value.as_interval();
  if (!is_number(i.low.kind()) || !is_number(i.high.kind())) return std::nullopt;
  return Count{i.low, i.high};
}

Orders compare_counts(const Value& left, const Value& right) {
  const auto l = count_of(left);
  const auto r = count_of(right);
  if (!l || !r) return Orders();
  const Orders low_to_high = compare_numbers(l->low, r->high);
  const Orders high_to_low = compare_numbers(l->high, r->low);
  std::uint8_t possible = 0;
  if (low_to_high.may_be(Orders::kLess)) possible |= Orders::kLess;
  if (high_to_low.may_be(Orders::kGreater)) possible |= Orders::kGreater;
  if (!low_to_high.may_be(Orders::kGreater) && !high_to_low.may_be(Orders::kLess)) possible |= Orders::kEqual;
  return Orders(possible);
}

}  // namespace

Orders compare_values(const Value& left, const Value& right, const Calendar& calendar) {
  const Kind l = left.kind();
  const Kind r = right.kind();
  if (is_number(l) && is_number(r)) return compare_numbers(left, right);
  if (l == Kind::Interval || r == Kind::Interval) return compare_counts(left, right);
  if (is_temporal(l) && is_temporal(r) && (l == Kind::Time) == (r == Kind::Time)) {
    return compare_temporals(left, right, calendar);
  }
  if (l == Kind::String && r == Kind::String) return Orders::of(left.as_string().compare(right.as_string()) <=> 0);
  if (l == Kind::Quantity && r == Kind::Quantity) {
    const auto order = compare_quantities(left.as_quantity(), right.as_quantity());
    return order ? Orders::of(*order) : Orders();
  }
  return Orders();
}

std::strong_ordering sort_order(const Value& left, const Value& right, int offset_minutes) {
  if (left.is_null() || right.is_null()) return !left.is_null() <=> !right.is_null();
  const Orders orders = compare_values(left, right, {std::nullopt, offset_minutes});
  if (orders.certain()) {
    if (orders.less() == Truth::True) return std::strong_ordering::less;
    return orders.greater() == Truth::True ? std::strong_ordering::greater : std::strong_ordering::equal;
  }
  if (!is_temporal(left.kind()) || !is_temporal(right.kind())) return std::strong_ordering::equal;
  const Temporal l = left.as_temporal();
  const Temporal r = right.as_temporal();
  const auto by_start =
      compare(earliest(l, Precision::Millisecond), earliest(r, Precision::Millisecond), std::nullopt, offset_minutes);
  if (by_start && *by_start != 0) return *by_start;
  return static_cast<int>(l.precision) <=> static_cast<int>(r.precision);
}

}  // namespace nextline::cql::algebra
