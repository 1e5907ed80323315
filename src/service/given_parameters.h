// The values of a Parameters resource as CQL values with their types.
// Source: Using CQL with FHIR (hl7.org/fhir/uv/cql), "FHIR Type Mapping" and the profile CQLParameters.
#pragma once

#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "base/value.h"
#include "fhir/tape.h"

namespace nextline::service {

/// A value and its type as CQL writes it: "List<System.Integer>".
struct TypedValue {
  std::string type;
  Value value;
};
struct GivenParameter {
  std::string name;
  TypedValue given;
};

/// What the `parameter` elements of the Parameters resource at `resource` say, each name once: a name that stands
/// several times is a list, one with parts a tuple, one with the extension cqf-cqlType what that says. Values live in
/// `arena` or the tape. Errors: "bad-parameter".
Result<std::vector<GivenParameter>> given_parameters(const fhir::Tape& tape, fhir::NodeIndex resource, Arena& arena);

/// The `parameter` lines that declare them, for compile_expression.
std::string declarations(const std::vector<GivenParameter>& parameters);

}  // namespace nextline::service
