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
  Known        ///< the current treatment is a regimen of this guideline
};
inline constexpr std::size_t kInputCount = 13;

/// One truth per Input.
class Inputs {
 public:
  Truth& operator[](Input input) { return truths_[static_cast<std::size_t>(input)]; }
  Truth operator[](Input input) const { return truths_[static_cast<std::size_t>(input)]; }

 private:
  std::array<Truth, kInputCount> truths_{};
};

/// The input's name in planner.yaml ("in-scope", "indicated", …).
std::string_view name_of(Input input);
/// The input called `name`; none if there is none.
std::optional<Input> input_named(std::string_view name);
/// The names of all inputs, for messages and lint.
std::array<std::string_view, kInputCount> input_names();

using PlannerRows = flatbuffers::Vector<flatbuffers::Offset<knowledge::flat::PlannerRow>>;

/// The first row all of whose conditions equal the inputs; null if none (lint rejects tables that leave a gap).
const knowledge::flat::PlannerRow* first_match(const PlannerRows& rows, const Inputs& inputs);

}  // namespace nextline::care
