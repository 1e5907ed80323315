#include <set>

#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

using Names = std::set<std::string>;

/// The ids of entries, reporting those that stand twice.
class Registry {
 public:
  explicit Registry(const Check& check) : check_(check) {}

  template <class Entries>
  Names of(const Entries& entries, std::string_view what) {
    Names out;
    for (const auto& entry : entries)
      if (!out.insert(entry.id.text).second)
        check_.complain(entry.id.place, "duplicate-id",
                        "the " + std::string(what) + " '" + entry.id.text + "' stands twice", "rename or remove one");
    return out;
  }

 private:
  const Check& check_;
};

void must_exist(const Check& check, const Word& word, const Names& known, std::string_view what) {
  if (word.empty() || known.contains(word.text)) return;
  check.complain(word.place, "dangling-id",
                 "there is no " + std::string(what) + " '" + word.text + "'" + did_you_mean(word.text, known));
}

void must_exist(const Check& check, const std::vector<Word>& words, const Names& known, std::string_view what) {
  for (const Word& word : words) must_exist(check, word, known, what);
}

void check_rules(const Check& check, const Names& drugs, const Names& regimens) {
  Names ids;
  for (const RuleEntry& rule : check.rules) {
    must_exist(check, rule.drugs, drugs, "drug");
    must_exist(check, rule.regimens, regimens, "regimen");
    must_exist(check, rule.except_regimens, regimens, "regimen");
    must_exist(check, rule.with_drugs, drugs, "drug");
    must_exist(check, rule.except_drugs, drugs, "drug");
    if (!ids.insert(rule.id).second)
      check.complain(rule.place, "duplicate-id", "the rule '" + rule.id + "' stands twice", "rename or remove one");
  }
}

void check_fact_names(const Check& check) {
  Names names;
  for (const FactEntry& fact : check.pack.facts) {
    if (!names.insert(fact.name.text).second)
      check.complain(fact.name.place, "duplicate-id", "the fact '" + fact.name.text + "' stands twice",
                     "rename or remove one");
    Names values;
    for (const Word& value : fact.values)
      if (!values.insert(value.text).second)
        check.complain(value.place, "duplicate-id", "the value '" + value.text + "' stands twice", "remove one");
    if (values.contains("unknown"))
      check.complain(fact.name.place, "unknown-member", "'" + fact.name.text + "' has a value 'unknown'",
                     "remove it: a fact that is not known has no value");
  }
}

}  // namespace

void check_ids(const Check& check) {
  const PackSource& pack = check.pack;
  Registry registry(check);
  const Names drugs = registry.of(pack.drugs, "drug");
  const Names regimens = registry.of(pack.regimens, "regimen");
  const Names evidence = registry.of(pack.evidence, "evidence");
  const Names value_sets = registry.of(pack.value_sets, "value set");
  registry.of(pack.sources, "source");
  registry.of(pack.recommendations, "recommendation");
  registry.of(pack.referrals, "referral");
  registry.of(pack.actions, "action");
  registry.of(pack.alerts, "alert");
  registry.of(pack.interpretations, "interpretation");
  registry.of(pack.obligations, "obligation");
  registry.of(pack.checklist, "checklist item");
  registry.of(pack.invariants, "invariant");
  registry.of(pack.interactions, "interaction");
  const Names pages = registry.of(pack.pages, "page");
  check_fact_names(check);
  Names told;
  for (const LeafletEntry& leaflet : pack.leaflets) {
    must_exist(check, leaflet.regimen, regimens, "regimen");
    if (!told.insert(leaflet.regimen.text).second)
      check.complain(leaflet.regimen.place, "duplicate-id", "'" + leaflet.regimen.text + "' has two leaflets",
                     "remove one");
  }
  for (const PageEntry& page : pack.pages) must_exist(check, page.drugs, drugs, "drug");
  for (const InteractionEntry& each : pack.interactions) must_exist(check, each.drug, drugs, "drug");
  for (const DrugEntry& drug : pack.drugs) {
    must_exist(check, drug.mechanism, pages, "page");
    for (const SideEffectEntry& effect : drug.side_effects) must_exist(check, effect.toxicity, pages, "page");
    for (const AdjustmentEntry& each : drug.dosing.adjust) {
      must_exist(check, each.with_drugs, drugs, "drug");
      must_exist(check, each.except_drugs, drugs, "drug");
    }
    for (const ReloadEntry& each : drug.dosing.reload) must_exist(check, each.except_drugs, drugs, "drug");
  }
  for (const DueEntry* due : pack.due_entries()) must_exist(check, due->ends, drugs, "drug");
  for (const DrugEntry& drug : pack.drugs) must_exist(check, drug.value_set, value_sets, "value set");
  for (const RegimenEntry& regimen : pack.regimens) {
    must_exist(check, regimen.drugs, drugs, "drug");
    must_exist(check, regimen.evidence, evidence, "evidence");
    for (const DoseEntry& dose : regimen.doses) must_exist(check, dose.drug, drugs, "drug");
  }
  for (const RecommendationEntry& each : pack.recommendations) {
    must_exist(check, each.regimen, regimens, "regimen");
    must_exist(check, each.evidence, evidence, "evidence");
    must_exist(check, each.where_none_of, drugs, "drug");
  }
  for (const ObligationEntry& each : pack.obligations) {
    must_exist(check, each.drugs, drugs, "drug");
    must_exist(check, each.with_drugs, drugs, "drug");
    must_exist(check, each.except_drugs, drugs, "drug");
  }
  for (const ChecklistEntry& each : pack.checklist) {
    must_exist(check, each.drugs, drugs, "drug");
    if (each.drugs.empty() && each.about.empty())
      check.complain(each.id.place, "missing-key", "the checklist item '" + each.id.text + "' concerns nothing",
                     "add drugs: [ID], or about: what it is about");
  }
  check_rules(check, drugs, regimens);
}

}  // namespace nextline::knowledge::linting
