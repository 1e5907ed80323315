#include "report/groups.h"

#include <algorithm>
#include <utility>

#include "report/words.h"

namespace nextline::report {
namespace {

bool same(const Reason& left, const Reason& right) {
  return left.text == right.text && left.read == right.read &&
         std::equal(left.sources.begin(), left.sources.end(), right.sources.begin(), right.sources.end());
}

/// What a planner's row says comes last and rests on no source; behind a reason of the patient's own it says nothing
/// new.
bool is_row(const Reason& reason) {
  return reason.sources.empty() && reason.read.empty();
}

/// What the reader needs to know of why: of regimens that nothing names here only that; of those that wait for facts
/// the rules that wait, for the facts themselves are asked for above; of all others everything but the row.
std::vector<const Reason*> needed(const Exclusion& exclusion) {
  std::vector<const Reason*> all;
  for (const auto& reason : exclusion.because) all.push_back(&reason);
  if (all.empty() || !is_row(*all.back())) return all;
  const Reason* const row = all.back();
  if (exclusion.category == "not-indicated") return {row};
  if (exclusion.category == "needs-information")
    std::erase_if(all, [](const Reason* each) { return each->sources.empty(); });
  else
    all.pop_back();
  return all.empty() ? std::vector<const Reason*>{row} : all;
}

bool same_fate(const ExclusionGroup& left, const ExclusionGroup& right) {
  return left.told->category == right.told->category && left.told->until == right.told->until &&
         std::equal(left.because.begin(), left.because.end(), right.because.begin(), right.because.end(),
                    [](const Reason* one, const Reason* other) { return same(*one, *other); });
}

/// "a, b or c", or of more "a, b, c or 17 others".
std::string one_of(const std::vector<std::string_view>& answers) {
  constexpr std::size_t kShown = 3;
  const bool all = answers.size() <= kShown + 1;
  std::string words;
  for (std::size_t i = 0; i < (all ? answers.size() : kShown); ++i) {
    const bool last = all && i > 0 && i + 1 == answers.size();
    words += cat(i == 0 ? "" : last ? " or " : ", ", answers[i]);
  }
  return all ? words : cat(words, " or ", std::to_string(answers.size() - kShown), " others");
}

/// "if yes: hold: X" -> "yes" and "hold: X"; the second is empty for a sentence of another form.
std::pair<std::string_view, std::string_view> taken_apart(std::string_view change) {
  const auto colon = change.find(": ");
  if (!change.starts_with("if ") || colon == std::string_view::npos) return {change, {}};
  return {change.substr(3, colon - 3), change.substr(colon + 2)};
}

}  // namespace

std::vector<ExclusionGroup> excluded_groups(const Plan& plan) {
  std::vector<ExclusionGroup> groups;
  for (const auto& exclusion : plan.excluded) {
    ExclusionGroup made{&exclusion, needed(exclusion), {}};
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const ExclusionGroup& each) { return same_fate(each, made); });
    if (group == groups.end()) group = groups.insert(group, std::move(made));
    group->titles.push_back(exclusion.title);
  }
  return groups;
}

std::vector<const Reason*> told_once(List<Reason> reasons) {
  std::vector<const Reason*> told;
  for (const auto& reason : reasons)
    if (std::none_of(told.begin(), told.end(),
                     [&](const Reason* each) { return capitalised(each->text) == capitalised(reason.text); }))
      told.push_back(&reason);
  return told;
}

std::vector<std::string> changes_together(const MissingFact& fact) {
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> by_effect;
  for (const auto change : fact.changes) {
    const auto [answer, effect] = taken_apart(change);
    auto at = std::find_if(by_effect.begin(), by_effect.end(),
                           [&, wanted = effect](const auto& each) { return !wanted.empty() && each.first == wanted; });
    if (at == by_effect.end()) at = by_effect.insert(at, {effect, {}});
    at->second.push_back(answer);
  }
  std::vector<std::string> all;
  for (const auto& [effect, answers] : by_effect)
    all.push_back(effect.empty() ? std::string(answers.front()) : cat("if ", one_of(answers), ": ", effect));
  return all;
}

std::string verdict_words(const Plan& plan) {
  const auto& missing = plan.basis.inputs_missing;
  if (plan.current.action == "none" && std::find(missing.begin(), missing.end(), "currentTreatment") != missing.end())
    return "Find out first which treatment is being given";
  return action_words(plan.current.action);
}

std::vector<std::string_view> also_open(const Plan& plan) {
  std::vector<std::string_view> titles;
  for (const auto& fact : plan.missing)
    if (fact.changes.empty()) titles.push_back(fact.title);
  return titles;
}

std::vector<const PlanAction*> urgent_actions(const Plan& plan) {
  std::vector<const PlanAction*> urgent;
  for (const auto& action : plan.actions)
    if (action.urgency == "urgent") urgent.push_back(&action);
  return urgent;
}

}  // namespace nextline::report
