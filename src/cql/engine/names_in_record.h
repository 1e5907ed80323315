// Value sets by name: what a coded element means when no terminology knows its codes.
#pragma once

#include <cstdint>
#include <vector>

#include "fhir/tape.h"

namespace nextline::terminology {
class ValueSets;
}

namespace nextline::cql {

/// The value sets that hold the names in a CodeableConcept's text or in its codings' displays, ascending. Empty if any
/// coding is in some value set: a code that is understood beats the words beside it.
std::vector<std::uint32_t> sets_by_name(const terminology::ValueSets& sets, const fhir::Tape& tape,
                                        fhir::NodeIndex element);

/// The same for a Reference that leads nowhere: by its display.
std::vector<std::uint32_t> sets_by_display(const terminology::ValueSets& sets, const fhir::Tape& tape,
                                           fhir::NodeIndex reference);

}  // namespace nextline::cql
