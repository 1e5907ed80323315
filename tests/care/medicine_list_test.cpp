// What a record lists as taken now, and what a plan makes of it.
#include "case/medicine_list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/interaction_survey.h"
#include "fhir/record.h"
#include "vignettes.h"

namespace nextline {
namespace {

constexpr const char* kDay = "2026-11-23";

std::unique_ptr<care::Consultation> consultation(bool check_medicines) {
  care::PlanRequest request;
  request.region = "us";
  request.as_of = kDay;
  request.check_medicines = check_medicines;
  auto opened =
      care::Consultation::open(vignettes::pack(), request, *parse_datetime(std::string(kDay) + "T12:00:00.000+00:00"));
  if (!opened) throw std::runtime_error(opened.error().one_line());
  return std::move(*opened);
}

fhir::Record record(const care::Consultation& consultation, const std::string& resources) {
  fhir::ReadOptions options;
  options.requirements = &consultation.requirements();
  auto read = fhir::read_record(
      R"([{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1970-03-01"},)" + resources + "]", options);
  if (!read) throw std::runtime_error(read.error().one_line());
  return std::move(*read);
}

std::string statement(const std::string& id, const std::string& medication, const std::string& more = {}) {
  return R"({"resourceType":"MedicationStatement","id":")" + id +
         R"(","status":"active","subject":{"reference":"Patient/p"},)" + medication + more + "}";
}

std::string text(const std::string& words) {
  return R"("medicationCodeableConcept":{"text":")" + words + R"("})";
}

/// "source: name, name" for each.
std::vector<std::string> medicines(const std::string& resources) {
  const auto opened = consultation(true);
  const auto facts = opened->case_of(record(*opened, resources));
  if (!facts) throw std::runtime_error(facts.error().one_line());
  std::vector<std::string> all;
  for (const auto& each : facts->medicines) {
    std::string line = each.source + ":";
    for (const auto& name : each.names) line += " " + name + ";";
    all.push_back(line);
  }
  return all;
}

using Lines = std::vector<std::string>;

TEST(MedicineList, HoldsWhatIsActive) {
  EXPECT_EQ(medicines(statement("a", text("Johanniskraut"))), Lines{"MedicationStatement/a: Johanniskraut;"});
  EXPECT_EQ(
      medicines(
          R"({"resourceType":"MedicationStatement","id":"a","status":"stopped","subject":{"reference":"Patient/p"},)" +
          text("ginkgo") + "}"),
      Lines{});
  EXPECT_EQ(
      medicines(statement("a", text("ginkgo"), R"(,"effectivePeriod":{"start":"2024-01-01","end":"2024-06-01"})")),
      Lines{});
  EXPECT_EQ(medicines(R"({"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order",)"
                      R"("subject":{"reference":"Patient/p"},)" +
                      text("Klacid 500 mg") + "}"),
            Lines{"MedicationRequest/r: Klacid 500 mg;"});
}

TEST(MedicineList, HoldsWhatWasGivenLately) {
  const auto given = [](const std::string& day) {
    return R"({"resourceType":"MedicationAdministration","id":"m","status":"completed","subject":{"reference":"Patient/p"},)" +
           text("gentamicin") + R"(,"effectiveDateTime":")" + day + R"("})";
  };
  EXPECT_EQ(medicines(given("2026-11-10")), Lines{"MedicationAdministration/m: gentamicin;"});
  EXPECT_EQ(medicines(given("2026-11-23")), Lines{"MedicationAdministration/m: gentamicin;"});
  EXPECT_EQ(medicines(given("2026-10-26")), Lines{"MedicationAdministration/m: gentamicin;"});
  EXPECT_EQ(medicines(given("2026-10-25")), Lines{});
  EXPECT_EQ(medicines(given("2026-09-10")), Lines{});
  EXPECT_EQ(medicines(given("2026-12-10")), Lines{});
}

