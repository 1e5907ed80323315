// The values CQL computes with: 16-byte tagged words, payloads in an arena.
//
// Example: Integer 5, DateTime 2024-03, String "abc" need no allocation beyond the text; Decimal needs none while its
// unscaled form fits 64 bits. A Value is trivially copyable and owns nothing: what it points at lives in the arena, the
// record or the program that made it, so no Value crosses a room boundary into Case or Plan.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/temporal.h"

namespace nextline {

enum class Kind : std::uint8_t {
  Null,
  Boolean,
  Integer,  ///< 32-bit
  Long,     ///< 64-bit
  Decimal,
  String,  ///< UTF-8
  Date,
  DateTime,
  Time,
  Quantity,
  Ratio,
  Code,
  Concept,
  ValueSet,  ///< a reference: index into the program's value sets
  Interval,
  List,
  Tuple,   ///< also instances of model classes such as Nextline.Case
  Element  ///< a node of a FHIR record's tape; opaque here, read through fhir/
};

class Value;
struct QuantityData;
struct RatioData;
struct CodeData;
struct ConceptData;
struct IntervalData;
struct TupleData;

class Value {
 public:
  constexpr Value() : head_(0), payload_{0} {}  // Null

  static constexpr Value null() { return {}; }
  static constexpr Value boolean(bool b) { return Value(Kind::Boolean, 0, 0, b ? 1 : 0); }
  static constexpr Value integer(std::int32_t i) { return Value(Kind::Integer, 0, 0, i); }
  static constexpr Value long_integer(std::int64_t i) { return Value(Kind::Long, 0, 0, i); }
  /// Puts wide decimals into `arena`.
  static Value decimal(const Decimal& d, Arena& arena) {
    const auto narrow = static_cast<std::int64_t>(d.unscaled());
    if (narrow != d.unscaled())
      return Value(Kind::Decimal, kWideDecimal, 0, static_cast<const void*>(arena.make<Decimal>(d)));
    return Value(Kind::Decimal, static_cast<std::uint8_t>(d.scale()), 0, narrow);
  }
  /// `text` must outlive the value; at most 4 GiB.
  static Value string(std::string_view text) {
    return Value(Kind::String, 0, static_cast<std::uint32_t>(text.size()), text.data());
  }
  static Value date(const Temporal& t) { return Value(Kind::Date, 0, 0, static_cast<std::int64_t>(t.pack())); }
  static Value datetime(const Temporal& t) { return Value(Kind::DateTime, 0, 0, static_cast<std::int64_t>(t.pack())); }
  static Value time(const Temporal& t) { return Value(Kind::Time, 0, 0, static_cast<std::int64_t>(t.pack())); }
  /// Of Kind Date, DateTime or Time, from Temporal::pack().
  static Value packed_temporal(Kind kind, std::uint64_t bits) {
    return Value(kind, 0, 0, static_cast<std::int64_t>(bits));
  }
  static Value quantity(const QuantityData* q) { return Value(Kind::Quantity, 0, 0, q); }
  static Value ratio(const RatioData* r) { return Value(Kind::Ratio, 0, 0, r); }
  static Value code(const CodeData* c) { return Value(Kind::Code, 0, 0, c); }
  static Value concept_value(const ConceptData* c) { return Value(Kind::Concept, 0, 0, c); }
  static constexpr Value value_set(std::uint32_t index) { return Value(Kind::ValueSet, 0, index, std::int64_t{0}); }
  static Value interval(const IntervalData* i) { return Value(Kind::Interval, 0, 0, i); }
  static Value list(std::span<const Value> items) {
    return Value(Kind::List, 0, static_cast<std::uint32_t>(items.size()), items.data());
  }
  static Value tuple(const TupleData* t) { return Value(Kind::Tuple, 0, 0, t); }
  /// `document` is a fhir tape, `node` an index into it.
  static Value element(const void* document, std::uint32_t node) { return Value(Kind::Element, 0, node, document); }

  constexpr Kind kind() const { return static_cast<Kind>(head_ & 0xFF); }
  constexpr bool is_null() const { return kind() == Kind::Null; }
  constexpr bool is_true() const { return kind() == Kind::Boolean && payload_.integer == 1; }
  constexpr bool is_false() const { return kind() == Kind::Boolean && payload_.integer == 0; }

