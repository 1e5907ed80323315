// How the patient's goals changed the order of options, and why: what a reader is told of the ranking key "goal".
#pragma once

#include <vector>

#include "base/arena.h"
#include "care/judgement.h"
#include "care/plan.h"
#include "care/ranking.h"

namespace nextline::care {

/// For each goal of the request, in its order: the options that serve it, with the rank they would have had without any
/// goal and the guideline's reason; or one entry without an option that says that none serves it. `options` have their
/// ranks already, `vectors` are theirs. Texts go to `arena`, the sources cited are marked in `cited`.
List<PlanGoal> goals_told(const Judge& judge, const std::vector<Option>& options,
                          const std::vector<RankVector>& vectors, Arena& arena, SourceSet& cited);

}  // namespace nextline::care
