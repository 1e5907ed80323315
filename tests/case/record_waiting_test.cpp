// Orders of which nothing tells that a dose was given: neither "given" nor "not given".
#include "case/records.h"

namespace nextline::testing {
namespace {

const std::string kOnHold = R"("status":"on-hold","intent":"order")";

/// Trastuzumab and pertuzumab from 2024-02 to three weeks ago.
std::string first_line() {
  std::string all;
  for (const char* day : {"2024-02-01", "2024-04-01", "2024-06-01", "2024-08-01", "2024-10-01", "2024-12-01",
                          "2025-02-01", "2025-04-01", "2025-05-11"})
    all += given(std::string("t") + day, kT, day) + given(std::string("p") + day, kP, day);
  return all;
}

TEST(RecordWaiting, AnOrderOfTheseDaysIsNeitherGivenNorNotGiven) {
  const std::vector<RecordRow> rows{
      {"the first order of all, 11 days ago",
       relapsed() + ordered("o", kTdxd, "2025-05-21"),
       {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?",
        "exposedTo.pertuzumab = false", "priorAdjuvantHer2 = no", "lastTreatmentEnded = ?"},
       {},
       {"MedicationRequest/o: orders trastuzumab deruxtecan; nothing on record tells whether the first dose was "
        "given"}},
      {"14 days ago",
       relapsed() + ordered("o", kTdxd, "2025-05-19"),
       {"currentTreatment = ?", "exposedTo.trastuzumab deruxtecan = ?"}},
      {"15 days ago: given",
       relapsed() + ordered("o", kTdxd, "2025-05-17"),
       {"currentTreatment = trastuzumab-deruxtecan", "linesOfTherapy = 1", "exposedTo.trastuzumab deruxtecan = true"}},
      {"today",
       relapsed() + ordered("o", kTdxd, kToday),
       {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?"}},
      {"an order without a day: given",
       relapsed() +
           resource("MedicationRequest", "o",
                    R"("medicationCodeableConcept":)" + concept_of(kTdxd) + R"(,"status":"active","intent":"order")"),
       {"currentTreatment = trastuzumab-deruxtecan"}},
      {"a plan only: not given",
       relapsed() + ordered("o", kTdxd, "2025-05-25", R"("status":"active","intent":"plan")"),
       {"currentTreatment = none", "linesOfTherapy = 0", "exposedTo.trastuzumab deruxtecan = false"}},
      {"for the days to come, written long ago",
       relapsed() + ordered("o", kTdxd, "2025-03-01",
                            R"("status":"active","intent":"order","dosageInstruction":[{"timing":{"repeat":)"
                            R"({"boundsPeriod":{"start":"2025-05-28"}}}}])"),
       {"currentTreatment = ?", "exposedTo.trastuzumab deruxtecan = ?"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, WhatElseTellsOfADoseProvesTheOrder) {
  const std::string order = relapsed() + ordered("o", kTdxd, "2025-05-25");
  const std::vector<std::string> proofs{
      given("a", kTdxd, "2025-05-27"), taken("s", kTdxd, "2025-05-26", "", kActive),
      ordered("o0", kTdxd, "2025-05-04", R"("status":"completed","intent":"order")"),
      resource(
          "MedicationDispense", "d",
          R"("status":"completed","whenHandedOver":"2025-05-25","medicationCodeableConcept":)" + concept_of(kTdxd))};
  for (const std::string& proof : proofs)
    expect_row({proof.c_str(),
                order + proof,
                {"currentTreatment = trastuzumab-deruxtecan", "linesOfTherapy = 1",
                 "exposedTo.trastuzumab deruxtecan = true"}});
  const std::vector<std::string> no_proofs{
      given("a", kTdxd, "2025-05-27", R"("status":"not-done")"),
      taken("s", kTdxd, "2025-05-26", "", R"("status":"not-taken")"),
      ordered("o0", kTdxd, "2025-04-04", R"("status":"cancelled","intent":"order")"),
      resource("MedicationDispense", "d",
               R"("status":"cancelled","whenPrepared":"2025-05-25","medicationCodeableConcept":)" + concept_of(kTdxd))};
  for (const std::string& no_proof : no_proofs)
    expect_row({no_proof.c_str(),
                order + no_proof,
                {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?"}});
}

TEST(RecordWaiting, AnOrderOnHoldTellsOfADoseOnlyByItsReason) {
  const std::vector<RecordRow> rows{
      {"on hold for months, without a reason",
       relapsed() + ordered("o", kTdxd, "2025-01-10", kOnHold),
       {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?"}},
      {"for a side effect",
       relapsed() + ordered("o", kTdxd, "2025-01-10", kOnHold + R"(,"statusReason":{"text":"Toxicity"})"),
       {"exposedTo.trastuzumab deruxtecan = true", "linesOfTherapy = 1"}},
      {"after a dose",
       relapsed() + ordered("o", kTdxd, "2025-01-10", kOnHold) + given("a", kTdxd, "2025-05-20"),
       {"currentTreatment = trastuzumab-deruxtecan", "exposedTo.trastuzumab deruxtecan = true"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, WhatIsBeingGivenMayHaveBeenReplaced) {
  const std::vector<RecordRow> rows{
      {"another drug ordered after progression",
       relapsed() + first_line() + worse("pd", "2025-05-20") + ordered("o", kTdxd, "2025-05-28"),
       {"currentTreatment = ?", "progressionOnCurrent = ?", "cyclesGiven = ?", "weeksSinceLastDose = ?", "response = ?",
        "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?", "exposedTo.pertuzumab = true",
        "progressedOn.pertuzumab = true"}},
      {"an endocrine drug beside it leaves the rest as it is",
       relapsed() + first_line() + worse("pd", "2025-05-20") + ordered("o", "text letrozole", "2025-05-28"),
       {"currentTreatment = ?", "progressionOnCurrent = yes", "linesOfTherapy = 1",
        "exposedTo.aromatase inhibitor = ?"}},
      {"what goes on is ordered anew",
       relapsed() + first_line() + ordered("o", kT, "2025-05-28") + ordered("q", kP, "2025-05-28"),
       {"currentTreatment = trastuzumab-pertuzumab", "linesOfTherapy = 1", "exposedTo.pertuzumab = true"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
