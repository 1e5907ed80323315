// Which sources a finished plan cites.
#pragma once

#include "care/plan.h"
#include "care/sheets.h"

namespace nextline::care {

/// Fills plan.sources with every source that any statement of the plan names. Resource references are not sources.
/// `marks`: the sources of the options' sheets, marked while they were composed.
void collect_citations(const Sheets& sheets, SourceMarks marks, Plan& plan);

}  // namespace nextline::care
