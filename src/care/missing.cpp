#include "care/missing.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <span>
#include <string_view>

#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// Excluded whatever else becomes known: a rule already forbids it, it cannot be had, or it is not authorised here.
bool settled(const RegimenJudgement& judgement) {
  const auto& inputs = judgement.inputs;
  return inputs[Input::Indicated] == Truth::False || inputs[Input::Forbidden] == Truth::True ||
         inputs[Input::Stopped] == Truth::True || inputs[Input::Avoided] == Truth::True ||
         inputs[Input::Available] == Truth::False || inputs[Input::Approved] == Truth::False;
}

std::vector<std::uint32_t> open_facts(const Judge& judge, const Outcome& outcome, Decisions& decisions) {
  FactSet open(judge.pack().flat().facts()->size());
  const auto hang = [&](std::uint32_t definition) {
    for (const auto fact : decisions.deciding_facts(definition)) open.add(fact);
  };
  if (outcome.applies == Truth::Unknown) {
    hang(judge.pack().flat().planner()->scope_definition());
    return open.indexes();
  }
  if (const auto* own = judge.pack().flat().planner()->inputs())
    for (std::uint32_t i = 0; i < own->size(); ++i)
      if (outcome.current_inputs[own_input(i)] == Truth::Unknown) hang(own->Get(i)->definition());
  for (const auto& judgement : outcome.regimens) {
    if (settled(judgement)) continue;
    for (const auto* recommendation : judgement.undecided) hang(recommendation->definition());
    for (const auto& finding : judgement.open) hang(finding.rule->definition());
  }
  return open.indexes();
}

/// One value of one open fact.
struct Attempt {
  std::uint32_t fact = 0;
  const FactTrials::Trial* trial = nullptr;
  std::string texts;  ///< what it changes; empty when the outcome stays
};

/// Judges the Case again with every value worth trying, as many at a time as there are lanes.
class Attempts {
 public:
  Attempts(const Judge& judge, const Case& facts, const Outcome& before, Decisions& decisions)
      : judge_(judge), facts_(facts), before_(before), decisions_(decisions), trial_(nullptr) {}

  /// "trastuzumab emtansine: contraindicated; …" for each value of `open`, in order.
  std::vector<Attempt> run(const std::vector<std::uint32_t>& open) {
    for (const auto fact : open)
      for (const auto& trial : judge_.trials(fact).values) attempts_.push_back({fact, &trial, {}});
    for (std::size_t first = 0; first < attempts_.size(); first += Lanes::kCount)
      batch(std::span(attempts_).subspan(first, std::min<std::size_t>(Lanes::kCount, attempts_.size() - first)));
    return std::move(attempts_);
  }

 private:
  void batch(std::span<Attempt> attempts) {
    FactSet changed(facts_.facts.size());
    for (std::size_t lane = 0; lane < attempts.size(); ++lane) {
      const Attempt& attempt = attempts[lane];
      changed.add(attempt.fact);
      decisions_.try_answers(static_cast<std::uint32_t>(lane), attempt.fact, attempt.trial->answers);
      if (!judge_.trials(attempt.fact).derived.empty()) try_derived(static_cast<std::uint32_t>(lane), attempt, changed);
    }
    const std::vector<std::uint32_t> all = changed.indexes();
    decisions_.settle(all);
    tell(attempts, judge_.judge_lanes(facts_, decisions_, changed));
    decisions_.restore(facts_, all);
  }

  /// Facts that are made of the one tried move along with it.
  void try_derived(std::uint32_t lane, const Attempt& attempt, FactSet& changed) {
    if (!trial_) trial_ = std::make_unique<Case>(facts_);
    trial_->facts[attempt.fact] = attempt.trial->value;
    derive_facts(judge_.pack(), *trial_);
    for (const auto fact : judge_.trials(attempt.fact).derived) {
      changed.add(fact);
      if (fact != attempt.fact) decisions_.try_value(lane, fact, trial_->facts[fact]);
    }
    trial_->facts[attempt.fact] = facts_.facts[attempt.fact];
    for (const auto fact : judge_.trials(attempt.fact).derived) trial_->facts[fact] = facts_.facts[fact];
  }

  void tell(std::span<Attempt> attempts, const LaneOutcome& after) {
    const std::uint64_t used =
        attempts.size() == Lanes::kCount ? ~std::uint64_t{0} : (std::uint64_t{1} << attempts.size()) - 1;
    const auto add = [&](std::uint64_t where, std::string_view title, std::string_view becomes) {
      for (std::uint64_t left = where & used; left != 0; left &= left - 1) {
        std::string& texts = attempts[static_cast<std::size_t>(std::countr_zero(left))].texts;
        if (!texts.empty()) texts += "; ";
        texts += title;
        texts += becomes;
      }
    };
    if (before_.applies != Truth::True) add(after.applies.yes, "this guideline applies", "");
    if (before_.applies != Truth::False) add(after.applies.no, "this guideline does not apply", "");
    for (const auto& match : after.current_rows)
      if (match.row != before_.current_row)
        add(match.where, "current treatment: ", match.row->category()->string_view());
    for (const auto& regimen : after.regimens) {
      const auto& before = before_.regimens[static_cast<std::size_t>(regimen.brief - judge_.briefs().data())];
      const std::string title = regimen.brief->regimen->title()->str() + ": ";
      std::uint64_t rest = ~std::uint64_t{0};
      for (const auto& part : regimen.parts) {
        rest &= ~part.where;
        if (part.category != before.category) add(part.where, title, part.category);
      }
      if (!before.category.empty()) add(rest, title, "");  // no row matches there
    }
  }

