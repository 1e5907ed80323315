// Order of options: lexicographic over the pack's ranking keys; equal keys share a rank, and nothing else orders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/judgement.h"

namespace nextline::care {

/// One number a ranking key; smaller is better.
using RankVector = std::vector<int>;

/// The rank vector of an option. Words that a key's order does not list come after all listed ones.
/// Keys: "category" (the category), "evidence" (the strongest recommendation's evidence level), "goal" (how early in
/// the request a goal stands that the recommendation serves).
RankVector rank_vector(const knowledge::flat::Planner& planner, const RegimenJudgement& judgement,
                       const PlanRequest& request);

/// Where the key "goal" stands in rank vectors; their size where the planner has none.
std::size_t goal_position(const knowledge::flat::Planner& planner);

/// Ranks 1, 2, 2, 3 … for the vectors given, in their order.
std::vector<int> dense_ranks(const std::vector<RankVector>& vectors);

}  // namespace nextline::care
