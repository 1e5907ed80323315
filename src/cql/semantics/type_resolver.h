// Type specifiers to types.
#pragma once

#include "cql/semantics/library_unit.h"
#include "cql/semantics/session.h"

namespace nextline::cql {

/// The type `specifier` means in `unit`, or null after reporting an error. A name that both System and a model have
/// ("Quantity") is System's, unless a value of `operand` can be the model's: `O.value as Quantity` is FHIR.Quantity.
TypeRef resolve_type(Session& session, const LibraryUnit& unit, const syntax::TypeSpecifier& specifier,
                     TypeRef operand = nullptr);
/// The model class `specifier` names, or null without an error.
TypeRef find_model_type(const LibraryUnit& unit, const syntax::TypeSpecifier& specifier);
/// True if some value may be of both types.
bool may_be(TypeRef type, TypeRef wanted);

}  // namespace nextline::cql
