// What the guideline says of each regimen for one Case, before any text is written: inputs, findings, category.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "care/decisions.h"
#include "care/labels.h"
#include "care/sheets.h"
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
  std::uint32_t definition = 0;  ///< the rule's, at hand
};

/// What a rule does to its regimen's inputs, made ready; rules that only caution or require do nothing to them.
struct RuleConsequence {
  std::uint32_t operation = DecisionForm::kNone;  ///< of the form
  Input raised = Input::InScope;                  ///< where the rule is true
  bool raises = false;
  bool blocks = false;  ///< Blocked is raised where it is unknown
};

/// One regimen with all that touches it in one region at one date. Made once per plan request, used for every Case.
struct RegimenBrief {
  const knowledge::flat::Regimen* regimen = nullptr;
  std::vector<RuleInForce> start_rules, continue_rules;
  std::vector<RuleConsequence> start_consequences, continue_consequences;  ///< of these
  std::vector<const knowledge::flat::Recommendation*> recommendations;
  std::vector<const knowledge::flat::Recommendation*> strongest_first;  ///< the same by category, ties in pack order
  LabelView label;
  bool available = true;
  std::size_t is_current = 0;  ///< the planner's question whether it is the current treatment
  FactSet facts;               ///< all that its category may hang on
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

/// What becomes of one regimen in many Cases at once.
struct LaneVerdict {
  struct Part {
    std::uint64_t where = 0;  ///< the Cases, a bit each
    const knowledge::flat::PlannerRow* row = nullptr;
    const knowledge::flat::Recommendation* strongest = nullptr;
    std::string_view category;
  };
  const RegimenBrief* brief = nullptr;
  std::vector<Part> parts;  ///< no Case is in two of them
};
/// Everything that differs between many Cases.
struct LaneOutcome {
  Lanes applies;
  std::vector<LaneVerdict> regimens;  ///< those that hang on the facts asked about, in the pack's order
  std::vector<PlannerTable::Match> current_rows;
};

/// What is worth trying for a fact that is not known.
struct FactTrials {
  struct Trial {
    Fact value;
    std::string shown;           ///< as a reader sees it: "48 %"
    std::vector<Truth> answers;  ///< to the form's questions of the fact, in their order
  };
  std::vector<Trial> values;
  std::vector<std::uint32_t> derived;  ///< facts that may follow from it (derive_facts)
};

/// The guideline prepared for one region and date.
class Judge {
 public:
  /// Fails when the region or a drug, goal id is not the pack's.
  static Result<Judge> make(const knowledge::Pack& pack, PlanRequest request);

  /// Judges the Case that `decisions` uses.
  Outcome judge(const Case& facts, Decisions& decisions) const;
  /// What becomes of the regimens that hang on `changed`, and of the current treatment, in every lane of `decisions`.
  LaneOutcome judge_lanes(const Case& facts, Decisions& decisions, const FactSet& changed) const;
  /// Makes answers to everything this judge asks; for one worker.
  Decisions decisions() const { return Decisions(*form_); }
  const PlanRequest& request() const { return request_; }
  /// Every regimen with what is in force for it, in the pack's order.
  const std::vector<RegimenBrief>& briefs() const { return briefs_; }
  const knowledge::Pack& pack() const { return *pack_; }
  /// The parts of plans that are the same for every patient.
  const Sheets& sheets() const { return *sheets_; }
  const RegimenSheet& sheet_of(const RegimenBrief& brief) const {
    return sheets_->regimen(static_cast<std::size_t>(&brief - briefs_.data()));
  }
  /// What is worth trying for fact `index`.
  const FactTrials& trials(std::uint32_t index) const { return trials_[index]; }

 private:
  Judge(const knowledge::Pack& pack, PlanRequest request) : pack_(&pack), request_(std::move(request)) {}
  void make_form();
  void make_trials();
  LaneInputs shared_inputs(const Case& facts, Decisions& decisions) const;
  LaneInputs regimen_inputs(const RegimenBrief& brief, const LaneInputs& shared, Decisions& decisions) const;
  LaneVerdict verdict(const RegimenBrief& brief, const LaneInputs& inputs, Decisions& decisions,
                      std::uint64_t where) const;
  RegimenJudgement judgement(const RegimenBrief& brief, const LaneInputs& inputs, Decisions& decisions) const;

  const knowledge::Pack* pack_;
  PlanRequest request_;
  std::vector<RegimenBrief> briefs_;
  std::vector<FactTrials> trials_;
  PlannerTable rows_, current_rows_;
  std::shared_ptr<const Sheets> sheets_;
  std::shared_ptr<const DecisionForm> form_;
  std::size_t untreated_ = 0, progressed_ = 0;  // the planner's questions
};

}  // namespace nextline::care