TEST(MedicineList, NamesACodeAsItIsDisplayedOrAsThePackCallsIt) {
  EXPECT_EQ(
      medicines(statement(
          "a", R"("medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm",)"
               R"("code":"1","display":"digoxin 0.25 MG Oral Tablet"}]})")),
      Lines{"MedicationStatement/a: digoxin 0.25 MG Oral Tablet;"});
  EXPECT_EQ(
      medicines(statement(
          "a", R"("medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm",)"
               R"("code":"21212"}]})")),
      Lines{"MedicationStatement/a: clarithromycin;"});
  EXPECT_EQ(medicines(statement(
                "a", R"("medicationCodeableConcept":{"coding":[{"system":"http://example.org","code":"x9"}]})")),
            Lines{"MedicationStatement/a:"});
}

TEST(MedicineList, FollowsAReferenceToAMedication) {
  EXPECT_EQ(medicines(R"({"resourceType":"Medication","id":"med","code":{"text":"tacrolimus"}},)" +
                      statement("a", R"("medicationReference":{"reference":"Medication/med"})")),
            Lines{"MedicationStatement/a: tacrolimus;"});
}

TEST(MedicineList, TellsTheSameOnce) {
  EXPECT_EQ(medicines(statement("a", text("ginkgo")) + "," + statement("b", text("ginkgo"))),
            Lines{"MedicationStatement/a: ginkgo;"});
}

TEST(MedicineList, IsNotReadWhereNobodyAsks) {
  const auto opened = consultation(false);
  const auto coded = [](const std::string& id, const std::string& code) {
    return statement(id, R"("medicationCodeableConcept":{"coding":[{"system":)"
                         R"("http://www.nlm.nih.gov/research/umls/rxnorm","code":")" +
                             code + R"("}]})");
  };
  const auto read = record(*opened, coded("a", "9999999") + "," + coded("b", "21212"));
  const auto facts = opened->case_of(read);
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->medicines.empty());
}

/// A woman before her first line with a taxane and both antibodies, who takes `words`.
Plan plan_with(const std::string& words) {
  const auto opened = consultation(true);
  for (const auto& vignette : vignettes::all()) {
    if (vignette.id != "first-line-tdxd-unavailable") continue;
    auto visit = vignettes::visit(vignette.node);
    visit->facts.medicines = {{{words}, "MedicationStatement/a"}};
    auto plan = opened->plan(visit->facts);
    if (!plan) throw std::runtime_error(plan.error().one_line());
    return std::move(*plan);
  }
  throw std::runtime_error("no such vignette");
}

std::string cautions(const Plan& plan, std::string_view option) {
  std::string all;
  for (const auto& each : plan.options)
    if (each.id == option)
      for (const auto& caution : each.cautions) all += std::string(caution.rule) + "; ";
  return all;
}

TEST(MedicineCautions, StandOnTheOptionsTheyConcern) {
  const Plan plan = plan_with("Klacid 500 mg tablets");
  EXPECT_NE(cautions(plan, "docetaxel-trastuzumab-pertuzumab").find("docetaxel-clarithromycin; "), std::string::npos);
  EXPECT_EQ(cautions(plan, "trastuzumab-pertuzumab").find("clarithromycin"), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(plan.sources, [](const PlanSource& source) { return source.id == "D3"; }));
}

TEST(MedicineCautions, WhatIsNotKnownIsSaid) {
  const Plan plan = plan_with("Moonwort drops");
  EXPECT_TRUE(std::ranges::any_of(plan.notes, [](std::string_view note) {
    return note == "'Moonwort drops' (MedicationStatement/a) is taken and not known here: not checked for interactions";
  }));
}

TEST(InteractionSurvey, ChecksTheFirstOptionsOfAPlan) {
  const Plan plan = plan_with("Klacid 500 mg tablets");
  const care::InteractionCheck check(vignettes::pack());
  care::InteractionSurvey survey(check, check.understand({{{"Klacid"}, {}}, {{"zinc"}, {}}, {{"metformin"}, {}}}));
  survey.add_plan(plan);
  ASSERT_EQ(survey.treatments().size(), care::InteractionSurvey::kOptions);
  EXPECT_TRUE(survey.says_no());
  EXPECT_EQ(survey.taken().not_checked.size(), 1U);
  for (const auto& each : survey.treatments()) EXPECT_FALSE(each.without_an_entry.empty()) << each.id;
}

}  // namespace
}  // namespace nextline
