#include <unordered_map>

#include "knowledge/linting/check.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge::linting {

namespace {

class SourceCheck {
 public:
  explicit SourceCheck(const Check& check) : check_(check) {
    for (const SourceEntry& source : check.pack.sources) is_cited_.emplace(source.id.text, false);
  }

  /// `place`: of the statement.
  void cite(const std::vector<Word>& sources, const Place& place, const std::string& what) {
    if (sources.empty()) check_.complain(place, "unsourced", what + " cites no source", "add sources: [id]");
    for (const Word& source : sources) {
      if (const auto known = is_cited_.find(source.text); known != is_cited_.end())
        known->second = true;
      else
        check_.complain(source.place, "dangling-id",
                        "there is no source '" + source.text + "'" + did_you_mean(source.text, names()),
                        "add it to sources.yaml");
    }
  }

  void notes(const std::vector<NoteEntry>& notes) {
    for (const NoteEntry& note : notes) cite(note.sourcing.sources, note.text.place, "this statement");
  }

  void labels(const std::vector<LabelEntry>& labels) {
    for (const LabelEntry& label : labels) cite(label.sources, label.place, "this label");
  }

  void quantities() {
    std::vector<Error> told_elsewhere;
    for (const QuantityEntry& each : knowledge::quantities(check_.pack, told_elsewhere))
      cite(each.sourcing.sources, each.place, "the quantity '" + each.name + "'");
  }

  void unused() const {
    for (const SourceEntry& source : check_.pack.sources)
      if (!is_cited_.at(source.id.text))
        check_.warn(source.id.place, "unused-source", "nothing cites '" + source.id.text + "'", "cite or remove it");
  }

 private:
  std::vector<std::string_view> names() const {
    std::vector<std::string_view> names;
    for (const SourceEntry& source : check_.pack.sources) names.push_back(source.id.text);
    return names;
  }

  const Check& check_;
  std::unordered_map<std::string_view, bool> is_cited_;  // by source; a pack cites tens of thousands of times
};

void check_regimen(SourceCheck& sources, const RegimenEntry& regimen) {
  sources.cite(regimen.sourcing.sources, regimen.id.place, "the regimen '" + regimen.id.text + "'");
  sources.labels(regimen.labels);
  for (const DoseEntry& dose : regimen.doses) sources.cite(dose.sourcing.sources, dose.drug.place, "this dose");
  sources.notes(regimen.monitoring);
  sources.notes(regimen.side_effects);
  sources.notes(regimen.maintenance);
  sources.notes(regimen.after_progression);
}

template <class Entries>
void cite_each(SourceCheck& sources, const Entries& entries, const Word std::decay_t<decltype(entries.front())>::*place,
               const std::string& what) {
  for (const auto& entry : entries) sources.cite(entry.sourcing.sources, (entry.*place).place, what);
}

void check_dosing_sources(SourceCheck& sources, const DosingEntry& dosing) {
  for (const DoseMaximumEntry& each : dosing.maximum) sources.notes({each.note});
  cite_each(sources, dosing.usual, &DoseEntry::amount, "this dose");
  cite_each(sources, dosing.rounding, &RoundingEntry::says, "this rounding");
  cite_each(sources, dosing.adjust, &AdjustmentEntry::says, "this adjustment");
  cite_each(sources, dosing.reload, &ReloadEntry::says, "this reload");
  cite_each(sources, dosing.lifetime, &LifetimeEntry::says, "this limit");
}

void check_drug(SourceCheck& sources, const DrugEntry& drug) {
  sources.cite(drug.sourcing.sources, drug.id.place, "the drug '" + drug.id.text + "'");
  sources.labels(drug.labels);
  cite_each(sources, drug.side_effects, &SideEffectEntry::effect, "this side effect");
  cite_each(sources, drug.dosing.levels, &DoseLevelEntry::amount, "this dose level");
  for (const auto* notes : {&drug.dosing.renal, &drug.dosing.hepatic, &drug.dosing.missed, &drug.dosing.other})
    sources.notes(*notes);
  check_dosing_sources(sources, drug.dosing);
}

void check_evidence(SourceCheck& sources, const EvidenceEntry& evidence) {
  sources.cite(evidence.sourcing.sources, evidence.id.place, "the evidence '" + evidence.id.text + "'");
  sources.notes(evidence.findings);
  cite_each(sources, evidence.outcomes, &OutcomeEntry::measure, "this outcome");
  cite_each(sources, evidence.toxicities, &TrialToxicityEntry::effect, "this toxicity");
}

void check_page(SourceCheck& sources, const PageEntry& page) {
  sources.cite(page.sourcing.sources, page.id.place, "the page '" + page.id.text + "'");
  for (const SectionEntry& section : page.sections) sources.notes(section.notes);
}

void check_leaflet(SourceCheck& sources, const LeafletEntry& leaflet) {
  sources.cite(leaflet.sourcing.sources, leaflet.regimen.place, "the leaflet on '" + leaflet.regimen.text + "'");
  cite_each(sources, leaflet.benefits, &ShareEntry::what, "this benefit");
  cite_each(sources, leaflet.side_effects, &ShareEntry::what, "this side effect");
  for (const SectionEntry& section : leaflet.sections) sources.notes(section.notes);
}

void check_fact(SourceCheck& sources, const FactEntry& fact) {
  const bool claims = fact.stale_days >= 0 || fact.molar_mass || fact.default_normal || fact.absence_counts;
  if (claims || !fact.sourcing.sources.empty())
    sources.cite(fact.sourcing.sources, fact.name.place, "the fact '" + fact.name.text + "'");
}

/// What is known from memory alone may stop or warn; it may not permit, promote or raise a dose.
void check_recall(const Check& check) {
  for (const RecommendationEntry& each : check.pack.recommendations)
    if (each.sourcing.read.text == "recall")
      check.complain(each.sourcing.read.place, "recall-permits",
                     "the recommendation '" + each.id.text + "' rests on memory alone",
                     "read its source, or remove it: what is recalled may stop or warn, not permit");
  for (const RankingEntry& key : check.pack.planner.ranking)
    for (const ServedEntry& each : key.serves)
      if (each.sourcing.read.text == "recall")
        check.complain(each.sourcing.read.place, "recall-permits",
                       "that a regimen serves '" + each.goal.text + "' rests on memory alone",
                       "read its source, or leave the regimen out: what is recalled may stop or warn, not promote");
  for (const RuleEntry& rule : check.rules)
    if (rule.read.text == "recall" && !rule.elsewhere_applies)
      check.complain(rule.place, "recall-permits",
                     "the rule '" + rule.id + "' rests on memory alone and lifts itself in other regions",
                     "remove @elsewhere: none, or read its source");
}

}  // namespace

