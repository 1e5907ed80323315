#include "care/ranking.h"

#include <algorithm>
#include <numeric>

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

int place(const flat::RankingKey& key, std::string_view word) {
  if (!key.order()) return 0;
  int index = 0;
  for (const auto* entry : *key.order()) {
    if (entry->string_view() == word) return index;
    ++index;
  }
  return index;
}

int goal_place(const flat::RankingKey& key, std::string_view regimen, const PlanRequest& request) {
  // A goal's entry in the key reads "goal: regimen"; the first goal asked for that names the regimen counts.
  for (std::size_t i = 0; i < request.goals.size(); ++i) {
    const std::string entry = request.goals[i] + ": " + std::string(regimen);
    if (key.order() && std::any_of(key.order()->begin(), key.order()->end(),
                                   [&](const auto* word) { return word->string_view() == entry; }))
      return static_cast<int>(i);
  }
  return static_cast<int>(request.goals.size());
}

int key_value(const flat::RankingKey& key, const RegimenJudgement& judgement, const PlanRequest& request) {
  const auto name = key.key()->string_view();
  if (name == "category") return place(key, judgement.category);
  if (name == "evidence") {
    const auto* level = judgement.strongest ? judgement.strongest->recommendation->evidence_level() : nullptr;
    return place(key, level ? level->string_view() : std::string_view());
  }
  if (name == "limited") return judgement.inputs[Input::Limited] == Truth::True ? 1 : 0;
  return goal_place(key, judgement.brief->regimen->id()->string_view(), request);
}

}  // namespace

RankVector rank_vector(const flat::Planner& planner, const RegimenJudgement& judgement, const PlanRequest& request) {
  RankVector vector;
  vector.reserve(planner.ranking()->size());
  for (const auto* key : *planner.ranking()) vector.push_back(key_value(*key, judgement, request));
  return vector;
}

std::size_t goal_position(const flat::Planner& planner) {
  std::size_t at = 0;
  for (const auto* key : *planner.ranking()) {
    if (key->key()->string_view() == "goal") break;
    ++at;
  }
  return at;
}

std::vector<int> dense_ranks(const std::vector<RankVector>& vectors) {
  std::vector<std::size_t> order(vectors.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::size_t left, std::size_t right) { return vectors[left] < vectors[right]; });
  std::vector<int> ranks(vectors.size());
  int rank = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || vectors[order[i - 1]] != vectors[order[i]]) ++rank;
    ranks[order[i]] = rank;
  }
  return ranks;
}

}  // namespace nextline::care
