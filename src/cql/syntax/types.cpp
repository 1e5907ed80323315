#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

const TypeSpecifier* RecursiveDescent::missing_type() {
  TypeSpecifier none;
  none.range = {here(), here()};
  return build_.make_type(none);
}

const TypeSpecifier* RecursiveDescent::type() {
  const Nesting nesting(*this);
  if (nesting.too_deep_now()) return missing_type();
  if (at(Kind::ListWord)) return generic_type(TypeKind::List, false);
  if (at(Kind::IntervalWord)) return generic_type(TypeKind::Interval, false);
  if (at(Kind::TupleWord)) return tuple_type();
  if (at_word("Choice") && at(Kind::LessThan, 1)) return generic_type(TypeKind::Choice, true);
  return named_type();
}

const TypeSpecifier* RecursiveDescent::named_type() {
  const auto is_type_name = [&] {
    return (is_reference(kind()) && !at_statement()) || at(Kind::CodeTypeWord) || at(Kind::ConceptTypeWord);
  };
  if (!is_type_name()) {
    fail("expected-type", "expected a type such as Integer, FHIR.Observation or List<String>");
    return missing_type();
  }
  const std::uint32_t begin = here();
  std::vector<Name> names{take_name()};
  while (accept(Kind::Dot)) {
    if (is_type_name()) {
      names.push_back(take_name());
    } else {
      fail("expected-type", "expected the name of a type after '.'");
      break;
    }
  }
  TypeSpecifier named;
  named.kind = TypeKind::Named;
  named.range = since(begin);
  named.names = build_.keep(names);
  return build_.make_type(named);
}

const TypeSpecifier* RecursiveDescent::generic_type(TypeKind kind_of_type, bool many) {
  const std::uint32_t begin = here();
  const std::string place = "around the type that " + std::string(text_of(token())) + " is of";
  ++at_;
  expect(Kind::LessThan, place);
  std::vector<const TypeSpecifier*> arguments{type()};
  while (many && accept(Kind::Comma)) arguments.push_back(type());
  expect(Kind::GreaterThan, place);
  TypeSpecifier generic;
  generic.kind = kind_of_type;
  generic.range = since(begin);
  generic.height = height_of(arguments) + 1;
  generic.arguments = build_.keep(arguments);
  return build_.make_type(generic);
}

const TypeSpecifier* RecursiveDescent::tuple_type() {
  const std::uint32_t begin = here();
  ++at_;
  std::vector<TupleElementType> elements;
  if (expect(Kind::LeftBrace, "before the elements of the tuple type")) {
    list_of(Kind::RightBrace, "after an element of the tuple type", [&] {
      const Name element = reference("the name of a tuple element");
      elements.push_back({element, type()});
    });
  }
  TypeSpecifier tuple;
  tuple.kind = TypeKind::Tuple;
  tuple.range = since(begin);
  tuple.height = height_of(elements) + 1;
  tuple.elements = build_.keep(elements);
  return build_.make_type(tuple);
}

}  // namespace nextline::cql::syntax
