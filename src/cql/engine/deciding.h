// Which parts of an expression decided its value: the one rule behind traces and deciding facts.
//
// Idea: a false `and` was decided by its false operands, a true one by both; a true `or` by its true operands, a false
// one by both; a null one hangs on its null operands. Example: with a = true, b = null, c = false,
//     a and b        null, hangs on b        a and c     false, decided by c        a or b      true, decided by a
#pragma once

#include <cstdint>
#include <vector>

#include "cql/engine/machine.h"

namespace nextline::cql {

/// The operands of `node` that decided its value in `frame`, as nodes, in source order; evaluates what it must again.
/// For nodes without a rule of their own: all operands; of these only the null ones when the value is null.
std::vector<std::uint32_t> deciding_operands(Machine& machine, const Node& node, Frame frame);

/// See Evaluator::deciding_members. Throws Failure.
std::vector<DecidingFact> deciding_facts_of(Machine& machine, std::uint32_t definition);

}  // namespace nextline::cql
