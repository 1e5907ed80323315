// Interval, tuple, instance, list, Code and Concept selectors.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

const Expression* RecursiveDescent::interval() {
  const std::uint32_t begin = here();
  ++at_;
  const bool low_closed = at(Kind::LeftBracket);
  if (!accept(Kind::LeftBracket) && !accept(Kind::LeftParenthesis)) {
    fail("expected-token", "expected '[' or '(' after 'Interval'");
    return missing();
  }
  const Ends outer = std::exchange(ends_, Ends{.as = false, .comma = true});
  const Expression* low = expression();
  ends_ = outer;
  expect(Kind::Comma, "between the bounds of the interval");
  const Expression* high = bracketed_expression();
  bool high_closed = at(Kind::RightBracket);
  if (!high_closed && !at(Kind::RightParenthesis)) {
    fail("expected-token", "expected ']' or ')' after the bounds of the interval");
    skip_in_list();
    high_closed = at(Kind::RightBracket);
  }
  if (at(Kind::RightBracket) || at(Kind::RightParenthesis)) ++at_;
  return make<IntervalSelector>(since(begin), tallest(low, high), low_closed, high_closed, low, high);
}

/// `Tuple { … }`, `{ a: 1 }`, `{ : }`, or a list `{ 1, 2 }`.
const Expression* RecursiveDescent::braces() {
  if (at(Kind::LeftBrace)) {
    const bool tuple = at(Kind::Colon, 1) || (is_reference(kind(1)) && at(Kind::Colon, 2));
    if (!tuple) return list();
  }
  const std::uint32_t begin = here();
  accept(Kind::TupleWord);
  const auto elements = element_values();
  return make<TupleSelector>(since(begin), tallest(elements), build_.keep(elements));
}

/// `{ a: 1, b: 2 }` or `{ : }`.
std::vector<ElementValue> RecursiveDescent::element_values() {
  std::vector<ElementValue> elements;
  if (!expect(Kind::LeftBrace, "before the elements")) return elements;
  if (accept(Kind::Colon)) {
    expect(Kind::RightBrace, "after ':'");
    return elements;
  }
  list_of(Kind::RightBrace, "after an element", [&] {
    const Name element = reference("the name of an element, or ':' alone for none");
    expect(Kind::Colon, "after the name of the element");
    elements.push_back({element, bracketed_expression()});
  });
  return elements;
}

const Expression* RecursiveDescent::instance() {
  const std::uint32_t begin = here();
  const TypeSpecifier* of = named_type();
  const auto elements = element_values();
  return make<InstanceSelector>(since(begin), tallest(of, elements), of, build_.keep(elements));
}

/// `List<Integer> { 1, 2 }`, `List { … }`, `{ … }`.
const Expression* RecursiveDescent::list() {
  const std::uint32_t begin = here();
  const TypeSpecifier* element_type = nullptr;
  if (accept(Kind::ListWord) && accept(Kind::LessThan)) {
    element_type = type();
    expect(Kind::GreaterThan, "after the type of the list's items");
  }
  std::vector<const Expression*> items;
  if (expect(Kind::LeftBrace, "before the items of the list") && !accept(Kind::RightBrace)) {
    list_of(Kind::RightBrace, "after an item of the list", [&] { items.push_back(bracketed_expression()); });
  }
  return make<ListSelector>(since(begin), tallest(element_type, items), element_type, build_.keep(items));
}

/// `Code '123' from "LOINC" display 'x'`
const CodeSelector* RecursiveDescent::code() {
  const std::uint32_t begin = here();
  expect(Kind::CodeTypeWord, "before the code");
  const std::string_view code_text = text("the code").value;
  expect(Kind::FromWord, "and a code system after the code");
  const QualifiedName system = qualified_reference("the name of a code system");
  const OptionalText display = text_after(Kind::DisplayWord, "the display");
  return build_.make<CodeSelector>(since(begin), 0, code_text, system, display.value, display.present);
}

const Expression* RecursiveDescent::concept_selector() {
  const std::uint32_t begin = here();
  at_ += 2;
  std::vector<const CodeSelector*> codes;
  list_of(Kind::RightBrace, "after a code of the concept", [&] { codes.push_back(code()); });
  const OptionalText display = text_after(Kind::DisplayWord, "the display");
  return make<ConceptSelector>(since(begin), height_of(codes), build_.keep(codes), display.value, display.present);
}

}  // namespace nextline::cql::syntax
