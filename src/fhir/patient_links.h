// One person with several Patient resources: hospitals that merge records join them by Patient.link.
#pragma once

#include <vector>

#include "fhir/tape.h"

namespace nextline::fhir {

/// Those of `patients` that stand for the same person as `patient`, it included: joined by Patient.link, of any type
/// and in either direction, however many links lie between. tape.references must be filled. Two that differ in birth
/// date (as far as both are given) or gender are not the same, whatever a link says.
std::vector<ResourceIndex> same_person(const Tape& tape, const std::vector<ResourceIndex>& patients,
                                       ResourceIndex patient);

/// Which of several that stand for one person tells most: one that says the person died, else the one with the fullest
/// birth date, else the first.
ResourceIndex fullest(const Tape& tape, const std::vector<ResourceIndex>& patients);

}  // namespace nextline::fhir
