// The elements of System types. Source: CQL 1.5 appendix B, "Types".
#include <array>

#include "cql/semantics/model.h"

namespace nextline::cql {
namespace {

struct SystemElement {
  std::string_view owner, name, type;
  bool is_list = false;
};
constexpr std::array<SystemElement, 17> kElements = {{{"Quantity", "value", "Decimal"},
                                                      {"Quantity", "unit", "String"},
                                                      {"Ratio", "numerator", "Quantity"},
                                                      {"Ratio", "denominator", "Quantity"},
                                                      {"Code", "code", "String"},
                                                      {"Code", "system", "String"},
                                                      {"Code", "version", "String"},
                                                      {"Code", "display", "String"},
                                                      {"Concept", "codes", "Code", true},
                                                      {"Concept", "display", "String"},
                                                      {"Vocabulary", "id", "String"},
                                                      {"Vocabulary", "version", "String"},
                                                      {"Vocabulary", "name", "String"},
                                                      {"ValueSet", "id", "String"},
                                                      {"ValueSet", "version", "String"},
                                                      {"ValueSet", "name", "String"},
                                                      {"CodeSystem", "id", "String"}}};
constexpr std::array<std::string_view, 4> kIntervalElements = {"low", "high", "lowClosed", "highClosed"};

}  // namespace

TypeRef system_element(TypeTable& types, TypeRef type, std::string_view name) {
  if (type->kind == Type::Kind::Tuple) {
    const TupleElement* element = find_tuple_element(type, name);
    return element ? element->type : nullptr;
  }
  if (type->is_interval()) {
    if (name == "low" || name == "high") return type->element;
    return name == "lowClosed" || name == "highClosed" ? types.boolean : nullptr;
  }
  for (const SystemElement& element : kElements) {
    if (element.owner != type->text || element.name != name) continue;
    const TypeRef found = types.system(element.type);
    return element.is_list ? types.list(found) : found;
  }
  return nullptr;
}

std::vector<std::string_view> system_element_names(TypeRef type) {
  std::vector<std::string_view> names;
  if (type->is_interval()) names.assign(kIntervalElements.begin(), kIntervalElements.end());
  for (const TupleElement& element : type->elements) names.push_back(element.name);
  for (const SystemElement& element : kElements) {
    if (element.owner == type->text) names.push_back(element.name);
  }
  return names;
}

}  // namespace nextline::cql
