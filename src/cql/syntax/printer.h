// Syntax tree to CQL text.
#pragma once

#include <string>

#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {

/// `expression` in one canonical form, every compound operation in parentheses, on one line. Parsed again it gives an
/// equal tree (ranges apart). A Missing node prints as `<missing>`, which does not parse.
std::string to_cql(const Expression& expression);

/// `type` as written: "FHIR.Observation", "List<Interval<Integer>>".
std::string to_cql(const TypeSpecifier& type);

/// `name` as an identifier: plain where the language allows it, else in double quotes.
std::string to_cql(const Name& name);

}  // namespace nextline::cql::syntax
