// The known facts of a Case as readers see them.
#pragma once

#include "base/arena.h"
#include "care/index_set.h"
#include "care/plan.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// One entry a known (or overridden) fact, in the dictionary's order. Numbers keep their digits as text. Values are
/// written in `arena`; the rest are views of the Case's texts (Case::texts) and of the pack.
List<CaseEntry> case_entries(const knowledge::Pack& pack, const Case& facts, Arena& arena);

/// What the entry of each fact says whatever its value is. Views of the pack.
std::vector<CaseEntry> blank_entries(const knowledge::Pack& pack);
/// The facts that are known.
FactSet known_facts(const Case& facts);
/// As above, with blank_entries() and known_facts() made before.
List<CaseEntry> case_entries(const knowledge::Pack& pack, const std::vector<CaseEntry>& blank, const Case& facts,
                             const FactSet& known, Arena& arena);

/// The statements that disagree, copied into `arena`.
List<PlanConflict> conflicts_of(const Case& facts, Arena& arena);

}  // namespace nextline::care
