// Reasons: the sentences of the defines, rules and rows that decided, with the facts they cite.
#pragma once

#include <string>
#include <vector>

#include "care/judgement.h"
#include "care/plan.h"

namespace nextline::care {

/// Writes reasons for one Case. Views of pack, Case and answers; short-lived.
class Reasons {
 public:
  Reasons(const knowledge::Pack& pack, const Case& facts, Decisions& decisions)
      : pack_(pack), facts_(facts), decisions_(decisions) {}

  /// Why a define has its value: its @says (true) or @says-not (false) sentence, else its name with the facts that
  /// decided it.
  Reason of_definition(std::uint32_t definition) const;
  /// A fired safety rule: its @says, sources and how it was read; "(unverified)" is left to the reader through `read`.
  Reason of_rule(const RuleFinding& finding) const;
  /// A recommendation that applies: its own sentence, or its define's.
  Reason of_recommendation(const knowledge::flat::Recommendation& recommendation) const;
  /// A planner row's sentence.
  Reason of_row(const knowledge::flat::PlannerRow& row) const;
  /// What must be measured, tested or arranged first: one entry a fact an open rule hangs on, and one a fired `require`
  /// rule.
  std::vector<Requirement> requirements(const RegimenJudgement& judgement) const;
  /// Names of facts by index.
  std::vector<std::string> names(const std::vector<std::uint32_t>& indexes) const;

 private:
  const knowledge::Pack& pack_;
  const Case& facts_;
  Decisions& decisions_;
};

}  // namespace nextline::care
