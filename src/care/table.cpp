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
  for (std::size_t i = 0; i < kAllInputCount; ++i) {
    const auto input = static_cast<Input>(i);
    result.set(input, inputs[input].at(lane));
  }
  return result;
}

PlannerTable::PlannerTable(const knowledge::flat::Planner& planner, const PlannerRows* rows,
                           const Categories& categories, std::uint32_t first_place) {
  if (rows == nullptr) return;
  for (const auto* row : *rows) {
    TableRow made;
    made.row = row;
    made.place = first_place++;
    made.is_recommended = row->category()->string_view() == "recommendation";
    made.category = made.is_recommended ? categories.none() : categories.id_of(row->category()->string_view());
    made.first = static_cast<std::uint32_t>(conditions_.size());
    bool known = true;
    if (row->conditions())
      for (const auto* condition : *row->conditions()) {
        const auto name = condition->input()->string_view();
        const auto input = input_named(name) ? input_named(name) : own_input_named(planner, name);
        known = known && input && condition->value() <= static_cast<std::uint8_t>(Truth::Unknown) &&
                add(made, {*input, static_cast<Truth>(condition->value())});
      }
    if (known) {
      made.read = read_;
      rows_.push_back(made);
    } else {
      conditions_.resize(made.first);
    }
  }
}

/// False where the row asks the same input for another truth, so that it never holds.
bool PlannerTable::add(TableRow& row, TableRow::Condition condition) {
  Inputs wanted;
  wanted.set(condition.input, condition.value);
  const std::uint64_t bits = Inputs::bits_of(condition.input);
  if ((row.asked & bits) != 0) return (row.wanted & bits) == wanted.bits();
  row.asked |= bits;
  row.wanted |= wanted.bits();
  ++row.count;
  conditions_.push_back(condition);
  read_ |= input_bit(condition.input);
  return true;
}

}  // namespace nextline::care
