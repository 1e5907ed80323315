// What a tumour board expects of a plan, and where a plan is otherwise.
#pragma once

#include <set>
#include <string>

#include "care/plan.h"
#include "knowledge/yaml.h"

namespace nextline::board {

/// The best-ranked options; the treatment being given counts among them where it goes on or is only held.
std::set<std::string> ranked_first(const Plan& plan);

/// What is offered though it must not be, by id. What is in reserve while the present treatment goes on is not offered.
std::set<std::string> wrongly_offered(const Plan& plan, const std::set<std::string>& never);

/// Empty where the plan is as `expected` says: `current`, what may be advised on the present treatment; `first`, what
/// may rank first, empty where nothing new is wanted; `never`, what must not be offered.
std::string difference(const Plan& plan, const knowledge::yaml::Node& expected);

}  // namespace nextline::board
