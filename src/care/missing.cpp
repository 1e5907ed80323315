#include "care/missing.h"

#include <algorithm>
#include <map>
#include <set>

#include "care/wording.h"
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

std::set<std::uint32_t> open_facts(const Judge& judge, const Outcome& outcome, Decisions& decisions) {
  std::set<std::uint32_t> open;
  const auto hang = [&](std::uint32_t definition) {
    for (const auto fact : decisions.deciding_facts(definition)) open.insert(fact);
  };
  if (outcome.applies == Truth::Unknown) {
    hang(judge.pack().flat().planner()->scope_definition());
    return open;
  }
  if (const auto* own = judge.pack().flat().planner()->inputs())
    for (std::uint32_t i = 0; i < own->size(); ++i)
      if (outcome.current_inputs.own(i) == Truth::Unknown) hang(own->Get(i)->definition());
  for (const auto& judgement : outcome.regimens) {
    if (settled(judgement)) continue;
    for (const auto* recommendation : judgement.undecided) hang(recommendation->definition());
    for (const auto& finding : judgement.open) hang(finding.rule->definition());
  }
  return open;
}

/// "if 48 %: trastuzumab emtansine becomes contraindicated"; empty when the outcome stays.
std::vector<std::string> differences(const Outcome& before, const Outcome& after) {
  std::vector<std::string> texts;
  if (before.applies != after.applies && after.applies != Truth::Unknown)
    texts.push_back(after.applies == Truth::True ? "this guideline applies" : "this guideline does not apply");
  if (before.current_row != after.current_row && after.current_row)
    texts.push_back("current treatment: " + after.current_row->category()->str());
  for (std::size_t i = 0; i < before.regimens.size(); ++i)
    if (before.regimens[i].category != after.regimens[i].category)
      texts.push_back(before.regimens[i].brief->regimen->title()->str() + ": " +
                      std::string(after.regimens[i].category));
  return texts;
}

/// A run of neighbouring values with the same consequence.
struct Change {
  std::string first, last, texts;
};

std::string worded(const Change& change) {
  return "if " + change.first + (change.last == change.first ? "" : " to " + change.last) + ": " + change.texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

/// The members a set holds; those it does not hold go without saying here.
std::string held_members(const flat::Fact& entry, const Fact& value) {
  std::string all;
  for (std::uint32_t i = 0; i < value.members.size(); ++i)
    if (value.members[i] == Truth::True) all += (all.empty() ? "" : ", ") + entry.values()->Get(i)->str();
  return all.empty() ? "none of them" : all;
}

/// What each value worth trying would change. Numbers with the same consequence are told as one range; the values tried
/// stand at and beside every threshold, so nothing changes within a range.
std::vector<std::string> changes_of(const Judge& judge, Case& trial, std::uint32_t index, const Outcome& before,
                                    Decisions& decisions, Arena& arena) {
  const auto& entry = *judge.pack().flat().facts()->Get(index);
  std::vector<Change> runs;
  for (const auto& value : values_to_try(entry)) {
    trial.facts[index] = value;
    derive_facts(judge.pack(), trial);
    decisions.use(trial, arena);
    const std::string texts = joined(differences(before, judge.judge(trial, decisions)));
    const std::string shown =
        entry.kind() == flat::FactKind::Set ? held_members(entry, value) : shown_with_unit(entry, value);
    if (entry.kind() == flat::FactKind::Number && !runs.empty() && runs.back().texts == texts)
      runs.back().last = shown;
    else
      runs.push_back({shown, shown, texts});
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
                                       Decisions& decisions, Arena& arena) {
  std::vector<MissingFact> missing;
  if (facts.died || outcome.applies == Truth::False) return missing;
  const auto open = open_facts(judge, outcome, decisions);
  Case trial = facts;
  for (const auto index : open) {
    const auto& entry = *judge.pack().flat().facts()->Get(index);
    const Fact kept = trial.facts[index];
    MissingFact fact;
    fact.fact = entry.name()->str();
    fact.question = entry.question() ? entry.question()->str() : "";
    fact.changes = changes_of(judge, trial, index, outcome, decisions, arena);
    fact.why = why_of(entry, kept, !fact.changes.empty());
    trial.facts = facts.facts;  // derived facts moved along with the one tried
    missing.push_back(std::move(fact));
  }
  decisions.use(facts, arena);
  std::stable_sort(missing.begin(), missing.end(),
                   [](const MissingFact& l, const MissingFact& r) { return l.changes.size() > r.changes.size(); });
  return missing;
}

}  // namespace nextline::care
