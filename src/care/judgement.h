// What the guideline says of each regimen for one Case, before any text is written: inputs, findings, category.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/decisions.h"
#include "care/fact_trials.h"
#include "care/in_force.h"
#include "care/index_set.h"
#include "care/interactions.h"
#include "care/sheets.h"
#include "care/table.h"

namespace nextline::care {

struct RegimenJudgement {
  const RegimenBrief* brief = nullptr;
  Inputs inputs;
  Chosen<RuleInForce> findings;             ///< rules that are true
  Chosen<RuleInForce> open;                 ///< rules that are unknown
  Chosen<RecommendationInForce> reached;    ///< recommendations that are true
  Chosen<RecommendationInForce> undecided;  ///< recommendations that are unknown
  const knowledge::flat::PlannerRow* row = nullptr;
  const RecommendationInForce* strongest = nullptr;  ///< of `reached`
  std::string_view category;
  bool is_option = false;
};

/// The true and the unknown of some list, a bit each.
struct Answers {
  IndexSet yes, unknown;

  Truth at(std::uint32_t place) const {
    return yes.has(place) ? Truth::True : unknown.has(place) ? Truth::Unknown : Truth::False;
  }
};

/// Everything decided about one Case. Views into the judge and the pack; lives shorter than they.
struct Outcome {
  Outcome() = default;
  Outcome(Outcome&&) noexcept = default;  // what points within it stays where it is
  Outcome& operator=(Outcome&&) noexcept = default;

  Truth applies = Truth::Unknown;
  std::vector<RegimenJudgement> regimens;  ///< in the pack's order
  const RegimenJudgement* current = nullptr;
  Inputs shared_inputs;  ///< the same for all regimens
  Inputs current_inputs;
  const knowledge::flat::PlannerRow* current_row = nullptr;
  Answers rules, recommendations;  ///< of all the judge's
};

/// What becomes of one regimen in some of many Cases, where that is not its category in the Case they differ from.
struct LaneChange {
  std::uint32_t regimen = 0;  ///< its place
  LaneBits where = 0;         ///< the Cases, a bit each
  std::string_view becomes;   ///< its category; empty where no row matches
};
/// The category a row gives: its own, or, where the row says "recommendation", that of the strongest one that holds
/// (empty without one). A row that names an option's category gives no more than the strongest recommendation does:
/// what is in reserve, or investigational, is not lifted by a rule that keeps it for some circumstances.
std::string_view category_of(const knowledge::flat::Planner& planner, const knowledge::flat::PlannerRow& row,
                             const RecommendationInForce* strongest);

/// Everything that differs between many Cases.
struct LaneOutcome {
  Lanes applies;
  std::vector<LaneChange> changes;  ///< in the regimens' order; no Case of a regimen is in two of them
  std::vector<PlannerTable::Match> current_rows;
};

/// The guideline prepared for one region and date.
class Judge {
 public:
  /// Fails when the region, a drug id or a goal is not the pack's. Goals are kept by id.
  static Result<Judge> make(std::shared_ptr<const knowledge::Pack> pack, PlanRequest request);

  /// Judges the Case that `decisions` uses.
  Outcome judge(const Case& facts, Decisions& decisions) const;
  /// What becomes of the regimens and of the current treatment in the lanes `used` of `decisions`, whose Cases differ
  /// from the one `before` was made of in the facts `changed` alone.
  LaneOutcome judge_lanes(const Outcome& before, Decisions& decisions, const FactSet& changed, LaneBits used) const;
  /// Makes answers to everything this judge asks; for one worker.
  Decisions decisions() const { return Decisions(*form_); }
  const PlanRequest& request() const { return request_; }
  /// A planner's question in every lane; unknown for one about a fact that the pack does not have.
  static Lanes answer(const Decisions& decisions, std::size_t question);
  /// Every regimen with what is in force for it, in the pack's order.
  const std::vector<RegimenBrief>& briefs() const { return in_force_.briefs; }
  /// Every safety rule in force for some regimen or none, in the pack's order.
  const std::vector<RuleInForce>& rules() const { return in_force_.rules; }
  /// Every recommendation in force, in the pack's order.
  const std::vector<RecommendationInForce>& recommendations() const { return in_force_.recommendations; }
  const knowledge::Pack& pack() const { return *pack_; }
  /// The guideline's interactions; null where the request does not ask for them.
  const InteractionCheck* interactions() const { return interactions_.get(); }
  /// The parts of plans that are the same for every patient.
  const Sheets& sheets() const { return *sheets_; }
  const std::shared_ptr<const Sheets>& shared_sheets() const { return sheets_; }
  const RegimenSheet& sheet_of(const RegimenBrief& brief) const {
    return sheets_->regimen(static_cast<std::size_t>(&brief - briefs().data()));
  }
  /// What is worth trying for fact `index`.
  const FactTrials& trials(std::uint32_t index) const { return trials_[index]; }

 private:
  friend class LaneJudge;

  /// What hangs on a fact: rules that have an effect on the planner's inputs, and recommendations.
  struct Reach {
    RuleSet rules;
    IndexSet recommendations;
  };

  Judge(std::shared_ptr<const knowledge::Pack> pack, PlanRequest request)
      : pack_(std::move(pack)), request_(std::move(request)) {}
  void make_form();
  void note_reach();
  LaneInputs shared_inputs(Truth died, Decisions& decisions) const;
  Answers answers(const Decisions& decisions, std::span<const std::uint32_t> roots) const;
  Inputs regimen_inputs(const RegimenBrief& brief, const Outcome& outcome, Truth current) const;
  RegimenJudgement judgement(const RegimenBrief& brief, const Outcome& outcome, const Inputs& inputs) const;

  std::shared_ptr<const knowledge::Pack> pack_;
  PlanRequest request_;
  InForce in_force_;
  std::vector<FactTrials> trials_;
  PlannerTable rows_, current_rows_;
  std::shared_ptr<const Sheets> sheets_;
  std::shared_ptr<const DecisionForm> form_;
  std::shared_ptr<const InteractionCheck> interactions_;
  std::vector<Edge> rule_roots_, recommendation_roots_;  // edges of the form, by place
  std::vector<Reach> reach_;                             // by fact
  std::size_t untreated_ = 0, progressed_ = 0;           // the planner's questions
};

}  // namespace nextline::care
