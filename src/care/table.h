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
#include "care/categories.h"
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

/// A set of inputs, a bit each by their number.
using InputSet = std::uint32_t;
constexpr InputSet input_bit(Input input) {
  return InputSet{1} << static_cast<std::uint32_t>(input);
}

/// One truth per Input, of one Case; all false at first. Two bits each, so that a row's conditions are one comparison.
class Inputs {
 public:
  constexpr Truth operator[](Input input) const { return static_cast<Truth>(bits_ >> shift(input) & 3); }
  constexpr void set(Input input, Truth truth) {
    bits_ = (bits_ & ~(std::uint64_t{3} << shift(input))) | std::uint64_t{static_cast<std::uint8_t>(truth)}
                                                                << shift(input);
  }
  /// All truths, and the bits that tell one of them.
  constexpr std::uint64_t bits() const { return bits_; }
  static constexpr std::uint64_t bits_of(Input input) { return std::uint64_t{3} << shift(input); }

 private:
  static constexpr std::uint32_t shift(Input input) { return 2 * static_cast<std::uint32_t>(input); }

  std::uint64_t bits_ = 0;
};
static_assert(2 * kAllInputCount <= 64 && kAllInputCount <= 32, "as many inputs as Inputs and InputSet have room for");

/// The same of many Cases at once.
class LaneInputs {
 public:
  Lanes& operator[](Input input) { return lanes_[static_cast<std::size_t>(input)]; }
  const Lanes& operator[](Input input) const { return lanes_[static_cast<std::size_t>(input)]; }

 private:
  std::array<Lanes, kAllInputCount> lanes_{};
};

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

/// A row made ready.
struct TableRow {
  struct Condition {
    Input input = Input::InScope;
    Truth value = Truth::Unknown;
  };
  const knowledge::flat::PlannerRow* row = nullptr;
  std::uint32_t place = 0;             ///< among the rows of both tables (Sheets::row)
  CategoryId category = 0;             ///< its own; of a row that says "recommendation" none
  bool is_recommended = false;         ///< the row says "recommendation": the category is that of the strongest one
  InputSet read = 0;                   ///< inputs that it and the rows before it ask
  std::uint64_t asked = 0;             ///< the bits of Inputs that its conditions ask,
  std::uint64_t wanted = 0;            ///< and what they must be
  std::uint32_t first = 0, count = 0;  ///< its conditions, among those of the table
};

/// A table made ready: its rows with their conditions as inputs. Views into the pack.
class PlannerTable {
 public:
  PlannerTable() = default;
  /// `rows`, a table of `planner`, may be null: a table without rows. A condition on an unknown input never holds.
  /// `first_place`: of its first row.
  PlannerTable(const knowledge::flat::Planner& planner, const PlannerRows* rows, const Categories& categories,
               std::uint32_t first_place);

  /// The Cases whose first matching row is `row`.
  struct Match {
    const TableRow* row = nullptr;
    LaneBits where = 0;
  };
  /// The first row all of whose conditions equal the inputs; null without one (lint rejects tables that leave a gap).
  const TableRow* first_match(const Inputs& inputs) const {
    for (const TableRow& row : rows_)
      if ((inputs.bits() & row.asked) == row.wanted) return &row;
    return nullptr;
  }
  /// The same for each of the Cases `where`: calls `each` with a Match, each row once, in order. Cases without a row
  /// are in no Match. Inputs not in `varying` (bits of Inputs) are in all of them what they are in `common`.
  template <class Each>
  void matches(const LaneInputs& inputs, const Inputs& common, std::uint64_t varying, LaneBits where, Each each) const {
    for (const TableRow& row : rows_) {
      if (((common.bits() ^ row.wanted) & row.asked & ~varying) != 0) continue;
      LaneBits here = where;
      for (const TableRow::Condition& condition : std::span(conditions_).subspan(row.first, row.count)) {
        here &= inputs[condition.input].where(condition.value);
        if (here == 0) break;
      }
      if (here == 0) continue;
      each(Match{&row, here});
      where &= ~here;
      if (where == 0) return;
    }
  }
  /// The inputs that had to be asked to find `row` as the first match; all there are for null. As long as these stay,
  /// so does the row.
  InputSet read_for(const TableRow* row) const { return row != nullptr ? row->read : read_; }

 private:
  bool add(TableRow& row, TableRow::Condition condition);

  std::vector<TableRow> rows_;
  std::vector<TableRow::Condition> conditions_;  // of all rows
  InputSet read_ = 0;                            // by all rows
};

}  // namespace nextline::care
