// Rule `term` of cql.g4: what an expression is built from.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

const Expression* RecursiveDescent::atom() {
  switch (kind()) {
    case Kind::Name:
    case Kind::QuotedName:
    case Kind::DelimitedName:
      return reference_atom();
    case Kind::String:
      return string_literal();
    case Kind::Number:
      return number();
    case Kind::LongNumber:
      return long_literal();
    case Kind::DateLiteral:
      return text_literal<DateLiteral>(1);
    case Kind::DateTimeLiteral:
      return text_literal<DateTimeLiteral>(1);
    case Kind::TimeLiteral:
      return text_literal<TimeLiteral>(2);
    case Kind::ThisVariable:
      return variable(VariableKind::This);
    case Kind::IndexVariable:
      return variable(VariableKind::Index);
    case Kind::TotalVariable:
      return variable(VariableKind::Total);
    case Kind::Percent:
      return external_constant();
    case Kind::NullWord:
      return null_literal();
    case Kind::TrueWord:
      return boolean_literal(true);
    case Kind::FalseWord:
      return boolean_literal(false);
    case Kind::LeftParenthesis:
      return parenthesised();
    case Kind::LeftBrace:
    case Kind::TupleWord:
      return braces();
    case Kind::ListWord:
      return list();
    case Kind::IntervalWord:
      return interval();
    case Kind::CodeTypeWord:
      if (at(Kind::String, 1)) return code();
      return reference_atom();
    case Kind::ConceptTypeWord:
      if (at(Kind::LeftBrace, 1) && at(Kind::CodeTypeWord, 2) && at(Kind::String, 3)) return concept_selector();
      return reference_atom();
    default:
      break;
  }
  if (is_reference(kind()) && !at_statement()) return reference_atom();
  return out_of_place();
}

/// A name, a function call, or `Type { … }`.
const Expression* RecursiveDescent::reference_atom() {
  const bool type_word = at(Kind::CodeTypeWord) || at(Kind::ConceptTypeWord);
  const std::size_t after = type_word ? at_ + 1 : after_name_chain(at_);
  const bool ends_in_type_word =
      token_at(after).kind == Kind::Dot && token_at(after + 1).kind >= Kind::AfterWord &&
      (token_at(after + 1).kind == Kind::CodeTypeWord || token_at(after + 1).kind == Kind::ConceptTypeWord);
  if (token_at(ends_in_type_word ? after + 2 : after).kind == Kind::LeftBrace) return instance();
  if (type_word) return out_of_place();
  const std::uint32_t begin = here();
  const Name named = take_name();
  if (!at(Kind::LeftParenthesis)) return make<Identifier>(since(begin), 0, named);
  const auto values = arguments();
  return make<FunctionCall>(since(begin), tallest(values), nullptr, named, build_.keep(values));
}

/// Nothing that can stand here. What could, in parentheses, is read all the same.
const Expression* RecursiveDescent::out_of_place() {
  const bool span = plural_precision(kind()) != Precision::None || at(Kind::DurationWord) || at(Kind::DifferenceWord);
  const bool bare = span || at(Kind::NotWord) || at(Kind::ExistsWord) || at(Kind::CastWord) || at(Kind::FromWord) ||
                    at(Kind::LeftBracket);
  if (bare) {
    const Nesting nesting(*this);
    if (nesting.too_deep_now()) return missing();
    fail("needs-parentheses", "put '" + std::string(text_of(token())) + " …' in parentheses here");
    return primary();
  }
  if (accept(Kind::Unreadable)) return missing();
  const bool first = at_ == 0;
  fail("expected-expression",
       first ? "expected an expression"
             : "expected an expression after '" + std::string(text_of(previous())).substr(0, 40) + "'");
  return missing();
}

const Expression* RecursiveDescent::parenthesised() {
  ++at_;
  const Expression* inner = bracketed_expression();
  if (!expect(Kind::RightParenthesis, "to close the parenthesis")) {
    skip_in_list();
    accept(Kind::RightParenthesis);
  }
  return inner;
}

const Expression* RecursiveDescent::variable(VariableKind which) {
  ++at_;
  return make<Variable>(previous().range, 0, which);
}

const Expression* RecursiveDescent::external_constant() {
  const std::uint32_t begin = here();
  ++at_;
  const std::string_view named =
      at(Kind::String) ? text("the constant's name").value : reference("the constant's name after '%'").text;
  return make<ExternalConstant>(since(begin), 0, named);
}

}  // namespace nextline::cql::syntax
