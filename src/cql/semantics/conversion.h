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
    FirstOf,   ///< the first of steps that is not null: a choice with several convertible alternatives
    // Promotion and demotion; steps[0] converts the single value.
    ToInterval,    ///< x to Interval[x, x]
    FromList,      ///< singleton from
    FromInterval,  ///< point from
    ToList         ///< x to { x }; null to { }
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
// CQL 1.5, developer's guide, "Conversion Precedence": these come last, in this order.
inline constexpr int kToInterval = 200;
inline constexpr int kFromList = 300;
inline constexpr int kFromInterval = 400;
inline constexpr int kToList = 500;
}  // namespace cost

/// Finds conversions. Operator conversions (ToDecimal, ToConcept …) are rows of the operator table.
class Conversions {
 public:
  Conversions(TypeTable& types, SignatureTable& signatures) : types_(types), signatures_(signatures) {}

  /// Lets single values stand for lists and intervals, and the other way round.
  void allow_promotion() { promotes_ = true; }
  bool promotes() const { return promotes_; }

  /// The cheapest way from `from` to `to`; none if a value of `from` cannot stand for `to`.
  std::optional<Conversion> find(TypeRef from, TypeRef to);
  /// The System type that class `type` converts to, or null.
  static TypeRef system_equivalent(TypeRef type);
  /// The one type that all of `parts` convert to without narrowing; else their choice. Any parts do not count; Any for
  /// no others. `parts` must not be empty.
  TypeRef common_type(const std::vector<TypeRef>& parts);

 private:
  std::optional<Conversion> plain(TypeRef from, TypeRef to);
  std::optional<Conversion> promoted(TypeRef from, TypeRef to);
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
  bool promotes_ = false;
};

}  // namespace nextline::cql
