#include "cql/engine/names_in_record.h"

#include "fhir/model.h"
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

std::vector<std::uint32_t> sets_by_display(const terminology::ValueSets& sets, const fhir::Tape& tape,
                                           fhir::NodeIndex reference) {
  static const fhir::NameId kDisplay = fhir::find_name("display");
  const fhir::NodeIndex display = fhir::find_child(tape, reference, kDisplay);
  return display == fhir::kNoNode ? std::vector<std::uint32_t>() : sets.lookup_text(fhir::text(tape, display));
}

}  // namespace nextline::cql
