// Many Cases that differ from one in a fact or two: only the regimens that these facts reach are judged again.
#include <bit>

#include "care/judgement.h"

namespace nextline::care {

/// Judges the lanes of one batch.
class LaneJudge {
 public:
  LaneJudge(const Judge& judge, const Outcome& before, Decisions& decisions, const FactSet& changed, LaneBits used)
      : judge_(judge),
        effects_(judge.in_force_.effects),
        before_(before),
        decisions_(decisions),
        used_(used),
        shared_(judge.shared_inputs(before.shared_inputs[Input::Died], decisions)),
        changed_rules_(judge.rules().size()),
        changed_recommendations_(judge.recommendations().size()),
        inputs_(shared_) {
    outcome_.changes.reserve(2 * judge.briefs().size());
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
      const LaneBits given = is_current.yes & used_;
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
  LaneBits differing(Lanes lanes, Truth before) const { return used_ & ~lanes.where(before); }

  Lanes rule(std::uint32_t place) const { return decisions_.value(judge_.rule_roots_[place]); }
  Lanes recommendation(std::uint32_t place) const { return decisions_.value(judge_.recommendation_roots_[place]); }

  /// Judges one regimen where something reaches it. Its inputs are then, and where it is given, in `inputs_`.
  void regimen(std::uint32_t index, Lanes is_current) {
    const RegimenBrief& brief = judge_.briefs()[index];
    const Inputs& before = before_.regimens[index].inputs;
    const LaneBits moved = differing(is_current, before[Input::Current]);
    const std::uint32_t touched =
        moved != 0 ? kAllEffects
                   : touched_effects(before[Input::Current] == Truth::True ? brief.continued : brief.start);
    const bool recommended = brief.recommended.meets(changed_recommendations_);
    const bool is_reached = touched != 0 || recommended || shared_differing_ != 0;
    const bool is_given = (is_current.yes & used_) != 0;
    if (!is_reached && !is_given) return;
    LaneBits where = shared_differing_ | moved;
    for (std::uint32_t left = touched; left != 0; left &= left - 1)
      where |= take_effect(static_cast<std::uint32_t>(std::countr_zero(left)), brief, before, is_current);
    if (recommended) where = used_;  // the strongest may be another
    if (where == 0 && !is_given) return;
    take_others(brief, before, is_current, touched);
    if (where != 0) tell(index, where);
  }

  /// Which effects changed rules of the regimen have; bits as in RuleEffects::by_rule.
  std::uint32_t touched_effects(const RuleSet& rules) const {
    std::uint32_t touched = 0;
    for_each_in_both(rules, changed_rules_, [&](std::uint32_t place) { touched |= effects_.by_rule[place]; });
    return touched;
  }

  /// Takes the input that effect `i` raises; gives the lanes in which it is another.
  LaneBits take_effect(std::uint32_t i, const RegimenBrief& brief, const Inputs& before, Lanes is_current) {
    const Input input = effects_.input(i);
    inputs_[input] = Lanes::all(Truth::False);
    if (i == RuleEffects::kBlocks)
      raise(input, brief, effects_.blocking, is_current, [](Lanes rule) { return rule.unknown(); });
    else
      raise(input, brief, effects_.raising[i].rules, is_current, [](Lanes rule) { return rule.yes; });
    return differing(inputs_[input], before[input]);
  }

  /// Takes the inputs that are the regimen's own and that no effect in `touched` raises.
  void take_others(const RegimenBrief& brief, const Inputs& before, Lanes is_current, std::uint32_t touched) {
    inputs_[Input::Current] = is_current;
    inputs_[Input::Available] = Lanes::all(before[Input::Available]);
    inputs_[Input::Approved] = Lanes::all(before[Input::Approved]);
    inputs_[Input::Indicated] = Lanes::all(Truth::False);
    for (const std::uint32_t place : brief.strongest_first)
      inputs_[Input::Indicated] = disjunction(inputs_[Input::Indicated], recommendation(place));
    for (std::uint32_t left = kAllEffects & ~touched; left != 0; left &= left - 1) {
      const Input input = effects_.input(static_cast<std::uint32_t>(std::countr_zero(left)));
      inputs_[input] = Lanes::all(before[input]);
    }
  }

  /// Raises the input where a rule of the regimen with that effect does: in the lanes that `where` gives of it.
  template <class Where>
  void raise(Input input, const RegimenBrief& brief, const RuleSet& effect, Lanes is_current, Where where) {
    const auto raise_by = [&](const RuleSet& rules, LaneBits here) {
      if ((here & used_) == 0) return;
      for_each_in_both(rules, effect, [&](std::uint32_t place) { inputs_[input].raise(where(rule(place)) & here); });
    };
    raise_by(brief.start, ~is_current.yes);
    raise_by(brief.continued, is_current.yes);
  }

  /// What becomes of a regimen in the lanes `rest`, where that is another category.
  void tell(std::uint32_t regimen, LaneBits rest) {
    first_ = outcome_.changes.size();
    judge_.rows_.matches(inputs_, rest, [&](const PlannerTable::Match& match) {
      rest &= ~match.where;
      LaneBits left = match.where;
      const auto own = category_of(planner_, *match.row, nullptr);
      if (!own.empty() && !is_option(planner_, own)) return add(regimen, left, own);
      // Who is recommended what, strongest first.
      for (const std::uint32_t place : judge_.briefs()[regimen].strongest_first) {
        const LaneBits here = left & recommendation(place).yes;
        if (here != 0) add(regimen, here, category_of(planner_, *match.row, &judge_.in_force_.recommendations[place]));
        left &= ~here;
      }
      if (left != 0) add(regimen, left, own);
    });
    if (rest != 0) add(regimen, rest, {});
  }

  void add(std::uint32_t regimen, LaneBits where, std::string_view becomes) {
    if (becomes == before_.regimens[regimen].category) return;
    for (std::size_t i = first_; i < outcome_.changes.size(); ++i)
      if (outcome_.changes[i].becomes == becomes) {
        outcome_.changes[i].where |= where;
        return;
      }
    outcome_.changes.push_back({regimen, where, becomes});
  }

  const Judge& judge_;
  const knowledge::flat::Planner& planner_ = *judge_.pack().flat().planner();
  const RuleEffects& effects_;
  const Outcome& before_;
  Decisions& decisions_;
  const LaneBits used_;
  LaneInputs shared_;
  RuleSet changed_rules_;
  IndexSet changed_recommendations_;
  LaneBits shared_differing_ = 0;  // lanes in which an input of all regimens is another
  LaneInputs inputs_;              // those of all regimens, and of the one at hand
  std::size_t first_ = 0;          // of the changes of the regimen told
  LaneOutcome outcome_;
};

LaneOutcome Judge::judge_lanes(const Outcome& before, Decisions& decisions, const FactSet& changed,
                               LaneBits used) const {
  return LaneJudge(*this, before, decisions, changed, used).judge();
}

}  // namespace nextline::care
