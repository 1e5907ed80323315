#include "report/groups.h"

#include <algorithm>

namespace nextline::report {
namespace {

bool same(const Reason& left, const Reason& right) {
  return left.text == right.text && left.read == right.read &&
         std::equal(left.sources.begin(), left.sources.end(), right.sources.begin(), right.sources.end());
}

bool same_fate(const Exclusion& left, const Exclusion& right) {
  return left.category == right.category && left.until == right.until &&
         std::equal(left.because.begin(), left.because.end(), right.because.begin(), right.because.end(), same);
}

}  // namespace

std::vector<ExclusionGroup> excluded_groups(const Plan& plan) {
  std::vector<ExclusionGroup> groups;
  for (const auto& exclusion : plan.excluded) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const ExclusionGroup& each) { return same_fate(*each.told, exclusion); });
    if (group == groups.end()) group = groups.insert(group, {&exclusion, {}});
    group->titles.push_back(exclusion.title);
  }
  return groups;
}

std::vector<std::string_view> also_open(const Plan& plan) {
  std::vector<std::string_view> titles;
  for (const auto& fact : plan.missing)
    if (fact.changes.empty()) titles.push_back(fact.title);
  return titles;
}

std::vector<const PlanAction*> urgent_actions(const Plan& plan) {
  std::vector<const PlanAction*> urgent;
  for (const auto& action : plan.actions)
    if (action.urgency == "urgent") urgent.push_back(&action);
  return urgent;
}

}  // namespace nextline::report
