// What must hold on every Case: the pack's invariants.
#pragma once

#include "case/dictionary.h"

namespace nextline::cql {
class Evaluator;
}

namespace nextline {

/// Evaluates the pack's invariants on `c`; one that is false becomes a Conflict ("unknown" is no breach). Leaves no
/// Case in the evaluator. Errors: a define that failed.
Result<void> check_invariants(const knowledge::Pack& pack, cql::Evaluator& evaluator, Case& c);

}  // namespace nextline
