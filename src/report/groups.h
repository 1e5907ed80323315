// What many entries of a plan share is told once.
#pragma once

#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

/// Regimens that are no options for the same reason.
struct ExclusionGroup {
  const Exclusion* told = nullptr;  ///< the first: its category, reasons and end hold for all
  std::vector<std::string_view> titles;
};

/// The excluded regimens, those with the same category, reasons and end together, at the place of the first of them.
std::vector<ExclusionGroup> excluded_groups(const Plan& plan);

/// The titles of facts to find out that change nothing alone, or for which nothing can be told.
std::vector<std::string_view> also_open(const Plan& plan);

/// The actions that cannot wait, in their order.
std::vector<const PlanAction*> urgent_actions(const Plan& plan);

}  // namespace nextline::report
