// Whether a drug is loaded: new, or given again after too long a gap.
#pragma once

#include "care/dosing/context.h"

namespace nextline::care {

struct Loading {
  Truth wanted = Truth::Unknown;  ///< Unknown: the reader decides, or a value is missing
  std::string_view because;
  Texts sources;
  std::string_view read;
};

/// What the Case says of loading `drug` in a regimen of `drugs`. A drug of the current treatment is loaded again only
/// where an entry of its file, read for the region, says so; one from memory or another region asks.
Loading loading_of(DoseContext& context, const knowledge::flat::Drug& drug,
                   const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* drugs);

}  // namespace nextline::care
