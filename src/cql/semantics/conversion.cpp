#include "cql/semantics/conversion.h"

#include <algorithm>
#include <array>

#include "cql/semantics/model.h"

namespace nextline::cql {
namespace {

/// CQL 1.5, author's guide, "Implicit conversions". The cheaper wins where an operator takes several.
struct SystemConversion {
  std::string_view from, to, name;
  int cost;
};
constexpr std::array<SystemConversion, 10> kSystemConversions = {{{"Integer", "Long", "ToLong", 40},
                                                                  {"Integer", "Decimal", "ToDecimal", 41},
                                                                  {"Long", "Decimal", "ToDecimal", 41},
                                                                  {"Integer", "Quantity", "ToQuantity", 43},
                                                                  {"Long", "Quantity", "ToQuantity", 43},
                                                                  {"Decimal", "Quantity", "ToQuantity", 42},
                                                                  {"Date", "DateTime", "ToDateTime", 42},
                                                                  {"Code", "Concept", "ToConcept", 42},
                                                                  {"List<Code>", "Concept", "ToConcept", 44},
                                                                  {"ValueSet", "List<Code>", "ExpandValueSet", 44}}};

/// Null or {}: what has Any inside fits others, others should not be widened to it.
bool holds_any(TypeRef type) {
  return type->is_any() || (type->element && holds_any(type->element));
}

Conversion step(Conversion::Kind kind, TypeRef to, int step_cost) {
  Conversion made;
  made.kind = kind, made.to = to, made.cost = step_cost;
  return made;
}

Conversion chain(Conversion first, Conversion second) {
  if (first.kind == Conversion::Kind::None) return second;
  Conversion made = step(Conversion::Kind::Chain, second.to, first.cost + second.cost);
  const bool more = second.kind != Conversion::Kind::None;
  if (!more) {
    first.cost += second.cost;
    return first;
  }
  made.steps.push_back(std::move(first));
  made.steps.push_back(std::move(second));
  return made;
}

}  // namespace

TypeRef Conversions::system_equivalent(TypeRef type) {
  return type->kind == Type::Kind::Class && type->model ? type->model->system_equivalent(type) : nullptr;
}

std::optional<Conversion> Conversions::find(TypeRef from, TypeRef to) {
  auto found = plain(from, to);
  return found || !promotes_ ? found : promoted(from, to);
}

std::optional<Conversion> Conversions::promoted(TypeRef from, TypeRef to) {
  using Kind = Conversion::Kind;
  const auto by = [this](Kind kind, int own_cost, TypeRef single, TypeRef wanted, TypeRef result) {
    auto inner = plain(single, wanted);
    if (!inner) return std::optional<Conversion>();
    Conversion made = step(kind, result, own_cost + inner->cost);
    made.steps.push_back(std::move(*inner));
    return std::optional(std::move(made));
  };
  if (to->is_interval() && !from->is_list()) return by(Kind::ToInterval, cost::kToInterval, from, to->element, to);
  if (from->is_list() && !to->is_list()) return by(Kind::FromList, cost::kFromList, from->element, to, to);
  if (from->is_interval() && !to->is_list()) return by(Kind::FromInterval, cost::kFromInterval, from->element, to, to);
  if (to->is_list()) return by(Kind::ToList, cost::kToList, from, to->element, to);
  return std::nullopt;
}

std::optional<Conversion> Conversions::plain(TypeRef from, TypeRef to) {
  using Kind = Conversion::Kind;
  if (from == to) return step(Kind::None, to, 0);
  if (is_subtype(from, to)) return step(Kind::None, to, cost::kSubtype);
  if (from->is_any()) return step(Kind::As, to, cost::kCompatible);
  if (from->is_choice()) return from_choice(from, to);
  if (to->is_choice()) return to_choice(from, to);
  if (from->kind == Type::Kind::Class) return from_class(from, to);
  if (auto found = element_wise(from, to)) return found;
  if (from->kind == Type::Kind::Tuple) return tuple_wise(from, to);
  return between_system(from, to);
}

std::optional<Conversion> Conversions::between_system(TypeRef from, TypeRef to) {
  for (const SystemConversion& row : kSystemConversions) {
    if (row.from == from->text && row.to == to->text) return by_operator(row.name, from, to, row.cost);
  }
  return std::nullopt;
}

std::optional<Conversion> Conversions::by_operator(std::string_view name, TypeRef from, TypeRef to, int operator_cost) {
  for (const Signature& signature : signatures_.named(name)) {
    if (signature.operands.size() != 1 || signature.operands[0] != from || signature.result != to) continue;
    Conversion made = step(Conversion::Kind::Operator, to, operator_cost);
    made.row = signature.row;
    return made;
  }
  return std::nullopt;
}

std::optional<Conversion> Conversions::from_class(TypeRef from, TypeRef to) {
  const TypeRef system = system_equivalent(from);
  if (!system) return std::nullopt;
  auto rest = plain(system, to);
  if (!rest) return std::nullopt;
  return chain(step(Conversion::Kind::FromFhir, system, cost::kFhir), std::move(*rest));
}

std::optional<Conversion> Conversions::from_choice(TypeRef from, TypeRef to) {
  std::vector<Conversion> ways;
  for (TypeRef alternative : from->alternatives) {
    auto way = plain(alternative, to);
    if (way) ways.push_back(chain(step(Conversion::Kind::As, alternative, cost::kCast), std::move(*way)));
  }
  if (ways.empty()) return std::nullopt;
  if (ways.size() == 1) return std::move(ways.front());
  Conversion made = step(Conversion::Kind::FirstOf, to, ways.front().cost);
  for (const Conversion& way : ways) made.cost = std::min(made.cost, way.cost);
  // A number among the alternatives is not meant where a quantity is: 45 would become 45 '1', which is 4500 '%'.
  if (to == types_.quantity) std::erase_if(ways, [&made](const Conversion& way) { return way.cost > made.cost; });
  if (ways.size() == 1) return std::move(ways.front());
  // A narrower choice is one narrowing, not one for each alternative that is in it.
  if (to->is_choice()) return step(Conversion::Kind::As, to, cost::kCast);
  made.steps = std::move(ways);
  return made;
}

std::optional<Conversion> Conversions::to_choice(TypeRef from, TypeRef to) {
  std::optional<Conversion> best;
  for (TypeRef alternative : to->alternatives) {
    auto way = plain(from, alternative);
    if (way && (!best || way->cost < best->cost)) best = std::move(way);
  }
  if (best) best->cost += cost::kSubtype;
  return best;
}

std::optional<Conversion> Conversions::element_wise(TypeRef from, TypeRef to) {
  const bool lists = from->is_list() && to->is_list();
  if (!lists && !(from->is_interval() && to->is_interval())) return std::nullopt;
  auto inner = plain(from->element, to->element);
  if (!inner) return std::nullopt;
  if (inner->kind == Conversion::Kind::None) return step(Conversion::Kind::None, to, inner->cost);
  // Interval[null, null] has no bounds to narrow.
  if (!lists && from->element->is_any()) return step(Conversion::Kind::None, to, inner->cost);
  Conversion made = step(lists ? Conversion::Kind::Each : Conversion::Kind::Bounds, to, inner->cost);
  made.steps.push_back(std::move(*inner));
  return made;
}

std::optional<Conversion> Conversions::tuple_wise(TypeRef from, TypeRef to) {
  if (to->kind != Type::Kind::Tuple || from->elements.size() != to->elements.size()) return std::nullopt;
  int total = 0;
  for (std::size_t i = 0; i < from->elements.size(); ++i) {
    const TypeRef part = from->elements[i].type;
    if (from->elements[i].name != to->elements[i].name) return std::nullopt;
    if (!part->is_any() && !is_subtype(part, to->elements[i].type)) return std::nullopt;
    total = std::max(total, part->is_any() ? cost::kCompatible : 0);
  }
  return step(Conversion::Kind::None, to, total);
}

bool Conversions::widens(TypeRef from, TypeRef to) {
  if (from->is_choice()) return is_subtype(from, to);
  return plain(from, to).has_value();
}

TypeRef Conversions::common_type(const std::vector<TypeRef>& parts) {
  std::vector<TypeRef> candidates;
  for (TypeRef part : parts) {
    if (!part->is_any() && std::find(candidates.begin(), candidates.end(), part) == candidates.end()) {
      candidates.push_back(part);
    }
  }
  if (candidates.empty()) return types_.any;
  const std::vector<TypeRef> written = candidates;
  for (TypeRef part : written) {
    if (const TypeRef system = system_equivalent(part)) candidates.push_back(system);
  }
  std::stable_partition(candidates.begin(), candidates.end(), [](TypeRef type) { return !holds_any(type); });
  for (TypeRef candidate : candidates) {
    const auto reaches = [&](TypeRef part) { return part == candidate || widens(part, candidate); };
    if (std::all_of(written.begin(), written.end(), reaches)) return candidate;
  }
  return types_.choice(written);
}

}  // namespace nextline::cql
