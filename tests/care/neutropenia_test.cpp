// Fever during treatment that lowers neutrophils is told at once: for every regimen whose drugs do, whichever are
// added.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "care/vignettes.h"
#include "case/case_yaml.h"
#include "case/setting.h"

namespace nextline {
namespace {

bool lowers_neutrophils(std::string_view drug_class) {
  static const std::set<std::string_view> kClasses = {"CDK4/6 inhibitor", "anthracycline",         "antimetabolite",
                                                      "fluoropyrimidine", "microtubule inhibitor", "platinum",
                                                      "taxane",           "vinca alkaloid"};
  return kClasses.contains(drug_class) || drug_class.find("antibody-drug conjugate") != std::string_view::npos;
}

std::set<std::string> drugs_that_lower_neutrophils() {
  std::set<std::string> drugs;
  for (const auto* drug : *vignettes::pack()->flat().drugs())
    if (lowers_neutrophils(drug->drug_class()->string_view())) drugs.insert(drug->id()->str());
  return drugs;
}

bool tells_of_fever(const std::string& regimen) {
  const auto& pack = *vignettes::pack();
  auto facts = case_from_yaml(pack,
                              "breastCancer: true\nmetastatic: true\nher2: positive\nage: 55\nfeverOrInfection: true\n"
                              "currentTreatment: " +
                                  regimen + "\n",
                              "test.yaml");
  EXPECT_TRUE(facts) << facts.error().one_line();
  auto consultation = care::Consultation::open(vignettes::pack(), {"us", "2026-11-23", {}, {}},
                                               *parse_datetime("2026-11-23T12:00:00.000+00:00"));
  EXPECT_TRUE(consultation) << consultation.error().one_line();
  const auto plan = (*consultation)->plan(*facts);
  EXPECT_TRUE(plan) << plan.error().one_line();
  return std::any_of(plan->actions.begin(), plan->actions.end(),
                     [](const PlanAction& action) { return action.id == "fever-now"; });
}

TEST(Neutropenia, FeverIsToldOnEveryRegimenWhoseDrugsLowerNeutrophils) {
  const auto& pack = *vignettes::pack();
  const auto fact = pack.fact_index("currentTreatment");
  ASSERT_TRUE(fact);
  const auto& values = *pack.flat().facts()->Get(*fact)->values();
  const std::set<std::string> drugs = drugs_that_lower_neutrophils();
  std::size_t told = 0;
  for (const auto* regimen : *pack.flat().regimens()) {
    const std::string id = regimen->id()->str();
    const bool can_be_given = std::any_of(values.begin(), values.end(), [&](const auto* v) { return v->str() == id; });
    if (!can_be_given) continue;
    const bool with_drug = std::any_of(regimen->drugs()->begin(), regimen->drugs()->end(),
                                       [&](const auto* drug) { return drugs.contains(drug->str()); });
    // The chemotherapy beside zanidatamab is the physician's choice and no drug of the regimen.
    const bool expected = with_drug || id == "zanidatamab-chemotherapy";
    EXPECT_EQ(tells_of_fever(id), expected) << id;
    told += expected ? 1 : 0;
  }
  EXPECT_GE(told, 19U);
}

TEST(Neutropenia, FeverIsToldOnATreatmentTheGuidelineDoesNotKnow) {
  EXPECT_TRUE(tells_of_fever("other"));
  EXPECT_FALSE(tells_of_fever("none"));
}

}  // namespace
}  // namespace nextline
