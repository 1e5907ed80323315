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

TEST(RecordWaiting, DosesThatWereNotGiven) {
  const std::string not_done = R"("status":"not-done")";
  const std::string closed = R"("status":"completed","intent":"order")";
  const std::vector<RecordRow> rows{
      {"an order that was closed, and none of its doses given",
       relapsed() + ordered("o", kTdxd, "2025-01-10", closed) + given("a", kTdxd, "2025-01-12", not_done) +
           given("b", kTdxd, "2025-02-02", not_done),
       {"currentTreatment = none", "linesOfTherapy = 0", "exposedTo.trastuzumab deruxtecan = false"}},
      {"one that is still open",
       relapsed() + ordered("o", kTdxd, "2025-01-10") + given("a", kTdxd, "2025-01-12", not_done),
       {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?"}},
      {"not the first of them",
       relapsed() + ordered("o", kTdxd, "2024-12-10", closed) + ordered("o2", kTdxd, "2025-01-10", closed) +
           given("a", kTdxd, "2025-01-12", not_done),
       {"linesOfTherapy = 1", "exposedTo.trastuzumab deruxtecan = true"}},
      {"one dose was left out, the next given",
       relapsed() + ordered("o", kTdxd, "2025-01-10", closed) + given("a", kTdxd, "2025-01-12", not_done) +
           given("b", kTdxd, "2025-02-02"),
       {"linesOfTherapy = 1", "exposedTo.trastuzumab deruxtecan = true"}},
      {"somebody states that it was taken",
       relapsed() + ordered("o", kTdxd, "2025-01-10", closed) + given("a", kTdxd, "2025-01-12", not_done) +
           taken("s", kTdxd, "2025-01-10", "2025-03-10"),
       {"exposedTo.trastuzumab deruxtecan = true"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, DosesInWordsThatWereNotGiven) {
  const char* const words = "text Herceptin per outside oncologist, see notes";
  const std::string not_done = R"("status":"not-done")";
  const std::string closed = R"("status":"completed","intent":"order")";
  const std::vector<RecordRow> rows{
      {"an order that was closed, and its first dose not given",
       relapsed() + ordered("o", words, "2025-01-10", closed) + given("a", words, "2025-01-12", not_done),
       {"currentTreatment = none", "linesOfTherapy = 0", "exposedTo.trastuzumab = false"}},
      {"a dose long after was left out, of the others nothing is said",
       relapsed() + ordered("o", words, "2024-03-01", closed) + given("a", words, "2025-01-12", not_done),
       {"linesOfTherapy = ?", "exposedTo.trastuzumab = ?"}},
      {"the first dose was left out, the next given",
       relapsed() + ordered("o", words, "2025-01-10", closed) + given("a", words, "2025-01-12", not_done) +
           given("b", words, "2025-02-02"),
       {"linesOfTherapy = ?", "exposedTo.trastuzumab = ?"}},
      {"one that is still open",
       relapsed() + ordered("o", words, "2025-01-10") + given("a", words, "2025-01-12", not_done),
       {"currentTreatment = ?", "exposedTo.trastuzumab = ?"}},
      {"a dose of something else was left out",
       relapsed() + ordered("o", words, "2025-01-10", closed) + given("a", "text Kadcyla-X", "2025-01-12", not_done),
       {"linesOfTherapy = ?", "exposedTo.trastuzumab = ?"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

// What a note says counts where it says that the drug was stopped, and why, with nothing but a date between.
TEST(RecordWaiting, ANoteSaysWhyAnOrderWasStopped) {
  const auto order = [](const std::string& note, const std::string& status = "stopped") {
    return relapsed() + given("a", kTdm1, "2025-04-10") + given("b", kTdm1, "2025-05-20") +
           ordered("o", kTdm1, "2025-04-08",
                   R"("status":")" + status + R"(","intent":"order","note":[{"text":"Cycle 1-2"},{"text":")" + note +
                       "\"}]");
  };
  for (const char* note :
       {"Stopped 12-11-2026: progression", "Gestopt 12-11-2026: progressie", "Arr\u00eat 16/11/2026 : PD",
        "Arr\u00eat demand\u00e9 10/11/2026 - progression", "Avslutat p.g.a. progress i lever DT 2023-06-05.",
        "Abgesetzt am 3.11.2026 wegen Progress", "D/C 11/16/26 due to disease progression",
        "Discontinued for progressive disease (liver)", "Suspendido por progresi\u00f3n",
        "Interrotto il 3/11 per progressione di malattia", "suspenso por progress\u00e3o", "PD - stopped 16 Nov 2026"})
    expect_row({note, order(note), {"currentTreatment = none", "lastTreatmentEnded = progression"}});
  for (const char* note :
       {"Stopped for toxicity", "Discontinued due to side effects", "Gestaakt wegens toxiciteit",
        "Abgesetzt wegen Nebenwirkungen", "gestaakt i.v.m. DVT", "Stopped 11/16/26: pneumonitis gr 2",
        "D/C due to EF drop", "Discontinued for peripheral neuropathy"})
    expect_row({note, order(note), {"currentTreatment = none", "lastTreatmentEnded = side-effects"}});
  for (const char* note :
       {"until progression", "Stop at progression or toxicity", "Stopped 12-11-2026: no progression", "Stopped",
        "Arr\u00eat si progression", "Stopped? progression", "Stopped: progression?", "Stopped: progression excluded",
        "Discontinued after progression-free 24 months", "to be stopped for progression",
        "Stopped: suspected progression", "Stopped after 6 cycles, PD-L1 negative", "Stopped: PD-L1 awaited",
        "not stopped for progression", "Stopped pertuzumab only"})
    expect_row({note, order(note), {"currentTreatment = ?"}});
  // An order that goes on was not stopped, whatever its notes say of another drug.
  expect_row({"an open order",
              order("Stopped 12-11-2026: progression", "active"),
              {"currentTreatment = trastuzumab-emtansine"}});
  expect_row({"an entry in a list",
              relapsed() + taken("s", kTdm1, "2025-02-01", "2025-05-25",
                                 R"("status":"completed","note":[{"text":"Stopped: disease progression, CT"}])"),
              {"currentTreatment = none", "lastTreatmentEnded = progression"}});
}

// Of an order of last year the newest doses alone are on record: the day that the note names covers them.
TEST(RecordWaiting, ANoteSaysWhenAnOrderWasStopped) {
  const auto order = [](const std::string& note) {
    return relapsed() + given("a", kTdm1, "2025-04-10") + given("b", kTdm1, "2025-05-05") +
           ordered("o", kTdm1, "2024-02-08",
                   R"("status":"stopped","intent":"order","note":[{"text":")" + note + "\"}]");
  };
  for (const char* note : {"Stopped 2025-05-26: progression", "Gestopt 26-5-2025: progressie",
                           "Stopped 05/26/25: disease progression", "Stopped 12.05.2025, PD", "Stopped 05/12/2025: PD"})
    expect_row({note, order(note), {"currentTreatment = none", "lastTreatmentEnded = progression"}});
  for (const char* note : {"Stopped: progression", "Stopped 2025-04-20: progression", "Stopped 45.13.2025: progression",
                           "Stopped 2023-04-20: progression", "Stopped 2026-04-20: progression"})
    expect_row({note, order(note), {"currentTreatment = ?"}});
}

TEST(RecordWaiting, AStoppedOrderEndsWhatWasGivenUnderIt) {
  const std::string stopped =
      R"("status":"stopped","intent":"order","statusReason":{"text":"Adverse event - thrombocytopenia gr 4"})";
  const std::string doses = given("a", kTdm1, "2025-04-10") + given("b", kTdm1, "2025-05-20");
  const std::vector<RecordRow> rows{
      {"of an order of last year only the newest doses are on record",
       relapsed() + ordered("o", kTdm1, "2024-04-08", stopped) + doses,
       {"currentTreatment = ?"}},
      {"doses, a pause, and doses without an order",
       relapsed() + ordered("o", kTdm1, "2024-12-20", stopped) + given("f", kTdm1, "2024-12-28") + doses,
       {"currentTreatment = ?"}},
      {"two doses, the last 12 days ago",
       relapsed() + ordered("o", kTdm1, "2025-04-08", stopped) + doses,
       {"currentTreatment = none", "notTolerated.trastuzumab emtansine = true", "lastTreatmentEnded = side-effects",
        "linesOfTherapy = 1"}},
      {"ordered again before the last dose",
       relapsed() + ordered("o", kTdm1, "2025-04-08", stopped) +
           ordered("o2", kTdm1, "2025-05-18", R"("status":"completed","intent":"order")") + doses,
       {"currentTreatment = trastuzumab-emtansine"}},
      {"one order a cycle, the older ones stopped",
       relapsed() + ordered("o", kTdm1, "2025-04-08", R"("status":"stopped","intent":"order")") +
           ordered("o2", kTdm1, "2025-05-18") + doses,
       {"currentTreatment = trastuzumab-emtansine"}},
      {"stopped without a word why",
       relapsed() + ordered("o", kTdm1, "2025-04-08", R"("status":"stopped","intent":"order")") + doses,
       {"currentTreatment = ?", "notTolerated = ?", "linesOfTherapy = 1"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, AnOrderOnHoldTellsOfADoseOnlyByItsReason) {
  const std::vector<RecordRow> rows{
      {"on hold for months, without a reason",
       relapsed() + ordered("o", kTdxd, "2025-01-10", kOnHold),
       {"currentTreatment = ?", "linesOfTherapy = ?", "exposedTo.trastuzumab deruxtecan = ?"}},
      {"for a side effect",
       relapsed() + ordered("o", kTdxd, "2025-01-10", kOnHold + R"(,"statusReason":{"text":"Toxicity"})"),
       {"exposedTo.trastuzumab deruxtecan = true", "linesOfTherapy = 1"}},
      {"after a dose, nobody says why",
       relapsed() + ordered("o", kTdxd, "2025-04-20", kOnHold) + given("a", kTdxd, "2025-05-20"),
       {"currentTreatment = ?", "exposedTo.trastuzumab deruxtecan = true"}},
      {"after a dose, for a side effect: its rules tell",
       relapsed() + ordered("o", kTdxd, "2025-04-20", kOnHold + R"(,"statusReason":{"text":"Toxicity"})") +
           given("a", kTdxd, "2025-05-20"),
       {"currentTreatment = trastuzumab-deruxtecan"}},
      {"an order since",
       relapsed() + ordered("o", kTdxd, "2025-04-20", kOnHold) +
           ordered("o2", kTdxd, "2025-05-18", R"("status":"completed","intent":"order")") +
           given("a", kTdxd, "2025-05-20"),
       {"currentTreatment = trastuzumab-deruxtecan"}},
      {"the taxane is on hold while the antibodies go on",
       relapsed() + ordered("t", kT, "2025-04-20") + given("t1", kT, "2025-05-20") + ordered("p", kP, "2025-04-20") +
           given("p1", kP, "2025-05-20") + ordered("o", "text docetaxel", "2025-04-20", kOnHold) +
           given("a", "text docetaxel", "2025-05-20"),
       {"currentTreatment = docetaxel-trastuzumab-pertuzumab"}}};
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

TEST(RecordWaiting, WhatIsNotReadMayBeGoingOn) {
  const std::string unread = ordered("u", "text Blinatuzumab-X chemo 160 mg", "2025-03-01");
  const std::string plan =
      resource("CarePlan", "cp", R"("status":"active","intent":"plan","title":"Chemotherapy, 3rd line")");
  const std::vector<RecordRow> rows{
      {"an order in words, nothing else", relapsed() + unread, {"currentTreatment = ?", "linesOfTherapy = ?"}},
      {"an order in words beside what is given",
       relapsed() + first_line() + worse("pd", "2025-05-20") + unread,
       {"currentTreatment = ?", "progressionOnCurrent = ?", "exposedTo.pertuzumab = true"}},
      {"one that ended long ago leaves what is given now",
       relapsed() + first_line() +
           ordered("u", "text Blinatuzumab-X chemo 160 mg", "2020-03-01", R"("status":"stopped","intent":"order")"),
       {"currentTreatment = trastuzumab-pertuzumab", "linesOfTherapy = ?"}},
      {"a plan in words counts where nothing is known to be given", relapsed() + plan, {"currentTreatment = ?"}},
      {"and not beside what is given", relapsed() + first_line() + plan, {"currentTreatment = trastuzumab-pertuzumab"}},
      {"the time to relapse hangs on all of the early treatment",
       relapsed() + given("e", kT, "2022-03-01") + taken("u", "text Blinatuzumab-X chemo", "2022-06-01", "2023-12-20"),
       {"monthsFromAdjuvantHer2ToRelapse = ?", "lastTreatmentEnded = ?"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, WhatIsWrittenSoThatItIsNotReadIsNotNothing) {
  const auto done = [](const std::string& words) {
    return resource("Procedure", "pr",
                    R"("status":"completed","performedDateTime":"2025-05-01","code":{"text":")" + words + "\"}");
  };
  const std::string korean = R"({"coding":[{"system":"urn:kr:edi","code":"645902480"}],"text":"허셉틴주 440mg"})";
  const std::vector<RecordRow> rows{
      {"a drug in another script, with a local code",
       relapsed() +
           resource("MedicationAdministration", "a",
                    R"("status":"completed","effectiveDateTime":"2025-05-20","medicationCodeableConcept":)" + korean),
       {"exposedTo.trastuzumab = ?", "linesOfTherapy = ?", "currentTreatment = ?", "priorAdjuvantHer2 = ?"}},
      {"a supportive drug in another script, long ago",
       relapsed() + taken("s", "text 세레콕시브 200mg", "2020-01-01", "2020-02-01"),
       {"exposedTo.trastuzumab = ?", "currentTreatment = none"}},
      {"a regimen as a procedure in words",
       relapsed() + done("Regimen: doxorubisin-X"),
       {"exposedTo.anthracycline = ?", "currentTreatment = ?"}},
      {"an antibody for another disease",
       relapsed() + ordered("u", "text fremanezumab 225 mg SC monthly", "2025-03-01") +
           ordered("v", "text upadacitinib 15 mg", "2025-03-01"),
       {"exposedTo.trastuzumab = false", "currentTreatment = none"}},
      {"and one for cancer beside it",
       relapsed() + ordered("u", "text fremanezumab; pembrolizumab-x protocol", "2025-03-01"),
       {"exposedTo.trastuzumab = ?", "currentTreatment = ?"}},
      {"talk about a treatment is none",
       relapsed() + done("Chemotherapy education"),
       {"exposedTo.anthracycline = false", "currentTreatment = none"}},
      {"the baseline hangs on the first dose",
       relapsed() + done("Regimen: doxorubisin-X") + observation("e", "loinc 10230-1", number("58", "%"), "2025-05-20"),
       {"lvef = 58 %", "baselineLvef = ?"}},
      {"a performance status that is not understood",
       relapsed() + observation("o", "loinc 89247-1", R"("valueString":"1")", "2025-03-01") +
           observation("n", "loinc 89247-1", R"("valueString":"between 2 and 3")", "2025-05-20"),
       {"ecog = ?"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWaiting, WhatIsOnHoldIsNotOver) {
  const std::string held = R"("status":"on-hold","statusReason":[{"text":"LVEF drop"}])";
  const std::vector<RecordRow> rows{
      {"a drug on hold",
       relapsed() + taken("s", kTdm1, "2024-12-01", "", held),
       {"currentTreatment = ?", "linesOfTherapy = 1", "exposedTo.trastuzumab emtansine = true"}},
      {"but a year later", relapsed() + taken("s", kTdm1, "2024-03-01", "", held), {"currentTreatment = none"}},
      {"another followed",
       relapsed() + taken("s", kTdm1, "2024-12-01", "", held) + taken("n", kTdxd, "2025-03-01", "", kActive),
       {"currentTreatment = trastuzumab-deruxtecan"}},
      {"and is given again",
       relapsed() + taken("s", kTdm1, "2024-12-01", "", held) + given("a", kTdm1, "2025-05-20"),
       {"currentTreatment = trastuzumab-emtansine"}}};
  for (const RecordRow& row : rows) expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
