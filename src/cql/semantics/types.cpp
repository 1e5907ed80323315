#include "cql/semantics/types.h"

#include <algorithm>
#include <array>

namespace nextline::cql {
namespace {

constexpr std::array<std::string_view, 16> kSystemNames = {
    "Any",  "Boolean",  "Integer", "Long", "Decimal", "String",     "Date",     "DateTime",
    "Time", "Quantity", "Ratio",   "Code", "Concept", "Vocabulary", "ValueSet", "CodeSystem"};

std::string joined(const std::vector<TypeRef>& types) {
  std::string text;
  for (TypeRef type : types) text += (text.empty() ? "" : ", ") + type->text;
  return text;
}

bool tuple_is_subtype(TypeRef type, TypeRef ancestor) {
  if (type->elements.size() != ancestor->elements.size()) return false;
  for (std::size_t i = 0; i < type->elements.size(); ++i) {
    if (type->elements[i].name != ancestor->elements[i].name) return false;
    if (!is_subtype(type->elements[i].type, ancestor->elements[i].type)) return false;
  }
  return true;
}

bool has_base(TypeRef type, TypeRef ancestor) {
  for (; type != nullptr; type = type->base) {
    if (type == ancestor) return true;
  }
  return false;
}

}  // namespace

TypeTable::TypeTable() {
  for (std::string_view name : kSystemNames) {
    Type type;
    type.kind = name == "Any" ? Type::Kind::Any : Type::Kind::System;
    type.text = name;
    if (name == "ValueSet" || name == "CodeSystem") type.base = system("Vocabulary");
    add(std::move(type));
  }
  any = system("Any"), boolean = system("Boolean"), integer = system("Integer"), long_integer = system("Long");
  decimal = system("Decimal"), string = system("String"), date = system("Date"), datetime = system("DateTime");
  time = system("Time"), quantity = system("Quantity"), ratio = system("Ratio"), code = system("Code");
  concept_type = system("Concept"), vocabulary = system("Vocabulary"), value_set = system("ValueSet");
  code_system = system("CodeSystem");
}

TypeRef TypeTable::add(Type type) {
  if (const auto found = by_text_.find(type.text); found != by_text_.end()) return found->second;
  types_.push_back(std::move(type));
  by_text_.emplace(types_.back().text, &types_.back());
  return &types_.back();
}

TypeRef TypeTable::system(std::string_view name) const {
  const auto found = by_text_.find(name);
  if (found == by_text_.end()) return nullptr;
  const Type::Kind kind = found->second->kind;
  return kind == Type::Kind::System || kind == Type::Kind::Any ? found->second : nullptr;
}

std::vector<std::string_view> TypeTable::system_names() const {
  return {kSystemNames.begin(), kSystemNames.end()};
}

TypeRef TypeTable::list(TypeRef element) {
  Type type;
  type.kind = Type::Kind::List, type.text = "List<" + element->text + ">", type.element = element;
  return add(std::move(type));
}

TypeRef TypeTable::interval(TypeRef point) {
  Type type;
  type.kind = Type::Kind::Interval, type.text = "Interval<" + point->text + ">", type.element = point;
  return add(std::move(type));
}

TypeRef TypeTable::tuple(std::vector<TupleElement> elements) {
  std::sort(elements.begin(), elements.end(),
            [](const TupleElement& a, const TupleElement& b) { return a.name < b.name; });
  Type type;
  type.kind = Type::Kind::Tuple;
  for (const TupleElement& element : elements) {
    type.text += (type.text.empty() ? "Tuple{" : ", ") + element.name + ": " + element.type->text;
  }
  type.text += type.text.empty() ? "Tuple{}" : "}";
  type.elements = std::move(elements);
  return add(std::move(type));
}

TypeRef TypeTable::choice(const std::vector<TypeRef>& alternatives) {
  std::vector<TypeRef> flat;
  const auto include = [&flat](TypeRef type) {
    if (std::find(flat.begin(), flat.end(), type) == flat.end()) flat.push_back(type);
  };
  for (TypeRef type : alternatives) {
    if (type->is_any()) return any;
    if (type->is_choice()) {
      for (TypeRef inner : type->alternatives) include(inner);
    } else {
      include(type);
    }
  }
  if (flat.empty()) return any;
  if (flat.size() == 1) return flat.front();
  Type type;
  type.kind = Type::Kind::Choice, type.text = "Choice<" + joined(flat) + ">", type.alternatives = std::move(flat);
  return add(std::move(type));
}

TypeRef TypeTable::generic(std::string_view name) {
  Type type;
  type.kind = Type::Kind::Generic, type.text = name;
  return add(std::move(type));
}

TypeRef TypeTable::class_type(const Model* model, std::string_view qualified_name, std::uint32_t model_id,
                              TypeRef base) {
  Type type;
  type.kind = Type::Kind::Class, type.text = qualified_name, type.model = model, type.model_id = model_id;
  type.base = base;
  return add(std::move(type));
}

bool is_subtype(TypeRef type, TypeRef ancestor) {
  if (type == ancestor || ancestor->is_any()) return true;
  if (type->is_choice()) {
    return std::all_of(type->alternatives.begin(), type->alternatives.end(),
                       [ancestor](TypeRef alternative) { return is_subtype(alternative, ancestor); });
  }
  if (ancestor->is_choice()) {
    return std::any_of(ancestor->alternatives.begin(), ancestor->alternatives.end(),
                       [type](TypeRef alternative) { return is_subtype(type, alternative); });
  }
  if (type->kind != ancestor->kind) return false;
  switch (type->kind) {
    case Type::Kind::List:
    case Type::Kind::Interval:
      return is_subtype(type->element, ancestor->element);
    case Type::Kind::Tuple:
      return tuple_is_subtype(type, ancestor);
    default:
      return has_base(type, ancestor);
  }
}

const TupleElement* find_tuple_element(TypeRef type, std::string_view name) {
  for (const TupleElement& element : type->elements) {
    if (element.name == name) return &element;
  }
  return nullptr;
}

}  // namespace nextline::cql
