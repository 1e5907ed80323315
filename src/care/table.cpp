#include "care/table.h"

#include <algorithm>

namespace nextline::care {
namespace {

constexpr std::array<std::string_view, kInputCount> kNames = {
    "in-scope",  "died",     "indicated",  "current", "forbidden", "stopped", "held",   "blocked",
    "available", "approved", "progressed", "treated", "known",     "avoided", "limited"};

}  // namespace

std::string_view name_of(Input input) {
  return kNames[static_cast<std::size_t>(input)];
}

std::optional<Input> input_named(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Input>(i);
  return std::nullopt;
}

std::array<std::string_view, kInputCount> input_names() {
  return kNames;
}

std::optional<Input> own_input_named(const knowledge::flat::Planner& planner, std::string_view name) {
  if (!planner.inputs()) return std::nullopt;
  for (std::uint32_t i = 0; i < planner.inputs()->size() && i < kOwnInputCount; ++i)
    if (planner.inputs()->Get(i)->name()->string_view() == name) return own_input(i);
  return std::nullopt;
}

Inputs inputs_at(const LaneInputs& inputs, std::uint32_t lane) {
  Inputs result;
  for (std::size_t i = 0; i < kAllInputCount; ++i)
    result[static_cast<Input>(i)] = inputs[static_cast<Input>(i)].at(lane);
  return result;
}

PlannerTable::PlannerTable(const knowledge::flat::Planner& planner, const PlannerRows* rows) {
  if (rows == nullptr) return;
  for (const auto* row : *rows) {
    Row made{row, static_cast<std::uint32_t>(conditions_.size()), 0};
    bool known = true;
    if (row->conditions())
      for (const auto* condition : *row->conditions()) {
        const auto name = condition->input()->string_view();
        const auto input = input_named(name) ? input_named(name) : own_input_named(planner, name);
        known = known && input && condition->value() <= static_cast<std::uint8_t>(Truth::Unknown);
        if (known) conditions_.push_back({*input, static_cast<Truth>(condition->value())}), ++made.count;
      }
    if (known)
      rows_.push_back(made);
    else
      conditions_.resize(made.first);
  }
}

const knowledge::flat::PlannerRow* PlannerTable::first_match(const Inputs& inputs) const {
  for (const Row& row : rows_) {
    const auto conditions = conditions_of(row);
    if (std::all_of(conditions.begin(), conditions.end(),
                    [&](const Condition& condition) { return inputs[condition.input] == condition.value; }))
      return row.row;
  }
  return nullptr;
}

}  // namespace nextline::care
