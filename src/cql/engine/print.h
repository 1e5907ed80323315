// Values as canonical CQL text.
#pragma once

#include <string>

#include "base/value.h"
#include "cql/engine/program.h"

namespace nextline::cql {

/// CQL text that parses back to `value`: null, true, 5, 5L, 1.50, 'it\'s', @2014-01, @2014-01-25T14:30, @T14:30, 5
/// 'mg', 3 days, 1 'mg' : 2 'mL', Code { … }, Concept { … }, {1, 2}, Interval[1, 5), Tuple { a: 1 }. A FHIR primitive
/// prints as its value; a resource as "Observation/abc"; another element as its type with its elements. Value sets
/// print their name when `program` is given.
std::string to_cql_text(Value value, const Program* program = nullptr);
/// `text` as a CQL string literal, quoted and escaped.
std::string quote_cql(std::string_view text);

}  // namespace nextline::cql
