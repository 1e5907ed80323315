#include "care/rule_reach.h"

#include <algorithm>

#include "care/flat_text.h"

namespace nextline::care {
namespace {

bool shares_drug(const knowledge::flat::Regimen& regimen, const Strings* drugs) {
  return std::any_of(regimen.drugs()->begin(), regimen.drugs()->end(),
                     [&](const auto* drug) { return holds(drugs, drug->string_view()); });
}

}  // namespace

bool touches(const knowledge::flat::Rule& rule, const knowledge::flat::Regimen& regimen) {
  const auto id = regimen.id()->string_view();
  if (holds(rule.except_regimens(), id) || shares_drug(regimen, rule.except_drugs())) return false;
  const bool needs_others = rule.with_drugs() && rule.with_drugs()->size() > 0;
  if (needs_others && !shares_drug(regimen, rule.with_drugs())) return false;
  return holds(rule.regimens(), id) || shares_drug(regimen, rule.drugs());
}

}  // namespace nextline::care
