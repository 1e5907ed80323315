// What the guideline says of each regimen for one Case, before any text is written: inputs, findings, category.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "care/decisions.h"
#include "care/labels.h"
#include "care/table.h"

namespace nextline::care {

/// What a plan is asked for.
struct PlanRequest {
  std::string region;                    ///< one of the pack's regions
  std::string as_of;                     ///< ISO date: governs approvals, recommendations, evidence and staleness
  std::vector<std::string> unavailable;  ///< drug ids that cannot be had
  std::vector<std::string> goals;        ///< goal ids, most important first
};

/// A safety rule in force for a regimen, and its answer.
struct RuleFinding {
  const knowledge::flat::Rule* rule = nullptr;
  Truth truth = Truth::Unknown;
  bool from_elsewhere = false;  ///< read for other regions only; shown as unverified
};

/// A rule that may be in force, prepared for one region.
struct RuleInForce {
  const knowledge::flat::Rule* rule = nullptr;
  bool from_elsewhere = false;
};

/// One regimen with all that touches it in one region at one date. Made once per plan request, used for every Case.
struct RegimenBrief {
  const knowledge::flat::Regimen* regimen = nullptr;
  std::vector<RuleInForce> start_rules, continue_rules;
  std::vector<const knowledge::flat::Recommendation*> recommendations;
  LabelView label;
  bool available = true;
};

struct RegimenJudgement {
  const RegimenBrief* brief = nullptr;
  Inputs inputs;
  std::vector<RuleFinding> findings;                              ///< rules that are true
  std::vector<RuleFinding> open;                                  ///< rules that are unknown
  std::vector<const knowledge::flat::Recommendation*> reached;    ///< recommendations that are true
  std::vector<const knowledge::flat::Recommendation*> undecided;  ///< recommendations that are unknown
  const knowledge::flat::PlannerRow* row = nullptr;
  const knowledge::flat::Recommendation* strongest = nullptr;  ///< of `reached`
  std::string_view category;
  bool is_option = false;
};

/// Everything decided about one Case. Views into the pack; lives shorter than it.
struct Outcome {
  Truth applies = Truth::Unknown;
  std::vector<RegimenJudgement> regimens;  ///< in the pack's order
  const RegimenJudgement* current = nullptr;
  Inputs current_inputs;
  const knowledge::flat::PlannerRow* current_row = nullptr;
};

/// The guideline prepared for one region and date.
class Judge {
 public:
  /// Fails when the region or a drug, goal id is not the pack's.
  static Result<Judge> make(const knowledge::Pack& pack, PlanRequest request);

  Outcome judge(const Case& facts, Decisions& decisions) const;
  const PlanRequest& request() const { return request_; }
  /// Every regimen with what is in force for it, in the pack's order.
  const std::vector<RegimenBrief>& briefs() const { return briefs_; }
  const knowledge::Pack& pack() const { return *pack_; }

 private:
  Judge(const knowledge::Pack& pack, PlanRequest request) : pack_(&pack), request_(std::move(request)) {}
  RegimenJudgement judge_regimen(const RegimenBrief& brief, const Inputs& shared, Truth current,
                                 Decisions& decisions) const;
  Inputs shared_inputs(const Case& facts, Truth applies) const;
  Truth is_current(const Case& facts, std::string_view regimen) const;

  const knowledge::Pack* pack_;
  PlanRequest request_;
  std::vector<RegimenBrief> briefs_;
  std::int32_t current_fact_ = -1;
  std::int32_t progression_fact_ = -1;
};

}  // namespace nextline::care
