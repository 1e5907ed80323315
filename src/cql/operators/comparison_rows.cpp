// Comparison operators: CQL 1.5 appendix B, chapter 5. NotEqual and NotEquivalent are Not(…) and Between two
// comparisons; the resolver writes them so.
#include "cql/operators/adapt.h"
#include "cql/operators/algebra/equality.h"
#include "cql/operators/algebra/order.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary

Calendar plain(const OperatorContext& c) {
  return {std::nullopt, c.offset_minutes, true};
}

Value equal_values(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2) return Value::null();
  const Kind kind = operands[0].kind();
  const bool moments = kind == operands[1].kind() && (kind == Kind::DateTime || kind == Kind::Time);
  return value_of(moments ? compare_values(operands[0], operands[1], plain(c)).equal()
                          : equal(c, operands[0], operands[1]));
}
Value equivalent_values(OperatorContext& c, const Value* operands, std::uint32_t count) {
  return count == 2 ? Value::boolean(equivalent(c, operands[0], operands[1])) : Value::null();
}
/// Numbers apart from the general equality, because two uncertain counts are not equal for being alike.
Truth equal_counts(OperatorContext& c, const Value& l, const Value& r) {
  return compare_values(l, r, plain(c)).equal();
}

/// Both operands of the kind the row says: the short way, which almost every comparison takes.
template <std::uint8_t Asked>
Value ordered(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2) return Value::null();
  return value_of(compare_values(operands[0], operands[1], plain(c)).is(Asked));
}

template <std::uint8_t Asked>
Value ordered_integers(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count == 2 && operands[0].kind() == Kind::Integer && operands[1].kind() == Kind::Integer) {
    return value_of(Orders::of(operands[0].as_integer() <=> operands[1].as_integer()).is(Asked));
  }
  return ordered<Asked>(c, operands, count);
}

template <std::uint8_t Asked>
Value ordered_decimals(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count == 2 && operands[0].kind() == Kind::Decimal && operands[1].kind() == Kind::Decimal) {
    const int order = Decimal::compare(operands[0].as_decimal(), operands[1].as_decimal());
    return value_of(Orders::of(order <=> 0).is(Asked));
  }
  return ordered<Asked>(c, operands, count);
}

constexpr std::uint8_t kLess = Orders::kLess;
constexpr std::uint8_t kGreater = Orders::kGreater;
constexpr std::uint8_t kAtMost = Orders::kLess | Orders::kEqual;
constexpr std::uint8_t kAtLeast = Orders::kGreater | Orders::kEqual;

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
#define NEXTLINE_ORDER_ROWS(name, asked, anchor, sign, r_integer, r_other)                                             \
  {name, "(Integer, Integer) -> Boolean", kPropagate, ordered_integers<asked>, AT(anchor), "1 " sign " 2", r_integer}, \
      {name, "(Long, Long) -> Boolean", kPropagate, ordered<asked>, AT(anchor), "1L " sign " 2L", r_integer},          \
      {name,     "(Decimal, Decimal) -> Boolean", kPropagate, ordered_decimals<asked>, AT(anchor), "1.5 " sign " 2.0", \
       r_integer},                                                                                                     \
      {name,       "(Quantity, Quantity) -> Boolean", kPropagate, ordered<asked>,                                      \
       AT(anchor), "1 'm' " sign " 10 'cm'",          r_other},                                                        \
      {name, "(String, String) -> Boolean", kPropagate, ordered<asked>, AT(anchor), "'b' " sign " 'a'", r_other},      \
      {name,       "(Date, Date) -> Boolean",          kPropagate, ordered<asked>,                                     \
       AT(anchor), "@2014-02-15 " sign " @2014-02-10", r_other},                                                       \
      {name,       "(DateTime, DateTime) -> Boolean",    kPropagate, ordered<asked>,                                   \
       AT(anchor), "@2014-02-15T " sign " @2014-02-10T", r_other},                                                     \
  {                                                                                                                    \
    name, "(Time, Time) -> Boolean", kPropagate, ordered<asked>, AT(anchor), "@T12:00 " sign " @T10:00", r_other       \
  }

constexpr OperatorRow kRows[] = {
    {"Equal", "(Integer, Integer) -> Boolean", kPropagate, adapt<equal_counts>, AT("equal"), "1 = 1", "true"},
    {"Equal", "(Long, Long) -> Boolean", kPropagate, adapt<equal_counts>, AT("equal"), "1L = 2L", "false"},
    {"Equal", "(Decimal, Decimal) -> Boolean", kPropagate, adapt<equal_counts>, AT("equal"), "1.50 = 1.5", "true"},
    {"Equal", "(T, T) -> Boolean", kPropagate, equal_values, AT("equal"), "{ 1, 2 } = { 1, 3 }", "false"},
    {"Equivalent", "(T, T) -> Boolean", kCustom, equivalent_values, AT("equivalent"), "'Abel' ~ 'abel'", "true"},
    NEXTLINE_ORDER_ROWS("Greater", kGreater, "greater", ">", "false", "true"),
    NEXTLINE_ORDER_ROWS("GreaterOrEqual", kAtLeast, "greater-or-equal", ">=", "false", "true"),
    NEXTLINE_ORDER_ROWS("Less", kLess, "less", "<", "true", "false"),
    NEXTLINE_ORDER_ROWS("LessOrEqual", kAtMost, "less-or-equal", "<=", "true", "false"),
};
#undef NEXTLINE_ORDER_ROWS
#undef AT

}  // namespace

std::span<const OperatorRow> comparison_rows() {
  return kRows;
}

}  // namespace nextline::cql
