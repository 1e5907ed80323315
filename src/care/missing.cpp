#include "care/missing.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.h"
#include "care/change_words.h"
#include "care/flat_text.h"

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

/// The facts that undecided parts of the plan hang on.
std::vector<std::uint32_t> open_facts(const Judge& judge, const Outcome& outcome, Decisions& decisions) {
  const auto& planner = *judge.pack().flat().planner();
  std::vector<Edge> roots;
  if (outcome.applies == Truth::Unknown) return decisions.deciding_facts(planner.scope_definition());
  if (const auto* own = planner.inputs())
    for (std::uint32_t i = 0; i < own->size(); ++i)
      if (outcome.current_inputs[own_input(i)] == Truth::Unknown)
        roots.push_back(decisions.form().root(own->Get(i)->definition()));
  roots.reserve(64);
  RuleSet rules(judge.rules().size());
  IndexSet recommendations(judge.recommendations().size());
  for (const auto& judgement : outcome.regimens) {
    if (settled(judgement)) continue;
    rules.add(judgement.inputs[Input::Current] == Truth::True ? judgement.brief->continued : judgement.brief->start);
    recommendations.add(judgement.brief->recommended);
  }
  for_each_in_both(rules, outcome.answers->rules.unknown,
                   [&](std::uint32_t rule) { roots.push_back(judge.rule_root(rule)); });
  for_each_in_both(recommendations, outcome.answers->recommendations.unknown,
                   [&](std::uint32_t place) { roots.push_back(judge.recommendation_root(place)); });
  return decisions.deciding_facts(roots).indexes();
}

std::string_view why_of(const flat::Fact& entry, const Fact& fact, bool alone, Arena& arena) {
  if (fact.stale)
    return arena.join(
        {"the value on record (", fact.date, ") is older than ", std::to_string(entry.stale_days()), " days"});
  const std::string_view what =
      alone ? "it changes the plan" : "together with other missing facts it can change the plan";
  return arena.join({fact.how.empty() ? std::string_view("not on record") : fact.how, "; ", what});
}

/// Puts a fact behind those that change as much; they are in order.
void put(ArenaList<MissingFact>& facts, const MissingFact& fact) {
  facts.push_back(fact);
  MissingFact* place = facts.end() - 1;
  for (; place != facts.begin() && place[-1].changes.size() < fact.changes.size(); --place) *place = place[-1];
  *place = fact;
}

}  // namespace

List<MissingFact> missing_facts(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
                                Arena& arena) {
  if (facts.died || outcome.applies == Truth::False) return {};
  const auto open = open_facts(judge, outcome, decisions);
  const List<Attempt> tried = attempts(judge, facts, outcome, decisions, open, arena);
  ArenaList<MissingFact> missing(arena, open.size());
  ChangeWriter writer(judge.categories(), arena);
  std::size_t first = 0;
  for (const auto index : open) {
    const auto& entry = *judge.pack().flat().facts()->Get(index);
    const FactSheet& sheet = judge.sheets().fact(index);
    const FactTrials& trials = judge.trials(index);
    const std::size_t count = trials.groups.size();
    const Texts changes = writer.changes(entry.kind() == flat::FactKind::Number, trials, tried.subspan(first, count));
    put(missing, {judge.sheets().fact_names()[index], sheet.title, sheet.question,
                  why_of(entry, facts.facts[index], !changes.empty(), arena), changes});
    first += count;
  }
  return missing.items();
}

}  // namespace nextline::care
