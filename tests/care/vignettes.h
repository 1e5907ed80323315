// The vignettes of cases/*.yaml: invented patients with what the sources expect of their plans.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "care/consultation.h"
#include "care/decisions.h"
#include "knowledge/yaml.h"

namespace nextline::vignettes {

struct Vignette {
  std::string id;
  knowledge::yaml::Node node;  ///< lives on: region, as-of, unavailable, goals, choices, facts, expect
  bool about_safety = false;   ///< of a file safety-*.yaml
  bool in_table = false;       ///< a row of a table
};

/// The guideline's folder.
extern const char* const kPack;

/// The guideline, compiled once.
std::shared_ptr<const knowledge::Pack> pack();

/// Every vignette. One with a `table` stands for as many as it has rows: a row's `set` replaces facts, its other keys
/// (`region`, `expect`, and the rules it names under `yes`, `no`, `unknown`) stand in place of the vignette's.
std::vector<Vignette> all();

/// The guideline with a vignette's `choices` {interpretation: alternative} in force.
Result<std::shared_ptr<const knowledge::Pack>> with_choices(const std::shared_ptr<const knowledge::Pack>& guideline,
                                                            const knowledge::yaml::Node& choices);

/// One vignette's patient before the guideline.
struct Visit {
  std::unique_ptr<care::Consultation> consultation;
  Case facts;

  Result<Plan> plan() { return consultation->plan(facts); }
  /// The answers of the decision layer; valid as long as the visit.
  care::Decisions decisions();
};
Result<Visit> visit(const knowledge::yaml::Node& vignette,
                    const std::shared_ptr<const knowledge::Pack>& guideline = pack());

/// The texts of a list node.
std::set<std::string> words(const knowledge::yaml::Node& list);

}  // namespace nextline::vignettes
