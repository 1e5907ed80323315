#include <cmath>
#include <string>

#include "knowledge/linting/check.h"
#include "knowledge/reading_grade.h"

namespace nextline::knowledge::linting {

namespace {

void check_placeholders(const Check& check, const Word& text) {
  std::size_t open = text.text.find('{');
  while (open != std::string::npos) {
    const std::size_t close = text.text.find('}', open);
    if (close == std::string::npos) {
      check.complain(text.place, "placeholder", "a '{' is not closed", "write {factName}");
      return;
    }
    const std::string name = text.text.substr(open + 1, close - open - 1);
    if (check.pack.fact(name) == nullptr)
      check.complain(text.place, "placeholder",
                     "{" + name + "} names no fact" + did_you_mean(name, check.pack.fact_names()));
    open = text.text.find('{', close);
  }
}

void check_reading_grade(const Check& check, const Word& text) {
  const double grade = reading_grade(text.text);
  if (grade <= kHighestGrade) return;
  check.complain(text.place, "hard-to-read",
                 "a plain text of reading grade " + std::to_string(std::lround(grade)) + ", above 8",
                 "use shorter words and sentences");
}

}  // namespace

void check_wording(const Check& check) {
  const PackSource& pack = check.pack;
  for (const DecisionDefinition& definition : check.model.definitions)
    for (const auto& [name, value] : definition.tags)
      if (name == "says" || name == "says-not" || name == "until" || name == "requires")
        check_placeholders(check, Word{value, definition.place});
  for (const RecommendationEntry& each : pack.recommendations) check_placeholders(check, each.says);
  for (const ReferralEntry& each : pack.referrals) check_placeholders(check, each.says);
  for (const ActionEntry& each : pack.actions) check_placeholders(check, each.says);
  for (const AlertEntry& each : pack.alerts) check_placeholders(check, each.says);
  for (const DrugEntry& drug : pack.drugs) {
    for (const AdjustmentEntry& each : drug.dosing.adjust) check_placeholders(check, each.says);
    for (const ReloadEntry& each : drug.dosing.reload) check_placeholders(check, each.says);
    for (const LifetimeEntry& each : drug.dosing.lifetime) check_placeholders(check, each.says);
  }
  for (const InvariantEntry& each : pack.invariants) check_placeholders(check, each.says);
  for (const PlannerRowEntry& row : pack.planner.table) check_placeholders(check, row.says);
  for (const PlannerRowEntry& row : pack.planner.current) check_placeholders(check, row.says);
  for (const FactEntry& fact : pack.facts) check_reading_grade(check, fact.plain);
}

}  // namespace nextline::knowledge::linting
