// The small parts of printed CQL: names, literals, the words of timing phrases.
#pragma once

#include <string>
#include <string_view>

#include "cql/syntax/expression.h"

namespace nextline::cql::syntax {

/// `text` as a string literal, with its quotes.
std::string text_literal(std::string_view text);
/// `name` where only an identifier may stand: plain if the language allows it, else in double quotes.
std::string identifier(const Name& name);
/// `name` where an element is referred to, after '.' or before ':': there most keywords may stand plain.
std::string reference(const Name& name);
std::string code_text(const CodeSelector& code);
/// " display 'text'", or "".
std::string display_text(std::string_view text, bool present);
std::string quantity_text(const QuantityLiteral& quantity);
/// " day of", or "" for None.
std::string precision_of(Precision precision);
/// `start` or `end`, whichever `side` says; "" for Whole.
std::string boundary(Boundary side, std::string_view start, std::string_view end);
/// The words of a timing phrase between its boundaries, precision included: "3 days or more before day of".
std::string relation_text(const Timing& timing);
/// "", "all " or "distinct ".
std::string_view quantifier(ReturnQuantifier which);

}  // namespace nextline::cql::syntax
