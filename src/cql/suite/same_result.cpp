#include <algorithm>

#include "cql/suite/suite.h"

namespace nextline::cql {

namespace {

/// "days" and "day" are one unit, and so are "" and "1".
std::string_view canonical_unit(std::string_view unit) {
  if (unit.empty()) return "1";
  for (const std::string_view word :
       {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds"})
    if (unit == word) return unit.substr(0, unit.size() - 1);
  return unit;
}

bool same_quantity(const QuantityData& left, const QuantityData& right) {
  return left.value == right.value && canonical_unit(left.unit) == canonical_unit(right.unit);
}

bool same_code(const CodeData& left, const CodeData& right) {
  return left.code == right.code && left.system == right.system && left.version == right.version &&
         left.display == right.display;
}

bool same_temporal(const Temporal& left, const Temporal& right) {
  if (left.precision != right.precision) return false;
  const auto order = compare(left, right, std::nullopt, 0);
  return order && *order == std::strong_ordering::equal;
}

bool same_items(std::span<const Value> left, std::span<const Value> right) {
  return std::ranges::equal(left, right, same_result);
}

bool same_tuple(const TupleData& left, const TupleData& right) {
  if (left.shape->names.size() != right.shape->names.size()) return false;
  return std::ranges::all_of(left.shape->names, [&](std::string_view name) {
    return std::ranges::find(right.shape->names, name) != right.shape->names.end() &&
           same_result(left.field(name), right.field(name));
  });
}

bool same_interval(const IntervalData& left, const IntervalData& right) {
  return left.low_closed == right.low_closed && left.high_closed == right.high_closed &&
         same_result(left.low, right.low) && same_result(left.high, right.high);
}

}  // namespace

bool same_result(const Value& left, const Value& right) {
  const bool day_only =
      left.kind() == Kind::DateTime && right.kind() == Kind::Date && left.as_temporal().precision <= Precision::Day;
  if (left.kind() != right.kind() && !day_only) return false;
  switch (left.kind()) {
    case Kind::Null:
      return true;
    case Kind::Boolean:
      return left.as_boolean() == right.as_boolean();
    case Kind::Integer:
      return left.as_integer() == right.as_integer();
    case Kind::Long:
      return left.as_long() == right.as_long();
    case Kind::Decimal:
      return left.as_decimal() == right.as_decimal();
    case Kind::String:
      return left.as_string() == right.as_string();
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Time:
      return same_temporal(left.as_temporal(), right.as_temporal());
    case Kind::Quantity:
      return same_quantity(left.as_quantity(), right.as_quantity());
    case Kind::Ratio:
      return same_quantity(left.as_ratio().numerator, right.as_ratio().numerator) &&
             same_quantity(left.as_ratio().denominator, right.as_ratio().denominator);
    case Kind::Code:
      return same_code(left.as_code(), right.as_code());
    case Kind::Concept:
      return left.as_concept().display == right.as_concept().display &&
             std::ranges::equal(left.as_concept().codes, right.as_concept().codes, same_code);
    case Kind::ValueSet:
      return left.value_set_index() == right.value_set_index();
    case Kind::Interval:
      return same_interval(left.as_interval(), right.as_interval());
    case Kind::List:
      return same_items(left.as_list(), right.as_list());
    case Kind::Tuple:
      return same_tuple(left.as_tuple(), right.as_tuple());
    case Kind::Element:
      return left.element_document() == right.element_document() && left.element_node() == right.element_node();
  }
  return false;
}

}  // namespace nextline::cql
