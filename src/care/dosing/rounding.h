// From a calculated dose to one that can be given: a multiple of a step, or whole tablets or vials.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/decimal.h"

namespace nextline::care {

/// How a drug's doses are rounded. Either a step or sizes; all in the dose's unit.
struct RoundingRule {
  std::optional<Decimal> step;
  std::vector<Decimal> sizes;             ///< of pieces, the largest first
  std::optional<Decimal> within_percent;  ///< of the calculated dose; none: any distance
};

struct RoundedDose {
  Decimal amount;                                        ///< what is given; the calculated dose where `is_too_far`
  std::vector<std::pair<Decimal, std::int64_t>> pieces;  ///< size and number, the largest first; none for a step
  bool is_too_far = false;                               ///< nothing that can be given is near enough
};

/// The nearest dose that can be given; of two equally near the lower. `only_down`: never above `calculated`, which must
/// be positive. `most`: never above it. Of pieces smaller than the largest at most 3 of a size are taken, and as few
/// in all as the amount allows: 3 of 500 and 1 of 150.
RoundedDose rounded_dose(const Decimal& calculated, const RoundingRule& rule, bool only_down,
                         const std::optional<Decimal>& most);

}  // namespace nextline::care
