// The table that finds resources by what references call them.
#pragma once

#include <cstdint>
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
/// The resource with this type and id, or this full URL; kNoResource if none was added.
ResourceIndex find_by_id(const Tape& tape, TypeId type, std::string_view id);
ResourceIndex find_by_url(const Tape& tape, std::string_view full_url);
/// Adds a resource under its type and id, and under its full URL, as far as it has them.
void add_references(Tape& tape, ResourceIndex resource);

}  // namespace nextline::fhir
