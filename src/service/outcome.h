// What goes wrong, as FHIR's OperationOutcome.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nextline::service {

/// An HTTP status and a FHIR resource as JSON.
struct Reply {
  int status = 200;
  std::string json;
};

/// The code of FHIR's value set issue-type that fits an error of ours: "required", "not-supported", "too-costly" …
std::string_view issue_type(const Error& error);

/// The resource, one issue an error. `errors` must not be empty.
std::string outcome_json(const std::vector<Error>& errors);

/// A refusal of a request as a whole.
Reply refusal(int status, Error error);

}  // namespace nextline::service