  const Judge& judge_;
  const Case& facts_;
  const Outcome& before_;
  Decisions& decisions_;
  std::unique_ptr<Case> trial_;
  std::vector<Attempt> attempts_;
};

/// A run of neighbouring values with the same consequence.
struct Change {
  std::string first, last, texts;
};

std::string worded(const Change& change) {
  return "if " + change.first + (change.last == change.first ? "" : " to " + change.last) + ": " + change.texts;
}

/// What the values of one fact would change. Numbers with the same consequence are told as one range; the values tried
/// stand at and beside every threshold, so nothing changes within a range.
std::vector<std::string> changes_of(const flat::Fact& entry, std::span<Attempt> attempts) {
  std::vector<Change> runs;
  for (Attempt& attempt : attempts) {
    const std::string& shown = attempt.trial->shown;
    if (entry.kind() == flat::FactKind::Number && !runs.empty() && runs.back().texts == attempt.texts)
      runs.back().last = shown;
    else
      runs.push_back({shown, shown, std::move(attempt.texts)});
  }
  std::vector<std::string> changes;
  for (const auto& run : runs)
    if (!run.texts.empty()) changes.push_back(worded(run));
  return changes;
}

std::string why_of(const flat::Fact& entry, const Fact& fact, bool alone) {
  if (fact.stale)
    return "the value on record (" + fact.date + ") is older than " + std::to_string(entry.stale_days()) + " days";
  return alone ? "not on record; it changes the plan"
               : "not on record; together with other missing facts it can change the plan";
}

Fact boolean_fact(Truth truth) {
  Fact fact;
  fact.truth = truth;
  return fact;
}

void try_number(std::vector<Fact>& values, const flat::Fact& entry, const Decimal& number) {
  const auto low = entry.low() ? Decimal::parse(entry.low()->string_view()) : std::nullopt;
  const auto high = entry.high() ? Decimal::parse(entry.high()->string_view()) : std::nullopt;
  if ((low && number < *low) || (high && number > *high)) return;
  Fact fact;
  fact.number = number;
  values.push_back(std::move(fact));
}

}  // namespace

std::vector<Fact> values_to_try(const flat::Fact& entry) {
  std::vector<Fact> values;
  const auto member_count = entry.values() ? entry.values()->size() : 0;
  switch (entry.kind()) {
    case flat::FactKind::Boolean:
      values = {boolean_fact(Truth::True), boolean_fact(Truth::False)};
      break;
    case flat::FactKind::Enumeration:
      for (std::uint32_t i = 0; i < member_count; ++i) {
        Fact fact;
        fact.member = static_cast<std::int32_t>(i);
        values.push_back(std::move(fact));
      }
      break;
    case flat::FactKind::Number:
      if (!entry.breakpoints()) break;
      for (const auto* text : *entry.breakpoints()) {
        const auto at = Decimal::parse(text->string_view());
        if (!at) continue;
        const Decimal step(1, at->scale() + 1 <= Decimal::kMaxScale ? at->scale() + 1 : at->scale());
        if (const auto below = subtract(*at, step)) try_number(values, entry, *below);
        try_number(values, entry, *at);
        if (const auto above = add(*at, step)) try_number(values, entry, *above);
      }
      break;
    case flat::FactKind::Set: {
      Fact none;
      none.members.assign(member_count, Truth::False);
      values.push_back(none);
      for (std::uint32_t i = 0; i < member_count; ++i) {
        Fact one = none;
        one.members[i] = Truth::True;
        values.push_back(std::move(one));
      }
      break;
    }
    case flat::FactKind::List:
      break;
  }
  return values;
}

std::vector<MissingFact> missing_facts(const Judge& judge, const Case& facts, const Outcome& outcome,
                                       Decisions& decisions) {
  std::vector<MissingFact> missing;
  if (facts.died || outcome.applies == Truth::False) return missing;
  const auto open = open_facts(judge, outcome, decisions);
  std::vector<Attempt> attempts = Attempts(judge, facts, outcome, decisions).run(open);
  std::size_t first = 0;
  for (const auto index : open) {
    const auto& entry = *judge.pack().flat().facts()->Get(index);
    const std::size_t count = judge.trials(index).values.size();
    MissingFact fact;
    fact.fact = entry.name()->str();
    fact.question = entry.question() ? entry.question()->str() : "";
    fact.changes = changes_of(entry, std::span(attempts).subspan(first, count));
    fact.why = why_of(entry, facts.facts[index], !fact.changes.empty());
    missing.push_back(std::move(fact));
    first += count;
  }
  std::stable_sort(missing.begin(), missing.end(),
                   [](const MissingFact& l, const MissingFact& r) { return l.changes.size() > r.changes.size(); });
  return missing;
}

}  // namespace nextline::care
