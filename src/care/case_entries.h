// The known facts of a Case as readers see them.
#pragma once

#include <vector>

#include "care/plan.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// One entry a known (or overridden) fact, in the dictionary's order. Numbers keep their digits as text.
std::vector<CaseEntry> case_entries(const knowledge::Pack& pack, const Case& facts);

}  // namespace nextline::care
