#include "knowledge/lint.h"

#include "knowledge/linting/check.h"

namespace nextline::knowledge {

std::vector<Error> lint(const PackSource& pack, std::vector<Error>* warnings, std::string_view today) {
  std::vector<Error> errors = pack.errors;
  std::vector<Error> odd;
  const DecisionModel model = decision_model(pack);
  errors.insert(errors.end(), model.errors.begin(), model.errors.end());
  const std::vector<RuleEntry> rules = safety_rules(model, errors);
  const linting::Check check{pack, model, rules, errors, odd, today};
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
  linting::check_choices(check);
  linting::check_reviews(check);
  linting::check_medicines(check);
  linting::check_libraries(check);
  sort_by_place(errors);
  sort_by_place(odd);
  if (warnings != nullptr) *warnings = std::move(odd);
  return errors;
}

}  // namespace nextline::knowledge
