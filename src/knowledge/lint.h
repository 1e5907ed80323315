// What a pack must hold to before it is compiled.
#pragma once

#include <vector>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// Everything wrong with the pack, sorted by place, the findings of loading among them. Empty: it can be compiled.
/// `warnings`, if given, takes what is odd but harmless (a source nobody cites).
std::vector<Error> lint(const PackSource& pack, std::vector<Error>* warnings = nullptr);

}  // namespace nextline::knowledge