  // Each accessor requires its kind; anything else is undefined (checked by assert in debug builds).
  constexpr bool as_boolean() const { return payload_.integer != 0; }
  constexpr std::int32_t as_integer() const { return static_cast<std::int32_t>(payload_.integer); }
  constexpr std::int64_t as_long() const { return payload_.integer; }
  Decimal as_decimal() const {
    return aux() == kWideDecimal ? *static_cast<const Decimal*>(payload_.pointer) : Decimal(payload_.integer, aux());
  }
  std::string_view as_string() const { return {static_cast<const char*>(payload_.pointer), count()}; }
  Temporal as_temporal() const { return Temporal::unpack(static_cast<std::uint64_t>(payload_.integer)); }
  /// The word of as_temporal(): Temporal::pack() of it.
  std::uint64_t as_packed_temporal() const { return static_cast<std::uint64_t>(payload_.integer); }
  const QuantityData& as_quantity() const { return *static_cast<const QuantityData*>(payload_.pointer); }
  const RatioData& as_ratio() const { return *static_cast<const RatioData*>(payload_.pointer); }
  const CodeData& as_code() const { return *static_cast<const CodeData*>(payload_.pointer); }
  const ConceptData& as_concept() const { return *static_cast<const ConceptData*>(payload_.pointer); }
  const IntervalData& as_interval() const { return *static_cast<const IntervalData*>(payload_.pointer); }
  std::span<const Value> as_list() const { return {static_cast<const Value*>(payload_.pointer), count()}; }
  const TupleData& as_tuple() const { return *static_cast<const TupleData*>(payload_.pointer); }
  std::uint32_t value_set_index() const { return count(); }
  const void* element_document() const { return payload_.pointer; }
  std::uint32_t element_node() const { return count(); }

 private:
  constexpr Value(Kind kind, std::uint8_t aux, std::uint32_t count, std::int64_t integer)
      : head_(head_of(kind, aux, count)), payload_{integer} {}
  Value(Kind kind, std::uint8_t aux, std::uint32_t count, const void* pointer) : head_(head_of(kind, aux, count)) {
    payload_.pointer = pointer;
  }
  static constexpr std::uint64_t head_of(Kind kind, std::uint8_t aux, std::uint32_t count) {
    return static_cast<std::uint64_t>(kind) | std::uint64_t{aux} << 8 | std::uint64_t{count} << 32;
  }
  constexpr std::uint8_t aux() const { return static_cast<std::uint8_t>(head_ >> 8); }
  constexpr std::uint32_t count() const { return static_cast<std::uint32_t>(head_ >> 32); }

  static constexpr std::uint8_t kWideDecimal = 0x80;  // in aux(): payload points at a Decimal; else aux() is the scale

  std::uint64_t head_;  // kind, aux and count in one word: a value goes through two registers as it is
  union {
    std::int64_t integer;
    const void* pointer;
  } payload_;
};
static_assert(sizeof(Value) == 16);

/// A number with a UCUM unit; "1" and "" both mean no unit (the default unit). Calendar words (year, month, …) are kept
/// as written.
struct QuantityData {
  Decimal value;
  std::string_view unit;
};
struct RatioData {
  QuantityData numerator;
  QuantityData denominator;
};
struct CodeData {
  std::string_view code;
  std::string_view system;
  std::string_view version;
  std::string_view display;
};
struct ConceptData {
  std::span<const CodeData> codes;
  std::string_view display;
};
/// Null bounds: with a closed end the bound is the type's minimum or maximum, with an open end it is unknown.
struct IntervalData {
  Value low;
  Value high;
  bool low_closed = true;
  bool high_closed = true;
};
/// Names of a tuple's elements, in the order of its fields. Shared by all tuples of one type.
struct TupleShape {
  std::span<const std::string_view> names;
};
struct TupleData {
  const TupleShape* shape = nullptr;
  const Value* fields = nullptr;  ///< shape->names.size() of them

  std::span<const Value> values() const { return {fields, shape->names.size()}; }
  /// The field called `name`; null if there is none.
  Value field(std::string_view name) const {
    if (shape == nullptr) return Value::null();
    // Names are mostly told by where they stand: those of one program stand there once.
    for (std::size_t i = 0; i < shape->names.size(); ++i)
      if (shape->names[i].data() == name.data() && shape->names[i].size() == name.size()) return fields[i];
    for (std::size_t i = 0; i < shape->names.size(); ++i)
      if (shape->names[i] == name) return fields[i];
    return Value::null();
  }
};

/// True, False or Unknown: CQL's logic without a Value around it.
enum class Truth : std::uint8_t { False = 0, True = 1, Unknown = 2 };
constexpr Truth truth_of(Value v) {
  return v.is_null() ? Truth::Unknown : (v.as_boolean() ? Truth::True : Truth::False);
}
constexpr Value value_of(Truth t) {
  return t == Truth::Unknown ? Value::null() : Value::boolean(t == Truth::True);
}
Truth conjunction(Truth left, Truth right);
Truth disjunction(Truth left, Truth right);
Truth negation(Truth operand);

/// "Integer", "Quantity", …: the System type of a point of an interval; empty for kinds no interval has points of.
std::string_view point_type_name(Kind kind);

}  // namespace nextline
