// The facts a FHIR record gives: runs Record.cql and checks what it says against the dictionary.
#pragma once

#include "base/temporal.h"
#include "case/dictionary.h"

namespace nextline::fhir {
class Record;
}
namespace nextline::cql {
class Evaluator;
}

namespace nextline {

/// The Case of one patient as of `as_of`. `evaluator` runs the pack's program over this record. A value the dictionary
/// does not allow (unit, bounds, enumeration) leaves its fact unknown and becomes a Conflict naming the resource. Facts
/// older than their stale-days are marked stale. Invariants are NOT checked (care/invariants.h). Errors: a define that
/// failed at run time.
Result<Case> case_from_record(const knowledge::Pack& pack, const fhir::Record& record, cql::Evaluator& evaluator,
                              const Temporal& as_of);

}  // namespace nextline
