#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

/// `[context -> type: path comparator terminology]`
const Expression* RecursiveDescent::retrieve() {
  const std::uint32_t begin = here();
  ++at_;
  const Expression* context = nullptr;
  if (token_at(after_name_chain(at_)).kind == Kind::Arrow) {
    context = qualified_expression();
    ++at_;
  }
  const TypeSpecifier* retrieved = named_type();
  std::vector<PathStep> path;
  CodeComparator comparator = CodeComparator::None;
  const Expression* terminology = nullptr;
  if (accept(Kind::Colon)) {
    const std::size_t after = after_code_path(at_);
    switch (after == at_ ? Kind::EndOfText : token_at(after).kind) {
      case Kind::InWord:
        comparator = CodeComparator::In;
        break;
      case Kind::Equal:
        comparator = CodeComparator::Equal;
        break;
      case Kind::Tilde:
        comparator = CodeComparator::Equivalent;
        break;
      default:
        break;
    }
    if (comparator != CodeComparator::None) {
      path = code_path();
      ++at_;
    }
    terminology = bracketed_expression();
  }
  if (!expect(Kind::RightBracket, "to close the retrieve")) {
    skip_in_list();
    accept(Kind::RightBracket);
  }
  return make<Retrieve>(since(begin), tallest(context, retrieved, path, terminology), context, retrieved,
                        build_.keep(path), comparator, terminology);
}

/// The index after a code path at `index`; `index` itself if there is none.
std::size_t RecursiveDescent::after_code_path(std::size_t index) const {
  if (!is_reference(token_at(index).kind)) return index;
  ++index;
  while (true) {
    if (token_at(index).kind == Kind::Dot && is_reference(token_at(index + 1).kind)) {
      index += 2;
    } else if (token_at(index).kind == Kind::LeftBracket && token_at(index).partner == index + 2 &&
               (token_at(index + 1).kind == Kind::String || token_at(index + 1).kind == Kind::Number)) {
      index += 3;
    } else {
      return index;
    }
  }
}

/// The code path at the cursor, which after_code_path found.
std::vector<PathStep> RecursiveDescent::code_path() {
  std::vector<PathStep> steps{{take_name(), nullptr}};
  while (true) {
    if (accept(Kind::Dot)) {
      steps.push_back({take_name(), nullptr});
    } else if (accept(Kind::LeftBracket)) {
      const Name none = missing_name();
      steps.push_back({none, at(Kind::String) ? string_literal() : number()});
      ++at_;
    } else {
      return steps;
    }
  }
}

/// `a.b.c` as an Identifier and Properties.
const Expression* RecursiveDescent::qualified_expression() {
  const std::uint32_t begin = here();
  const Name first = reference("the name of a source");
  const Expression* result = make<Identifier>(since(begin), 0, first);
  while (accept(Kind::Dot)) {
    const Name next = reference("a name after '.'");
    result = make<Property>(since(begin), tallest(result), result, next);
    if (given_up_) break;
  }
  return result;
}

}  // namespace nextline::cql::syntax
