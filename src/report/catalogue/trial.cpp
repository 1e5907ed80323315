#include "report/catalogue/gather.h"

namespace nextline::report {

using care::text;
using care::words;

Sheet trial_sheet(const knowledge::Pack& pack, const flat::Evidence& trial) {
  Gatherer gather(pack, "trial");
  gather.sheet().title = text(trial.title());
  gather.line("id", "", text(trial.id()));
  gather.line("title", "", text(trial.title()));
  gather.line("nct", "Registered as", text(trial.nct()));
  gather.line("published", "Published", text(trial.published()));
  gather.line("population", "Patients", text(trial.population()));
  gather.cite(words(trial.sources()));
  gather.notes("findings", "Findings", trial.findings());
  auto& regimens = gather.section("regimens", "Regimens that rest on it");
  for (const auto* regimen : *pack.flat().regimens())
    if (care::holds(regimen->evidence(), text(trial.id())))
      regimens.items.push_back(
          {text(regimen->title()), {{"id", text(regimen->id())}, {"title", text(regimen->title())}}});
  auto& recommendations = gather.section("recommendations", "Recommendations that rest on it");
  for (const auto* recommendation : *pack.flat().recommendations())
    if (care::holds(recommendation->evidence(), text(trial.id())))
      gather.recommendation(recommendations, *recommendation);
  return std::move(gather).finish();
}

}  // namespace nextline::report
