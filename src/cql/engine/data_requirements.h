// What a program reads of a FHIR record, found without running it: tells the reader what it may skip.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "cql/engine/program.h"
#include "fhir/record.h"

namespace nextline::terminology {
class ValueSets;
}

namespace nextline::cql {

/// One resource type that is retrieved or is the context.
struct TypeRequirement {
  std::string type;                     ///< "Observation"
  bool whole = false;                   ///< every element may be read (the resource leaves the analysis' sight)
  std::vector<std::string> elements;    ///< top-level element names read, sorted: "code", "value" (choice without [x])
  std::vector<std::string> value_sets;  ///< ids its retrieves filter by, sorted
  std::string code_element;             ///< the element all its retrieves filter by; empty if they differ
  bool unfiltered = false;              ///< some retrieve has no terminology filter, or one that is no value set
};

struct DataRequirements {
  std::vector<TypeRequirement> types;   ///< sorted by type
  std::vector<std::string> value_sets;  ///< ids of all value sets the program names, sorted
};

/// Conservative: what is not listed is never read. An element is listed for the types it is read of as the program is
/// typed; where the type is not known, for every type that could have it. What stands in the library called `without`
/// is left out: for a run that evaluates none of its definitions.
DataRequirements requirements_of(const Program& program, std::string_view without = {});

/// The codes of one resource type that some retrieve asks for, for fhir::CodeFilter.
struct WantedCodes {
  const terminology::ValueSets* sets = nullptr;
  std::vector<bool> wanted;  ///< by set
};

/// What the reader is to keep: resource types, their top-level elements, and of types that are only retrieved by value
/// set, the resources with a code in one of these. The filters' data stand in `codes`, which must stay where it is as
/// long as the result is used. `sets` may be null: no resource is left out for its codes.
fhir::Requirements reader_requirements(const DataRequirements& requirements, const terminology::ValueSets* sets,
                                       std::deque<WantedCodes>& codes);

}  // namespace nextline::cql