void check_sourcing(const Check& check) {
  SourceCheck sources(check);
  const PackSource& pack = check.pack;
  for (const FactEntry& fact : pack.facts) check_fact(sources, fact);
  for (const DrugEntry& drug : pack.drugs) check_drug(sources, drug);
  for (const RegimenEntry& regimen : pack.regimens) check_regimen(sources, regimen);
  sources.quantities();
  for (const EvidenceEntry& each : pack.evidence) check_evidence(sources, each);
  for (const DueEntry* each : pack.due_entries())
    sources.cite(each->sourcing.sources, each->what.place, "this calendar entry");
  for (const PreparationEntry* each : pack.preparation_entries())
    sources.cite(each->sourcing.sources, each->what.place, "this checklist entry");
  for (const PageEntry& page : pack.pages) check_page(sources, page);
  for (const LeafletEntry& leaflet : pack.leaflets) check_leaflet(sources, leaflet);
  const auto cite_all = [&](const auto& entries, const std::string& what) {
    for (const auto& entry : entries)
      sources.cite(entry.sourcing.sources, entry.id.place, "the " + what + " '" + entry.id.text + "'");
  };
  cite_all(pack.recommendations, "recommendation");
  cite_all(pack.referrals, "referral");
  cite_all(pack.actions, "action");
  cite_all(pack.alerts, "alert");
  cite_all(pack.obligations, "obligation");
  cite_all(pack.checklist, "checklist item");
  cite_all(pack.interactions, "interaction");
  for (const RankingEntry& key : pack.planner.ranking)
    for (const ServedEntry& each : key.serves)
      sources.cite(each.sourcing.sources, each.goal.place, "why a regimen serves '" + each.goal.text + "'");
  for (const MedicineGroupEntry& each : pack.medicine_groups)
    sources.cite(each.sourcing.sources, each.name.place, "the group '" + each.name.text + "'");
  for (const InterpretationEntry& each : pack.interpretations) sources.notes(each.positions);
  for (const ValueSetEntry& each : pack.value_sets)
    sources.cite(each.sources, each.id.place, "the value set '" + each.id.text + "'");
  for (const RuleEntry& rule : check.rules)
    if (!rule.sources.empty()) sources.cite(rule.sources, rule.place, "the rule '" + rule.id + "'");
  sources.unused();
  check_recall(check);
}

}  // namespace nextline::knowledge::linting
