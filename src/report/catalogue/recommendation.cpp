#include "care/wording.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

Sheet recommendation_sheet(const knowledge::Pack& pack, const flat::Recommendation& recommendation) {
  Gatherer gather(pack, "recommendation");
  const auto* regimen = pack.regimen(text(recommendation.regimen()));
  gather.sheet().title = text(recommendation.id()) + ": " + (regimen ? text(regimen->title()) : "");
  gather.line("id", "", text(recommendation.id()));
  gather.line("regimen", "Regimen", text(recommendation.regimen()));
  gather.line("category", "", text(recommendation.category()));
  gather.sheet().lines.emplace_back("Category", category_words(text(recommendation.category())));
  gather.line("strength", "Strength", text(recommendation.strength()));
  gather.line("evidenceLevel", "Evidence", text(recommendation.evidence_level()));
  gather.line("situation", "When", std::string(care::definition_name(pack, recommendation.definition())));
  gather.line("says", "Because", without_patient(pack, recommendation.says()));
  gather.line("regions", "Regions", words(recommendation.regions()));
  gather.line("since", "Since", text(recommendation.since()));
  gather.line("until", "Until", text(recommendation.until()));
  gather.line("read", "", text(recommendation.read()));
  if (const auto reading = reading_words(text(recommendation.read())); !reading.empty())
    gather.sheet().lines.emplace_back("Read", reading);
  gather.review(recommendation.review());
  gather.cite(words(recommendation.sources()));
  auto& trials = gather.section("evidence", "Trials");
  for (const auto& id : words(recommendation.evidence())) gather.evidence(trials, id);
  return std::move(gather).finish();
}

}  // namespace nextline::report
