// What the server can do, as FHIR's CapabilityStatement.
#pragma once

#include <string>

#include "base/temporal.h"

namespace nextline::service {

/// The resource, as of `date`, for a server that answers below `base` ("http://127.0.0.1:8080/fhir").
std::string capability_json(const std::string& version, const std::string& base, const Temporal& date);

}  // namespace nextline::service
