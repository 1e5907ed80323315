// A Case written by hand: `--case FILE`, vignettes, and the counterexamples the proof prints.
//
//   her2: positive
//   lvef: 55
//   creatinine: 90 umol/L
//   exposedTo: [pertuzumab, trastuzumab]            # the whole answer: the other members do not hold; [] is none
//   progressedOn: {yes: [trastuzumab], not: [taxane]}  # what is known; the other members stay unknown
//   notTolerated: {yes: [taxane], not: others}
//   platelets: {value: 90, date: 2025-05-01, stale: true}
//   died: false                                      # always allowed
#pragma once

#include <string>
#include <string_view>

#include "case/dictionary.h"
#include "knowledge/yaml.h"

namespace nextline {

/// Reads a Case. Unknown facts and values are errors with the nearest name; numbers outside the bounds too. Derived
/// facts are filled and invariants NOT checked (care/invariants.h).
Result<Case> case_from_yaml(const knowledge::Pack& pack, std::string_view text, const std::string& file);
/// As above from a parsed mapping (the `facts:` of a vignette).
Result<Case> case_from_node(const knowledge::Pack& pack, const knowledge::yaml::Node& node);

/// YAML that case_from_yaml reads back to the same facts. Unknown facts are left out. `sources` and `candidates` are
/// not written.
std::string case_to_yaml(const knowledge::Pack& pack, const Case& c);

}  // namespace nextline
