// Quantities.cql: what doses multiply (body surface area, body weight, …), each a define over the Case that gives a
// number. The library stands outside the decision subset: its defines compute, they decide nothing.
#pragma once

#include "knowledge/model.h"

namespace nextline::knowledge {

/// The name of the library.
inline constexpr std::string_view kQuantities = "Quantities";
/// The library of findings that change doses: the `when` of adjustments, of loading again and of lifetime limits name
/// its defines. They are decisions like any others, asked only where doses are worked out.
inline constexpr std::string_view kDosing = "Dosing";

/// Its defines with their tags, in the order of the text; none where the pack has no such library. Missing tags and
/// words outside their vocabulary go to `errors`; what is wrong with the CQL itself is the compiler's to tell.
std::vector<QuantityEntry> quantities(const PackSource& pack, std::vector<Error>& errors);

}  // namespace nextline::knowledge
