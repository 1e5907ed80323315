// CQL types as the extension cqf-cqlType writes them.
#pragma once

#include <string>

#include "base/value.h"
#include "cql/engine/program.h"

namespace nextline::service {

/// Row `type` of the program: "System.Integer", "List<FHIR.Observation>", "Tuple{a:System.Integer,b:System.Any}".
std::string type_text(const cql::Program& program, std::uint32_t type);

/// "Interval<System.Date>", from the kind of its bounds; "Interval<System.Any>" when both are null.
std::string interval_text(const IntervalData& interval);

}  // namespace nextline::service
