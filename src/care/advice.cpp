#include "care/advice.h"

namespace nextline::care {
namespace {

/// Why an entry is told: its own sentence where it has one, else that of its define.
template <class Sheet>
List<Reason> reason_for(const Sheet& sheet, Reasons& reasons) {
  Reason reason = reasons.of_definition(sheet.definition);
  if (!sheet.says.empty()) reason.text = reasons.wording().told(sheet.says);
  reason.sources = sheet.told.sources;
  return {reasons.arena().template make<Reason>(reason), 1};
}

template <class Told>
List<Told> advice(const std::vector<AdviceSheet<Told>>& sheets, Decisions& decisions, Reasons& reasons,
                  SourceSet& cited) {
  ArenaList<Told> found(reasons.arena());
  for (const auto& sheet : sheets) {
    if (decisions.truth(sheet.definition) != Truth::True) continue;
    if (sheet.unless && decisions.truth(*sheet.unless) == Truth::True) continue;
    found.push_back(sheet.told);
    found.back().because = reason_for(sheet, reasons);
    cited.add(sheet.cited);
  }
  return found.items();
}

}  // namespace

List<PlanAction> actions_for(Decisions& decisions, Reasons& reasons, SourceSet& cited) {
  return advice(reasons.sheets().actions(), decisions, reasons, cited);
}

List<PlanAlert> alerts_for(Decisions& decisions, Reasons& reasons, SourceSet& cited) {
  return advice(reasons.sheets().alerts(), decisions, reasons, cited);
}

}  // namespace nextline::care
