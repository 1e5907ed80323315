// Which facts to find out first: the unknown facts that undecided parts of the plan hang on, and what each would
// change.
#pragma once

#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// Unknown (or stale) facts that the outcome hangs on, most decisive first: those that alone change the most
/// categories, then the rest in dictionary order. `changes` comes from judging the Case again with each value worth
/// trying (fact_trials.h), many at a time. Out-of-scope Cases miss nothing. `decisions` uses `facts`, before and after.
/// Views of `arena` and the pack.
List<MissingFact> missing_facts(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
                                Arena& arena);

}  // namespace nextline::care
