// Many Cases that differ from one in a fact or two: only the regimens that these facts reach are judged again.
#include <bit>

#include "care/judgement.h"

namespace nextline::care {

/// Judges the lanes of one batch.
class LaneJudge {
 public:
  LaneJudge(const Judge& judge, const Outcome& before, const Decisions& decisions, const FactSet& changed,
            LaneBits used)
      : judge_(judge),
        effects_(judge.in_force_.effects),
        before_(before),
        decisions_(decisions),
        used_(used),
        changed_rules_(judge.rules().size()),
        changed_recommendations_(judge.recommendations().size()) {
    outcome_.changes.reserve(judge.briefs().size() / 2);
    // All these ask one fact.
    const auto& current = judge.current_roots_;
    current_moves_ = !current.empty() && judge.form_->facts_of(current.front()).meets(changed);
    share();
    changed.for_each([&](std::uint32_t fact) {
      changed_rules_.add(judge.reach_[fact].rules);
      changed_recommendations_.add(judge.reach_[fact].recommendations);
    });
    keep_differing(changed_rules_, before.answers->rules, judge.rule_roots_);
    keep_differing(changed_recommendations_, before.answers->recommendations, judge.recommendation_roots_);
    for (std::uint32_t i = 0; i < RuleEffects::kCount; ++i) {
      changed_by_effect_[i] = changed_rules_;
      changed_by_effect_[i].keep(effects_.rules(i));
      if (!changed_by_effect_[i].empty()) changed_inputs_ |= input_bit(effects_.input(i));
    }
  }

  LaneOutcome judge() {
    outcome_.applies = inputs_[Input::InScope];
    LaneInputs current = inputs_;
    Lanes known = Lanes::all(Truth::False);
    for (std::uint32_t i = 0; i < judge_.briefs().size(); ++i) {
      const Truth was_current = before_.regimens[i].inputs[Input::Current];
      const Lanes is_current = current_moves_ ? decisions_.tried(judge_.current_roots_[i]) : Lanes::all(was_current);
      known = disjunction(known, is_current);
      const LaneBits given = is_current.yes & used_;
      const LaneBits moved = current_moves_ ? differing(is_current, was_current) : 0;
      if (given != 0 || moved != 0) {
        regimen(i, is_current, moved, kAllInputs, true);
        for (std::size_t k = 0; given != 0 && k < kAllInputCount; ++k) {
          const auto input = static_cast<Input>(k);
          current[input] = chosen(given, inputs_[input], current[input]);
        }
      } else if (const InputSet read = judge_.rows_.read_for(before_.regimens[i].row); is_reached(i, read)) {
        regimen(i, is_current, 0, read, false);
      }
    }
    current[Input::Known] = known;
    judge_.current_rows_.matches(current, {}, kAllVary, used_, [&](const PlannerTable::Match& match) {
      if (match.row != before_.current_row) outcome_.current_rows.push_back(match);
    });
    return std::move(outcome_);
  }

 private:
  static constexpr std::uint32_t kAllEffects = (1U << RuleEffects::kCount) - 1;
  static constexpr InputSet kAllInputs = ~InputSet{0};
  static constexpr std::uint64_t kAllVary = ~std::uint64_t{0};

  /// The lanes in which the truth is another.
  LaneBits differing(Lanes lanes, Truth before) const { return used_ & ~lanes.where(before); }

  Lanes rule(std::uint32_t place) const { return decisions_.tried(judge_.rule_roots_[place]); }
  Lanes recommendation(std::uint32_t place) const { return decisions_.tried(judge_.recommendation_roots_[place]); }

  /// Takes the inputs of all regimens.
  void share() {
    const auto take = [&](Input input, Lanes lanes) {
      inputs_[input] = lanes;
      const LaneBits where = differing(lanes, before_.shared_inputs[input]);
      shared_differing_ |= where;
      if (where == 0) return;
      shared_inputs_ |= input_bit(input);
      shared_varying_ |= Inputs::bits_of(input);
    };
    take(Input::Died, Lanes::all(before_.shared_inputs[Input::Died]));
    for (const auto& [input, edge] : judge_.shared_) take(input, decisions_.tried(edge));
  }

