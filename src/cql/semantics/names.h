// Looking a library's names up, with a near name when there is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/library_unit.h"
#include "cql/semantics/session.h"

namespace nextline::cql {

/// The symbol `name` of `unit`, or null.
Symbol* find_symbol(const LibraryUnit& unit, std::string_view name);
/// The code system or code that `name` (perhaps `Library."name"`) means, or null after reporting an error.
const Symbol* find_terminology(Session& session, const LibraryUnit& unit, const syntax::QualifiedName& name,
                               Symbol::Kind kind);
/// All names of `unit` that another library may use, or all of them.
std::vector<std::string_view> symbol_names(const LibraryUnit& unit, bool public_only);

}  // namespace nextline::cql
