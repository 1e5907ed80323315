// What a pharmacy has: a file that names the drugs that can be had, or those that cannot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack.h"

namespace nextline::knowledge {

struct Formulary {
  std::vector<std::string> unavailable;  ///< drug ids of the pack, in its order
  std::string note;                      ///< whose list it is; empty if the file does not say
};

/// Reads YAML with one of `available:` and `unavailable:`, a list of drugs by id, name or brand, and `note:`. With
/// `available`, every drug of the pack that is not in it cannot be had. Errors (author's) name file, line and column:
/// no YAML, an unknown key, neither list or both, a name that is no drug. `file` is what errors call it.
Result<Formulary> read_formulary(const Pack& pack, std::string_view text, const std::string& file);

}  // namespace nextline::knowledge
