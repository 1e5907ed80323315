// A plan filled by hand with everything a report can be asked to show.
#pragma once

#include "care/plan.h"

namespace nextline::report {

inline Option sample_option(const std::string& id, const std::string& title, int rank) {
  Option option;
  option.id = id;
  option.title = title;
  option.rank = rank;
  option.category = rank == 1 ? "preferred" : "recommended";
  option.because = {{"it works", {}, {"book"}, "rule", "yes"}};
  option.label = {"us", "approved", "2020-01-01", ""};
  return option;
}

inline CaseEntry sample_fact(const std::string& fact, const std::string& title, const std::string& value,
                             const std::string& unit, ShownAs shown_as) {
  CaseEntry entry;
  entry.fact = fact;
  entry.title = title;
  entry.value = value;
  entry.unit = unit;
  entry.section = "disease";
  entry.shown_as = shown_as;
  return entry;
}

inline std::vector<CaseEntry> sample_facts() {
  std::vector<CaseEntry> facts = {sample_fact("metastatic", "metastatic disease", "yes", "", ShownAs::Boolean),
                                  sample_fact("lvef", "LVEF", "62", "%", ShownAs::Number),
                                  sample_fact("age", "age", "52", "a", ShownAs::Number),
                                  sample_fact("lines", "lines of therapy", "x", "", ShownAs::List)};
  facts[0].date = "2024-01-15T08:00:00Z";
  facts[1].date = "2026-11-16T09:30:00.000+01:00";
  for (int i = 1; i <= 20; ++i) facts[1].sources.push_back("MedicationAdministration/dose-" + std::to_string(i));
  facts[3].items = {"adjuvant: alphamab, from 2021-02 to 2022-01-31",
                    "line 1: alphamab, betamab, from 2024-02-01 to 2025-01-10, ended for progression",
                    "line 2: gammamab, from 2025-02-01"};
  return facts;
}

inline Plan sample_plan() {
  Plan plan;
  plan.guideline = {"sample", "1.0", "2025-12-31", "A <sample> guideline"};
  plan.patient = "Patient/a&b";
  plan.applies = Truth::True;
  plan.scope_because = {{"the patient is ill", {}, {}, "scope", ""}};
  plan.facts = sample_facts();
  plan.current = {"alpha",
                  "2025-02-01T10:00:00Z",
                  "hold",
                  "the heart is better",
                  {{"the heart is weak", {}, {"book"}, "H", "recall"}},
                  {"Grade?"}};
  plan.missing = {{"lungs", "Are the lungs clear?", "not on record; it changes the plan", {"if no: Alphamab: hold"}}};
  plan.conflicts = {{"lvef", {"50 %", "62 %"}, "The later counts"}};
  plan.options = {sample_option("alpha", "Alphamab", 1), sample_option("beta", "Betamab", 2),
                  sample_option("gamma", "Gammamab", 2)};
  plan.options[0].cautions = {{"watch the heart", {}, {"leaflet"}, "C", "2nd"}};
  plan.options[0].requires_ = {{"Measure the heart", "lvef", "R", {"book"}}};
  plan.options[0].trial_fit = {{"Trial one", Truth::False, "grade 2, the trial took 0 and 1"}};
  plan.options[0].maintenance = {{"Alphamab alone", {"book"}, "yes"}};
  plan.options[0].after_progression = {{"Betamab", {"leaflet"}, "recall"}};
  plan.excluded = {{"delta", "Deltamab", {"deltamab"}, "hold", {{"few platelets", {}, {}, "B", ""}}, "they are back"}};
  plan.actions = {{"call", "referral", "Call the team", "now", "urgent", {{"it is urgent", {}, {}, "A", ""}}, {}}};
  plan.alerts = {{"books", "The books disagree", {{"both are shown", {}, {}, "X", ""}}, {"book"}}};
  plan.basis.intended_use = "Tests.";
  plan.basis.limits = "Not for patients.";
  plan.basis.as_of = "2026-11-23";
  plan.basis.region = "us";
  plan.basis.review_status = "draft";
  plan.basis.pack_hash = std::string(64, 'a');
  plan.basis.inputs_missing = {"lungs"};
  plan.notes = {"lvef: 620 % dated 2026-01-01T10:00 refused"};
  plan.sources = {{"book", "The book", "Nobody. The book", "p. 1", "yes"}, {"leaflet", "The leaflet", "", "", "2nd"}};
  return plan;
}

}  // namespace nextline::report
