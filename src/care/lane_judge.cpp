// Many Cases that differ from one in a fact or two: only the regimens that these facts reach are judged again.

#include "care/judgement.h"

namespace nextline::care {

/// Judges the lanes of one batch.
class LaneJudge {
 public:
  LaneJudge(const Judge& judge, const Outcome& before, Decisions& decisions, const FactSet& changed, std::uint64_t used)
      : judge_(judge),
        effects_(judge.in_force_.effects),
        before_(before),
        decisions_(decisions),
        used_(used),
        shared_(judge.shared_inputs(before.shared_inputs[Input::Died], decisions)),
        changed_rules_(judge.rules().size()),
        changed_recommendations_(judge.recommendations().size()) {
    for (std::size_t i = 0; i < kAllInputCount; ++i) {
      const auto input = static_cast<Input>(i);
      shared_differing_ |= differing(shared_[input], before.shared_inputs[input]);
    }
    changed.for_each([&](std::uint32_t fact) {
      changed_rules_.add(judge.reach_[fact].rules);
      changed_recommendations_.add(judge.reach_[fact].recommendations);
    });
    changed_rules_.keep_where([&](std::uint32_t place) { return differing(rule(place), before.rules.at(place)) != 0; });
    changed_recommendations_.keep_where(
        [&](std::uint32_t place) { return differing(recommendation(place), before.recommendations.at(place)) != 0; });
  }

  LaneOutcome judge() {
    outcome_.applies = shared_[Input::InScope];
    LaneInputs current = shared_;
    Lanes known = Lanes::all(Truth::False);
    for (std::uint32_t i = 0; i < judge_.briefs().size(); ++i) {
      const Lanes is_current = Judge::answer(decisions_, judge_.briefs()[i].is_current);
      known = disjunction(known, is_current);
      regimen(i, is_current);
      const std::uint64_t given = is_current.yes & used_;
      for (std::size_t k = 0; given != 0 && k < kAllInputCount; ++k) {
        const auto input = static_cast<Input>(k);
        current[input] = chosen(given, inputs_[input], current[input]);
      }
    }
    current[Input::Known] = known;
    judge_.current_rows_.matches(current, used_, [&](const PlannerTable::Match& match) {
      if (match.row != before_.current_row) outcome_.current_rows.push_back(match);
    });
    return std::move(outcome_);
  }

 private:
  static constexpr std::uint32_t kAllEffects = (1U << (RuleEffects::kBlocks + 1)) - 1;

  /// The lanes in which the truth is another.
  std::uint64_t differing(Lanes lanes, Truth before) const { return used_ & ~lanes.where(before); }

  Lanes rule(std::uint32_t place) const { return decisions_.value(judge_.rule_roots_[place]); }
  Lanes recommendation(std::uint32_t place) const { return decisions_.value(judge_.recommendation_roots_[place]); }

  /// Judges one regimen where something reaches it. Its inputs are then, and where it is given, in `inputs_`.
  void regimen(std::uint32_t index, Lanes is_current) {
    const RegimenBrief& brief = judge_.briefs()[index];
    const Inputs& before = before_.regimens[index].inputs;
    const std::uint64_t moved = differing(is_current, before[Input::Current]);
    const std::uint32_t touched =
        moved != 0 ? kAllEffects
                   : touched_effects(before[Input::Current] == Truth::True ? brief.continued : brief.start);
    const bool recommended = brief.recommended.meets(changed_recommendations_);
    const bool is_reached = touched != 0 || recommended || shared_differing_ != 0;
    if (!is_reached && (is_current.yes & used_) == 0) return;
    take_inputs(brief, before, is_current, touched);
    std::uint64_t where = shared_differing_ | moved;
    for (std::uint32_t i = 0; i < effects_.raising.size(); ++i)
      where |= differing(inputs_[effects_.raising[i].input], before[effects_.raising[i].input]);
    where |= differing(inputs_[Input::Blocked], before[Input::Blocked]);
    if (recommended) where = used_;  // the strongest may be another
    if (where != 0) tell(index, where);
  }

  /// Which effects changed rules of the regimen have; bits as in RuleEffects::by_rule.
  std::uint32_t touched_effects(const RuleSet& rules) const {
    std::uint32_t touched = 0;
    for_each_in_both(rules, changed_rules_, [&](std::uint32_t place) { touched |= effects_.by_rule[place]; });
    return touched;
  }

  void take_inputs(const RegimenBrief& brief, const Inputs& before, Lanes is_current, std::uint32_t touched) {
    inputs_ = shared_;
    inputs_[Input::Current] = is_current;
    inputs_[Input::Available] = Lanes::all(before[Input::Available]);
    inputs_[Input::Approved] = Lanes::all(before[Input::Approved]);
    inputs_[Input::Indicated] = Lanes::all(Truth::False);
    for (const std::uint32_t place : brief.strongest_first)
      inputs_[Input::Indicated] = disjunction(inputs_[Input::Indicated], recommendation(place));
    for (std::uint32_t i = 0; i < effects_.raising.size(); ++i) {
      const auto& [input, effect] = effects_.raising[i];
      if ((touched >> i & 1) == 0)
        inputs_[input] = Lanes::all(before[input]);
      else
        raise(input, brief, effect, is_current, [](Lanes rule) { return rule.yes; });
    }
    if ((touched >> RuleEffects::kBlocks & 1) == 0)
      inputs_[Input::Blocked] = Lanes::all(before[Input::Blocked]);
    else
      raise(Input::Blocked, brief, effects_.blocking, is_current, [](Lanes rule) { return rule.unknown(); });
  }

  /// Raises the input where a rule of the regimen with that effect does: in the lanes that `where` gives of it.
  template <class Where>
  void raise(Input input, const RegimenBrief& brief, const RuleSet& effect, Lanes is_current, Where where) {
    const auto raise_by = [&](const RuleSet& rules, std::uint64_t here) {
      if ((here & used_) == 0) return;
      for_each_in_both(rules, effect, [&](std::uint32_t place) { inputs_[input].raise(where(rule(place)) & here); });
    };
    raise_by(brief.start, ~is_current.yes);
    raise_by(brief.continued, is_current.yes);
  }

  /// What becomes of a regimen in the lanes `rest`, where that is another category.
  void tell(std::uint32_t regimen, std::uint64_t rest) {
    first_ = outcome_.changes.size();
    judge_.rows_.matches(inputs_, rest, [&](const PlannerTable::Match& match) {
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
  const RuleEffects& effects_;
  const Outcome& before_;
  Decisions& decisions_;
  const std::uint64_t used_;
  LaneInputs shared_;
  RuleSet changed_rules_;
  IndexSet changed_recommendations_;
  std::uint64_t shared_differing_ = 0;  // lanes in which an input of all regimens is another
  LaneInputs inputs_;                   // of the regimen at hand
  std::size_t first_ = 0;               // of the changes of the regimen told
  LaneOutcome outcome_;
};

LaneOutcome Judge::judge_lanes(const Outcome& before, Decisions& decisions, const FactSet& changed,
                               std::uint64_t used) const {
  return LaneJudge(*this, before, decisions, changed, used).judge();
}

}  // namespace nextline::care
