#include "base/value.h"

#include <cassert>
#include <limits>

namespace nextline {

Value Value::decimal(const Decimal& d, Arena& arena) {
  const bool narrow = d.unscaled() >= std::numeric_limits<std::int64_t>::min() &&
                      d.unscaled() <= std::numeric_limits<std::int64_t>::max();
  if (narrow) {
    return Value(Kind::Decimal, static_cast<std::uint8_t>(d.scale()), 0, static_cast<std::int64_t>(d.unscaled()));
  }
  const void* wide = arena.make<Decimal>(d);
  return Value(Kind::Decimal, kWideDecimal, 0, wide);
}

Decimal Value::as_decimal() const {
  assert(kind_ == Kind::Decimal);
  if (aux_ == kWideDecimal) return *static_cast<const Decimal*>(payload_.pointer);
  return Decimal(payload_.integer, aux_);
}

Value TupleData::field(std::string_view name) const {
  if (shape == nullptr) return Value::null();
  for (std::size_t i = 0; i < shape->names.size(); ++i) {
    if (shape->names[i] == name) return fields[i];
  }
  return Value::null();
}

Truth conjunction(Truth left, Truth right) {
  if (left == Truth::False || right == Truth::False) return Truth::False;
  return left == Truth::True && right == Truth::True ? Truth::True : Truth::Unknown;
}

Truth disjunction(Truth left, Truth right) {
  if (left == Truth::True || right == Truth::True) return Truth::True;
  return left == Truth::False && right == Truth::False ? Truth::False : Truth::Unknown;
}

Truth negation(Truth operand) {
  if (operand == Truth::Unknown) return Truth::Unknown;
  return operand == Truth::True ? Truth::False : Truth::True;
}

}  // namespace nextline
