// What a program reads of a FHIR record, found without running it: tells the reader what it may skip.
#pragma once

#include <string>
#include <vector>

#include "cql/engine/program.h"
#include "fhir/record.h"

namespace nextline::cql {

/// One resource type that is retrieved or is the context.
struct TypeRequirement {
  std::string type;                     ///< "Observation"
  bool whole = false;                   ///< every element may be read (the resource leaves the analysis' sight)
  std::vector<std::string> elements;    ///< top-level element names read, sorted: "code", "value" (choice without [x])
  std::vector<std::string> value_sets;  ///< ids its retrieves filter by, sorted
  bool unfiltered = false;              ///< some retrieve has no terminology filter
};

struct DataRequirements {
  std::vector<TypeRequirement> types;   ///< sorted by type
  std::vector<std::string> value_sets;  ///< ids of all value sets the program names, sorted
};

/// Conservative: what is not listed is never read. Element names are collected over the whole program, so an element
/// read of any type is listed for every type that could have it.
DataRequirements requirements_of(const Program& program);

/// The same as the reader takes it: resource types and their top-level elements. Codes are not narrowed: a value set
/// decides when the retrieve runs.
fhir::Requirements reader_requirements(const DataRequirements& requirements);

}  // namespace nextline::cql
