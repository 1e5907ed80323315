#include <algorithm>

#include "knowledge/compiling/shared_tables.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::compiling {

namespace {

/// no, yes, unknown stand in the order of Truth.
std::uint8_t value_of(const Word& word) {
  const Vocabulary& values = planner_values();
  return static_cast<std::uint8_t>(std::find(values.begin(), values.end(), word.text) - values.begin());
}

Tables<flat::PlannerRow> build_rows(Builder& builder, const std::vector<PlannerRowEntry>& rows) {
  return build_each<flat::PlannerRow>(builder, rows, [&](const PlannerRowEntry& row) {
    const auto conditions = build_each<flat::PlannerCondition>(builder, row.conditions, [&](const auto& condition) {
      const auto input = text(builder, condition.first);
      return flat::CreatePlannerCondition(builder, input, value_of(condition.second));
    });
    const auto result = text(builder, row.result);
    const auto says = text(builder, row.says);
    return flat::CreatePlannerRow(builder, conditions, result, says);
  });
}

/// One entry a regimen: the goal it serves, and why.
Tables<flat::Served> build_served(Builder& builder, const std::vector<ServedEntry>& serves) {
  std::vector<flatbuffers::Offset<flat::Served>> out;
  for (const ServedEntry& entry : serves)
    for (const Word& each : entry.regimens) {
      const auto goal = text(builder, entry.goal);
      const auto regimen = text(builder, each);
      const auto says = text(builder, entry.says);
      const auto sources = build_texts(builder, entry.sourcing.sources);
      out.push_back(flat::CreateServed(builder, goal, regimen, says, sources, text(builder, entry.sourcing.read)));
    }
  return builder.CreateVector(out);
}

}  // namespace

flatbuffers::Offset<flat::Planner> build_planner(Builder& builder, const EntrySource& source) {
  const PlannerEntry& planner = source.pack.planner;
  const auto options = build_texts(builder, planner.options);
  const auto excluded = build_texts(builder, planner.excluded);
  const auto rows = build_rows(builder, planner.table);
  const auto current = build_rows(builder, planner.current);
  const auto ranking = build_each<flat::RankingKey>(builder, planner.ranking, [&](const RankingEntry& entry) {
    const auto key = text(builder, entry.key);
    const auto order = build_texts(builder, entry.order);
    const auto served = build_served(builder, entry.serves);
    return flat::CreateRankingKey(builder, key, order, served);
  });
  const auto inputs = build_each<flat::PlannerInput>(builder, planner.inputs, [&](const auto& input) {
    const auto name = text(builder, input.first);
    return flat::CreatePlannerInput(builder, name, source.definition(input.second));
  });
  return flat::CreatePlanner(builder, options, excluded, rows, current, ranking,
                             source.definition(source.pack.guideline.scope), 0, inputs);
}

}  // namespace nextline::knowledge::compiling
