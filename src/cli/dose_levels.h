// Dose levels as they are asked for on the command line.
#pragma once

#include <string>
#include <vector>

#include "care/plan_request.h"
#include "knowledge/pack.h"

namespace nextline::cli {

/// Reads "capecitabine=1" (a drug by any of its names, and a step of its ladder, 0 the full dose) for each of `texts`.
Result<std::vector<care::DoseLevelWish>> dose_levels(const knowledge::Pack& pack,
                                                     const std::vector<std::string>& texts);

}  // namespace nextline::cli
