// Which sources a finished plan cites.
#pragma once

#include "care/plan.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// Fills plan.sources with every source that any statement of the plan names. Resource references are not sources.
void collect_citations(const knowledge::Pack& pack, Plan& plan);

}  // namespace nextline::care
