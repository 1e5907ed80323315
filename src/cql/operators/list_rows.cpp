// List operators: CQL 1.5 appendix B, chapter 10. Exists, First, Last, SingletonFrom and sorting are the engine's.
#include <algorithm>

#include "cql/operators/adapt.h"
#include "cql/operators/algebra/equality.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;

Truth truth(bool b) {
  return b ? Truth::True : Truth::False;
}

/// Whether `item` is in the list. A null among the items is no item that was asked for, so it leaves False standing; a
/// partly known date that may be the one gives Unknown.
Truth has(OperatorContext& c, const List& list, const Value& item) {
  Truth found = Truth::False;
  if (!c.spend(list.size())) return Truth::Unknown;
  const bool is_text = item.kind() == Kind::String;
  const std::string_view text = is_text ? item.as_string() : std::string_view();
  for (const Value& v : list) {
    // The usual case first: two words that differ.
    if (is_text && v.kind() == Kind::String && v.as_string() != text) continue;
    found = disjunction(found, same_item(c, v, item));
    if (found == Truth::True) break;
  }
  return found;
}

/// Whether the list has an item that is not `item`. Unlike has(), a null item might be `item`.
Truth has_other(OperatorContext& c, const List& list, const Value& item) {
  Truth other = Truth::False;
  if (!c.spend(list.size())) return Truth::Unknown;
  for (const Value& v : list) {
    other = disjunction(other, item.is_null() ? truth(!v.is_null()) : negation(equal(c, v, item)));
  }
  return other;
}

Truth has_all(OperatorContext& c, const List& list, const List& items) {
  Truth all = Truth::True;
  for (const Value& v : items) all = conjunction(all, has(c, list, v));
  return all;
}

Truth properly_has_all(OperatorContext& c, const List& list, const List& items) {
  return conjunction(has_all(c, list, items), negation(has_all(c, items, list)));
}

/// Tells of most texts at once that a list does not have them: a bit for each of its texts, all for anything else.
class TextBits {
 public:
  explicit TextBits(const List& list = {}) {
    for (const Value& v : list) add(v);
  }
  void add(const Value& v) { bits_ |= v.kind() == Kind::String ? bit_of(v.as_string()) : ~std::uint64_t{0}; }
  bool may_have(const Value& v) const {
    return v.kind() == Kind::String ? (bits_ & bit_of(v.as_string())) != 0 : bits_ != 0;
  }

 private:
  static std::uint64_t bit_of(std::string_view text) {
    const std::size_t ends =
        text.empty() ? 0 : static_cast<unsigned char>(text.front()) + 5u * static_cast<unsigned char>(text.back());
    return std::uint64_t{1} << ((ends + 11 * text.size()) % 64);
  }
  std::uint64_t bits_ = 0;
};

/// Distinct items, in room for as many as may come.
class DistinctItems {
 public:
  DistinctItems(OperatorContext& c, std::size_t most) : c_(c), room_(c.arena.make_array<Value>(most)) {}
  void add(const Value& v) {
    if (bits_.may_have(v) && has(c_, items(), v) == Truth::True) return;
    room_[size_++] = v;
    bits_.add(v);
  }
  /// Adds those of `list` that are known to be, or not to be, in `other`.
  void add(const List& list, const List& other, bool wanted) {
    const TextBits others(other);
    for (const Value& v : list)
      if ((others.may_have(v) && has(c_, other, v) == Truth::True) == wanted) add(v);
  }
  List items() const { return {room_.data(), size_}; }

 private:
  OperatorContext& c_;
  std::span<Value> room_;
  std::size_t size_ = 0;
  TextBits bits_;
};

/// The distinct items of `list` that are known to be, or not to be, in `other`.
Value filtered(OperatorContext& c, const List& list, const List& other, bool wanted) {
  DistinctItems items(c, list.size());
  items.add(list, other, wanted);
  return Value::list(items.items());
}

template <Truth (*Holds)(OperatorContext&, const List&, const Value&)>
Value contains(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2) return Value::null();
  if (operands[0].kind() != Kind::List) return Value::boolean(false);
  return value_of(Holds(c, operands[0].as_list(), operands[1]));
}
template <Body Contains>
Value in(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2) return Value::null();
  const Value swapped[] = {operands[1], operands[0]};
  return Contains(c, swapped, 2);
}
template <Body Contains, int ListAt>
Value both_given(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2 || operands[ListAt].kind() != Kind::List || operands[1 - ListAt].is_null()) return Value::null();
  return Contains(c, operands, count);
}
/// `properly includes` asked of a list that is null: false, but null if the other side may have been meant as a list
/// too (the resolver takes these rows for an untyped null).
template <Body Contains, int ListAt>
Value unless_both_lists(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (count != 2) return Value::null();
  const Kind item = operands[1 - ListAt].kind();
  if (operands[ListAt].is_null() && (item == Kind::Null || item == Kind::List)) return Value::null();
  return Contains(c, operands, count);
}
Truth properly_has(OperatorContext& c, const List& list, const Value& item) {
  return conjunction(has(c, list, item), has_other(c, list, item));
}
constexpr Body kContains = contains<has>;
constexpr Body kIn = in<kContains>;
constexpr Body kProperContains = contains<properly_has>;
constexpr Body kProperIn = in<kProperContains>;

