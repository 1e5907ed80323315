#include "base/value.h"

namespace nextline {

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

std::string_view point_type_name(Kind kind) {
  switch (kind) {
    case Kind::Integer:
      return "Integer";
    case Kind::Long:
      return "Long";
    case Kind::Decimal:
      return "Decimal";
    case Kind::Quantity:
      return "Quantity";
    case Kind::Date:
      return "Date";
    case Kind::DateTime:
      return "DateTime";
    case Kind::Time:
      return "Time";
    default:
      return {};
  }
}

}  // namespace nextline
