// The values worth trying for facts that are not known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "care/decision_form.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// What is worth trying for a fact that is not known.
struct FactTrials {
  struct Trial {
    std::string shown;        ///< as a reader sees it: "48 %"
    std::uint32_t group = 0;  ///< of the values that all questions answer alike
    bool is_bound = false;    ///< the lowest or the highest value the fact can have
  };
  std::vector<Trial> values;
  std::vector<Fact> groups;    ///< values that nothing can tell apart; one of each
  std::vector<Lanes> answers;  ///< to the form's questions of the fact, in their order; a lane a group. Of the first
                               ///< groups, as many as there are lanes, then of the next
  std::vector<std::uint32_t> derived;  ///< facts that may follow from it (derive_facts)
};

/// By fact, for the questions of `form`.
std::vector<FactTrials> fact_trials(const knowledge::Pack& pack, const DecisionForm& form);

/// The values worth trying for a fact (every member of an enumeration, both Booleans, just below, at and above every
/// threshold), as Facts. Used also by counterfactual tests.
std::vector<Fact> values_to_try(const knowledge::flat::Fact& entry);

}  // namespace nextline::care
