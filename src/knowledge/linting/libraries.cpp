#include <set>

#include "knowledge/libraries.h"
#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

constexpr std::string_view kValueSetPrefix = "urn:nextline:valueset:";

void check_value_sets(const Check& check, const cql::Program& program) {
  std::set<std::string, std::less<>> known;
  for (const ValueSetEntry& set : check.pack.value_sets) known.insert(set.id.text);
  for (const cql::ValueSetRow& row : program.value_sets) {
    std::string_view id = program.str(row.id);
    if (row.is_code_system != 0 || !id.starts_with(kValueSetPrefix)) continue;
    id.remove_prefix(kValueSetPrefix.size());
    if (known.contains(id)) continue;
    check.complain(place_of_text(check.pack, "'" + std::string(kValueSetPrefix) + std::string(id) + "'"), "dangling-id",
                   "there is no value set '" + std::string(id) + "'" + did_you_mean(id, known),
                   "add it to terminology/");
  }
}

}  // namespace

void check_libraries(const Check& check) {
  for (std::string_view name : {"Record", "Guideline", "Safety"})
    if (check.pack.library(name) == nullptr)
      check.complain(Place(check.pack.folder), "missing-file", "a pack needs logic/" + std::string(name) + ".cql",
                     "add it");
  std::set<std::string, std::less<>> told;
  for (const Error& error : check.model.errors) told.insert(error.where);
  for (const Error& error : check.compiled.errors)
    if (!told.contains(error.where)) check.errors.push_back(error);  // the decision layer's reading says it better
  check.warnings.insert(check.warnings.end(), check.compiled.warnings.begin(), check.compiled.warnings.end());
  if (check.compiled.ok()) check_value_sets(check, check.compiled.program.view());
}

}  // namespace nextline::knowledge::linting
