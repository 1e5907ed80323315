// Between the table and the bodies. A body is a plain function on native values,
//     std::optional<std::int32_t> add_integer(std::int32_t left, std::int32_t right);
// and adapt<add_integer> is the table's entry: it reads each operand, answers null when one is null or of another kind,
// and wraps the result. So a body holds only its meaning.
//
// Parameters a body may have: bool, int32_t, int64_t, Decimal, string_view, Date, DateTime, Time, QuantityData,
// RatioData, CodeData, ConceptData, Interval (IntervalData), List (span<const Value>), Value (any value that is not
// null); std::optional of these where null is a meaning; and OperatorContext& first, if it needs the arena, the clock
// or fail().
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "cql/operators/table.h"

namespace nextline::cql::algebra {

/// The three calendar types share one representation; these keep them apart in the signatures of bodies.
struct Date {
  Temporal value;
};
struct DateTime {
  Temporal value;
};
struct Time {
  Temporal value;
};
using List = std::span<const Value>;

template <class T>
struct Native;  // read: the T in a Value, none if it holds something else.  make: a Value of a T.

#define NEXTLINE_NATIVE(type, kind_name, read_expression, make_expression)                              \
  template <>                                                                                           \
  struct Native<type> {                                                                                 \
    static std::optional<type> read(const Value& value) {                                               \
      if (value.kind() != Kind::kind_name) return std::nullopt;                                         \
      return read_expression;                                                                           \
    }                                                                                                   \
    static Value make([[maybe_unused]] OperatorContext& context, [[maybe_unused]] const type& native) { \
      return make_expression;                                                                           \
    }                                                                                                   \
  }

NEXTLINE_NATIVE(bool, Boolean, value.as_boolean(), Value::boolean(native));
NEXTLINE_NATIVE(std::int32_t, Integer, value.as_integer(), Value::integer(native));
NEXTLINE_NATIVE(std::int64_t, Long, value.as_long(), Value::long_integer(native));
NEXTLINE_NATIVE(Decimal, Decimal, value.as_decimal(), Value::decimal(native, context.arena));
NEXTLINE_NATIVE(std::string_view, String, value.as_string(), Value::string(native));
NEXTLINE_NATIVE(Date, Date, Date{value.as_temporal()}, Value::date(native.value));
NEXTLINE_NATIVE(DateTime, DateTime, DateTime{value.as_temporal()}, Value::datetime(native.value));
NEXTLINE_NATIVE(Time, Time, Time{value.as_temporal()}, Value::time(native.value));
NEXTLINE_NATIVE(QuantityData, Quantity, value.as_quantity(), Value::quantity(context.arena.make<QuantityData>(native)));
NEXTLINE_NATIVE(RatioData, Ratio, value.as_ratio(), Value::ratio(context.arena.make<RatioData>(native)));
NEXTLINE_NATIVE(CodeData, Code, value.as_code(), Value::code(context.arena.make<CodeData>(native)));
NEXTLINE_NATIVE(ConceptData, Concept, value.as_concept(),
                Value::concept_value(context.arena.make<ConceptData>(native)));
NEXTLINE_NATIVE(IntervalData, Interval, value.as_interval(), Value::interval(context.arena.make<IntervalData>(native)));
NEXTLINE_NATIVE(List, List, value.as_list(), Value::list(native));
#undef NEXTLINE_NATIVE

template <>
struct Native<Value> {
  static std::optional<Value> read(const Value& value) {
    if (value.is_null()) return std::nullopt;
    return value;
  }
  static Value make(OperatorContext&, const Value& value) { return value; }
};
template <>
struct Native<Truth> {
  static Value make(OperatorContext&, Truth truth) { return value_of(truth); }
};
/// Text that a body built: copied into the arena.
template <>
struct Native<std::string> {
  static Value make(OperatorContext& context, const std::string& text) {
    return Value::string(context.arena.copy(text));
  }
};
template <class T>
struct Native<std::optional<T>> {
  static Value make(OperatorContext& context, const std::optional<T>& native) {
    return native ? Native<T>::make(context, *native) : Value::null();
  }
};

namespace adapting {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
  using Inner = T;
};

/// One operand on its way to a parameter of type T. `ok` is false when the body must not be called.
template <class T>
struct Operand {
  std::optional<T> value;
  explicit Operand(const Value& v) : value(Native<T>::read(v)) {}
  bool ok() const { return value.has_value(); }
  const T& get() const { return *value; }
};
template <class T>
  requires IsOptional<T>::value
struct Operand<T> {
  T value;
  bool null;
  explicit Operand(const Value& v) : value(Native<typename IsOptional<T>::Inner>::read(v)), null(v.is_null()) {}
  bool ok() const { return null || value.has_value(); }
  const T& get() const { return value; }
};

template <class Signature>
struct Caller;

template <class Result, class... Parameters>
struct Caller<Result (*)(Parameters...)> {
  template <auto Function>
  static Value run(OperatorContext& context, const Value* operands, std::uint32_t count) {
    if (count < sizeof...(Parameters)) return Value::null();
    return unpack<Function>(context, operands, std::index_sequence_for<Parameters...>());
  }
  template <auto Function, std::size_t... I>
  static Value unpack(OperatorContext& context, const Value* operands, std::index_sequence<I...>) {
    const std::tuple<Operand<std::remove_cvref_t<Parameters>>...> native{
        Operand<std::remove_cvref_t<Parameters>>(operands[I])...};
    if (!(std::get<I>(native).ok() && ...)) return Value::null();
    return Native<Result>::make(context, Function(std::get<I>(native).get()...));
  }
};
template <class Result, class... Parameters>
struct Caller<Result (*)(OperatorContext&, Parameters...)> {
  template <auto Function>
  static Value run(OperatorContext& context, const Value* operands, std::uint32_t count) {
    if (count < sizeof...(Parameters)) return Value::null();
    return unpack<Function>(context, operands, std::index_sequence_for<Parameters...>());
  }
  template <auto Function, std::size_t... I>
  static Value unpack(OperatorContext& context, const Value* operands, std::index_sequence<I...>) {
    const std::tuple<Operand<std::remove_cvref_t<Parameters>>...> native{
        Operand<std::remove_cvref_t<Parameters>>(operands[I])...};
    if (!(std::get<I>(native).ok() && ...)) return Value::null();
    return Native<Result>::make(context, Function(context, std::get<I>(native).get()...));
  }
};

}  // namespace adapting

