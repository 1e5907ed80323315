// What is told beside the choice of a regimen: actions, alerts, referrals, items of checklists.
#include "care/wording.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

/// What actions, alerts and referrals have in common.
template <class Entry>
void advice(Gatherer& gather, const Entry& entry) {
  gather.sheet().title = text(entry.title());
  gather.line("id", "Id", text(entry.id()));
  gather.line("title", "", text(entry.title()));
  gather.line("when", "When", std::string(care::definition_name(gather.pack(), entry.definition())));
  gather.line("says", "Says", without_patient(gather.pack(), entry.says()));
  gather.line("sources", "", words(entry.sources()));
  gather.cite(words(entry.sources()));
}

}  // namespace

Sheet action_sheet(const knowledge::Pack& pack, const flat::Action& action) {
  Gatherer gather(pack, "action");
  advice(gather, action);
  const auto unless = action.unless();
  gather.line("unless", "Unless", unless ? std::string(care::definition_name(pack, *unless)) : "");
  gather.line("actionKind", "Kind", text(action.kind()));
  gather.line("timing", "Time", text(action.when()));
  gather.line("urgency", "Urgency", text(action.urgency()));
  return std::move(gather).finish();
}

Sheet alert_sheet(const knowledge::Pack& pack, const flat::Alert& alert) {
  Gatherer gather(pack, "alert");
  advice(gather, alert);
  return std::move(gather).finish();
}

Sheet referral_sheet(const knowledge::Pack& pack, const flat::Referral& referral) {
  Gatherer gather(pack, "referral");
  advice(gather, referral);
  return std::move(gather).finish();
}

Sheet checklist_sheet(const knowledge::Pack& pack, const flat::ChecklistItem& entry) {
  Gatherer gather(pack, "checklist");
  gather.sheet().title = text(entry.text());
  gather.line("id", "Id", text(entry.id()));
  std::vector<std::string> drugs;
  for (const auto& id : words(entry.drugs())) drugs.push_back(drug_name(pack, id));
  gather.line("drugs", "Drugs", drugs);
  gather.line("about", "About", text(entry.about()));
  gather.line("to", "To", text(entry.to()));
  gather.line("text", "", text(entry.text()));
  gather.line("why", "Why no rule", text(entry.why()));
  gather.read(text(entry.read()));
  gather.cite(words(entry.sources()));
  return std::move(gather).finish();
}

Sheet calendar_sheet(const knowledge::Pack& pack) {
  Gatherer gather(pack, "calendar");
  gather.sheet().title = "With every treatment that holds drugs";
  gather.line("id", "", "every-treatment");
  gather.dates(pack.flat().calendar(), pack.flat().preparations());
  return std::move(gather).finish();
}

}  // namespace nextline::report
