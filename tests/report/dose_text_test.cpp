// Doses as text and JSON, whole.
#include "report/dose_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/dose_json.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;

/// What a page is made of; lives as long as the test.
struct Sample {
  std::vector<std::string_view> book = {"book"}, kidney = {"creatinine clearance"}, liver = {"Child-Pugh class"};
  std::vector<DoseChange> changes = {
      {"clearance is 40, 30 to 50: 75 %", "renal", "75 %", Truth::True, true, kidney, kidney, book, "yes"},
      {"half in class C", "hepatic", "50 %", Truth::Unknown, false, liver, liver, book, "yes"},
      {"nothing in class D", "hepatic", "not given", Truth::Unknown, false, liver, liver, book, "yes"},
      {"mind the gap", "formula", "", Truth::True, false, kidney, kidney, book, "recall"}};
  std::vector<DoseRung> ladder = {{0, "1000", "mg/m2", "1720", "1650", "1000 mg/m² × 1.72 m² = 1720 mg"},
                                  {1, "750", "mg/m2", "", "", ""}};
  std::vector<LifetimeDose> lifetime = {{"550 in all", "500", "550", "50", "mg/m2", 0, book, "yes"}};
  PatientDose lowered, waiting;
  std::vector<PlanDose> doses;
  std::vector<PlanSource> sources = {{"book", "The book", "", "page 1", "yes"}};
  care::DosePage page;

  Sample() {
    lowered.value = "1290";
    lowered.given = "1300";
    lowered.unit = "mg";
    lowered.arithmetic = "750 mg/m² × 1.72 m² = 1290 mg, given as 1300 mg";
    lowered.basis = "body surface area: 1.72 m²";
    lowered.rounding = "whole tablets";
    lowered.changes = changes;
    lowered.ladder = ladder;
    lowered.lifetime = lifetime;
    lowered.sources = book;
    waiting.unit = "mg";
    waiting.due = Truth::False;
    waiting.due_because = "it is being given";
    doses = {
        {"alphamab", "1000", "mg/m2", "body surface area", "oral", "days 1 to 14", "yes", book, "", 2, &lowered},
        {"betamab", "8", "mg/kg", "body weight", "intravenous", "first dose", "yes", book, "loading", 0, &waiting}};
    page.id = "alpha";
    page.title = "alphamab and betamab";
    page.category = "preferred";
    page.doses = doses;
    page.sources = sources;
    page.plan.basis.as_of = "2026-11-23";
    page.plan.basis.region = "us";
    page.plan.basis.intended_use = "For clinicians.";
    page.plan.basis.limits = "A draft.";
    page.plan.basis.review_status = "not reviewed";
    page.plan.basis.engine_version = "1.0";
    page.plan.basis.pack_version = "2.0";
    page.plan.guideline = {"tiny", "2.0", "2026-11-01", "Tiny"};
  }
};

TEST(DoseText, TellsAllOfADose) {
  const Sample sample;
  EXPECT_EQ(doses_text(sample.page, {}), R"(Doses: Alphamab and betamab
As of 2026-11-23 for the case as stated; United States; guideline 2.0.
For clinicians.
In the plan: Preferred.

Alphamab
  Dose              1000 mg/m² (body surface area) oral, days 1 to 14 [1]
  For this patient  750 mg/m² × 1.72 m² = 1290 mg, given as 1300 mg [1]
  Because           clearance is 40, 30 to 50: 75 % [1]
  Mind              mind the gap [unverified] [1]
  Find out          not known: Child-Pugh class (could mean 50 % or not given)
  Lifetime limit    550 in all; given 500 mg/m², left 50 mg/m²: the next dose would pass it [1]
  Rests on          body surface area: 1.72 m²
  Rounded           whole tablets
  Levels            full dose: 1000 mg/m²; 1000 mg/m² × 1.72 m² = 1720 mg
                    level -1: 750 mg/m²

Betamab, loading dose
  Dose              8 mg/kg (body weight) intravenous, first dose [1]
  For this patient  no loading dose: it is being given

Basis
  Check every dose before it is ordered. A dose that was lowered is not raised again by this page.
  A draft.
  Review: not reviewed. nextline 1.0, guideline tiny 2.0.

Sources
  [1]   The book; page 1 (book)
)");
}

TEST(DoseText, SaysWhenADrugHasNoDose) {
  Sample sample;
  sample.page.doses = {};
  EXPECT_THAT(doses_text(sample.page, {}), HasSubstr("No dose of it has been read"));
}

TEST(DoseJson, HasNumbersAsNumbersAndWhatIsNotKnownAsNull) {
  const Sample sample;
  const std::string json = doses_json(sample.page);
  for (const char* part : {"\"value\": 1290", "\"given\": 1300", "\"timesADay\": 2", "\"holds\": null",
                           "\"holds\": true", "\"taken\": true", "\"due\": false", "\"phase\": \"loading\"",
                           "\"dosesLeft\": 0", "\"left\": 50", "\"level\": 1"})
    EXPECT_THAT(json, HasSubstr(part));
}

}  // namespace
}  // namespace nextline::report
