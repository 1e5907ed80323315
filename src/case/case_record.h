// The facts a FHIR record gives: runs Record.cql and checks what it says against the dictionary.
#pragma once

#include <deque>
#include <string_view>

#include "base/temporal.h"
#include "case/dictionary.h"

namespace nextline::fhir {
class Record;
struct Requirements;
}  // namespace nextline::fhir
namespace nextline::cql {
class Evaluator;
struct WantedCodes;
}  // namespace nextline::cql

namespace nextline {

/// What to read of a record that a Case is made from: what the pack's program asks for, and the results inside reports
/// and of components (fhir::Requirements::inner_results). What only the library called `without` asks for is left out.
/// `codes`: as of cql::reader_requirements.
fhir::Requirements case_requirements(const knowledge::Pack& pack, std::deque<cql::WantedCodes>& codes,
                                     std::string_view without = {});

/// The Case of one patient as of `as_of`. `evaluator` runs the pack's program over this record. A value the dictionary
/// does not allow (unit, bounds, enumeration) leaves its fact unknown and becomes a Conflict naming the resource. Facts
/// older than their stale-days are marked stale. Invariants are NOT checked (care/invariants.h). Errors: a define that
/// failed at run time.
Result<Case> case_from_record(const knowledge::Pack& pack, const fhir::Record& record, cql::Evaluator& evaluator,
                              const Temporal& as_of);

}  // namespace nextline
