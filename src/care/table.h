// The planner's tables: three-valued inputs in, the first matching row out. The rows are the pack's (planner.yaml); the
// proof translates the same rows, so nothing may be decided here that a row does not say.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/value.h"
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

/// One truth per Input, and one per input of the pack's own (by its index in the planner's list).
class Inputs {
 public:
  Truth& operator[](Input input) { return truths_[static_cast<std::size_t>(input)]; }
  Truth operator[](Input input) const { return truths_[static_cast<std::size_t>(input)]; }
  Truth& own(std::size_t index) { return own_.at(index); }
  Truth own(std::size_t index) const { return own_.at(index); }

 private:
  std::array<Truth, kInputCount> truths_{};
  std::array<Truth, kOwnInputCount> own_{};
};

/// The input's name in planner.yaml ("in-scope", "indicated", …).
std::string_view name_of(Input input);
/// The input called `name`; none if there is none.
std::optional<Input> input_named(std::string_view name);
/// The names of all inputs, for messages and lint.
std::array<std::string_view, kInputCount> input_names();

using PlannerRows = flatbuffers::Vector<flatbuffers::Offset<knowledge::flat::PlannerRow>>;

/// Index of the pack's own input called `name`; none if there is none.
std::optional<std::size_t> own_input_named(const knowledge::flat::Planner& planner, std::string_view name);

/// The first row all of whose conditions equal the inputs; null if none (lint rejects tables that leave a gap).
const knowledge::flat::PlannerRow* first_match(const knowledge::flat::Planner& planner, const PlannerRows& rows,
                                               const Inputs& inputs);

}  // namespace nextline::care
