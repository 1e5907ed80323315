// The facts that `using Nextline` means, for CQL outside a compiled pack.
#pragma once

#include <string>
#include <vector>

#include "cql/semantics/compiler.h"
#include "knowledge/pack.h"

namespace nextline::cli {

/// The facts of a pack as the Case model.
std::vector<cql::CaseModelFact> case_model(const knowledge::Pack& pack);

/// The facts for `sources`: none if no library uses Nextline; else those of `pack` (--pack); if it is empty, those of
/// the case.yaml beside a source or one folder up; else those of the pack built with the program.
Result<std::vector<cql::CaseModelFact>> case_model_for(const std::vector<cql::SourceText>& sources,
                                                       const std::string& pack);

/// The folder of `path`; "." if it names none.
std::string folder_of(const std::string& path);

}  // namespace nextline::cli
