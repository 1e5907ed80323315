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
  Chosen<RuleInForce> findings;                      ///< rules that are true
  Chosen<RuleInForce> open;                          ///< rules that are unknown
  Chosen<RecommendationInForce> reached;             ///< recommendations that are true
  Chosen<RecommendationInForce> undecided;           ///< recommendations that are unknown
  const TableRow* row = nullptr;                     ///< that matched
  const RecommendationInForce* strongest = nullptr;  ///< of `reached`
  std::string_view category;
  CategoryId category_id = 0;  ///< the same
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
  const TableRow* current_row = nullptr;
  struct AllAnswers {
    Answers rules, recommendations;
  };
  std::unique_ptr<const AllAnswers> answers;  ///< of all the judge's rules and recommendations
};

/// What becomes of one regimen in some of many Cases, where that is not its category in the Case they differ from.
struct LaneChange {
  std::uint32_t regimen = 0;  ///< its place
  CategoryId becomes = 0;     ///< its category; that of none where no row matches
  LaneBits where = 0;         ///< the Cases, a bit each
};

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
  /// What becomes of the regimens and of the current treatment in the lanes `used` of the trial of `decisions`, whose
  /// Cases differ from the one `before` was made of in the facts `changed` alone.
  LaneOutcome judge_lanes(const Outcome& before, const Decisions& decisions, const FactSet& changed,
                          LaneBits used) const;
  /// Makes answers to everything this judge asks; for one worker.
  Decisions decisions() const { return Decisions(*form_); }
  const PlanRequest& request() const { return request_; }
  /// Every regimen with what is in force for it, in the pack's order.
  const std::vector<RegimenBrief>& briefs() const { return in_force_.briefs; }
  /// Every safety rule in force for some regimen or none, in the pack's order.
  const std::vector<RuleInForce>& rules() const { return in_force_.rules; }
  /// Every recommendation in force, in the pack's order.
  const std::vector<RecommendationInForce>& recommendations() const { return in_force_.recommendations; }
  /// What they come down to in the form of the decisions, by place; kUnknown for what it does not decide.
  Edge rule_root(std::size_t place) const { return rule_roots_[place]; }
  Edge recommendation_root(std::size_t place) const { return recommendation_roots_[place]; }
  const Categories& categories() const { return in_force_.categories; }
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
  /// What rules do to a regimen, bits as in RuleEffects::by_rule: where it is started, and where it goes on.
  struct Raised {
    std::uint8_t start = 0, continued = 0;
  };

  /// Where the form answers an input that is the same for all regimens.
  struct SharedQuestion {
    Input input = Input::InScope;
    Edge edge = DecisionForm::kUnknown;
  };

  void make_form();
  void share(Input input, std::uint32_t definition);
  void note_reach();
  std::vector<Raised> raised(const Answers& rules) const;
  Inputs regimen_inputs(const RegimenBrief& brief, const Outcome& outcome, Truth current, Raised raised) const;
  RegimenJudgement judgement(const RegimenBrief& brief, const Outcome& outcome, const Inputs& inputs) const;
  /// The category a row gives: its own, or, where the row says "recommendation", that of the strongest one that holds
  /// (none without one). A row that names an option's category gives no more than the strongest recommendation does:
  /// what is in reserve, or investigational, is not lifted by a rule that keeps it for some circumstances.
  CategoryId category_of(const TableRow& row, const RecommendationInForce* strongest) const;

  std::shared_ptr<const knowledge::Pack> pack_;
  PlanRequest request_;
  InForce in_force_;
  std::vector<FactTrials> trials_;
  PlannerTable rows_, current_rows_;
  std::shared_ptr<const Sheets> sheets_;
  std::shared_ptr<const DecisionForm> form_;
  std::shared_ptr<const InteractionCheck> interactions_;
  // Edges of the form, by place; kUnknown for what it does not decide.
  std::vector<Edge> rule_roots_, recommendation_roots_;
  std::vector<Edge> current_roots_;  // whether a regimen is the current treatment
  std::vector<SharedQuestion> shared_;
  std::vector<std::uint32_t> undecidable_;  // defines of inputs that the form does not decide: a foreign pack
  std::vector<Reach> reach_;                // by fact
};

}  // namespace nextline::care
