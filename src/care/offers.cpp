#include "care/offers.h"

#include <algorithm>

#include "care/trial_fit.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

bool speaks_against(flat::Effect effect) {
  return effect == flat::Effect::Forbid || effect == flat::Effect::Hold || effect == flat::Effect::Stop ||
         effect == flat::Effect::Avoid;
}

}  // namespace

std::string_view Offers::until(const RegimenJudgement& judgement) {
  std::string all;
  for (const RuleInForce& rule : judgement.findings) {
    const Sentence& until = judge_.sheets().rule(rule.place).until;
    if (rule.effect != flat::Effect::Hold || rule.rule->until() == nullptr) continue;
    if (!all.empty()) all += "; ";
    all += reasons_.wording().told(until);
  }
  return reasons_.arena().copy(all);
}

Reason Offers::rule(const RuleInForce& rule) {
  cited_.add(judge_.sheets().rule(rule.place).sources.places);
  return reasons_.of_rule(rule);
}

Option Offers::option(const RegimenJudgement& judgement) {
  const RegimenSheet& sheet = judge_.sheet_of(*judgement.brief);
  Option option = sheet.option;
  cited_.add(sheet.cited);
  option.category = judgement.category;
  if (judgement.strongest) option.strength = judge_.sheets().recommendation(judgement.strongest->place).strength;
  reached(option, judgement);
  ArenaList<Reason> cautions(reasons_.arena());
  for (const RuleInForce& finding : judgement.findings)
    if (finding.effect == flat::Effect::Caution || finding.effect == flat::Effect::Limit)
      cautions.push_back(rule(finding));
  option.cautions = cautions.items();
  option.requires_ = reasons_.requirements(judgement, cited_);
  evidence(option, judgement);
  return option;
}

/// The recommendations that name it, as reasons and sources.
void Offers::reached(Option& option, const RegimenJudgement& judgement) {
  ArenaList<Reason> because(reasons_.arena());
  ArenaList<std::string_view> sources(reasons_.arena());
  ArenaList<StatementReview> review(reasons_.arena());
  add_once(sources, option.sources);
  for (const RecommendationInForce& recommendation : judgement.reached) {
    const Cited& cited = judge_.sheets().recommendation(recommendation.place).sources;
    because.push_back(reasons_.of_recommendation(recommendation));
    add_once(sources, cited.ids);
    cited_.add(cited.places);
    if (const auto* told = judge_.sheets().recommendation(recommendation.place).review) review.push_back(*told);
  }
  if (because.empty() && judgement.row) because.push_back(reasons_.of_row(*judgement.row));
  option.because = because.items();
  option.sources = sources.items();
  option.review = review.items();
}

void Offers::evidence(Option& option, const RegimenJudgement& judgement) {
  ArenaList<PlanEvidence> told(reasons_.arena());
  ArenaList<TrialFit> fits(reasons_.arena());
  const auto add = [&](const std::vector<std::uint32_t>& places) {
    for (const std::uint32_t place : places) {
      const EvidenceSheet& sheet = judge_.sheets().evidence(place);
      if (std::any_of(told.begin(), told.end(), [&](const auto& known) { return known.id == sheet.told.id; })) continue;
      told.push_back(sheet.told);
      cited_.add(sheet.cited);
      if (sheet.eligibility == EvidenceSheet::kNone) continue;
      if (judgement.inputs[Input::Current] == Truth::True) {
        fits.push_back(fit_of_what_is_given(sheet));
        continue;
      }
      fits.push_back(fits_.get(place, [&] { return trial_fit(sheet, decisions_, reasons_); }));
    }
  };
  for (const RecommendationInForce& recommendation : judgement.reached)
    add(judge_.sheets().recommendation(recommendation.place).evidence);
  add(judge_.sheet_of(*judgement.brief).evidence);
  option.evidence = told.items();
  option.trial_fit = fits.items();
}

Exclusion Offers::exclusion(const RegimenJudgement& judgement) {
  Exclusion exclusion = judge_.sheet_of(*judgement.brief).exclusion;
  exclusion.category = judgement.category;
  const Categories::Known& known = judge_.categories().known();
  const auto is = [&](CategoryId category) { return judgement.category_id == category; };
  ArenaList<Reason> because(reasons_.arena());
  for (const RuleInForce& finding : judgement.findings)
    if (speaks_against(finding.effect)) because.push_back(rule(finding));
  if (is(known.needs_information)) open_questions(because, judgement);
  const std::string_view note = judgement.brief->label.note;
  if (is(known.not_approved_here) && !note.empty()) because.push_back({note, {}, {}, "label", {}});
  if (is(known.unavailable)) because.push_back(unavailable(*judgement.brief->regimen));
  if (judgement.row && judgement.row->row->says()) because.push_back(reasons_.of_row(*judgement.row));
  if (is(known.hold)) exclusion.until = until(judgement);
  exclusion.because = because.items();
  return exclusion;
}

Reason Offers::unavailable(const flat::Regimen& regimen) {
  const auto& request = judge_.request();
  std::string names;
  for (const auto* drug : *judge_.pack().flat().drugs())
    if (holds(regimen.drugs(), drug->id()->string_view()) &&
        std::ranges::find(request.unavailable, drug->id()->string_view()) != request.unavailable.end())
      names += (names.empty() ? "" : ", ") + drug->name()->str();
  std::string text = names + " cannot be had";
  if (!request.availability.empty()) text += " (" + request.availability + ")";
  return {reasons_.arena().copy(text), {}, {}, "availability", {}};
}

void Offers::open_questions(ArenaList<Reason>& because, const RegimenJudgement& judgement) {
  for (const RecommendationInForce& recommendation : judgement.undecided)
    because.push_back(reasons_.of_definition(recommendation.definition));
  for (const RuleInForce& open : judgement.open) {
    if (!open.rule->blocks_when_unknown()) continue;
    const RuleSheet& sheet = judge_.sheets().rule(open.place);
    because.push_back(reasons_.of_definition(open.definition));
    because.back().text = sheet.blocks_reason;
    because.back().rule = sheet.id;
    because.back().sources = sheet.sources.ids;
    cited_.add(sheet.sources.places);
  }
}

}  // namespace nextline::care
