#include "care/goals.h"

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::vector<int> ranks_without_goals(const flat::Planner& planner, std::vector<RankVector> vectors) {
  const std::size_t goal = goal_position(planner);
  for (RankVector& vector : vectors)
    if (goal < vector.size()) vector[goal] = 0;
  return dense_ranks(vectors);
}

std::string_view title_of(const flat::Pack& pack, std::string_view goal) {
  for (flatbuffers::uoffset_t i = 0; i < pack.goals()->size(); ++i)
    if (pack.goals()->Get(i)->string_view() == goal) return pack.goal_titles()->Get(i)->string_view();
  return goal;
}

/// Why the regimen serves the goal; null if it does not.
const flat::Served* served(const flat::Planner& planner, std::string_view goal, std::string_view regimen) {
  for (const auto* key : *planner.ranking())
    if (key->served())
      for (const auto* each : *key->served())
        if (each->goal()->string_view() == goal && each->regimen()->string_view() == regimen) return each;
  return nullptr;
}

Reason reason_of(const flat::Served& entry, Arena& arena, const Sheets& sheets, SourceSet& cited) {
  const Texts sources = views_of(entry.sources(), arena);
  sheets.mark(sources, cited);
  return {view(entry.says()), {}, sources, "goal", view(entry.read())};
}

}  // namespace

List<PlanGoal> goals_told(const Judge& judge, const std::vector<Option>& options,
                          const std::vector<RankVector>& vectors, Arena& arena, SourceSet& cited) {
  const flat::Pack& pack = judge.pack().flat();
  const std::vector<int> without = ranks_without_goals(*pack.planner(), vectors);
  ArenaList<PlanGoal> told(arena);
  for (const std::string& given : judge.request().goals) {
    const std::string_view goal = arena.copy(given), title = title_of(pack, goal);
    const std::size_t before = told.size();
    for (std::size_t i = 0; i < options.size(); ++i)
      if (const auto* entry = served(*pack.planner(), goal, options[i].id))
        told.push_back({goal, title, options[i].id, without[i], reason_of(*entry, arena, judge.sheets(), cited)});
    if (told.size() == before)
      told.push_back({goal, title, {}, 0, {"No option of this plan serves it; the order stays", {}, {}, "goal", {}}});
  }
  return told.items();
}

}  // namespace nextline::care
