// What a plan says of one regimen: as an option with its doses, evidence and trial fit, or as excluded with its
// reasons.
#pragma once

#include <string>

#include "care/flat_text.h"
#include "care/judgement.h"
#include "care/plan.h"
#include "care/reasons.h"

namespace nextline::care {

/// Writes options and exclusions for one Case. Views of judge, Case and answers; short-lived.
class Offers {
 public:
  Offers(const Judge& judge, const Case& facts, Decisions& decisions, const Reasons& reasons)
      : judge_(judge), pack_(judge.pack()), facts_(facts), decisions_(decisions), reasons_(reasons) {}

  /// The option without its rank.
  Option option(const RegimenJudgement& judgement) const;
  Exclusion exclusion(const RegimenJudgement& judgement) const;
  /// What must clear before the regimen goes on: the `until` of the holds in force, joined; empty if none.
  std::string until(const RegimenJudgement& judgement) const;

 private:
  void evidence(Option& option, const Strings* ids) const;
  void open_questions(Exclusion& exclusion, const RegimenJudgement& judgement) const;

  const Judge& judge_;
  const knowledge::Pack& pack_;
  const Case& facts_;
  Decisions& decisions_;
  const Reasons& reasons_;
};

}  // namespace nextline::care
