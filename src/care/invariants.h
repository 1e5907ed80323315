// What must hold on every Case: the pack's invariants.
#pragma once

#include "care/decision_form.h"
#include "care/decisions.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// Holds Cases to the invariants, by a decision form of these alone: a Case read from a record is held to them before
/// anything is planned. Not thread-safe; one per worker.
class Invariants {
 public:
  /// `pack` must outlive it.
  explicit Invariants(const knowledge::Pack& pack);

  /// Adds a Conflict for each invariant that is false ("unknown" is no breach). Errors: an invariant outside the
  /// decision subset, in a foreign pack.
  Result<void> check(Case& facts);

 private:
  /// The facts that decided, with their values: what the reader compares.
  std::vector<std::string> deciding_values(std::uint32_t definition, const Case& facts);

  const knowledge::Pack& pack_;
  DecisionForm form_;
  Decisions decisions_;
};

}  // namespace nextline::care
