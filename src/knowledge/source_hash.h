// What tells one state of a pack's sources from another.
#pragma once

#include <string>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// SHA-256 over the sorted paths and contents of the pack's files, hex.
std::string source_hash(const PackSource& source);

}  // namespace nextline::knowledge