Truth includes(OperatorContext& c, const List& l, const List& r) {
  return has_all(c, l, r);
}
Truth included_in(OperatorContext& c, const List& l, const List& r) {
  return has_all(c, r, l);
}
Truth proper_includes(OperatorContext& c, const List& l, const List& r) {
  return properly_has_all(c, l, r);
}
Truth proper_included_in(OperatorContext& c, const List& l, const List& r) {
  return properly_has_all(c, r, l);
}

Value distinct(OperatorContext& c, const List& list) {
  return filtered(c, list, {}, false);
}
Value except(OperatorContext& c, const List& left, const optional<List>& right) {
  return filtered(c, left, right.value_or(List()), false);
}
Value intersect(OperatorContext& c, const List& left, const List& right) {
  return filtered(c, left, right, true);
}
/// A null list counts as empty, but two of them as null.
Value unite(OperatorContext& c, const optional<List>& left, const optional<List>& right) {
  if (!left && !right) return Value::null();
  DistinctItems items(c, left.value_or(List()).size() + right.value_or(List()).size());
  items.add(left.value_or(List()), {}, false);
  items.add(right.value_or(List()), {}, false);
  return Value::list(items.items());
}

Value flatten(OperatorContext& c, const List& lists) {
  std::size_t count = 0;
  for (const Value& v : lists) count += v.kind() == Kind::List ? v.as_list().size() : 0;
  auto items = c.arena.make_array<Value>(count);
  auto next = items.begin();
  for (const Value& v : lists) {
    if (v.kind() == Kind::List) next = std::ranges::copy(v.as_list(), next).out;
  }
  return Value::list(items);
}

optional<Value> item_at(const List& list, std::int32_t index) {
  if (index < 0 || static_cast<std::size_t>(index) >= list.size()) return std::nullopt;
  return list[static_cast<std::size_t>(index)];
}

optional<std::int32_t> index_of_item(OperatorContext& c, const List& list, const Value& item) {
  if (!c.spend(list.size())) return std::nullopt;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (equal(c, list[i], item) == Truth::True) return static_cast<std::int32_t>(i);
  }
  return -1;
}

std::int32_t length(const optional<List>& list) {
  return list ? static_cast<std::int32_t>(list->size()) : 0;
}

