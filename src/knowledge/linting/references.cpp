#include "knowledge/linting/check.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge::linting {

void check_references(const Check& check) {
  const auto refer = [&](const Word& when) {
    if (!when.empty()) decision_reference(check.model, when, check.errors);
  };
  refer(check.pack.guideline.scope);
  for (const auto& [name, define] : check.pack.planner.inputs) refer(define);
  for (const EvidenceEntry& each : check.pack.evidence) refer(each.eligibility);
  for (const InvariantEntry& each : check.pack.invariants) refer(each.when);
  for (const RecommendationEntry& each : check.pack.recommendations) refer(each.when);
  for (const ReferralEntry& each : check.pack.referrals) refer(each.when);
  for (const ActionEntry& each : check.pack.actions) {
    refer(each.when);
    refer(each.unless);
  }
  for (const DueEntry* each : check.pack.due_entries()) {
    refer(each->when);
    refer(each->unless);
  }
  for (const PreparationEntry* each : check.pack.preparation_entries()) {
    refer(each->when);
    refer(each->unless);
  }
  const auto refer_to_dosing = [&](const Word& when) {
    if (when.empty()) return;
    const auto define = decision_reference(check.model, when, check.errors);
    if (define && check.model.definitions[*define].library != kDosing)
      check.complain(when.place, "not-for-doses", "what changes a dose is a define of Dosing.cql",
                     "write define \"…\": " + when.text + " there, and name that");
  };
  for (const DrugEntry& drug : check.pack.drugs) {
    for (const AdjustmentEntry& each : drug.dosing.adjust) refer_to_dosing(each.when);
    for (const ReloadEntry& each : drug.dosing.reload) refer_to_dosing(each.when);
    for (const LifetimeEntry& each : drug.dosing.lifetime) refer_to_dosing(each.when);
  }
  for (const AlertEntry& each : check.pack.alerts) refer(each.when);
  for (const ObligationEntry& each : check.pack.obligations)
    if (!each.when.empty()) decision_expression(check.pack, check.model, each.when, check.errors);
}

}  // namespace nextline::knowledge::linting
