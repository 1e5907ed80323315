// The parts a define joins by `and`: what a reader is told one by one when the whole does not hold.
#pragma once

#include <cstdint>
#include <vector>

#include "cql/engine/program.h"

namespace nextline::care {

/// The defines that `definition` joins by `and`, in the order written. Anything else it joins is left out.
std::vector<std::uint32_t> parts_of(const cql::Program& program, std::uint32_t definition);

}  // namespace nextline::care
