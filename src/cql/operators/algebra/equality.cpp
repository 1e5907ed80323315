#include "cql/operators/algebra/equality.h"

#include <algorithm>

#include "cql/operators/algebra/interval.h"
#include "cql/operators/algebra/order.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/algebra/text.h"

namespace nextline::cql::algebra {
namespace {

Truth truth(bool b) {
  return b ? Truth::True : Truth::False;
}

Truth equal_lists(OperatorContext& context, std::span<const Value> left, std::span<const Value> right) {
  if (left.size() != right.size()) return Truth::False;
  Truth all = Truth::True;
  for (std::size_t i = 0; i < left.size() && all != Truth::False; ++i) {
    const bool both_null = left[i].is_null() && right[i].is_null();
    all = conjunction(all, both_null ? Truth::True : equal(context, left[i], right[i]));
  }
  return all;
}

Truth equal_tuples(OperatorContext& context, const TupleData& left, const TupleData& right) {
  if (left.shape->names.size() != right.shape->names.size()) return Truth::False;
  for (std::size_t i = 0; i < left.shape->names.size(); ++i) {
    const Value a = left.fields[i];
    const Value b = left.shape == right.shape ? right.fields[i] : right.field(left.shape->names[i]);
    if (a.is_null() && b.is_null()) continue;
    if (const Truth same = equal(context, a, b); same != Truth::True) return same;
  }
  return Truth::True;
}

/// Two texts of a code, where empty means not given.
Truth equal_parts(std::string_view left, std::string_view right) {
  if (left.empty() != right.empty()) return Truth::Unknown;
  return truth(left == right);
}

Truth equal_codes(const CodeData& left, const CodeData& right) {
  return conjunction(conjunction(equal_parts(left.code, right.code), equal_parts(left.system, right.system)),
                     conjunction(equal_parts(left.version, right.version), equal_parts(left.display, right.display)));
}

bool equivalent_codes(const CodeData& left, const CodeData& right) {
  return left.code == right.code && left.system == right.system;
}

Truth equal_concepts(const ConceptData& left, const ConceptData& right) {
  if (left.codes.size() != right.codes.size()) return Truth::False;
  Truth all = equal_parts(left.display, right.display);
  for (std::size_t i = 0; i < left.codes.size(); ++i)
    all = conjunction(all, equal_codes(left.codes[i], right.codes[i]));
  return all;
}

std::span<const CodeData> codes_of(const Value& value) {
  if (value.kind() == Kind::Code) return {&value.as_code(), 1};
  return value.as_concept().codes;
}

bool share_a_code(const Value& left, const Value& right) {
  const auto others = codes_of(right);
  return std::ranges::any_of(codes_of(left), [&](const CodeData& code) {
    return std::ranges::any_of(others, [&](const CodeData& other) { return equivalent_codes(code, other); });
  });
}

bool equivalent_decimals(const Decimal& left, const Decimal& right) {
  const int places = std::min(left.normalized().scale(), right.normalized().scale());
  return left.with_scale(places) == right.with_scale(places);
}

bool is_whole(const Value& value) {
  return value.kind() == Kind::Integer || value.kind() == Kind::Long;
}

/// Numbers of different kinds can meet inside lists and choices, where no conversion was made.
Decimal as_decimal(const Value& value) {
  return is_whole(value) ? Decimal::from_integer(value.as_long()) : value.as_decimal();
}

bool equivalent_tuples(OperatorContext& context, const TupleData& left, const TupleData& right) {
  if (left.shape->names.size() != right.shape->names.size()) return false;
  for (std::size_t i = 0; i < left.shape->names.size(); ++i) {
    if (!equivalent(context, left.fields[i], right.field(left.shape->names[i]))) return false;
  }
  return true;
}

bool equivalent_lists(OperatorContext& context, std::span<const Value> left, std::span<const Value> right) {
  return std::ranges::equal(left, right, [&](const Value& a, const Value& b) { return equivalent(context, a, b); });
}

bool is_number(const Value& v) {
  return is_whole(v) || v.kind() == Kind::Decimal;
}

Truth compare_elements(OperatorContext& context, const Value& left, const Value& right, bool equivalence) {
  if (context.compare_elements != nullptr) return context.compare_elements(context, left, right, equivalence);
  const bool same = left.kind() == right.kind() && left.element_document() == right.element_document() &&
                    left.element_node() == right.element_node();
  if (same) return Truth::True;
  return equivalence ? Truth::False : Truth::Unknown;
}

/// Equality of two values of one kind that have no order.
Truth equal_unordered(OperatorContext& context, const Value& left, const Value& right) {
  const Nested level(context);
  if (level.too_deep() || !context.spend(1)) return Truth::Unknown;
  switch (left.kind()) {
    case Kind::Boolean:
      return truth(left.as_boolean() == right.as_boolean());
    case Kind::Ratio: {
      const auto same = equal_ratios(left.as_ratio(), right.as_ratio());
      return same ? truth(*same) : Truth::Unknown;
    }
    case Kind::Code:
      return equal_codes(left.as_code(), right.as_code());
    case Kind::Concept:
      return equal_concepts(left.as_concept(), right.as_concept());
    case Kind::ValueSet:
      return truth(left.value_set_index() == right.value_set_index());
    case Kind::Interval:
      return equal_intervals(context, left.as_interval(), right.as_interval());
    case Kind::List:
      return equal_lists(context, left.as_list(), right.as_list());
    case Kind::Tuple:
      return equal_tuples(context, left.as_tuple(), right.as_tuple());
    default:
      return Truth::False;
  }
}

}  // namespace

Truth equal(OperatorContext& context, const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return Truth::Unknown;
  if (left.kind() == Kind::String && right.kind() == Kind::String) return truth(left.as_string() == right.as_string());
  if (left.kind() == Kind::Element || right.kind() == Kind::Element) {
    return compare_elements(context, left, right, false);
  }
  const bool both_intervals = left.kind() == Kind::Interval && right.kind() == Kind::Interval;
  if (!both_intervals) {
    const Orders orders = compare_values(left, right, {std::nullopt, context.offset_minutes});
    if (orders != Orders()) return orders.equal();
  }
  // No order although of one ordered kind: units that do not compare.
  if (left.kind() == Kind::Quantity && right.kind() == Kind::Quantity) return Truth::Unknown;
  return left.kind() == right.kind() ? equal_unordered(context, left, right) : Truth::False;
}

bool equivalent(OperatorContext& context, const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
  const Kind l = left.kind();
  const Kind r = right.kind();
  if (l == Kind::Element || r == Kind::Element) return compare_elements(context, left, right, true) == Truth::True;
  if (is_number(left) && is_number(right)) return equivalent_decimals(as_decimal(left), as_decimal(right));
  const auto coded = [](Kind k) { return k == Kind::Code || k == Kind::Concept; };
  if (coded(l) && coded(r)) return share_a_code(left, right);
  if (l != r) return false;
  const Nested level(context);
  if (level.too_deep() || !context.spend(1)) return false;
  switch (l) {
    case Kind::String:
      return equivalent_text(left.as_string(), right.as_string());
    case Kind::Quantity:
      return equivalent_quantities(left.as_quantity(), right.as_quantity());
    case Kind::Ratio:
      return equivalent_ratios(left.as_ratio(), right.as_ratio(), context.arena);
    case Kind::List:
      return equivalent_lists(context, left.as_list(), right.as_list());
    case Kind::Tuple:
      return equivalent_tuples(context, left.as_tuple(), right.as_tuple());
    case Kind::Interval:
      return equivalent_intervals(context, left.as_interval(), right.as_interval());
    default:
      return equal(context, left, right) == Truth::True;
  }
}

Truth same_item(OperatorContext& context, const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return truth(left.is_null() && right.is_null());
  return equal(context, left, right);
}

}  // namespace nextline::cql::algebra
