// What a record lists as taken now, whatever it is: read for the check of interactions alone.
#pragma once

#include <string_view>
#include <vector>

#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::fhir {
class Record;
}
namespace nextline::cql {
class Evaluator;
}

namespace nextline {

/// The library of a pack that says what is taken now: its define "Taken now" gives the resources. A reader that leaves
/// out what only this library asks for keeps the medicines the decision facts need, and no others.
inline constexpr std::string_view kMedicineList = "MedicineList";

/// The medicines, herbs and foods on `record`, which `evaluator` runs, in the order the define gives them; what is
/// listed twice by the same names stands once. Names are the text of `medication[x]` and what its codings are called:
/// as displayed, else as the pack's value sets display the code. None where the pack has no such library. Errors: the
/// define failed at run time.
Result<std::vector<ListedMedicine>> medicines_of_record(const knowledge::Pack& pack, const fhir::Record& record,
                                                        cql::Evaluator& evaluator);

}  // namespace nextline
