// Many Cases that differ from one in a fact or two: only the regimens that these facts reach are judged again.
#include <bit>

#include "care/judgement.h"

namespace nextline::care {

/// Judges the lanes of one batch.
class LaneJudge {
 public:
  LaneJudge(const Judge& judge, const Outcome& before, Decisions& decisions, std::uint64_t used)
      : judge_(judge),
        effects_(judge.in_force_.effects),
        before_(before),
        decisions_(decisions),
        used_(used),
        shared_(judge.shared_inputs(before.shared_inputs[Input::Died], decisions)),
        changed_rules_(before.rules.unknown.bound()),
        changed_recommendations_(before.recommendations.unknown.bound()) {
    for (std::size_t i = 0; i < kAllInputCount; ++i) {
      const auto input = static_cast<Input>(i);
      shared_changed_ = shared_changed_ || differing(shared_[input], before.shared_inputs[input]) != 0;
    }
    effects_.any.for_each([&](std::uint32_t place) {
      if (differing(rule(place), before.rules.at(place)) != 0) changed_rules_.add(place);
    });
    for (std::uint32_t place = 0; place < judge.recommendations().size(); ++place)
      if (differing(recommendation(place), before.recommendations.at(place)) != 0) changed_recommendations_.add(place);
  }

  LaneOutcome judge() {
    outcome_.applies = shared_[Input::InScope];
    LaneInputs current = shared_;
    Lanes known = Lanes::all(Truth::False);
    for (std::uint32_t i = 0; i < judge_.briefs().size(); ++i) {
      const RegimenBrief& brief = judge_.briefs()[i];
      const Lanes is_current = Judge::answer(decisions_, brief.is_current);
      known = disjunction(known, is_current);
      const std::uint64_t given = is_current.yes & used_;
      if (!is_reached(brief, is_current, before_.regimens[i]) && given == 0) continue;
      const LaneInputs inputs = inputs_of(brief, is_current);
      tell(i, inputs);
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
  /// The lanes in which the truth is another.
  std::uint64_t differing(Lanes lanes, Truth before) const { return used_ & ~lanes.where(before); }

  Lanes rule(std::uint32_t place) const { return decisions_.value(judge_.rule_roots_[place]); }
  Lanes recommendation(std::uint32_t place) const { return decisions_.value(judge_.recommendation_roots_[place]); }

  bool is_reached(const RegimenBrief& brief, Lanes is_current, const RegimenJudgement& before) const {
    const bool was_current = before.inputs[Input::Current] == Truth::True;
    return shared_changed_ || differing(is_current, before.inputs[Input::Current]) != 0 ||
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

  /// What the rules mean for their regimen in the Cases of `where`.
  void apply(const RuleSet& rules, std::uint64_t where, LaneInputs& inputs) const {
    if ((where & used_) == 0) return;
    for (const auto& raising : effects_.raising)
      raise(inputs[raising.input], rules, raising.rules, before_.rules.yes, where,
            [&](std::uint32_t place) { return rule(place).yes; });
    raise(inputs[Input::Blocked], rules, effects_.blocking, before_.rules.unknown, where,
          [&](std::uint32_t place) { return rule(place).unknown(); });
  }

  /// Raises the input where one of the regimen's `rules` with that `effect` does: one that did before (`raised`) and is
  /// the same in all lanes, or one that changed, in the lanes that `lanes_of` gives.
  template <class LanesOf>
  void raise(Lanes& input, const RuleSet& rules, const RuleSet& effect, const RuleSet& raised, std::uint64_t where,
             LanesOf lanes_of) const {
    for (std::size_t i = 0; i < rules.words().size(); ++i) {
      const std::uint64_t these = rules.words()[i] & effect.words()[i];
      const std::uint64_t changed = changed_rules_.words()[i];
      if ((these & raised.words()[i] & ~changed) != 0) return input.raise(where);
      for (std::uint64_t left = these & changed; left != 0; left &= left - 1)
        input.raise(lanes_of(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left))) &
                    where);
    }
  }

  /// What becomes of a regimen in each lane whose inputs are not what they were, where that is another category.
  void tell(std::uint32_t regimen, const LaneInputs& inputs) {
    const Inputs& before = before_.regimens[regimen].inputs;
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < kAllInputCount; ++i) {
      const auto input = static_cast<Input>(i);
      rest |= differing(inputs[input], before[input]);
    }
    const RegimenBrief& brief = judge_.briefs()[regimen];
    if (brief.recommended.meets(changed_recommendations_)) rest = used_;  // the strongest may be another
    if (rest == 0) return;
    first_ = outcome_.changes.size();
    judge_.rows_.matches(inputs, rest, [&](const PlannerTable::Match& match) {
      rest &= ~match.where;
      std::uint64_t left = match.where;
      if (const auto own = category_of(*match.row, nullptr); !own.empty()) return add(regimen, left, own);
      // Who is recommended what, strongest first.
      for (const std::uint32_t place : brief.strongest_first) {
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
  bool shared_changed_ = false;
  std::size_t first_ = 0;  // of the changes of the regimen told
  LaneOutcome outcome_;
};

LaneOutcome Judge::judge_lanes(const Outcome& before, Decisions& decisions, std::uint64_t used) const {
  return LaneJudge(*this, before, decisions, used).judge();
}

}  // namespace nextline::care
