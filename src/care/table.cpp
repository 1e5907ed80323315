#include "care/table.h"

namespace nextline::care {
namespace {

constexpr std::array<std::string_view, kInputCount> kNames = {
    "in-scope", "died",      "indicated", "current",    "forbidden", "stopped", "held",
    "blocked",  "available", "approved",  "progressed", "treated",   "known"};

bool matches(const knowledge::flat::PlannerRow& row, const Inputs& inputs) {
  if (!row.conditions()) return true;
  for (const auto* condition : *row.conditions()) {
    const auto input = input_named(condition->input()->string_view());
    if (!input || static_cast<std::uint8_t>(inputs[*input]) != condition->value()) return false;
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

const knowledge::flat::PlannerRow* first_match(const PlannerRows& rows, const Inputs& inputs) {
  for (const auto* row : rows)
    if (matches(*row, inputs)) return row;
  return nullptr;
}

}  // namespace nextline::care
