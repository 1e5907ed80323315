// Lines of therapy, the setting, what is being given now, and why treatment ended.
#include "case/records.h"

namespace nextline::testing {
namespace {

const char* const kDoc = "text docetaxel";
const char* const kTuc = "text tucatinib";
const char* const kCape = "text capecitabine";

std::string stopped(const std::string& reason, const std::string& status = "stopped") {
  return R"("status":")" + status + R"(","statusReason":[)" + concept_of(reason) + ']';
}

/// Docetaxel, trastuzumab and pertuzumab from February 2024; the antibodies until `until`.
std::string first_line(const std::string& until, const std::string& more = R"("status":"completed")") {
  return taken("d1", kDoc, "2024-02-01", "2024-06-01") + taken("t1", kT, "2024-02-01", until, more) +
         taken("p1", kP, "2024-02-10", until, more);
}

TEST(RecordLines, BeginByTheRule) {
  const std::string early = taken("ta", kT, "2020-03-01", "2021-03-01");
  for (const RecordRow& row : {
           RecordRow{"none yet",
                     relapsed() + early,
                     {"linesOfTherapy = 0", "lines = (neo)adjuvant: trastuzumab from 2020-03-01 to 2021-03-01"}},
           RecordRow{"two lists, one of which knows the end to the year",
                     relapsed() + early + taken("tb", kT, "2020-03", "2021"),
                     {"linesOfTherapy = 0", "lines = (neo)adjuvant: trastuzumab from 2020-03 to 2021"}},
           RecordRow{"drugs within 28 days are one line",
                     relapsed() + first_line("2025-01-10"),
                     {"linesOfTherapy = 1",
                      "lines = line 1: docetaxel, trastuzumab, pertuzumab from 2024-02-01 to 2025-01-10",
                      "lastTreatmentEnded = ?"}},
           RecordRow{
               "a new backbone after progression",
               relapsed() + first_line("2025-01-10") + worse("w", "2025-01-12") +
                   taken("e1", kTdxd, "2025-02-01", "", kActive),
               {"linesOfTherapy = 2", "currentTreatment = trastuzumab-deruxtecan", "lastTreatmentEnded = progression",
                "lines = line 1: docetaxel, trastuzumab, pertuzumab from 2024-02-01 to 2025-01-10, ended for "
                "progression; line 2: trastuzumab deruxtecan from 2025-02-01",
                "progressedOn.trastuzumab = true", "progressedOn.pertuzumab = true", "progressedOn.taxane = ?",
                "progressedOn.trastuzumab deruxtecan = ?", "progressionOnCurrent = ?"}},
           RecordRow{"a new backbone without a word of progression",
                     relapsed() + first_line("2025-01-10") + taken("e1", kTdxd, "2025-02-01", "", kActive),
                     {"linesOfTherapy = 2", "lastTreatmentEnded = ?"}},
           RecordRow{"side effects do not begin a line",
                     relapsed() + first_line("2025-01-10", stopped("snomed 407563006")) +
                         taken("e1", kTdxd, "2025-02-01", "", kActive),
                     {"linesOfTherapy = 1", "notTolerated.trastuzumab = true", "notTolerated.taxane = ?"}},
           RecordRow{
               "an exchange of the taxane is no line",
               relapsed() + first_line("", kActive) + taken("n1", "text nab-paclitaxel", "2024-05-01", "2024-09-01"),
               {"linesOfTherapy = 1"}},
           RecordRow{"chemotherapy after progression is one, the antibody goes on",
                     relapsed() + first_line("", kActive) + worse("w", "2024-12-01") +
                         taken("v1", "text vinorelbine", "2024-12-15", "", kActive),
                     {"linesOfTherapy = 2"}},
           RecordRow{"endocrine therapy and maintenance are none",
                     relapsed() + first_line("", kActive) + taken("l1", "text letrozole", "2024-07-01", "", kActive),
                     {"linesOfTherapy = 1", "currentTreatment = trastuzumab-pertuzumab-aromatase-inhibitor"}},
           RecordRow{"tucatinib added to both antibodies is maintenance",
                     relapsed() + first_line("", kActive) + taken("u1", kTuc, "2024-07-15", "", kActive),
                     {"linesOfTherapy = 1", "currentTreatment = tucatinib-trastuzumab-pertuzumab"}},
           RecordRow{"three lines",
                     relapsed() + first_line("2024-09-10") + taken("e1", kTdxd, "2024-10-01", "2025-02-01") +
                         taken("u1", kTuc, "2025-02-20", "", kActive) + taken("c1", kCape, "2025-02-20", "", kActive) +
                         taken("t2", kT, "2025-02-25", "", kActive),
                     {"linesOfTherapy = 3", "currentTreatment = tucatinib-trastuzumab-capecitabine"}},
           RecordRow{
               "the same drugs after a pause are none",
               relapsed() + taken("t1", kT, "2024-02-01", "2024-06-01") + taken("t2", kT, "2024-12-01", "", kActive),
               {"linesOfTherapy = 1"}},
           RecordRow{"without a date nothing is counted", relapsed() + given("a", kT, "2024"), {"linesOfTherapy = ?"}},
           RecordRow{"metastases without a date",
                     condition("bc", "icd10cm C50.9", "2020") +
                         condition("m", "icd10cm C79.51", "", R"("recorder":{})") + given("a", kT, "2024-02-02"),
                     {"metastatic = yes", "linesOfTherapy = ?", "lines = ?"}},
           RecordRow{"administrations count like statements",
                     relapsed() + given("a", kT, "2024-02-01") + given("b", kT, "2024-02-22") +
                         given("c", kP, "2024-02-01") + given("d", kP, "2024-02-22") + given("e", kTdm1, "2024-07-01"),
                     {"linesOfTherapy = 2"}},
       })
    expect_row(row);
}

TEST(RecordLines, EarlyTreatmentIsToldFromLate) {
  const std::string surgery_of_the_month =
      R"(,{"resourceType":"Procedure","id":"opm","status":"completed","subject":{"reference":"Patient/p"},)"
      R"("code":{"coding":[{"system":"http://snomed.info/sct","code":"392021009"}]},"performedDateTime":"2020-06"})";
  const std::string surgery =
      R"(,{"resourceType":"Procedure","id":"op","status":"completed","subject":{"reference":"Patient/p"},)"
      R"("code":{"coding":[{"system":"http://snomed.info/sct","code":"392021009","display":"Lumpectomy"}]},"performedDateTime":"2020-06-10"})";
  for (const RecordRow& row : {
           RecordRow{
               "neoadjuvant and adjuvant",
               relapsed() + surgery + taken("d", kDoc, "2020-03-01", "2020-05-20") +
                   taken("t", kT, "2020-07-01", "2023-12-20"),
               {"lines = neoadjuvant: docetaxel from 2020-03-01 to 2020-05-20; adjuvant: trastuzumab from "
                "2020-07-01 to 2023-12-20",
                "priorAdjuvant.taxane = true", "priorAdjuvant.trastuzumab = true", "priorAdjuvant.pertuzumab = false",
                "priorAdjuvantHer2 = yes", "monthsFromAdjuvantHer2ToRelapse = 0.9 months", "deNovo = no",
                "surgeries = Lumpectomy, 2020-06-10"}},
           RecordRow{"the same surgery known to the day and to the month",
                     relapsed() + surgery + surgery_of_the_month + taken("d", kDoc, "2020-03-01", "2020-05-20") +
                         taken("t", kT, "2020-07-01", "2023-12-20"),
                     {"lines = neoadjuvant: docetaxel from 2020-03-01 to 2020-05-20; adjuvant: trastuzumab from "
                      "2020-07-01 to 2023-12-20"}},
           RecordRow{
               "relapse during adjuvant treatment is 0 months, its later doses no line",
               relapsed() + given("a", kT, "2023-12-01") + given("b", kT, "2023-12-22") + given("c", kT, "2024-01-20"),
               {"monthsFromAdjuvantHer2ToRelapse = 0 months", "linesOfTherapy = 0"}},
           RecordRow{"metastatic from the start: treatment during staging is for metastatic disease",
                     condition("bc", "icd10cm C50.9", "2024-01-02") + condition("m", "icd10cm C78.7", "2024-02-20") +
                         taken("t", kT, "2024-02-01", "", kActive),
                     {"deNovo = yes", "linesOfTherapy = 1", "priorAdjuvantHer2 = no"}},
           RecordRow{"not metastatic",
                     condition("bc", "icd10cm C50.9", "2024-01-02") + taken("t", kT, "2024-02-01", ""),
                     {"linesOfTherapy = ?", "priorAdjuvantHer2 = ?", "priorAdjuvant = ?"}},
       })
    expect_row(row);
}

std::string every_three_weeks(const char* drug, const std::string& prefix) {
  std::string all;
  for (const char* day : {"2025-03-01", "2025-03-22", "2025-04-12", "2025-05-03"})
    all += given(prefix + day, drug, day);
  return all;
}

TEST(RecordLines, WhatIsGivenNow) {
  const std::string both = every_three_weeks(kT, "t") + every_three_weeks(kP, "p");
  for (const RecordRow& row : {
           RecordRow{"with the taxane",
                     relapsed() + both + every_three_weeks(kDoc, "d"),
                     {"currentTreatment = docetaxel-trastuzumab-pertuzumab", "cyclesGiven = 4",
                      "weeksSinceLastDose = 4.1 weeks"}},
           RecordRow{"the taxane ended, the antibodies go on",
                     relapsed() + both + given("d", kDoc, "2025-03-01"),
                     {"currentTreatment = trastuzumab-pertuzumab"}},
           RecordRow{"albumin-bound paclitaxel counts as paclitaxel",
                     relapsed() + both + every_three_weeks("text nab-paclitaxel", "n"),
                     {"currentTreatment = paclitaxel-trastuzumab-pertuzumab"}},
           RecordRow{"the last dose 43 days ago",
                     relapsed() + given("t", kTdm1, "2025-04-19"),
                     {"currentTreatment = none", "cyclesGiven = ?"}},
           RecordRow{"the last dose 42 days ago",
                     relapsed() + given("t", kTdm1, "2025-04-20"),
                     {"currentTreatment = trastuzumab-emtansine", "cyclesGiven = 1"}},
           RecordRow{"stopped beats a late dose",
                     relapsed() + given("t", kTdm1, "2025-05-20") +
                         taken("s", kTdm1, "2025-05-20", "2025-05-25", stopped("text disease progression")),
                     {"currentTreatment = none", "lastTreatmentEnded = progression",
                      "progressedOn.trastuzumab emtansine = true", "notTolerated = ?"}},
           RecordRow{
               "stopped for toxicity is no progression",
               relapsed() + taken("s", kTdxd, "2025-02-01", "2025-05-25", stopped("text toxicity")),
               {"lastTreatmentEnded = side-effects", "progressedOn = ?", "notTolerated.trastuzumab deruxtecan = true"}},
           RecordRow{"the reason names the liver",
                     relapsed() + taken("s", kTuc, "2025-02-01", "2025-05-25", stopped("text hepatotoxicity")),
                     {"lastTreatmentEnded = side-effects", "notTolerated.tucatinib = true", "organsHarmed.liver = true",
                      "organsHarmed.bowel = ?"}},
           RecordRow{"the reason of an order names diarrhoea",
                     relapsed() + ordered("o", "text neratinib", "2025-02-01",
                                          R"("status":"stopped","intent":"order","statusReason":)" +
                                              concept_of("snomed 62315008")),
                     {"notTolerated.neratinib = true", "organsHarmed.bowel = true", "organsHarmed.liver = ?"}},
           RecordRow{
               "diarrhoea on a drug that is none against HER2",
               relapsed() + taken("s", "text capecitabine", "2025-02-01", "2025-05-25", stopped("text diarrhoea")),
               {"notTolerated.capecitabine = true", "organsHarmed = ?"}},
           RecordRow{"an order stopped as not tolerated",
                     relapsed() + ordered("o", kTdxd, "2025-02-01",
                                          R"("status":"stopped","intent":"order","statusReason":)" +
                                              concept_of("snomed 407563006")),
                     {"currentTreatment = none", "notTolerated.trastuzumab deruxtecan = true"}},
           RecordRow{
               "an unknown mixture",
               relapsed() + taken("a", kTdm1, "2025-02-01", "", kActive) + taken("b", kTuc, "2025-02-01", "", kActive),
               {"currentTreatment = other"}},
           RecordRow{
               "weekly doses are not cycles",
               relapsed() + given("a", kT, "2025-05-01") + given("b", kT, "2025-05-08") + given("c", kT, "2025-05-15"),
               {"currentTreatment = trastuzumab", "cyclesGiven = ?"}},
           RecordRow{"progression on it",
                     relapsed() + both + worse("w", "2025-05-20"),
                     {"progressionOnCurrent = yes", "response = progression", "progressedOn.trastuzumab = true"}},
           RecordRow{"response to it",
                     relapsed() + both + observation("r", "loinc 88040-1", answer("loinc LA28369-9"), "2025-04-20") +
                         observation("s", "loinc 88040-1", answer("text stable disease"), "2025-05-20"),
                     {"progressionOnCurrent = no", "response = partial", "progressedOn = ?"}},
           RecordRow{"an old progression is not on it",
                     relapsed() + both + worse("w", "2024-05-20"),
                     {"progressionOnCurrent = ?", "response = ?"}},
       })
    expect_row(row);
}

/// Trastuzumab and pertuzumab from 2024-02-01 on, for a liver metastasis of 2024-01-15.
std::string on_antibodies() {
  return relapsed() + taken("t", kT, "2024-02-01", "", kActive) + taken("q", kP, "2024-02-01", "", kActive);
}

TEST(RecordLines, ANewPlaceIsProgression) {
  const std::vector<std::string> progressed{"progressionOnCurrent = yes", "progressedOn.pertuzumab = true"};
  const std::vector<std::string> not_told{"progressionOnCurrent = ?", "progressedOn.pertuzumab = ?"};
  const auto status = [](const char* day) {
    return observation("s", "loinc 88040-1", answer("text stable disease"), day);
  };
  for (const RecordRow& row : {
           RecordRow{"lungs, fifteen months later", on_antibodies() + condition("m", "icd10cm C78.01", "2025-05-10"),
                     progressed},
           RecordRow{"the same place again", on_antibodies() + condition("m", "icd10cm C78.7", "2025-05-10"), not_told},
           RecordRow{"entered then, begun nobody knows when",
                     on_antibodies() + condition("m", "icd10cm C78.01", "", R"("recordedDate":"2025-05-10")"),
                     not_told},
           RecordRow{"found while staging was under way",
                     on_antibodies() + condition("m", "icd10cm C78.01", "2024-02-20"), not_told},
           RecordRow{"before the treatment changed",
                     relapsed() + condition("m", "icd10cm C78.01", "2025-01-10") +
                         taken("x", kTdxd, "2025-02-01", "", kActive),
                     {"progressionOnCurrent = ?"}},
           RecordRow{"the brain tells nothing of the body",
                     on_antibodies() + condition("m", "icd10cm C79.31", "2025-05-10"), not_told},
           RecordRow{"its lining does", on_antibodies() + condition("m", "icd10cm C79.32", "2025-05-10"), progressed},
           RecordRow{"which place it is is not told", on_antibodies() + condition("m", "icd10cm C79.89", "2025-05-10"),
                     not_told},
           RecordRow{"a later status counts",
                     on_antibodies() + condition("m", "icd10cm C78.01", "2025-03-10") + status("2025-05-20"),
                     {"progressionOnCurrent = no"}},
           RecordRow{"one from before does not",
                     on_antibodies() + condition("m", "icd10cm C78.01", "2025-05-10") + status("2025-03-20"),
                     {"progressionOnCurrent = yes"}},
           RecordRow{"the next drug begins a line",
                     relapsed() + taken("t", kT, "2024-02-01", "2025-03-01") +
                         condition("m", "icd10cm C78.01", "2025-03-10") + taken("x", kTdxd, "2025-04-01", "", kActive),
                     {"linesOfTherapy = 2", "progressedOn.trastuzumab = true", "lastTreatmentEnded = progression"}},
       })
    expect_row(row);
}

TEST(RecordLines, RelapseUnderEarlyTreatmentIsProgression) {
  const std::string cancer = condition("bc", "snomed 254837009", "2022-02-01");
  const std::string adjuvant = cancer + taken("l", "text letrozole", "2022-10-01", "", kActive);
  for (const RecordRow& row : {
           RecordRow{"the first metastasis",
                     adjuvant + condition("m", "icd10cm C78.7", "2025-05-10"),
                     {"currentTreatment = aromatase-inhibitor", "progressionOnCurrent = yes"}},
           RecordRow{"the drug was begun after it",
                     cancer + condition("m", "icd10cm C78.7", "2025-04-10") +
                         taken("l", "text letrozole", "2025-04-20", "", kActive),
                     {"progressionOnCurrent = ?"}},
           RecordRow{"days before it",
                     cancer + condition("m", "icd10cm C78.7", "2025-04-10") +
                         taken("l", "text letrozole", "2025-03-20", "", kActive),
                     {"progressionOnCurrent = ?"}},
           RecordRow{"metastatic from the start, staged late",
                     condition("bc", "snomed 254837009", "2025-01-01") + condition("m", "icd10cm C78.7", "2025-03-10") +
                         taken("l", "text letrozole", "2025-01-05", "", kActive),
                     {"progressionOnCurrent = ?"}},
       })
    expect_row(row);
}

TEST(RecordLines, TheAntibodiesEndedForProgressionBesideAnEndocrineDrug) {
  const std::string letrozole = taken("l", "text letrozole", "2024-06-01", "", kActive);
  const auto antibodies = [](const std::string& until) {
    return relapsed() + taken("t", kT, "2024-02-01", until, stopped("text progression")) +
           taken("q", kP, "2024-02-01", until, stopped("text progression"));
  };
  for (const RecordRow& row : {
           RecordRow{"which goes on",
                     antibodies("2025-05-16") + letrozole,
                     {"currentTreatment = aromatase-inhibitor", "progressionOnCurrent = yes"}},
           RecordRow{"and was begun afterwards",
                     antibodies("2024-06-10") + letrozole,
                     {"currentTreatment = aromatase-inhibitor", "progressionOnCurrent = ?"}},
           RecordRow{"a later status says otherwise",
                     antibodies("2025-05-16") + letrozole +
                         observation("s", "loinc 88040-1", answer("text stable disease"), "2025-05-25"),
                     {"currentTreatment = aromatase-inhibitor", "progressionOnCurrent = no"}},
           RecordRow{"another drug against HER2 took their place",
                     antibodies("2025-05-16") + letrozole + taken("x", kTdxd, "2025-03-20", "", kActive),
                     {"progressionOnCurrent = ?"}},
       })
    expect_row(row);
}

TEST(RecordLines, AnthracyclinesAreSummedOnlyWhole) {
  const auto dose = [](const std::string& id, const std::string& unit) {
    return given(
        id, "text doxorubicin", "2020-03-0" + id.substr(1),
        R"("status":"completed","dosage":{"dose":{"value":60,"unit":")" + unit + R"(","code":")" + unit + R"("}})");
  };
  for (const RecordRow& row : {
           RecordRow{"in mg/m2",
                     relapsed() + dose("x1", "mg/m2") + dose("x2", "mg/m2"),
                     {"anthracyclineCumulative = 120 mg/m²", "exposedTo.anthracycline = true"}},
           RecordRow{"one in mg", relapsed() + dose("x1", "mg/m2") + dose("x2", "mg"), {"anthracyclineCumulative = ?"}},
           RecordRow{"one without a dose",
                     relapsed() + dose("x1", "mg/m2") + given("y", "text doxorubicin", "2020-05-01"),
                     {"anthracyclineCumulative = ?"}},
           RecordRow{"epirubicin counts otherwise",
                     relapsed() + dose("x1", "mg/m2") + given("y", "text epirubicin", "2020-05-01"),
                     {"anthracyclineCumulative = ?"}},
           RecordRow{"none", relapsed(), {"anthracyclineCumulative = ?", "exposedTo.anthracycline = false"}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
