// What is known of a drug beside the regimens: side effects, dose levels, adjustments, when what is due.
#include "base/unit_words.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

void add(std::string& sentence, std::string_view label, const std::string& words) {
  if (words.empty()) return;
  sentence += "; ";
  sentence += label;
  sentence += words;
}

/// "Diarrhoea: 64 % of patients, 8 % of grade 3 or more (DESTINY-Breast09); begins …".
void side_effect(Gatherer& gather, SheetSection& section, const flat::SideEffect& entry) {
  const std::string all = text(entry.all_grades()), severe = text(entry.severe()), trial = text(entry.trial());
  std::string sentence = capitalised(text(entry.effect()));
  if (!all.empty()) sentence += ": " + all + " % of patients";
  if (!severe.empty()) sentence += (all.empty() ? ": " : ", ") + severe + " % of grade 3 or more";
  if (!trial.empty()) sentence += " (" + trial + ")";
  add(sentence, "begins ", text(entry.onset()));
  add(sentence, "watch for ", text(entry.watch()));
  add(sentence, "", text(entry.action()));
  add(sentence, "call: ", text(entry.call()));
  gather.item(section, std::move(sentence),
              {{"effect", text(entry.effect())},
               {"toxicity", text(entry.toxicity())},
               {"allGrades", all},
               {"severe", severe},
               {"trial", trial},
               {"onset", text(entry.onset())},
               {"watch", text(entry.watch())},
               {"action", text(entry.action())},
               {"call", text(entry.call())}},
              words(entry.sources()), text(entry.read()));
}

void levels(Gatherer& gather, const flat::Dosing& dosing) {
  auto& section = gather.section("doseLevels", "Dose levels");
  for (const auto* level : *dosing.levels()) {
    const std::string number = std::to_string(level->level()), amount = text(level->amount());
    const std::string name = level->level() == 0 ? "Full dose" : "Level -" + number;
    gather.item(section, name + ": " + amount_words(amount, text(level->unit())),
                {{"level", number}, {"amount", amount}, {"unit", text(level->unit())}}, words(level->sources()),
                text(level->read()));
  }
}

}  // namespace

void drug_side_effects(Gatherer& gather, SheetSection& section, const flat::Drug& drug) {
  for (const auto* entry : *drug.side_effects()) side_effect(gather, section, *entry);
}

void drug_reference(Gatherer& gather, const flat::Drug& drug) {
  const flat::Dosing& dosing = *drug.dosing();
  levels(gather, dosing);
  gather.notes("maximumDose", "Highest dose", dosing.maximum());
  gather.notes("renal", "Kidney function", dosing.renal());
  gather.notes("hepatic", "Liver function", dosing.hepatic());
  gather.notes("missedDose", "Missed dose, loading again", dosing.missed());
  gather.notes("administration", "Giving it", dosing.other());
  gather.dates(drug.calendar(), drug.preparations());
  auto& interactions = gather.section("interactions", "Interactions");
  if (const auto* all = gather.pack().flat().interactions())
    for (const auto* entry : *all)
      if (text(entry->drug()) == text(drug.id())) gather.interaction(interactions, *entry);
}

}  // namespace nextline::report
