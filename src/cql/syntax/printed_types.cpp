#include "cql/syntax/printed_parts.h"
#include "cql/syntax/printer.h"

namespace nextline::cql::syntax {
namespace {

std::string type_arguments(const TypeSpecifier& type, std::string_view name) {
  std::string text = std::string(name) + "<";
  for (std::size_t i = 0; i < type.arguments.size(); ++i) {
    if (i > 0) text += ", ";
    text += to_cql(*type.arguments[i]);
  }
  return text + ">";
}

std::string tuple_type(const TypeSpecifier& type) {
  std::string text = "Tuple {";
  for (const TupleElementType& element : type.elements) {
    if (&element != type.elements.data()) text += ", ";
    text += reference(element.name) + " " + to_cql(*element.type);
  }
  return text + "}";
}

std::string named_type(const TypeSpecifier& type) {
  std::string text;
  for (const Name& name : type.names) {
    if (!text.empty()) text += '.';
    const bool type_word = name.text == "Code" || name.text == "Concept";  // reserved, but not as types
    text += type_word ? std::string(name.text) : reference(name);
  }
  return text;
}

}  // namespace

std::string to_cql(const TypeSpecifier& type) {
  switch (type.kind) {
    case TypeKind::Missing:
      return "<missing>";
    case TypeKind::Named:
      return named_type(type);
    case TypeKind::List:
      return type_arguments(type, "List");
    case TypeKind::Interval:
      return type_arguments(type, "Interval");
    case TypeKind::Choice:
      return type_arguments(type, "Choice");
    case TypeKind::Tuple:
      return tuple_type(type);
  }
  return {};
}

}  // namespace nextline::cql::syntax
