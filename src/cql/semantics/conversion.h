// Implicit conversions: whether a value of one type may stand where another is wanted, by which steps, at what cost.
//
// Costs order the overloads: exact < subtype < compatible (null) < cast (of a choice) < conversion.
//     Integer where Decimal is wanted              Convert ToDecimal
//     FHIR.CodeableConcept where Concept is wanted  FromFhir Concept
//     Choice<FHIR.Quantity, FHIR.string> -> Quantity   As FHIR.Quantity, FromFhir Quantity
#pragma once

#include <optional>
#include <vector>

#include "cql/semantics/signature.h"
#include "cql/semantics/types.h"

namespace nextline::cql {

struct Conversion {
  enum class Kind : std::uint8_t {
    None,      ///< nothing to do
    As,        ///< narrow: from Any or a choice
    FromFhir,  ///< FHIR element to System value
    Operator,  ///< an operator row, `row`
    Chain,     ///< steps one after another
    Each,      ///< steps[0] on every item of a list
    Bounds,    ///< steps[0] on both ends of an interval
    FirstOf    ///< the first of steps that is not null: a choice with several convertible alternatives
  };
  Kind kind = Kind::None;
  int cost = 0;
  TypeRef to = nullptr;
  std::uint32_t row = 0;
  std::vector<Conversion> steps;
};

namespace cost {
inline constexpr int kSubtype = 10;
inline constexpr int kCompatible = 20;
inline constexpr int kCast = 30;
inline constexpr int kFhir = 45;
}  // namespace cost

/// Finds conversions. Operator conversions (ToDecimal, ToConcept …) are rows of the operator table.
class Conversions {
 public:
  Conversions(TypeTable& types, SignatureTable& signatures) : types_(types), signatures_(signatures) {}

  /// The cheapest way from `from` to `to`; none if a value of `from` cannot stand for `to`.
  std::optional<Conversion> find(TypeRef from, TypeRef to);
  /// The System type that class `type` converts to, or null.
  static TypeRef system_equivalent(TypeRef type);
  /// The one type that all of `parts` convert to without narrowing; else their choice. Any parts do not count; Any for
  /// no others. `parts` must not be empty.
  TypeRef common_type(const std::vector<TypeRef>& parts);

 private:
  std::optional<Conversion> between_system(TypeRef from, TypeRef to);
  std::optional<Conversion> from_class(TypeRef from, TypeRef to);
  std::optional<Conversion> from_choice(TypeRef from, TypeRef to);
  std::optional<Conversion> to_choice(TypeRef from, TypeRef to);
  std::optional<Conversion> element_wise(TypeRef from, TypeRef to);
  std::optional<Conversion> tuple_wise(TypeRef from, TypeRef to);
  std::optional<Conversion> by_operator(std::string_view name, TypeRef from, TypeRef to, int operator_cost);
  bool widens(TypeRef from, TypeRef to);

  TypeTable& types_;
  SignatureTable& signatures_;
};

}  // namespace nextline::cql
