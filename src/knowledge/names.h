// Entries of a pack by the names people use: id, non-proprietary name, brand, title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack.h"

namespace nextline::knowledge {

/// An entry's id, and what else it is called.
struct NamedEntry {
  std::string id;
  std::vector<std::string> others;
};

/// Index of the entry that is called `name`: by id, else by another name. Capitals do not count, a hyphen is as good as
/// a space, and what stands in brackets at the end of a name may be left out. Errors (author's, "unknown-<kind>"), with
/// the nearest name: none is called so; several are. `kind` is the word for it: "drug".
Result<std::size_t> find_named(const std::vector<NamedEntry>& entries, std::string_view name, const std::string& kind,
                               const std::string& where = {});

/// The drug called `name`: "trastuzumab-deruxtecan", "trastuzumab deruxtecan", "Enhertu".
Result<const flat::Drug*> find_drug(const Pack& pack, std::string_view name, const std::string& where = {});
/// The regimen called `name`, by id or title.
Result<const flat::Regimen*> find_regimen(const Pack& pack, std::string_view name, const std::string& where = {});

/// All drugs, and all regimens, in the pack's order.
std::vector<NamedEntry> names_of_drugs(const Pack& pack);
std::vector<NamedEntry> names_of_regimens(const Pack& pack);

}  // namespace nextline::knowledge