  /// Keeps the places whose edge has another value in some lane.
  void keep_differing(IndexSet& places, const Answers& before, const std::vector<Edge>& edges) const {
    for (std::size_t word = 0; word < places.words().size(); ++word) {
      const std::uint64_t all = places.words()[word];
      const std::uint64_t unknown = all & before.unknown.words()[word], yes = all & before.yes.words()[word];
      std::uint64_t kept = 0;
      const auto look = [&](std::uint64_t among, auto differs) {
        for (; among != 0; among &= among - 1)
          if (differs(decisions_.tried(edges[word * 64 + static_cast<std::size_t>(std::countr_zero(among))])))
            kept |= among & -among;
      };
      look(unknown, [&](const Lanes& now) { return ((now.yes | now.no) & used_) != 0; });
      look(yes, [&](const Lanes& now) { return (~now.yes & used_) != 0; });
      look(all & ~(unknown | yes), [&](const Lanes& now) { return (~now.no & used_) != 0; });
      places.set_word(word, kept);
    }
  }

  /// Whether something touches one of the inputs `read` of a regimen that nobody is given in any lane, nor was.
  bool is_reached(std::uint32_t index, InputSet read) const {
    const RegimenBrief& brief = judge_.briefs()[index];
    if ((shared_inputs_ & read) != 0 || brief.recommended.meets(changed_recommendations_)) return true;
    for (std::uint32_t i = RuleEffects::among(read & changed_inputs_); i != 0; i &= i - 1)
      if (rules_of(brief, before_.regimens[index].inputs).meets(changed_by_effect_[lowest(i)])) return true;
    return false;
  }

  static const RuleSet& rules_of(const RegimenBrief& brief, const Inputs& before) {
    return before[Input::Current] == Truth::True ? brief.continued : brief.start;
  }

  /// Judges one regimen that something reaches, in the lanes in which one of the inputs `read` is another: those that
  /// were asked up to the row that matched. Its inputs are then in `inputs_`; where nothing is another, only if
  /// `complete`.
  void regimen(std::uint32_t index, Lanes is_current, LaneBits moved, InputSet read, bool complete) {
    const RegimenBrief& brief = judge_.briefs()[index];
    const RegimenJudgement& before = before_.regimens[index];
    LaneBits where = moved;
    varying_ = shared_varying_ | (moved != 0 ? Inputs::bits_of(Input::Current) : 0);
    if ((shared_inputs_ & read) != 0) where |= shared_differing_;
    const std::uint32_t asked = RuleEffects::among(read);
    for (std::uint32_t i = asked; i != 0; i &= i - 1)
      where |= take_effect(lowest(i), brief, before.inputs, is_current, moved);
    if (brief.recommended.meets(changed_recommendations_)) {
      where |= take_indicated(brief, before.inputs);
      if (is_by_recommendation(before)) where = used_;  // the strongest may be another
    } else {
      inputs_[Input::Indicated] = Lanes::all(before.inputs[Input::Indicated]);
    }
    if (where == 0 && !complete) return;
    // Where the row is another, rows behind it are asked.
    for (std::uint32_t i = kAllEffects & ~asked; i != 0; i &= i - 1)
      take_effect(lowest(i), brief, before.inputs, is_current, moved);
    inputs_[Input::Current] = is_current;
    for (const Input input : {Input::Available, Input::Approved}) inputs_[input] = Lanes::all(before.inputs[input]);
    if (where != 0) tell(index, where);
  }

  static std::uint32_t lowest(std::uint32_t bits) { return static_cast<std::uint32_t>(std::countr_zero(bits)); }

  /// Another recommendation may give it another category though the row stays.
  bool is_by_recommendation(const RegimenJudgement& before) const {
    return before.row != nullptr && (before.row->is_recommended || judge_.categories().is_option(before.row->category));
  }

  LaneBits take_indicated(const RegimenBrief& brief, const Inputs& before) {
    Lanes indicated = Lanes::all(Truth::False);
    for (const std::uint32_t place : brief.strongest_first) indicated = disjunction(indicated, recommendation(place));
    inputs_[Input::Indicated] = indicated;
    return note_differing(Input::Indicated, before);
  }

  /// The lanes in which an input of the regimen at hand is another.
  LaneBits note_differing(Input input, const Inputs& before) {
    const LaneBits where = differing(inputs_[input], before[input]);
    if (where != 0) varying_ |= Inputs::bits_of(input);
    return where;
  }

