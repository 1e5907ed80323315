// What a plan says of one regimen: as an option with its doses, evidence and trial fit, or as excluded with its
// reasons.
#pragma once

#include <string_view>
#include <vector>

#include "care/judgement.h"
#include "care/plan.h"
#include "care/reasons.h"

namespace nextline::care {

/// Writes options and exclusions for one Case, and marks the sources they cite. Views of judge, answers, reasons and
/// marks; short-lived.
class Offers {
 public:
  Offers(const Judge& judge, Decisions& decisions, Reasons& reasons, SourceSet& cited)
      : judge_(judge),
        decisions_(decisions),
        reasons_(reasons),
        cited_(cited),
        fits_(judge.sheets().evidence_count()) {}

  /// The option without its rank.
  Option option(const RegimenJudgement& judgement);
  Exclusion exclusion(const RegimenJudgement& judgement);
  /// A rule's reason; its sources are marked.
  Reason rule(const RuleInForce& rule);
  /// What must clear before the regimen goes on: the `until` of the holds in force, joined; empty if none.
  std::string_view until(const RegimenJudgement& judgement);

 private:
  void reached(Option& option, const RegimenJudgement& judgement);
  void evidence(Option& option, const RegimenJudgement& judgement);
  /// Which drugs of a regimen cannot be had, and who says so.
  Reason unavailable(const knowledge::flat::Regimen& regimen);
  void open_questions(ArenaList<Reason>& because, const RegimenJudgement& judgement);

  const Judge& judge_;
  Decisions& decisions_;
  Reasons& reasons_;
  SourceSet& cited_;
  Once<TrialFit> fits_;  // by evidence
};

}  // namespace nextline::care
