#include "knowledge/formulary.h"

#include <algorithm>
#include <set>

#include "knowledge/names.h"
#include "knowledge/yaml_read.h"

namespace nextline::knowledge {
namespace {

/// Ids of the drugs named; what is no drug goes to `errors`.
std::set<std::string> drugs_named(const Pack& pack, const std::vector<Word>& names, std::vector<Error>& errors) {
  const std::vector<NamedEntry> all = names_of_drugs(pack);
  std::set<std::string> ids;
  for (const Word& name : names) {
    const auto found = find_named(all, name.text, "drug");
    if (found) {
      ids.insert(all[*found].id);
    } else {
      errors.push_back(error_at(name.place, found.error().code, found.error().message, found.error().hint));
    }
  }
  return ids;
}

Error first_of(std::vector<Error> errors) {
  sort_by_place(errors);
  Error first = std::move(errors.front());
  if (errors.size() > 1)
    first.hint += (first.hint.empty() ? "" : "; ") + std::to_string(errors.size() - 1) + " more in this file";
  return first;
}

}  // namespace

Result<Formulary> read_formulary(const Pack& pack, std::string_view text, const std::string& file) {
  NEXTLINE_TRY(root, yaml::parse(std::string(text), file));
  std::vector<Error> errors;
  yaml::MappingReader reader(root, "formulary", errors);
  const bool has_available = reader.node("available") != nullptr,
             has_unavailable = reader.node("unavailable") != nullptr;
  const auto named = drugs_named(pack, reader.texts(has_available ? "available" : "unavailable"), errors);
  Formulary formulary{{}, reader.optional_text("note").text};
  reader.finish();
  if (has_available == has_unavailable)
    errors.push_back(error_at(root.place(), "formulary-list",
                              has_available ? "both 'available' and 'unavailable'" : "no list of drugs",
                              "write one of them: available: [drug, …] or unavailable: [drug, …]"));
  if (!errors.empty()) return first_of(std::move(errors));
  for (const auto* drug : *pack.flat().drugs())
    if (named.contains(drug->id()->str()) == has_unavailable) formulary.unavailable.push_back(drug->id()->str());
  return formulary;
}

}  // namespace nextline::knowledge
