// The CQL libraries of a pack, compiled.
#pragma once

#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "knowledge/model.h"

namespace nextline::knowledge {

/// The facts as the model of `using Nextline`. List facts are for showing and not in it.
std::vector<cql::CaseModelFact> case_model(const PackSource& pack);

/// Compiles all libraries of the pack with its facts as the Case model. Errors name files as they were opened
/// ("knowledge/her2-mbc/logic/Safety.cql"); the program names them below the folder ("logic/Safety.cql"), the same on
/// every machine.
cql::Compiled compile_logic(const PackSource& pack);

/// Where `text` stands first in the pack's libraries; the folder if nowhere.
Place place_of_text(const PackSource& pack, std::string_view text);

}  // namespace nextline::knowledge
