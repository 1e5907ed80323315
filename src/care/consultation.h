// One guideline opened, and one patient after another taken through it: record -> Case -> Plan.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "base/arena.h"
#include "care/dosing/dose_page.h"
#include "care/invariants.h"
#include "care/judgement.h"
#include "care/plan.h"
#include "cql/engine/data_requirements.h"
#include "cql/engine/evaluator.h"
#include "fhir/record.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// Holds what is shared by all patients of a run: the pack, its program made ready, what to read of a record. Not
/// thread-safe; one per worker (a Pack itself may be shared).
class Consultation {
 public:
  /// Fails when the pack's program cannot be loaded or `request` names an unknown region, drug or goal. `now` is the
  /// time Record.cql sees as Now(); its date should be the request's as_of.
  static Result<std::unique_ptr<Consultation>> open(std::shared_ptr<const knowledge::Pack> pack, PlanRequest request,
                                                    const Temporal& now);
  ~Consultation();

  /// Reads one patient's record from a file, or from standard input for "-", keeping only what the guideline reads.
  /// `patient`: whose, when the file holds several; empty otherwise.
  Result<fhir::Record> read(const std::string& path, const std::string& patient = {}) const;
  /// The Case the record gives, held to the invariants. The record is not needed afterwards.
  Result<Case> case_of(const fhir::Record& record);
  /// Holds a Case that was written or changed by hand to the invariants (Invariants::check).
  Result<void> check_invariants(Case& facts) { return invariants_->check(facts); }
  /// The Plan for a Case; with doses worked out where the request asks for them.
  Result<Plan> plan(const Case& facts);
  /// The doses of the regimen or drug called `name`, worked out for a Case.
  Result<DosePage> doses(const Case& facts, const std::string& name);

  /// What the doses of a Case are worked out from; its decisions are good until the next Case is asked for.
  Result<DoseAnswers> dose_answers(const Case& facts);

  const knowledge::Pack& pack() const { return *pack_; }
  const Judge& judge() const { return *judge_; }
  cql::Evaluator& evaluator() { return *evaluator_; }
  Arena& arena() { return arena_; }
  const fhir::Requirements& requirements() const { return requirements_; }

 private:
  Consultation(std::shared_ptr<const knowledge::Pack> pack, const Temporal& now) : pack_(std::move(pack)), now_(now) {}

  std::shared_ptr<const knowledge::Pack> pack_;
  Temporal now_;
  Arena arena_;
  std::vector<std::string_view> library_texts_;
  std::unique_ptr<cql::LoadedProgram> program_;
  std::unique_ptr<cql::Evaluator> evaluator_;
  std::unique_ptr<Judge> judge_;
  std::unique_ptr<Decisions> decisions_;
  std::unique_ptr<Invariants> invariants_;
  std::unique_ptr<DecisionForm> dose_form_;    // made when doses are first asked for
  std::unique_ptr<Decisions> dose_decisions_;  // of it
  std::deque<cql::WantedCodes> wanted_codes_;  // what requirements_ points at
  fhir::Requirements requirements_;
};

}  // namespace nextline::care
