// The Case as the evaluator sees it: the context object of Guideline.cql and Safety.cql.
#pragma once

#include "base/arena.h"
#include "base/value.h"
#include "case/dictionary.h"

namespace nextline {

/// A Tuple with one field per fact that is no list, in dictionary order; set facts are Tuples of Booleans. Unknown
/// facts are null, and so are stale ones: a decision never rests on a value too old, while the Case still shows it.
/// Lives in `arena` and the pack.
Value case_tuple(const knowledge::Pack& pack, const Case& c, Arena& arena);

}  // namespace nextline