  /// Takes the input that effect `i` raises; gives the lanes in which it is another.
  LaneBits take_effect(std::uint32_t i, const RegimenBrief& brief, const Inputs& before, Lanes is_current,
                       LaneBits moved) {
    const Input input = effects_.input(i);
    if (moved == 0 && !rules_of(brief, before).meets(changed_by_effect_[i])) {
      inputs_[input] = Lanes::all(before[input]);
      return 0;
    }
    Lanes& raised = inputs_[input] = Lanes::all(Truth::False);
    if (moved == 0) {
      raise(raised, i, rules_of(brief, before), used_, before[input] == Truth::True);
    } else {
      raise(raised, i, brief.start, used_ & ~is_current.yes, true);
      raise(raised, i, brief.continued, used_ & is_current.yes, true);
    }
    return note_differing(input, before);
  }

  /// Raises an input in those of the lanes `here` in which one of `rules` with effect `i` does.
  /// `maybe_stays`: some may do so in every lane.
  void raise(Lanes& input, std::uint32_t i, const RuleSet& rules, LaneBits here, bool maybe_stays) const {
    const bool blocks = i == RuleEffects::kBlocks;
    if (here == 0) return;
    if (maybe_stays &&
        any_stays(rules, effects_.rules(i), blocks ? before_.answers->rules.unknown : before_.answers->rules.yes))
      return input.raise(here);
    LaneBits raising = 0;
    if (blocks)
      for_each_in_both(rules, changed_by_effect_[i], [&](std::uint32_t place) { raising |= rule(place).unknown(); });
    else
      for_each_in_both(rules, changed_by_effect_[i], [&](std::uint32_t place) { raising |= rule(place).yes; });
    input.raise(raising & here);
  }

  /// Whether a rule in all three sets has the same answer in every lane.
  bool any_stays(const RuleSet& rules, const RuleSet& effect, const RuleSet& answered) const {
    for (std::size_t i = 0; i < rules.words().size(); ++i)
      if ((rules.words()[i] & effect.words()[i] & answered.words()[i] & ~changed_rules_.words()[i]) != 0) return true;
    return false;
  }

  /// What becomes of a regimen in the lanes `rest`, where that is another category.
  void tell(std::uint32_t regimen, LaneBits rest) {
    first_ = outcome_.changes.size();
    const Inputs& before = before_.regimens[regimen].inputs;
    judge_.rows_.matches(inputs_, before, varying_, rest, [&](const PlannerTable::Match& match) {
      rest &= ~match.where;
      LaneBits left = match.where;
      const CategoryId own = judge_.category_of(*match.row, nullptr);
      if (!match.row->is_recommended && !judge_.categories().is_option(own)) return add(regimen, left, own);
      // Who is recommended what, strongest first.
      for (const std::uint32_t place : judge_.briefs()[regimen].strongest_first) {
        const LaneBits here = left & recommendation(place).yes;
        if (here != 0) add(regimen, here, judge_.category_of(*match.row, &judge_.recommendations()[place]));
        left &= ~here;
      }
      if (left != 0) add(regimen, left, own);
    });
    if (rest != 0) add(regimen, rest, judge_.categories().none());
  }

  void add(std::uint32_t regimen, LaneBits where, CategoryId becomes) {
    if (becomes == before_.regimens[regimen].category_id) return;
    for (std::size_t i = first_; i < outcome_.changes.size(); ++i)
      if (outcome_.changes[i].becomes == becomes) {
        outcome_.changes[i].where |= where;
        return;
      }
    outcome_.changes.push_back({regimen, becomes, where});
  }

  const Judge& judge_;
  const RuleEffects& effects_;
  const Outcome& before_;
  const Decisions& decisions_;
  const LaneBits used_;
  RuleSet changed_rules_;  // those that have another answer in some lane
  IndexSet changed_recommendations_;
  std::array<RuleSet, RuleEffects::kCount> changed_by_effect_;
  bool current_moves_ = false;        // the current treatment is another in some lane
  InputSet changed_inputs_ = 0;       // that these effects are on
  InputSet shared_inputs_ = 0;        // inputs of all regimens that are another in some lane,
  LaneBits shared_differing_ = 0;     // and in which lanes
  std::uint64_t shared_varying_ = 0;  // the same inputs, by the bits of Inputs,
  std::uint64_t varying_ = 0;         // and with those of the regimen at hand
  LaneInputs inputs_;                 // those of all regimens, and of the one at hand
  std::size_t first_ = 0;             // of the changes of the regimen told
  LaneOutcome outcome_;
};

LaneOutcome Judge::judge_lanes(const Outcome& before, const Decisions& decisions, const FactSet& changed,
                               LaneBits used) const {
  return LaneJudge(*this, before, decisions, changed, used).judge();
}

}  // namespace nextline::care