/// Items from `start` (null: the first) up to before `end` (null: after the last); negative counts from the end.
List slice(const List& list, const optional<std::int32_t>& start, const optional<std::int32_t>& end) {
  const auto size = static_cast<std::int64_t>(list.size());
  const auto place = [&](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? size + i : i, 0, size); };
  const std::int64_t from = place(start.value_or(0));
  const std::int64_t to = end ? place(*end) : size;
  return from >= to ? List() : list.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
}
List slice_all(const List& list) {
  return list;
}
List slice_from(const List& list, const optional<std::int32_t>& start) {
  return slice(list, start, std::nullopt);
}
List skip(const List& list, const optional<std::int32_t>& number) {
  return number && *number < 0 ? List() : slice(list, number, std::nullopt);
}
List tail(const List& list) {
  return slice(list, 1, std::nullopt);
}
List take(const List& list, const optional<std::int32_t>& number) {
  return slice(list, 0, std::max(number.value_or(0), 0));
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
constexpr OperatorRow kRows[] = {
    {"Contains", "(List<T>, T) -> Boolean", kCustom, kContains, AT("contains-1"), "{ 1, 3, 5 } contains 3", "true"},
    {"Distinct", "(List<T>) -> List<T>", kPropagate, adapt<distinct>, AT("distinct"),
     "distinct { 1, 2, 1, null, null }", "{ 1, 2, null }"},
    {"Except", "(List<T>, List<T>) -> List<T>", kCustom, adapt<except>, AT("except-1"),
     "{ 1, 2, 3, 4 } except { 2, 3 }", "{ 1, 4 }"},
    {"Flatten", "(List<List<T>>) -> List<T>", kPropagate, adapt<flatten>, AT("flatten"), "Flatten({ { 1, 2 }, { 3 } })",
     "{ 1, 2, 3 }"},
    {"In", "(T, List<T>) -> Boolean", kCustom, kIn, AT("in-1"), "4 in { 1, 3, 5 }", "false"},
    {"IncludedIn", "(List<T>, List<T>) -> Boolean", kPropagate, adapt<included_in>, AT("included-in-1"),
     "{ 2 } included in { 1, 2, 3 }", "true"},
    {"IncludedIn", "(T, List<T>) -> Boolean", kCustom, both_given<kIn, 1>, AT("included-in-1"),
     "4 included in { 1, 2, 3 }", "false"},
    {"Includes", "(List<T>, List<T>) -> Boolean", kPropagate, adapt<includes>, AT("includes-1"),
     "{ 1, 2, 3 } includes { 4 }", "false"},
    {"Includes", "(List<T>, T) -> Boolean", kCustom, both_given<kContains, 0>, AT("includes-1"),
     "{ 1, 2, 3 } includes 2", "true"},
    {"Indexer", "(List<T>, Integer) -> T", kPropagate, adapt<item_at>, AT("indexer-1"), "{ 'a', 'b' }[1]", "'b'"},
    {"IndexOf", "(List<T>, T) -> Integer", kPropagate, adapt<index_of_item>, AT("indexof"),
     "IndexOf({ 'a', 'b' }, 'b')", "1"},
    {"Intersect", "(List<T>, List<T>) -> List<T>", kPropagate, adapt<intersect>, AT("intersect-1"),
     "{ 1, 2, 3 } intersect { 2, 3, 4 }", "{ 2, 3 }"},
    {"Length", "(List<T>) -> Integer", kCustom, adapt<length>, AT("length-1"), "Length({ 1, null })", "2"},
    {"ProperContains", "(List<T>, T) -> Boolean", kCustom, kProperContains, AT("properly-includes-1"),
     "{ 'a', 'b' } properly includes 'a'", "true"},
    {"ProperIn", "(T, List<T>) -> Boolean", kCustom, kProperIn, AT("properly-included-in-1"),
     "'a' properly included in { 'a' }", "false"},
    {"ProperIncludedIn", "(T, List<T>) -> Boolean", kCustom, unless_both_lists<kProperIn, 1>,
     AT("properly-included-in-1"), "'a' properly included in { 'a', 'b' }", "true"},
    {"ProperIncludedIn", "(List<T>, List<T>) -> Boolean", kPropagate, adapt<proper_included_in>,
     AT("properly-included-in-1"), "{ 2 } properly included in { 1, 2, 3 }", "true"},
    {"ProperIncludes", "(List<T>, T) -> Boolean", kCustom, unless_both_lists<kProperContains, 0>,
     AT("properly-includes-1"), "{ 'a', 'b' } properly includes 'c'", "false"},
    {"ProperIncludes", "(List<T>, List<T>) -> Boolean", kPropagate, adapt<proper_includes>, AT("properly-includes-1"),
     "{ 1, 2, 3 } properly includes { 1, 2, 3 }", "false"},
    {"Skip", "(List<T>, Integer) -> List<T>", kCustom, adapt<skip>, AT("skip"), "Skip({ 1, 2, 3, 4, 5 }, 3)",
     "{ 4, 5 }"},
    {"Slice", "(List<T>) -> List<T>", kPropagate, adapt<slice_all>, AT("skip"), "Slice({ 1, 2, 3 })", "{ 1, 2, 3 }"},
    {"Slice", "(List<T>, Integer) -> List<T>", kCustom, adapt<slice_from>, AT("skip"), "Slice({ 1, 2, 3, 4, 5 }, -2)",
     "{ 4, 5 }"},
    {"Slice", "(List<T>, Integer, Integer) -> List<T>", kCustom, adapt<slice>, AT("skip"),
     "Slice({ 1, 2, 3, 4, 5 }, 1, 3)", "{ 2, 3 }"},
    {"Tail", "(List<T>) -> List<T>", kPropagate, adapt<tail>, AT("tail"), "Tail({ 1, 2, 3 })", "{ 2, 3 }"},
    {"Take", "(List<T>, Integer) -> List<T>", kCustom, adapt<take>, AT("take"), "Take({ 1, 2, 3 }, 2)", "{ 1, 2 }"},
    {"Union", "(List<T>, List<T>) -> List<T>", kCustom, adapt<unite>, AT("union-1"), "{ 1, 2, 3 } union { 2, 4 }",
     "{ 1, 2, 3, 4 }"},
};
#undef AT

}  // namespace

std::span<const OperatorRow> list_rows() {
  return kRows;
}

}  // namespace nextline::cql
