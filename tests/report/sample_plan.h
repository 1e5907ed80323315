// A plan filled by hand with everything a report can be asked to show.
#pragma once

#include <initializer_list>
#include <vector>

#include "base/arena_list.h"
#include "care/plan.h"

namespace nextline::report {

/// Where hand-made plans lie, as long as the tests run.
inline Arena& sample_arena() {
  static Arena arena;
  return arena;
}

template <class T>
List<T> list(const std::vector<T>& items) {
  return listed_in(sample_arena(), items);
}
template <class T>
List<T> list(std::initializer_list<T> items) {
  return list(std::vector<T>(items));
}
inline Texts texts(std::initializer_list<std::string_view> items) {
  return list(items);
}

/// The list with its item `index` as `change` leaves it.
template <class T, class Change>
List<T> changed(List<T> items, std::size_t index, Change change) {
  std::vector<T> all(items.begin(), items.end());
  change(all[index]);
  return list(all);
}

inline Option sample_option(std::string_view id, std::string_view title, int rank) {
  Option option;
  option.id = id;
  option.title = title;
  option.rank = rank;
  option.category = rank == 1 ? "preferred" : "recommended";
  option.because = list<Reason>({{"it works", {}, texts({"book"}), "rule", "yes"}});
  option.label = {"us", "approved", "2020-01-01", ""};
  return option;
}

inline CaseEntry sample_fact(std::string_view fact, std::string_view title, std::string_view value,
                             std::string_view unit, ShownAs shown_as) {
  CaseEntry entry;
  entry.fact = fact;
  entry.title = title;
  entry.value = value;
  entry.unit = unit;
  entry.section = "disease";
  entry.shown_as = shown_as;
  return entry;
}

inline List<CaseEntry> sample_facts() {
  std::vector<CaseEntry> facts = {sample_fact("metastatic", "metastatic disease", "yes", "", ShownAs::Boolean),
                                  sample_fact("lvef", "LVEF", "62", "%", ShownAs::Number),
                                  sample_fact("age", "age", "52", "a", ShownAs::Number),
                                  sample_fact("lines", "lines of therapy", "x", "", ShownAs::List)};
  facts[0].date = "2024-01-15T08:00:00Z";
  facts[1].date = "2026-11-16T09:30:00.000+01:00";
  std::vector<std::string_view> doses;
  for (int i = 1; i <= 20; ++i)
    doses.push_back(sample_arena().join({"MedicationAdministration/dose-", std::to_string(i)}));
  facts[1].sources = list(doses);
  facts[3].items = texts({"adjuvant: alphamab, from 2021-02 to 2022-01-31",
                          "line 1: alphamab, betamab, from 2024-02-01 to 2025-01-10, ended for progression",
                          "line 2: gammamab, from 2025-02-01"});
  return list(facts);
}

inline Plan sample_plan() {
  Plan plan;
  plan.guideline = {"sample", "1.0", "2025-12-31", "A <sample> guideline"};
  plan.patient = "Patient/a&b";
  plan.applies = Truth::True;
  plan.scope_because = list<Reason>({{"the patient is ill", {}, {}, "scope", ""}});
  plan.facts = sample_facts();
  plan.current = {"alpha",
                  "2025-02-01T10:00:00Z",
                  "hold",
                  "the heart is better",
                  list<Reason>({{"the heart is weak", {}, texts({"book"}), "H", "recall"}}),
                  texts({"Grade?"})};
  plan.missing = list<MissingFact>({{"lungs", "lungs", "Are the lungs clear?", "not on record; it changes the plan",
                                     texts({"if no: Alphamab: hold"})}});
  plan.conflicts = list<PlanConflict>({{"lvef", texts({"50 %", "62 %"}), "The later counts"}});
  Option first = sample_option("alpha", "Alphamab", 1);
  first.cautions = list<Reason>({{"watch the heart", {}, texts({"leaflet"}), "C", "2nd"}});
  first.requires_ = list<Requirement>({{"Measure the heart", "lvef", "R", texts({"book"})}});
  first.trial_fit = list<TrialFit>({{"Trial one", Truth::False, "grade 2, the trial took 0 and 1"}});
  first.maintenance = list<PlanNote>({{"Alphamab alone", texts({"book"}), "yes"}});
  first.after_progression = list<PlanNote>({{"Betamab", texts({"leaflet"}), "recall"}});
  plan.options = list({first, sample_option("beta", "Betamab", 2), sample_option("gamma", "Gammamab", 2)});
  plan.excluded = list<Exclusion>({{"delta", "Deltamab", texts({"deltamab"}), "hold",
                                    list<Reason>({{"few platelets", {}, {}, "B", ""}}), "they are back"}});
  plan.actions = list<PlanAction>(
      {{"call", "referral", "Call the team", "now", "urgent", list<Reason>({{"it is urgent", {}, {}, "A", ""}}), {}}});
  plan.alerts = list<PlanAlert>(
      {{"books", "The books disagree", list<Reason>({{"both are shown", {}, {}, "X", ""}}), texts({"book"})}});
  plan.basis.intended_use = "Tests.";
  plan.basis.limits = "Not for patients.";
  plan.basis.as_of = "2026-11-23";
  plan.basis.region = "us";
  plan.basis.review_status = "draft";
  plan.basis.pack_hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  plan.basis.inputs_missing = texts({"lungs"});
  plan.notes = texts({"lvef: 620 % dated 2026-01-01T10:00 refused"});
  plan.sources = list<PlanSource>(
      {{"book", "The book", "Nobody. The book", "p. 1", "yes"}, {"leaflet", "The leaflet", "", "", "2nd"}});
  return plan;
}

/// The second option in reserve, with the treatment being given held, stopped, …
inline Plan with_reserve(std::string_view action) {
  Plan plan = sample_plan();
  plan.current.action = action;
  plan.options = list({sample_option("alpha", "Alphamab", 1), sample_option("beta", "Betamab", 2)});
  plan.options = changed(plan.options, 1, [](Option& option) {
    option.category = kInReserve;
    option.cautions = list<Reason>({{"the liver", {}, {}, "R", "yes"}});
  });
  return plan;
}

}  // namespace nextline::report
