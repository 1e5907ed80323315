#include "care/offers.h"

#include <algorithm>

#include "care/trial_fit.h"
#include "care/wording.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const auto& word : more)
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

bool speaks_against(flat::Effect effect) {
  return effect == flat::Effect::Forbid || effect == flat::Effect::Hold || effect == flat::Effect::Stop ||
         effect == flat::Effect::Avoid;
}

}  // namespace

std::string Offers::until(const RegimenJudgement& judgement) const {
  std::string all;
  for (const auto& finding : judgement.findings)
    if (finding.rule->effect() == flat::Effect::Hold && finding.rule->until()) {
      if (!all.empty()) all += "; ";
      all += fill(finding.rule->until()->string_view(), pack_, facts_);
    }
  return all;
}

Option Offers::option(const RegimenJudgement& judgement) const {
  const auto& regimen = *judgement.brief->regimen;
  Option option;
  option.id = text(regimen.id());
  option.title = text(regimen.title());
  const RegimenSheet& sheet = judge_.sheet_of(*judgement.brief);
  option.drugs = sheet.drugs;
  option.category = std::string(judgement.category);
  if (judgement.strongest) option.strength = text(judgement.strongest->strength());
  for (const auto* recommendation : judgement.reached)
    option.because.push_back(reasons_.of_recommendation(*recommendation));
  if (option.because.empty() && judgement.row) option.because.push_back(reasons_.of_row(*judgement.row));
  for (const auto& finding : judgement.findings)
    if (finding.rule->effect() == flat::Effect::Caution || finding.rule->effect() == flat::Effect::Limit)
      option.cautions.push_back(reasons_.of_rule(finding));
  option.requires_ = reasons_.requirements(judgement);
  option.label = {judge_.request().region, std::string(judgement.brief->label.status),
                  std::string(judgement.brief->label.since), std::string(judgement.brief->label.note)};
  option.doses = sheet.doses;
  option.monitoring = sheet.monitoring;
  option.side_effects = sheet.side_effects;
  option.maintenance = sheet.maintenance;
  option.after_progression = sheet.after_progression;
  add_once(option.sources, words(regimen.sources()));
  for (const auto* recommendation : judgement.reached) {
    add_once(option.sources, words(recommendation->sources()));
    evidence(option, recommendation->evidence());
  }
  evidence(option, regimen.evidence());
  return option;
}

void Offers::evidence(Option& option, const Strings* ids) const {
  if (!ids) return;
  for (const auto* id : *ids) {
    const auto* shared = judge_.sheets().evidence(id->string_view());
    const bool there = std::any_of(option.evidence.begin(), option.evidence.end(),
                                   [&](const PlanEvidence& known) { return known.id == id->string_view(); });
    if (!shared || there) continue;
    option.evidence.push_back(*shared);
    const auto& entry = *pack_.evidence(id->string_view());
    if (entry.eligibility() >= 0) option.trial_fit.push_back(trial_fit(pack_, entry, decisions_, reasons_));
  }
}

Exclusion Offers::exclusion(const RegimenJudgement& judgement) const {
  const auto& regimen = *judgement.brief->regimen;
  Exclusion exclusion{text(regimen.id()),
                      text(regimen.title()),
                      judge_.sheet_of(*judgement.brief).drugs,
                      std::string(judgement.category),
                      {},
                      {}};
  for (const auto& finding : judgement.findings)
    if (speaks_against(finding.rule->effect())) exclusion.because.push_back(reasons_.of_rule(finding));
  if (exclusion.category == "needs-information") open_questions(exclusion, judgement);
  if (exclusion.category == "not-approved-here" && !judgement.brief->label.note.empty())
    exclusion.because.push_back({std::string(judgement.brief->label.note), {}, {}, "label", {}});
  if (judgement.row && judgement.row->says()) exclusion.because.push_back(reasons_.of_row(*judgement.row));
  if (exclusion.category == "hold") exclusion.until = until(judgement);
  return exclusion;
}

void Offers::open_questions(Exclusion& exclusion, const RegimenJudgement& judgement) const {
  for (const auto* recommendation : judgement.undecided)
    exclusion.because.push_back(reasons_.of_definition(recommendation->definition()));
  for (const auto& finding : judgement.open)
    if (finding.rule->blocks_when_unknown()) {
      Reason reason = reasons_.of_definition(finding.rule->definition());
      reason.text = text(finding.rule->blocks_reason());
      reason.rule = text(finding.rule->id());
      reason.sources = words(finding.rule->sources());
      exclusion.because.push_back(std::move(reason));
    }
}

}  // namespace nextline::care
