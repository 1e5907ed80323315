// Element paths: `O.value.unit`, `Patient.name.given`, `Case.exposedTo.pertuzumab`.
#include <algorithm>

#include "cql/semantics/body.h"
#include "cql/semantics/names.h"

namespace nextline::cql {

Typed BodyCompiler::on(const syntax::Property& e) {
  if (const Symbol* include = include_named(e.source)) return symbol_of_library(*include, e.name);
  const Typed source = compile(*e.source);
  if (!source || e.name.text.empty()) return {};
  return element(source, e.name.text, e.name.range);
}

Typed BodyCompiler::on(const syntax::Indexer& e) {
  const Typed source = compile(*e.source);
  const Typed index = compile(*e.index);
  return call({"Indexer"}, {source, index}, e.range);
}

Typed BodyCompiler::field(Typed source, std::string_view name, TypeRef type) {
  return writer_.node(Op::Field, type, writer_.name_row(name), {source.node});
}

/// The type of element `name` of a value of `type`, list items and choices looked through; null if there is none.
TypeRef BodyCompiler::element_type(TypeRef type, std::string_view name) {
  if (type->kind == Type::Kind::Class) return type->model->find_element(type, name).type;
  if (type->is_choice()) {
    std::vector<TypeRef> found;
    for (TypeRef alternative : type->alternatives) {
      if (const TypeRef part = element_type(alternative, name)) found.push_back(part);
    }
    return found.empty() ? nullptr : types_.choice(found);
  }
  if (type->is_list()) {
    const TypeRef part = element_type(type->element, name);
    if (!part) return nullptr;
    return part->is_list() ? part : types_.list(part);
  }
  return system_element(types_, type, name);
}

std::vector<std::string_view> BodyCompiler::element_names(TypeRef type) const {
  if (type->kind == Type::Kind::Class) return type->model->element_names(type);
  if (type->is_list()) return element_names(type->element);
  std::vector<std::string_view> names = system_element_names(type);
  for (TypeRef alternative : type->alternatives) {
    const auto more = element_names(alternative);
    names.insert(names.end(), more.begin(), more.end());
  }
  return names;
}

Typed BodyCompiler::unknown_element(TypeRef type, std::string_view name, SourceRange range) {
  const auto known = element_names(type);
  std::string hint;
  if (type->is_any()) hint = "say with `as` what it is";
  if (!known.empty() && known.size() <= 12 && !nearest(name, known)) {
    for (const std::string_view element_name : known) {
      hint += (hint.empty() ? "it has " : ", ") + std::string(element_name);
    }
  }
  return error(range, "unknown-element",
               to_string(type) + " has no element '" + std::string(name) + "'" + did_you_mean(name, known), hint);
}

Typed BodyCompiler::element(Typed source, std::string_view name, SourceRange range) {
  const TypeRef type = element_type(source.type, name);
  if (!type) return unknown_element(source.type, name, range);
  if (source.type->kind == Type::Kind::Class && source.type->model->values_are_tuples()) {
    const ModelElement found = source.type->model->find_element(source.type, name);
    return writer_.node(Op::TupleField, type, found.position, {source.node});
  }
  if (source.type->kind == Type::Kind::Tuple) {
    const auto position = find_tuple_element(source.type, name) - source.type->elements.data();
    return writer_.node(Op::TupleField, type, static_cast<std::uint32_t>(position), {source.node});
  }
  if (source.type->is_list()) {
    return writer_.node(Op::FieldEach, type, writer_.name_row(name), {source.node});
  }
  return field(source, name, type);
}

}  // namespace nextline::cql
