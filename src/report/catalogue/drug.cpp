#include <algorithm>
#include <map>

#include "report/catalogue/gather.h"
#include "report/diagram/diagram.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

/// One statement that several regimens make is told once, with all of them.
struct Shared {
  const flat::Note* note;
  std::vector<std::string> regimens;
};

template <class Pick>
void shared_notes(Gatherer& gather, const std::vector<const flat::Regimen*>& regimens, const std::string& key,
                  const std::string& heading, Pick pick) {
  std::vector<Shared> all;
  for (const auto* regimen : regimens) {
    const Notes* notes = pick(*regimen);
    if (!notes) continue;
    for (const auto* note : *notes) {
      const auto same = std::find_if(all.begin(), all.end(), [&](const Shared& shared) {
        return shared.note->text()->string_view() == note->text()->string_view();
      });
      if (same == all.end()) {
        all.push_back({note, {text(regimen->id())}});
      } else {
        same->regimens.push_back(text(regimen->id()));
      }
    }
  }
  auto& section = gather.section(key, heading);
  for (const auto& [note, ids] : all)
    gather.item(section, listed(ids) + ": " + text(note->text()), {{"text", text(note->text())}, {"regimens", ids}},
                words(note->sources()), text(note->read()));
}

void header(Gatherer& gather, const flat::Drug& drug) {
  gather.sheet().title = capitalised(text(drug.name()));
  gather.line("id", "", text(drug.id()));
  gather.line("name", "", text(drug.name()));
  gather.line("aliases", "Also called", words(drug.aliases()));
  gather.line("class", "Class", text(drug.drug_class()));
  gather.line("mechanism", "How it works", text(drug.mechanism()));
  for (const auto* page : *gather.pack().flat().pages())
    if (text(page->id()) == text(drug.mechanism())) gather.sheet().drawing = diagram_svg(*page);
  gather.cite(words(drug.sources()));
}

}  // namespace

Sheet drug_sheet(const knowledge::Pack& pack, const flat::Drug& drug) {
  Gatherer gather(pack, "drug");
  header(gather, drug);
  gather.labels(gather.section("labels", "Authorisation"), drug.labels());
  std::vector<const flat::Regimen*> regimens;
  for (const auto* regimen : *pack.flat().regimens())
    if (care::holds(regimen->drugs(), text(drug.id()))) regimens.push_back(regimen);
  auto& members = gather.section("regimens", "Regimens with it");
  for (const auto* regimen : regimens)
    members.items.push_back({text(regimen->title()), {{"id", text(regimen->id())}, {"title", text(regimen->title())}}});
  auto& doses = gather.section("doses", "Doses");
  for (const auto* regimen : regimens)
    if (regimen->doses())
      for (const auto* dose : *regimen->doses())
        if (text(dose->drug()) == text(drug.id())) gather.dose(doses, *dose, text(regimen->id()));
  for (const auto* dose : *drug.dosing()->usual()) gather.dose(doses, *dose);
  drug_side_effects(gather, gather.section("sideEffects", "Side effects"), drug);
  shared_notes(gather, regimens, "regimenSideEffects", "Side effects of these regimens",
               [](const flat::Regimen& regimen) { return regimen.side_effects(); });
  shared_notes(gather, regimens, "monitoring", "Monitoring of these regimens",
               [](const flat::Regimen& regimen) { return regimen.monitoring(); });
  drug_reference(gather, drug);
  auto& rules = gather.section("safetyRules", "Safety rules");
  for (const auto* rule : *pack.flat().rules())
    if (care::holds(rule->drugs(), text(drug.id()))) gather.rule(rules, *rule);
  gather.checklist([&](const flat::ChecklistItem& entry) { return care::holds(entry.drugs(), text(drug.id())); });
  return std::move(gather).finish();
}

}  // namespace nextline::report
