#include <algorithm>

#include "care/rule_reach.h"
#include "report/catalogue/gather.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

/// The combination's own status, or that of its drugs, on which it then rests.
void labels(Gatherer& gather, const flat::Regimen& regimen) {
  auto& section = gather.section("labels", "Authorisation");
  if (regimen.labels() && regimen.labels()->size() > 0) return gather.labels(section, regimen.labels());
  for (const auto& id : words(regimen.drugs()))
    if (const auto* drug = gather.pack().drug(id)) gather.labels(section, drug->labels(), text(drug->name()));
}

}  // namespace

Sheet regimen_sheet(const knowledge::Pack& pack, const flat::Regimen& regimen) {
  Gatherer gather(pack, "regimen");
  gather.sheet().title = text(regimen.title());
  gather.line("id", "Id", text(regimen.id()));
  gather.line("title", "", text(regimen.title()));
  std::vector<std::string> drugs;
  for (const auto& id : words(regimen.drugs())) drugs.push_back(drug_name(pack, id));
  gather.line("drugs", "Drugs", drugs);
  gather.cite(words(regimen.sources()));
  labels(gather, regimen);
  auto& recommendations = gather.section("recommendations", "Recommendations");
  for (const auto* recommendation : *pack.flat().recommendations())
    if (text(recommendation->regimen()) == text(regimen.id())) gather.recommendation(recommendations, *recommendation);
  auto& doses = gather.section("doses", "Doses");
  if (regimen.doses())
    for (const auto* dose : *regimen.doses()) gather.dose(doses, *dose);
  gather.notes("monitoring", "Monitoring", regimen.monitoring());
  gather.dates(regimen.calendar(), regimen.preparations());
  gather.notes("sideEffects", "Side effects", regimen.side_effects());
  gather.notes("maintenance", "Maintenance", regimen.maintenance());
  gather.notes("afterProgression", "After progression", regimen.after_progression());
  auto& trials = gather.section("evidence", "Evidence");
  for (const auto& id : words(regimen.evidence())) gather.evidence(trials, id);
  auto& rules = gather.section("safetyRules", "Safety rules");
  for (const auto* rule : *pack.flat().rules())
    if (care::touches(*rule, regimen)) gather.rule(rules, *rule);
  const auto ids = words(regimen.drugs());
  gather.checklist([&](const flat::ChecklistItem& entry) {
    return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return care::holds(entry.drugs(), id); });
  });
  return std::move(gather).finish();
}

}  // namespace nextline::report
