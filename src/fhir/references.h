// The table that finds resources by what references call them.
#pragma once

#include <string_view>

#include "fhir/tape.h"

namespace nextline::fhir {

/// A reference taken apart: "http://x/fhir/Patient/1/_history/2" is type Patient, id "1".
struct ReferenceParts {
  TypeId type = kNoType;  ///< kNoType: not of the form Type/id
  std::string_view id;    ///< the last part; of "urn:uuid:x", x
};
ReferenceParts reference_parts(std::string_view reference);

/// Makes tape.references an empty table with room for all resources.
void clear_references(Tape& tape);
/// The resource added before that has the type and id of this one, else the one that has its type and full URL. If
/// there is none, adds it under its type and id, and under its full URL, as far as it has them, and gives kNoResource.
ResourceIndex find_or_add(Tape& tape, ResourceIndex resource);
/// Adds a resource in any case.
void add_reference(Tape& tape, ResourceIndex resource);

}  // namespace nextline::fhir
