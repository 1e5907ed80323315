#include "base/ucum/atoms.h"

#include <algorithm>

namespace nextline::ucum {
namespace {

constexpr Atom kAtoms[] = {
#define NEXTLINE_UCUM_ATOMS
#include "base/ucum/atoms.inc"
#undef NEXTLINE_UCUM_ATOMS
};

constexpr Prefix kPrefixes[] = {
#define NEXTLINE_UCUM_PREFIXES
#include "base/ucum/atoms.inc"
#undef NEXTLINE_UCUM_PREFIXES
};

template <class Entry>
const Entry* find(std::span<const Entry> table, std::string_view symbol) {
  const auto at = std::lower_bound(table.begin(), table.end(), symbol,
                                   [](const Entry& entry, std::string_view wanted) { return entry.symbol < wanted; });
  return at != table.end() && at->symbol == symbol ? &*at : nullptr;
}

}  // namespace

std::span<const Atom> atoms() {
  return kAtoms;
}
std::span<const Prefix> prefixes() {
  return kPrefixes;
}

Symbol find_symbol(std::string_view symbol) {
  if (const Atom* atom = find(atoms(), symbol)) return {nullptr, atom};
  for (std::size_t length = 1; length <= 2 && length < symbol.size(); ++length) {
    const Prefix* prefix = find(prefixes(), symbol.substr(0, length));
    const Atom* atom = prefix != nullptr ? find(atoms(), symbol.substr(length)) : nullptr;
    if (atom != nullptr && atom->takes_prefix) return {prefix, atom};
  }
  return {};
}

}  // namespace nextline::ucum
