#include "care/table.h"

namespace nextline::care {
namespace {

constexpr std::array<std::string_view, kInputCount> kNames = {
    "in-scope",  "died",     "indicated",  "current", "forbidden", "stopped", "held",   "blocked",
    "available", "approved", "progressed", "treated", "known",     "avoided", "limited"};

std::optional<Truth> value_of(const knowledge::flat::Planner& planner, std::string_view name, const Inputs& inputs) {
  if (const auto input = input_named(name)) return inputs[*input];
  if (const auto own = own_input_named(planner, name)) return inputs.own(*own);
  return std::nullopt;
}

bool matches(const knowledge::flat::Planner& planner, const knowledge::flat::PlannerRow& row, const Inputs& inputs) {
  if (!row.conditions()) return true;
  for (const auto* condition : *row.conditions()) {
    const auto value = value_of(planner, condition->input()->string_view(), inputs);
    if (!value || static_cast<std::uint8_t>(*value) != condition->value()) return false;
  }
  return true;
}

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

std::optional<std::size_t> own_input_named(const knowledge::flat::Planner& planner, std::string_view name) {
  if (!planner.inputs()) return std::nullopt;
  for (std::uint32_t i = 0; i < planner.inputs()->size(); ++i)
    if (planner.inputs()->Get(i)->name()->string_view() == name) return i;
  return std::nullopt;
}

const knowledge::flat::PlannerRow* first_match(const knowledge::flat::Planner& planner, const PlannerRows& rows,
                                               const Inputs& inputs) {
  for (const auto* row : rows)
    if (matches(planner, *row, inputs)) return row;
  return nullptr;
}

}  // namespace nextline::care
