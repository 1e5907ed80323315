// The planner's tables: three-valued inputs in, the first matching row out. The rows are the pack's (planner.yaml); the
// proof translates the same rows, so nothing may be decided here that a row does not say.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "care/lanes.h"
#include "knowledge/pack_generated.h"

namespace nextline::care {

/// What a table row may ask. Of the regimen judged, unless said otherwise.
enum class Input : std::uint8_t {
  InScope,     ///< the patient is in the guideline's scope
  Died,        ///< the patient has died
  Indicated,   ///< some recommendation in force names it for this situation
  Current,     ///< it is what the patient is being given
  Forbidden,   ///< a safety rule in force forbids it
  Stopped,     ///< a safety rule in force stops it
  Held,        ///< a safety rule in force holds it
  Blocked,     ///< a safety rule that may not stay unknown is unknown
  Available,   ///< no drug of it was named unavailable
  Approved,    ///< it, or else each of its drugs, is authorised or accepted off label in the region at the date
  Progressed,  ///< the disease progressed on the current treatment
  Treated,     ///< the patient is being given some treatment
  Known,       ///< the current treatment is a regimen of this guideline
  Avoided,     ///< a rule in force advises against it
  Limited      ///< a rule in force keeps it for some circumstances
};
inline constexpr std::size_t kInputCount = 15;
/// The most inputs a pack may define of its own; lint holds packs to it.
inline constexpr std::size_t kOwnInputCount = 8;
inline constexpr std::size_t kAllInputCount = kInputCount + kOwnInputCount;
/// The pack's own input `index` of the planner's list; they follow those above.
constexpr Input own_input(std::size_t index) {
  return static_cast<Input>(kInputCount + index);
}

/// One truth per Input: of one Case, or of many at once.
template <class T>
class InputsOf {
 public:
  T& operator[](Input input) { return truths_[static_cast<std::size_t>(input)]; }
  T operator[](Input input) const { return truths_[static_cast<std::size_t>(input)]; }

 private:
  std::array<T, kAllInputCount> truths_{};
};
using Inputs = InputsOf<Truth>;
using LaneInputs = InputsOf<Lanes>;

/// The inputs of one lane.
Inputs inputs_at(const LaneInputs& inputs, std::uint32_t lane);

/// The input's name in planner.yaml ("in-scope", "indicated", …).
std::string_view name_of(Input input);
/// The input called `name`; none if there is none.
std::optional<Input> input_named(std::string_view name);
/// The names of all inputs, for messages and lint.
std::array<std::string_view, kInputCount> input_names();

using PlannerRows = flatbuffers::Vector<flatbuffers::Offset<knowledge::flat::PlannerRow>>;

/// The pack's own input called `name`; none if there is none.
std::optional<Input> own_input_named(const knowledge::flat::Planner& planner, std::string_view name);

/// A table made ready: its rows with their conditions as inputs. Views into the pack.
class PlannerTable {
 public:
  PlannerTable() = default;
  /// `rows`, a table of `planner`, may be null: a table without rows. A condition on an unknown input never holds.
  PlannerTable(const knowledge::flat::Planner& planner, const PlannerRows* rows);

  /// The Cases whose first matching row is `row`.
  struct Match {
    const knowledge::flat::PlannerRow* row = nullptr;
    LaneBits where = 0;
  };
  /// The first row all of whose conditions equal the inputs; null without one (lint rejects tables that leave a gap).
  const knowledge::flat::PlannerRow* first_match(const Inputs& inputs) const;
  /// The same for each of the Cases `where`: calls `each` with a Match, each row once, in order. Cases without a row
  /// are in no Match.
  template <class Each>
  void matches(const LaneInputs& inputs, LaneBits where, Each each) const {
    for (const Row& row : rows_) {
      LaneBits here = where;
      for (const Condition& condition : conditions_of(row)) {
        here &= inputs[condition.input].where(condition.value);
        if (here == 0) break;
      }
      if (here == 0) continue;
      each(Match{row.row, here});
      where &= ~here;
      if (where == 0) return;
    }
  }

 private:
  struct Condition {
    Input input = Input::InScope;
    Truth value = Truth::Unknown;
  };
  struct Row {
    const knowledge::flat::PlannerRow* row = nullptr;
    std::uint32_t first = 0, count = 0;  // conditions
  };
  std::span<const Condition> conditions_of(const Row& row) const {
    return std::span(conditions_).subspan(row.first, row.count);
  }

  std::vector<Row> rows_;
  std::vector<Condition> conditions_;  // of all rows
};

}  // namespace nextline::care
