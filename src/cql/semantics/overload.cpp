#include "cql/semantics/overload.h"

#include <algorithm>

namespace nextline::cql {
namespace {

bool mentions(TypeRef pattern, TypeRef generic) {
  if (pattern == generic) return true;
  if (pattern->element) return mentions(pattern->element, generic);
  return std::any_of(pattern->alternatives.begin(), pattern->alternatives.end(),
                     [generic](TypeRef part) { return mentions(part, generic); });
}

void collect_generics(TypeRef pattern, std::vector<TypeRef>& found) {
  if (pattern->kind == Type::Kind::Generic && std::find(found.begin(), found.end(), pattern) == found.end()) {
    found.push_back(pattern);
  }
  if (pattern->element) collect_generics(pattern->element, found);
  for (TypeRef part : pattern->alternatives) collect_generics(part, found);
}

TypeRef pattern_of(const Signature& signature, std::size_t operand) {
  return signature.operands[std::min(operand, signature.operands.size() - 1)];
}

bool takes_count(const Signature& signature, std::size_t count) {
  const std::size_t declared = signature.operands.size();
  if (count == declared || (signature.repeats && count >= declared)) return true;
  return signature.optional_precision && count + 1 == declared;
}

bool is_generic(const Signature& signature) {
  std::vector<TypeRef> generics;
  for (TypeRef pattern : signature.operands) collect_generics(pattern, generics);
  return !generics.empty();
}

bool same_conversions(const Resolution& a, const Resolution& b) {
  return a.signature == b.signature && a.result == b.result;
}

}  // namespace

/// What each generic of a signature stands for in one trial.
struct OverloadResolver::Binding {
  std::vector<std::pair<TypeRef, TypeRef>> generics;
  TypeRef of(TypeRef generic) const {
    for (const auto& [name, type] : generics) {
      if (name == generic) return type;
    }
    return generic;
  }
};

TypeRef OverloadResolver::instantiate(TypeRef pattern, const Binding& binding) {
  switch (pattern->kind) {
    case Type::Kind::Generic:
      return binding.of(pattern);
    case Type::Kind::List:
      return types_.list(instantiate(pattern->element, binding));
    case Type::Kind::Interval:
      return types_.interval(instantiate(pattern->element, binding));
    case Type::Kind::Choice: {
      std::vector<TypeRef> parts;
      parts.reserve(pattern->alternatives.size());
      for (TypeRef part : pattern->alternatives) parts.push_back(instantiate(part, binding));
      return types_.choice(parts);
    }
    default:
      return pattern;
  }
}

void OverloadResolver::collect(TypeRef pattern, TypeRef operand, TypeRef generic, bool as_system,
                               std::vector<TypeRef>& found) {
  if (!mentions(pattern, generic)) return;
  const TypeRef system = Conversions::system_equivalent(operand);
  if (pattern == generic) {
    if (system) collect(pattern, system, generic, as_system, found);
    if (operand->is_choice() && as_system) {
      for (TypeRef part : operand->alternatives) collect(pattern, part, generic, as_system, found);
    }
    if (conversions_.promotes() && as_system && operand->element) {
      collect(pattern, operand->element, generic, as_system, found);
    }
    const bool hidden = as_system && system != nullptr;
    if (!hidden && std::find(found.begin(), found.end(), operand) == found.end()) found.push_back(operand);
    return;
  }
  if (pattern->kind == operand->kind && pattern->element) {
    collect(pattern->element, operand->element, generic, as_system, found);
  } else if (operand->is_choice()) {
    for (TypeRef part : operand->alternatives) collect(pattern, part, generic, as_system, found);
  } else if (system) {
    collect(pattern, system, generic, as_system, found);
  } else if (conversions_.promotes()) {
    const TypeRef single = operand->element ? operand->element : operand;
    collect(pattern->element && operand->element == nullptr ? pattern->element : pattern, single, generic, as_system,
            found);
  }
}

/// The types to try for `generic`. Where operands are compared with each other (T in two operands, not in the result)
/// FHIR values count as the System values they stand for.
std::vector<TypeRef> OverloadResolver::offers(const Signature& signature, TypeRef generic,
                                              const std::vector<TypeRef>& operands) {
  const auto uses = std::count_if(signature.operands.begin(), signature.operands.end(),
                                  [generic](TypeRef pattern) { return mentions(pattern, generic); });
  const bool compares = uses > 1 && !mentions(signature.result, generic);
  std::vector<TypeRef> found;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    collect(pattern_of(signature, i), operands[i], generic, compares, found);
  }
  const auto is_any = [](TypeRef type) { return type->is_any(); };
  if (!std::all_of(found.begin(), found.end(), is_any))
    found.erase(std::remove_if(found.begin(), found.end(), is_any), found.end());
  if (found.empty()) found.push_back(types_.any);
  return found;
}

std::optional<Resolution> OverloadResolver::fit(const Signature& signature, const std::vector<TypeRef>& operands,
                                                const Binding& binding) {
  Resolution made;
  made.signature = &signature;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    auto conversion = conversions_.find(operands[i], instantiate(pattern_of(signature, i), binding));
    if (!conversion) return std::nullopt;
    made.cost += conversion->cost;
    made.conversions.push_back(std::move(*conversion));
  }
  made.result = instantiate(signature.result, binding);
  made.append_precision = operands.size() < signature.operands.size();
  return made;
}

std::vector<Resolution> OverloadResolver::fits(const Signature& signature, const std::vector<TypeRef>& operands) {
  std::vector<TypeRef> generics;
  for (TypeRef pattern : signature.operands) collect_generics(pattern, generics);
  std::vector<Binding> bindings(1);
  for (TypeRef generic : generics) {
    std::vector<Binding> grown;
    for (const Binding& binding : bindings) {
      for (TypeRef type : offers(signature, generic, operands)) {
        grown.push_back(binding);
        grown.back().generics.emplace_back(generic, type);
      }
    }
    bindings = std::move(grown);
  }
  std::vector<Resolution> found;
  for (const Binding& binding : bindings) {
    if (auto made = fit(signature, operands, binding)) found.push_back(std::move(*made));
  }
  return found;
}

std::variant<Resolution, ResolutionFailure> OverloadResolver::resolve(std::span<const Signature> candidates,
                                                                      const std::vector<TypeRef>& operands) {
  std::vector<Resolution> best;
  for (const Signature& signature : candidates) {
    if (!takes_count(signature, operands.size())) continue;
    for (Resolution& made : fits(signature, operands)) {
      if (!best.empty() && made.cost > best.front().cost) continue;
      if (!best.empty() && made.cost < best.front().cost) best.clear();
      if (best.empty() || !same_conversions(best.back(), made)) best.push_back(std::move(made));
    }
  }
  if (best.empty()) return ResolutionFailure{};
  if (best.size() == 1) return std::move(best.front());
  // A null fits everything: any overload gives the same answer, so the first is taken.
  if (std::any_of(operands.begin(), operands.end(),
                  [](TypeRef type) { return type->is_any() || (type->element && type->element->is_any()); })) {
    return std::move(best.front());
  }
  const auto concrete = std::stable_partition(best.begin(), best.end(),
                                              [](const Resolution& made) { return !is_generic(*made.signature); });
  if (concrete == best.begin() + 1) return std::move(best.front());
  ResolutionFailure failure;
  for (const Resolution& made : best) {
    if (failure.ambiguous.empty() || failure.ambiguous.back() != made.signature)
      failure.ambiguous.push_back(made.signature);
  }
  if (failure.ambiguous.size() == 1) return std::move(best.front());
  return failure;
}

}  // namespace nextline::cql
