#include "care/advice.h"

#include <algorithm>

#include "care/flat_text.h"
#include "care/wording.h"

namespace nextline::care {

std::vector<PlanAction> actions_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                    const Reasons& reasons) {
  std::vector<std::pair<int, PlanAction>> found;
  for (const auto* action : *pack.flat().actions()) {
    if (decisions.truth(action->definition()) != Truth::True) continue;
    Reason reason = reasons.of_definition(action->definition());
    if (action->says() && action->says()->size() > 0) reason.text = fill(action->says()->string_view(), pack, facts);
    reason.sources = words(action->sources());
    found.push_back({action->position(),
                     {text(action->id()),
                      text(action->kind()),
                      text(action->title()),
                      text(action->when()),
                      text(action->urgency()),
                      {std::move(reason)},
                      words(action->sources())}});
  }
  for (const auto* referral : *pack.flat().referrals()) {
    if (decisions.truth(referral->definition()) != Truth::True) continue;
    Reason reason = reasons.of_definition(referral->definition());
    if (referral->says() && referral->says()->size() > 0)
      reason.text = fill(referral->says()->string_view(), pack, facts);
    reason.sources = words(referral->sources());
    found.push_back({0,
                     {text(referral->id()),
                      "referral",
                      text(referral->title()),
                      "now",
                      "",
                      {std::move(reason)},
                      words(referral->sources())}});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& l, const auto& r) { return l.first < r.first; });
  std::vector<PlanAction> actions;
  for (auto& entry : found) actions.push_back(std::move(entry.second));
  return actions;
}

std::vector<PlanAlert> alerts_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                  const Reasons& reasons) {
  std::vector<PlanAlert> alerts;
  for (const auto* alert : *pack.flat().alerts()) {
    if (decisions.truth(alert->definition()) != Truth::True) continue;
    Reason reason = reasons.of_definition(alert->definition());
    if (alert->says() && alert->says()->size() > 0) reason.text = fill(alert->says()->string_view(), pack, facts);
    alerts.push_back({text(alert->id()), text(alert->title()), {std::move(reason)}, words(alert->sources())});
  }
  return alerts;
}

}  // namespace nextline::care
