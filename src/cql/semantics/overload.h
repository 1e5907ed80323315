// Choosing among signatures: the least costly way to make the operands fit.
//
// `1 + 2.5`: Add(Integer, Integer) cannot take a Decimal; Add(Decimal, Decimal) costs one conversion; Add(Quantity,
// Quantity) costs two. Generics are bound by trying every type the operands offer: `{1} union {2.5}` tries T = Integer
// and T = Decimal.
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "cql/semantics/conversion.h"
#include "cql/semantics/signature.h"

namespace nextline::cql {

/// A signature that fits, made concrete.
struct Resolution {
  const Signature* signature = nullptr;
  std::vector<Conversion> conversions;  ///< one per operand given
  TypeRef result = nullptr;
  int cost = 0;
  bool append_precision = false;  ///< the signature's last operand is a precision that was not given
};

/// No signature fits (`ambiguous` empty), or several fit equally well.
struct ResolutionFailure {
  std::vector<const Signature*> ambiguous;
};

class OverloadResolver {
 public:
  OverloadResolver(TypeTable& types, Conversions& conversions) : types_(types), conversions_(conversions) {}
  std::variant<Resolution, ResolutionFailure> resolve(std::span<const Signature> candidates,
                                                      const std::vector<TypeRef>& operands);

 private:
  struct Binding;
  std::vector<Resolution> fits(const Signature& signature, const std::vector<TypeRef>& operands);
  std::optional<Resolution> fit(const Signature& signature, const std::vector<TypeRef>& operands,
                                const Binding& binding);
  std::vector<TypeRef> offers(const Signature& signature, TypeRef generic, const std::vector<TypeRef>& operands);
  void collect(TypeRef pattern, TypeRef operand, TypeRef generic, bool as_system, std::vector<TypeRef>& found);
  TypeRef instantiate(TypeRef pattern, const Binding& binding);

  TypeTable& types_;
  Conversions& conversions_;
};

}  // namespace nextline::cql
