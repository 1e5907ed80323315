// What many entries of a plan share is told once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

/// Regimens that are no options for the same reason.
struct ExclusionGroup {
  const Exclusion* told = nullptr;     ///< the first: its category and end hold for all
  std::vector<const Reason*> because;  ///< what a reader needs to know of its reasons; Plan JSON has them all
  std::vector<std::string_view> titles;
};

/// The excluded regimens, those with the same category, reasons and end together, at the place of the first of them.
std::vector<ExclusionGroup> excluded_groups(const Plan& plan);

/// What to do with the current treatment; where nobody knows whether there is one, to find that out.
std::string verdict_words(const Plan& plan);

/// The reasons, those of one text (whatever its first letter) once, with the sources of the first.
std::vector<const Reason*> told_once(List<Reason> reasons);

/// What an answer would change, answers of one effect together: "if A, B, C or 29 others: current treatment: continue".
std::vector<std::string> changes_together(const MissingFact& fact);

/// The titles of facts to find out that change nothing alone, or for which nothing can be told.
std::vector<std::string_view> also_open(const Plan& plan);

/// The actions that cannot wait, in their order.
std::vector<const PlanAction*> urgent_actions(const Plan& plan);

}  // namespace nextline::report
