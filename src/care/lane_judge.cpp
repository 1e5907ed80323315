// Many Cases that differ from one in a fact or two: only the regimens that these facts reach are judged again.
#include <algorithm>

#include "care/judgement.h"

namespace nextline::care {

/// Judges the lanes of one batch.
class LaneJudge {
 public:
  LaneJudge(const Judge& judge, const Outcome& before, Decisions& decisions, std::uint64_t used)
      : judge_(judge),
        before_(before),
        decisions_(decisions),
        used_(used),
        shared_(judge.shared_inputs(before.shared_inputs[Input::Died], decisions)),
        changed_rules_(changed(judge.rule_roots_, before.rules)),
        changed_recommendations_(changed(judge.recommendation_roots_, before.recommendations)) {
    for (std::size_t i = 0; i < kAllInputCount; ++i) {
      const auto input = static_cast<Input>(i);
      shared_changed_ = shared_changed_ || differs(shared_[input], before.shared_inputs[input]);
    }
  }

  LaneOutcome judge() {
    outcome_.applies = shared_[Input::InScope];
    LaneInputs current = shared_;
    Lanes known = Lanes::all(Truth::False);
    for (std::uint32_t i = 0; i < judge_.briefs().size(); ++i) {
      const RegimenBrief& brief = judge_.briefs()[i];
      const Lanes is_current = Judge::answer(decisions_, brief.is_current);
      known = disjunction(known, is_current);
      const bool reached = is_reached(brief, is_current, before_.regimens[i]);
      const std::uint64_t given = is_current.yes & used_;
      if (!reached && given == 0) continue;
      const LaneInputs inputs = inputs_of(brief, is_current);
      if (reached) tell(i, inputs);
      for (std::size_t k = 0; given != 0 && k < kAllInputCount; ++k) {
        const auto input = static_cast<Input>(k);
        current[input] = chosen(given, inputs[input], current[input]);
      }
    }
    current[Input::Known] = known;
    judge_.current_rows_.matches(current, used_, [&](const PlannerTable::Match& match) {
      if (match.row != before_.current_row) outcome_.current_rows.push_back(match);
    });
    return std::move(outcome_);
  }

 private:
  /// True if the truth is another in some lane.
  bool differs(Lanes lanes, Truth before) const { return (used_ & ~lanes.where(before)) != 0; }

  IndexSet changed(std::span<const std::uint32_t> roots, const Answers& before) const {
    IndexSet changed(roots.size());
    for (std::uint32_t i = 0; i < roots.size(); ++i)
      if (differs(decisions_.value(roots[i]), truth_of(before, i))) changed.add(i);
    return changed;
  }

  static Truth truth_of(const Answers& answers, std::uint32_t place) {
    return answers.yes.has(place) ? Truth::True : answers.unknown.has(place) ? Truth::Unknown : Truth::False;
  }

  bool is_reached(const RegimenBrief& brief, Lanes is_current, const RegimenJudgement& before) const {
    const bool was_current = before.inputs[Input::Current] == Truth::True;
    return shared_changed_ || differs(is_current, before.inputs[Input::Current]) ||
           (was_current ? brief.continued : brief.start).meets(changed_rules_) ||
           brief.recommended.meets(changed_recommendations_);
  }

  LaneInputs inputs_of(const RegimenBrief& brief, Lanes is_current) const {
    LaneInputs inputs = shared_;
    inputs[Input::Current] = is_current;
    inputs[Input::Available] = Lanes::all(brief.available ? Truth::True : Truth::False);
    inputs[Input::Approved] = Lanes::all(brief.label.permits() ? Truth::True : Truth::False);
    apply(brief.start, ~is_current.yes, inputs);
    apply(brief.continued, is_current.yes, inputs);
    for (const std::uint32_t place : brief.strongest_first)
      inputs[Input::Indicated] = disjunction(inputs[Input::Indicated], recommendation(place));
    return inputs;
  }

  Lanes recommendation(std::uint32_t place) const { return decisions_.value(judge_.recommendation_roots_[place]); }

  /// What the rules mean for their regimen in the Cases of `where`.
  void apply(const RuleSet& rules, std::uint64_t where, LaneInputs& inputs) const {
    if ((where & used_) == 0) return;
    const RuleEffects& effects = judge_.in_force_.effects;
    for (const auto& raising : effects.raising)
      for_each_of(rules, raising.rules,
                  [&](std::uint32_t place) { inputs[raising.input].raise(rule(place).yes & where); });
    for_each_of(rules, effects.blocking,
                [&](std::uint32_t place) { inputs[Input::Blocked].raise(rule(place).unknown() & where); });
  }

  Lanes rule(std::uint32_t place) const { return decisions_.value(judge_.rule_roots_[place]); }

  /// Calls `each` for the places in both sets.
  template <class Each>
  static void for_each_of(const RuleSet& rules, const RuleSet& wanted, Each each) {
    for (std::size_t i = 0; i < rules.words().size(); ++i)
      for (std::uint64_t left = rules.words()[i] & wanted.words()[i]; left != 0; left &= left - 1)
        each(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left)));
  }

  /// What becomes of a regimen in each lane, where that is not what it was.
  void tell(std::uint32_t regimen, const LaneInputs& inputs) {
    first_ = outcome_.changes.size();
    std::uint64_t rest = used_;
    judge_.rows_.matches(inputs, used_, [&](const PlannerTable::Match& match) {
      rest &= ~match.where;
      std::uint64_t left = match.where;
      if (const auto own = category_of(*match.row, nullptr); !own.empty()) return add(regimen, left, own);
      // Who is recommended what, strongest first.
      for (const std::uint32_t place : judge_.briefs()[regimen].strongest_first) {
        const std::uint64_t here = left & recommendation(place).yes;
        if (here != 0) add(regimen, here, category_of(*match.row, &judge_.in_force_.recommendations[place]));
        left &= ~here;
      }
      if (left != 0) add(regimen, left, {});
    });
    if (rest != 0) add(regimen, rest, {});
  }

  void add(std::uint32_t regimen, std::uint64_t where, std::string_view becomes) {
    if (becomes == before_.regimens[regimen].category) return;
    for (std::size_t i = first_; i < outcome_.changes.size(); ++i)
      if (outcome_.changes[i].becomes == becomes) {
        outcome_.changes[i].where |= where;
        return;
      }
    outcome_.changes.push_back({regimen, where, becomes});
  }

  const Judge& judge_;
  const Outcome& before_;
  Decisions& decisions_;
  const std::uint64_t used_;
  LaneInputs shared_;
  RuleSet changed_rules_;
  IndexSet changed_recommendations_;
  bool shared_changed_ = false;
  std::size_t first_ = 0;  // of the changes of the regimen told
  LaneOutcome outcome_;
};

LaneOutcome Judge::judge_lanes(const Outcome& before, Decisions& decisions, std::uint64_t used) const {
  return LaneJudge(*this, before, decisions, used).judge();
}

}  // namespace nextline::care
