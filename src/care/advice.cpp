#include "care/advice.h"

#include <algorithm>

#include "care/flat_text.h"
#include "care/wording.h"

namespace nextline::care {

namespace {

/// Why an entry is told: its own sentence where it has one, else that of its define.
template <class Entry>
Reason reason_for(const Entry& entry, const knowledge::Pack& pack, const Case& facts, const Reasons& reasons) {
  Reason reason = reasons.of_definition(entry.definition());
  if (entry.says() && entry.says()->size() > 0) reason.text = fill(entry.says()->string_view(), pack, facts);
  reason.sources = words(entry.sources());
  return reason;
}

struct Placed {
  bool urgent = false;
  int position = 0;
  PlanAction action;
};

}  // namespace

std::vector<PlanAction> actions_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                    const Reasons& reasons) {
  std::vector<Placed> found;
  for (const auto* action : *pack.flat().actions()) {
    if (decisions.truth(action->definition()) != Truth::True) continue;
    if (const auto unless = action->unless(); unless && decisions.truth(*unless) == Truth::True) continue;
    found.push_back({text(action->urgency()) == "urgent",
                     action->position(),
                     {text(action->id()),
                      text(action->kind()),
                      text(action->title()),
                      text(action->when()),
                      text(action->urgency()),
                      {reason_for(*action, pack, facts, reasons)},
                      words(action->sources())}});
  }
  for (const auto* referral : *pack.flat().referrals()) {
    if (decisions.truth(referral->definition()) != Truth::True) continue;
    found.push_back({false,
                     0,
                     {text(referral->id()),
                      "referral",
                      text(referral->title()),
                      "now",
                      "",
                      {reason_for(*referral, pack, facts, reasons)},
                      words(referral->sources())}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Placed& l, const Placed& r) {
    return l.urgent != r.urgent ? l.urgent : l.position < r.position;
  });
  std::vector<PlanAction> actions;
  for (auto& placed : found) actions.push_back(std::move(placed.action));
  return actions;
}

std::vector<PlanAlert> alerts_for(const knowledge::Pack& pack, const Case& facts, Decisions& decisions,
                                  const Reasons& reasons) {
  std::vector<PlanAlert> alerts;
  for (const auto* alert : *pack.flat().alerts()) {
    if (decisions.truth(alert->definition()) != Truth::True) continue;
    alerts.push_back(
        {text(alert->id()), text(alert->title()), {reason_for(*alert, pack, facts, reasons)}, words(alert->sources())});
  }
  return alerts;
}

}  // namespace nextline::care
