#include "care/board.h"

#include <algorithm>

#include "care/vignettes.h"

namespace nextline::board {

std::set<std::string> ranked_first(const Plan& plan) {
  std::set<std::string> first;
  for (const auto& option : plan.options)
    if (option.rank == plan.options.front().rank) first.emplace(option.id);
  if (plan.current.goes_on()) first.emplace(plan.current.regimen);
  return first;
}

std::set<std::string> wrongly_offered(const Plan& plan, const std::set<std::string>& never) {
  std::set<std::string> found;
  for (const auto& option : plan.options)
    if (never.count(std::string(option.id)) && !(plan.current.goes_on() && option.category == kInReserve))
      found.emplace(option.id);
  return found;
}

std::string difference(const Plan& plan, const knowledge::yaml::Node& expected) {
  const auto action = std::string(plan.current.action);
  if (!vignettes::words(*expected.find("current")).count(action)) return "current: " + action;
  if (const auto offered = wrongly_offered(plan, vignettes::words(*expected.find("never"))); !offered.empty())
    return "offers " + *offered.begin();
  const auto accepted = vignettes::words(*expected.find("first"));
  const auto first = ranked_first(plan);
  if (accepted.empty()) return plan.options.empty() || plan.current.goes_on() ? "" : "offers " + *first.begin();
  const bool agrees = std::any_of(first.begin(), first.end(), [&](const auto& id) { return accepted.count(id) > 0; });
  return agrees ? "" : first.empty() ? "no option" : "first: " + *first.begin();
}

}  // namespace nextline::board
