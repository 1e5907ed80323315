// What a vignette's author expects, compared with what the planner says.
#pragma once

#include "care/vignettes.h"

namespace nextline::vignettes {

/// Plans `visit` and compares with the vignette's `expect`; each difference is a failure of the running test.
void check(const Vignette& vignette, Visit& visit);

}  // namespace nextline::vignettes
