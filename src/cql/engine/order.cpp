#include "cql/engine/order.h"

#include "base/ucum.h"
#include "cql/operators/algebra/order.h"

namespace nextline::cql {

namespace {

using Order = std::optional<std::strong_ordering>;

bool is_number(const Value& value) {
  return value.kind() == Kind::Integer || value.kind() == Kind::Long || value.kind() == Kind::Decimal;
}
bool is_temporal(const Value& value) {
  return value.kind() == Kind::Date || value.kind() == Kind::DateTime || value.kind() == Kind::Time;
}
Decimal number_of(const Value& value) {
  return value.kind() == Kind::Decimal ? value.as_decimal() : Decimal::from_integer(value.as_long());
}

Order order_of_quantities(const QuantityData& left, const QuantityData& right) {
  if (left.unit == right.unit) return Decimal::compare(left.value, right.value) <=> 0;
  const std::optional<Decimal> converted = ucum::convert(right.value, right.unit, left.unit);
  return converted ? Order(Decimal::compare(left.value, *converted) <=> 0) : std::nullopt;
}

}  // namespace

Order order_of(const Value& left, const Value& right, int offset_minutes) {
  if (is_number(left) && is_number(right)) return Decimal::compare(number_of(left), number_of(right)) <=> 0;
  if (is_temporal(left) && is_temporal(right))
    return compare(left.as_temporal(), right.as_temporal(), std::nullopt, offset_minutes);
  if (left.kind() != right.kind()) return std::nullopt;
  if (left.kind() == Kind::String) return left.as_string().compare(right.as_string()) <=> 0;
  if (left.kind() == Kind::Quantity) return order_of_quantities(left.as_quantity(), right.as_quantity());
  return std::nullopt;
}

std::strong_ordering sort_order(const Value& left, const Value& right, int offset_minutes) {
  if (left.is_null() || right.is_null()) return right.is_null() <=> left.is_null();
  if (is_temporal(left) && is_temporal(right)) {
    if (algebra::alike_when_packed(left.as_packed_temporal(), right.as_packed_temporal()))
      return left.as_packed_temporal() <=> right.as_packed_temporal();
    const Temporal a = left.as_temporal();
    const Temporal b = right.as_temporal();
    const Order certain =
        compare(earliest(a, Precision::Millisecond), earliest(b, Precision::Millisecond), std::nullopt, offset_minutes);
    if (certain && *certain != 0) return *certain;
    return a.precision <=> b.precision;
  }
  return order_of(left, right, offset_minutes).value_or(std::strong_ordering::equal);
}

}  // namespace nextline::cql
