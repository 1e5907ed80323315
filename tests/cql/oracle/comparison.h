// Engine and oracle side by side on generated expressions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cql/oracle/dice.h"

namespace nextline::cql::oracle {

/// What went wrong; empty when all agree: `count` expressions made with `dice` compile; the engine's value, or the code
/// of its error, is the oracle's; with literals moved into definitions of their own the value stays; the printed and
/// the formatted text parse to the same tree; the printed value parses. At most ten disagreements are told.
std::vector<std::string> disagreements(Dice& dice, std::size_t count, int depth);

}  // namespace nextline::cql::oracle
