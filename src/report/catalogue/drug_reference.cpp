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

void adjustments(Gatherer& gather, const flat::Dosing& dosing) {
  auto& section = gather.section("doseAdjustments", "What lowers a dose");
  for (const auto* entry : *dosing.adjust()) {
    const std::vector<std::string> regions = words(entry->regions());
    const std::string says = without_patient(gather.pack(), entry->says());
    std::string sentence = capitalised(says);
    if (!regions.empty()) sentence += " (read for " + listed(regions) + ")";
    gather.item(section, std::move(sentence),
                {{"text", says},
                 {"kind", text(entry->kind())},
                 {"factor", text(entry->factor())},
                 {"amount", text(entry->amount())},
                 {"level", entry->level() < 0 ? "" : std::to_string(entry->level())},
                 {"notGiven", entry->omit() ? "true" : "false"},
                 {"regions", regions}},
                words(entry->sources()), text(entry->read()));
  }
}

void limits(Gatherer& gather, const flat::Dosing& dosing) {
  if (const auto* rounding = dosing.rounding())
    gather.item(gather.section("rounding", "Rounded"), capitalised(text(rounding->says())),
                {{"text", text(rounding->says())}, {"withinPercent", text(rounding->within_percent())}},
                words(rounding->sources()), text(rounding->read()));
  auto& reload = gather.section("loadingAgain", "Loaded again");
  for (const auto* entry : *dosing.reload()) {
    const std::string says = without_patient(gather.pack(), entry->says());
    gather.item(reload, capitalised(says), {{"text", says}}, words(entry->sources()), text(entry->read()));
  }
  auto& lifetime = gather.section("lifetimeDose", "Dose of a lifetime");
  for (const auto* entry : *dosing.lifetime())
    gather.item(lifetime, capitalised(text(entry->says())),
                {{"text", text(entry->says())}, {"limit", text(entry->limit())}, {"unit", text(entry->unit())}},
                words(entry->sources()), text(entry->read()));
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
  adjustments(gather, dosing);
  limits(gather, dosing);
  gather.notes("missedDose", "Missed dose, loading again", dosing.missed());
  gather.notes("administration", "Giving it", dosing.other());
  gather.dates(drug.calendar(), drug.preparations());
  auto& interactions = gather.section("interactions", "Interactions");
  if (const auto* all = gather.pack().flat().interactions())
    for (const auto* entry : *all)
      if (text(entry->drug()) == text(drug.id())) gather.interaction(interactions, *entry);
}

}  // namespace nextline::report
