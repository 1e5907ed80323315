// The plain files that every engine of the comparison is given (tools/differential/prepare).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "fhir/record.h"
#include "terminology/value_sets.h"

namespace nextline::differential {

/// value-sets.json: {id: [[system, code], …]}. Errors: unreadable, not of this form.
Result<terminology::ValueSets> read_value_sets(const std::string& path);

struct Patient {
  std::string id;
  fhir::Record record;
};
/// patients.ndjson: one Bundle a line, read whole. Errors: unreadable, a line that is no record.
Result<std::vector<Patient>> read_patients(const std::string& path);

}  // namespace nextline::differential
