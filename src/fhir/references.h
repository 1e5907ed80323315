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

/// Where a resource stands in tape.references: the hashes of its type and id, and of its full URL.
struct ReferenceHashes {
  std::uint64_t id = 0;
  std::uint64_t url = 0;
};
ReferenceHashes reference_hashes(const Resource& resource);

/// Makes tape.references an empty table with room for all resources.
void clear_references(Tape& tape);
/// The resource added before that has the type and id of this one, else the one that has its type and full URL;
/// kNoResource if there is none.
ResourceIndex find_same(const Tape& tape, const Resource& resource, const ReferenceHashes& hashes);
/// Adds a resource under its type and id, and under its full URL, as far as it has them.
void add_references(Tape& tape, ResourceIndex resource, const ReferenceHashes& hashes);

}  // namespace nextline::fhir
