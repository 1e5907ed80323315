#include "knowledge/lint.h"

#include <functional>
#include <future>

#include "knowledge/libraries.h"
#include "knowledge/linting/check.h"

namespace nextline::knowledge {

LintedPack lint_and_compile(const PackSource& pack, std::string_view today) {
  std::future<cql::Compiled> compiling = std::async(compile_logic, std::cref(pack));
  LintedPack out{decision_model(pack), {}, pack.errors, {}};
  out.errors.insert(out.errors.end(), out.model.errors.begin(), out.model.errors.end());
  const std::vector<RuleEntry> rules = safety_rules(out.model, out.errors);
  const linting::Check check{pack, out.model, out.compiled, rules, out.errors, out.warnings, today};
  linting::check_ids(check);
  linting::check_sourcing(check);
  linting::check_facts(check);
  linting::check_references(check);
  linting::check_vocabularies(check);
  linting::check_planner(check);
  linting::check_wording(check);
  linting::check_reference(check);
  linting::check_calendar(check);
  linting::check_dosing(check);
  linting::check_advice(check);
  linting::check_reviews(check);
  linting::check_medicines(check);
  out.compiled = compiling.get();  // which the checks below look at
  linting::check_choices(check);
  linting::check_libraries(check);
  sort_by_place(out.errors);
  sort_by_place(out.warnings);
  return out;
}

std::vector<Error> lint(const PackSource& pack, std::vector<Error>* warnings, std::string_view today) {
  LintedPack linted = lint_and_compile(pack, today);
  if (warnings != nullptr) *warnings = std::move(linted.warnings);
  return std::move(linted.errors);
}

}  // namespace nextline::knowledge
