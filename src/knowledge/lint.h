// What a pack must hold to before it is compiled.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// Everything wrong with the pack, sorted by place, the findings of loading among them. Empty: it can be compiled.
/// `warnings`, if given, takes what is odd but harmless (a source nobody cites), and what is past its review date on
/// `today` (ISO; empty: not asked).
std::vector<Error> lint(const PackSource& pack, std::vector<Error>* warnings = nullptr, std::string_view today = {});

}  // namespace nextline::knowledge
