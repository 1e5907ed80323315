#include "cql/engine/names_in_record.h"

#include "terminology/value_sets.h"

namespace nextline::cql {

std::vector<std::uint32_t> sets_by_name(const terminology::ValueSets& sets, const fhir::Tape& tape,
                                        fhir::NodeIndex element) {
  if (!fhir::is_codeable_concept(tape, element)) return {};
  const bool understood = fhir::any_coding(tape, element, [&](fhir::NodeIndex coding) {
    const fhir::CodingText text = fhir::coding_text(tape, coding);
    return !text.code.empty() && !text.system.empty() && !sets.lookup(text.system, text.code).empty();
  });
  if (understood) return {};
  std::vector<std::uint32_t> found = sets.lookup_text(fhir::concept_text(tape, element));
  fhir::any_coding(tape, element, [&](fhir::NodeIndex coding) {
    if (found.empty()) found = sets.lookup_text(fhir::coding_text(tape, coding).display);
    return !found.empty();
  });
  return found;
}

}  // namespace nextline::cql
