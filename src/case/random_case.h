// Random Cases of a pack: for properties, for the proof's differential test, and for synthetic patients.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "case/dictionary.h"

namespace nextline {

/// More numbers worth trying, by fact name, beside those the decision layer compares with (which the pack knows).
using InterestingNumbers = std::map<std::string, std::vector<Decimal>>;

/// A Case that depends on the pack and `seed` alone: each fact unknown about a third of the time; numbers at, just
/// below and just above the interesting ones, at the bounds, or anywhere between. Derived facts are filled; invariants
/// may be broken.
Case random_case(const knowledge::Pack& pack, std::uint64_t seed, const InterestingNumbers& interesting = {});

}  // namespace nextline
