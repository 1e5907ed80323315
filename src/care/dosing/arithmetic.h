// One dose worked out: amount times what it is multiplied with, the highest single dose, rounding; and the sentence
// that shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "care/dosing/rounding.h"

namespace nextline::care {

/// All that one dose is worked out from. Texts are views.
struct DoseSum {
  Decimal amount;
  std::string_view amount_unit;       ///< UCUM: "mg/m2"
  std::optional<Decimal> multiplier;  ///< none for a fixed dose
  std::string_view multiplier_unit;   ///< UCUM: "m2"
  std::optional<RoundingRule> rounding;
  std::string_view rounding_says;  ///< "whole tablets of 500 and 150 mg"
  std::string_view piece;          ///< "tablet"
  bool only_down = false;
  std::optional<Decimal> most;  ///< in mg
};

struct DoseResult {
  Decimal value;       ///< in mg, after the limit
  Decimal given;       ///< in mg
  std::string pieces;  ///< "3 tablets of 500 mg and 1 of 150 mg"; empty where none are counted
  std::string words;   ///< "75 mg/m² × 1.72 m² = 129 mg, given as 130 mg"
  bool is_capped = false;
  bool is_too_far = false;  ///< nothing that can be given is near enough: given as calculated
};

/// The unit every dose is told in.
inline constexpr std::string_view kDoseUnit = "mg";

/// None where the units do not come to a mass or the numbers leave the range of decimals.
std::optional<DoseResult> worked_out(const DoseSum& sum);

}  // namespace nextline::care