/// The table's entry for the plain function `Function`.
template <auto Function>
Value adapt(OperatorContext& context, const Value* operands, std::uint32_t count) {
  return adapting::Caller<decltype(Function)>::template run<Function>(context, operands, count);
}

namespace adapting {

/// The least and greatest number an operand can be; none if it is no number of this type.
template <class T>
struct Ends {
  T low;
  T high;
};
template <class T>
std::optional<Ends<T>> ends_of(const Value& value) {
  if (const auto certain = Native<T>::read(value)) return Ends<T>{*certain, *certain};
  if (value.kind() != Kind::Interval) return std::nullopt;
  const auto low = Native<T>::read(value.as_interval().low);
  const auto high = Native<T>::read(value.as_interval().high);
  return low && high ? std::optional(Ends<T>{*low, *high}) : std::nullopt;
}

template <class Signature>
struct CountCaller;

template <class Result, class Left, class... Right>
struct CountCaller<Result (*)(Left, Right...)> {
  using T = std::remove_cvref_t<Left>;

  template <auto Function>
  static Value run(OperatorContext& context, const Value* operands) {
    const auto left = ends_of<T>(operands[0]);
    const auto right = ends_of<T>(operands[sizeof...(Right)]);
    if (!left || !right) return Value::null();
    std::optional<T> least;
    std::optional<T> greatest;
    for (const T& l : {left->low, left->high}) {
      for (const T& r : {right->low, right->high}) {
        std::optional<T> result;
        if constexpr (sizeof...(Right) == 0) {
          result = Function(l);
        } else {
          result = Function(l, r);
        }
        if (!result) return Value::null();
        if (!least || *result < *least) least = result;
        if (!greatest || *greatest < *result) greatest = result;
      }
    }
    return Value::interval(context.arena.make<IntervalData>(Native<T>::make(context, *least),
                                                            Native<T>::make(context, *greatest), true, true));
  }
};

}  // namespace adapting

/// As adapt, for functions of one or two numbers that are monotone in each (sum, difference, product, negation): an
/// uncertain count gives the interval of the results at its ends.
template <auto Function>
Value adapt_count(OperatorContext& context, const Value* operands, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    if (operands[i].kind() == Kind::Interval) {
      return adapting::CountCaller<decltype(Function)>::template run<Function>(context, operands);
    }
  }
  return adapt<Function>(context, operands, count);
}

}  // namespace nextline::cql::algebra
