// What a plan says of the medicines that are taken beside the cancer drugs.
#pragma once

#include "base/arena.h"
#include "care/interactions.h"
#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// For one Case. Where the judge has no interactions (they were not asked for) it does nothing. Views of judge, Case
/// and marks; short-lived.
class MedicineCautions {
 public:
  MedicineCautions(const Judge& judge, const Case& facts, const Outcome& outcome, Arena& arena, SourceSet& cited);

  /// Adds a caution for everything listed between the regimen's drugs and what is taken, the worst first. Drugs of the
  /// present treatment do not count as taken: an option takes their place.
  void add_cautions(Option& option, const knowledge::flat::Regimen* regimen);
  /// The plan's notes, and one for each medicine that is not known and was not checked.
  Texts with_what_is_not_checked(Texts notes);

 private:
  const Judge& judge_;
  Arena& arena_;
  SourceSet& cited_;
  TakenList taken_;
  std::vector<std::string_view> replaced_;  // drugs of the present treatment
};

}  // namespace nextline::care
