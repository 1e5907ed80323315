// The value of an expression as the Parameters resource that $cql gives back.
// Source: Using CQL with FHIR (hl7.org/fhir/uv/cql), "FHIR Type Mapping", and its type mapping example.
#pragma once

#include <string>

#include "base/value.h"
#include "cql/engine/program.h"

namespace nextline::service {

/// `type`: the row of the expression's type. A list is one `return` an item; null, the empty list and the empty tuple
/// are a boolean without value that has an extension.
std::string result_json(const cql::Program& program, const Value& value, std::uint32_t type);

/// A Parameters resource with the one parameter "evaluation error": an OperationOutcome.
std::string evaluation_error_json(const std::string& outcome);

}  // namespace nextline::service
