// What hospitals write in words, by other countries' codes or in other resources: receptors, stage, sites, treatments;
// and the nearby words that must not be taken.
#include "case/records.h"

namespace nextline::testing {
namespace {

std::string in_words(const std::string& id, const std::string& code, const std::string& words,
                     const std::string& day = "2024-02-01") {
  return observation(id, code, R"("valueString":")" + words + '"', day);
}
std::string percent(const std::string& loinc, const std::string& value, const std::string& more = "") {
  return observation("er", "loinc " + loinc,
                     R"("valueQuantity":{"value":)" + value + R"(,"unit":"%","code":"%")" + more + '}', "2024-02-01");
}
/// A whole treatment as one procedure: its protocol, time and, by the German module, why it ended.
std::string protocol(const std::string& words, const std::string& from, const std::string& to,
                     const std::string& end = "") {
  const std::string outcome =
      end.empty()
          ? ""
          : R"(,"outcome":{"coding":[{"system":"https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/)"
            R"(CodeSystem/mii-cs-onko-therapie-ende-grund","code":")" +
                end + "\"}]}";
  return resource(
      "Procedure", "proto" + from,
      R"("status":"completed","code":{"coding":[{"system":"http://fhir.de/CodeSystem/bfarm/ops","code":"8-54"}]},)"
      R"("usedCode":[{"text":")" +
          words + R"("}],"performedPeriod":{"start":")" + from + R"(","end":")" + to + "\"}" + outcome);
}
std::string reason(const std::string& words, const std::string& status = "stopped") {
  return R"("status":")" + status + R"(","statusReason":[{"text":")" + words + "\"}]";
}

void expect_rows(const std::vector<RecordRow>& rows) {
  for (const RecordRow& row : rows) expect_row(row);
}

TEST(RecordWords, HormoneReceptorsByPercentageAndInWords) {
  const std::string pr = in_words("pr", "loinc 85339-0", "negative");
  expect_rows({
      {"95 %", kCancer + percent("85329-1", "95"), {"hormoneReceptor = positive"}},
      {"1 % is positive", kCancer + percent("14228-1", "1"), {"hormoneReceptor = positive"}},
      {"less than 1 %", kCancer + percent("85329-1", "1", R"(,"comparator":"<")") + pr, {"hormoneReceptor = negative"}},
      {"less than 10 % says neither",
       kCancer + percent("85329-1", "10", R"(,"comparator":"<")") + pr,
       {"hormoneReceptor = ?"}},
      {"none", kCancer + percent("85329-1", "0") + pr, {"hormoneReceptor = negative"}},
      {"none, and no progesterone receptor tested", kCancer + percent("85329-1", "0"), {"hormoneReceptor = ?"}},
      {"in words", kCancer + in_words("er", "text ER", "95% strong"), {"hormoneReceptor = positive"}},
      {"pos", kCancer + in_words("er", "text Estrogen receptor", "pos 80 %"), {"hormoneReceptor = positive"}},
      {"neg", kCancer + in_words("er", "text ER", "<1% neg") + pr, {"hormoneReceptor = negative"}},
      {"weakly stained is not negative", kCancer + in_words("er", "text ER", "1+ (5 %)") + pr, {"hormoneReceptor = ?"}},
      {"both in one result",
       kCancer + in_words("s", "text ER/PR", "ER negative, PR negative"),
       {"hormoneReceptor = negative"}},
      {"the second of them", kCancer + in_words("s", "text ER/PR", "ER 0%, PR 20%"), {"hormoneReceptor = positive"}},
      {"in French",
       kCancer + in_words("s", "text Récepteurs hormonaux - biopsie", "RE 0 % ; RP 0 %"),
       {"hormoneReceptor = negative"}},
      {"a visit to the emergency room", kCancer + in_words("s", "text ER visit", "positive"), {"hormoneReceptor = ?"}},
  });
}

TEST(RecordWords, PathologyTemplatesHoldEachMarkerAsAComponent) {
  const auto part = [](const std::string& code, const std::string& words) {
    return R"({"code":)" + concept_of(code) + R"(,"valueString":")" + words + "\"}";
  };
  const auto sample = [](const std::string& parts) {
    return observation("t", "text Breast biomarkers", R"("component":[)" + parts + ']', "2024-02-01");
  };
  const std::string er = part("loinc 85337-4", "negative");
  const std::string pr = part("loinc 85339-0", "positive (30 %)");
  expect_rows({
      {"oestrogen receptor", kCancer + sample(part("loinc 85337-4", "95 %")), {"hormoneReceptor = positive"}},
      {"progesterone receptor alone", kCancer + sample(er + ',' + pr), {"hormoneReceptor = positive"}},
      {"neither", kCancer + sample(er + ',' + part("loinc 85339-0", "0 %")), {"hormoneReceptor = negative"}},
      {"an older negative test stands beside",
       kCancer + in_words("pr", "loinc 85339-0", "negative", "2020-01-01") + sample(er + ',' + pr),
       {"hormoneReceptor = positive"}},
      {"HER2", kCancer + sample(er + ',' + part("loinc 85319-2", "3+")), {"her2 = positive"}},
  });
}

TEST(RecordWords, Her2ScoresAreToldByTheirFirstNumber) {
  const char* const ihc = "loinc 85319-2";
  expect_rows({
      {"0 of 3", kCancer + in_words("a", ihc, "0/3+"), {"her2 = negative"}},
      {"1+ of 3+", kCancer + in_words("a", ihc, "1+ (scale to 3+)"), {"her2 = negative"}},
      {"the name has a number too", kCancer + in_words("a", "text HER2/neu", "HER2 3+"), {"her2 = positive"}},
      {"with the method", kCancer + in_words("a", ihc, "IHC 3+ (positive)"), {"her2 = positive"}},
      {"0 in words", kCancer + in_words("a", ihc, "0 (negative)"), {"her2 = negative"}},
      {"called positive with 2+", kCancer + in_words("a", ihc, "positive (2+)"), {"her2 = equivocal"}},
      {"called positive with 1+", kCancer + in_words("a", ihc, "positive (1+)"), {"her2 = ?"}},
      {"a share of cells is no score", kCancer + in_words("a", ihc, "0 % of cells"), {"her2 = ?"}},
      {"amplified at the end",
       kCancer + in_words("a", "text HER2 FISH ratio", "HER2/CEP17 ratio 3.1; avg HER2 copies/cell 7.8 - AMPLIFIED"),
       {"her2 = positive"}},
      {"not amplified at the end",
       kCancer + in_words("a", "text HER2 FISH", "ratio 1.1 - not amplified"),
       {"her2 = negative"}},
      {"of the newest sample",
       kCancer + in_words("a", "text HER2/neu", "Positive (3+)", "2017-04-01") +
           in_words("b", "text HER2/neu (bone bx, R ilium)", "Negative (1+)", "2024-09-22"),
       {"her2 = negative"}},
  });
}

TEST(RecordWords, DiseaseAndStage) {
  const auto problem = [](const std::string& words) { return condition("bc", "text " + words, "2024-02-01"); };
  const std::string bundled =
      R"("code":{"coding":[{"system":"http://fhir.de/CodeSystem/bfarm/icd-10-gm","code":"C50.4"}]})";
  expect_rows({
      {"a German code", resource("Condition", "bc", bundled), {"breastCancer = yes"}},
      {"a problem list",
       problem("Breast cancer, left - Stage IV (cT4d N1 M1)"),
       {"breastCancer = yes", "metastatic = yes"}},
      {"shortened", problem("Recurrent breast ca, R, lung mets"), {"breastCancer = yes", "metastaticSites = lung"}},
      {"of the family", problem("Family history of breast cancer"), {"breastCancer = no"}},
      {"asked", problem("Breast cancer?"), {"breastCancer = no"}},
      {"denied", problem("No evidence of breast cancer"), {"breastCancer = no"}},
      {"of the past", problem("h/o breast cancer"), {"breastCancer = no"}},
      {"mets denied", kCancer + condition("m", "text no bone mets", "2024-02-01"), {"metastaticSites = ?"}},
      {"stage in words", kCancer + in_words("s", "loinc 21908-9", "IIB (cT2 cN1 cM0)"), {"metastatic = no"}},
      {"stage IV in words", kCancer + in_words("s", "text Stage group", "Stage IV"), {"metastatic = yes"}},
      {"stage IIIC by SNOMED",
       kCancer + observation("s", "snomed 399537006", answer("snomed 1222806003"), "2024-02-01"),
       {"metastatic = no"}},
      {"stage IV by SNOMED",
       kCancer + observation("s", "snomed 399537006", answer("snomed 1222837003"), "2024-02-01"),
       {"metastatic = yes"}},
      {"M0 in words", kCancer + in_words("m", "snomed 399387003", "cM0"), {"metastatic = no"}},
      {"MX says neither", kCancer + in_words("m", "snomed 399387003", "cMX"), {"metastatic = ?"}},
  });
}

TEST(RecordWords, WholeTreatmentsOfRegistries) {
  const std::string met = kCancer + condition("met", "icd10cm C78.7", "2024-01-15");
  expect_rows({
      {"a protocol ended for progression",
       met + protocol("Docetaxel/Trastuzumab/Pertuzumab", "2024-02-01", "2025-01-10", "P"),
       {"exposedTo.trastuzumab = true", "exposedTo.taxane = true", "progressedOn.pertuzumab = true",
        "linesOfTherapy = 1", "currentTreatment = none", "exposedTo.capecitabine = false"}},
      {"side effects of a protocol are of no one drug",
       met + protocol("Docetaxel/Trastuzumab/Pertuzumab", "2024-02-01", "2025-01-10", "A"),
       {"notTolerated = ?"}},
      {"side effects of one drug",
       met + protocol("Trastuzumab-Emtansin", "2024-02-01", "2025-01-10", "A"),
       {"notTolerated.trastuzumab emtansine = true"}},
      {"letters of a protocol",
       met + protocol("EC-Paclitaxel/Trastuzumab", "2020-03-01", "2021-03-01"),
       {"priorAdjuvant.anthracycline = true", "priorAdjuvant.taxane = true", "priorAdjuvantHer2 = yes"}},
      {"a procedure without drugs leaves the rest open",
       met + protocol("klinikinternes Schema", "2024-02-01", "2025-01-10"),
       {"exposedTo.trastuzumab = ?", "linesOfTherapy = ?"}},
      {"enteric-coated is no epirubicin",
       met + taken("a", "text aspirin EC 81 mg", "2024-02-01", ""),
       {"exposedTo.anthracycline = false"}},
  });
}

TEST(RecordWords, WhatIsNotReadLeavesTheRestOpen) {
  const std::string met = kCancer + condition("met", "icd10cm C78.7", "2024-01-15");
  const auto plan = [](const std::string& title, const std::string& from) {
    return resource(
        "CarePlan", "cp",
        R"("status":"completed","intent":"plan","title":")" + title + R"(","period":{"start":")" + from + "\"}");
  };
  expect_rows({
      {"TCHP is its four drugs",
       met + taken("a", "text TCHP x6", "2020-03-01", "2020-08-01"),
       {"exposedTo.platinum = true", "exposedTo.taxane = true", "exposedTo.pertuzumab = true",
        "priorAdjuvantHer2 = yes"}},
      {"THP names no taxane",
       met + taken("a", "text THP x6", "2024-03-01", "", R"("status":"active")"),
       {"exposedTo.taxane = true", "exposedTo.trastuzumab = true", "currentTreatment = ?"}},
      {"the taxane stands beside",
       met + taken("a", "text THP (weekly Taxol) x6", "2025-03-01", "", R"("status":"active")"),
       {"currentTreatment = paclitaxel-trastuzumab-pertuzumab"}},
      {"words that are not understood",
       met + taken("a", "text Herceptin per outside oncologist, see notes", "2020-03-01", "2020-08-01"),
       {"exposedTo.trastuzumab = ?", "exposedTo.taxane = ?", "priorAdjuvantHer2 = ?", "linesOfTherapy = 0"}},
      {"words of treatment that ended before the metastasis was found",
       met + taken("a", "text Herceptin per outside oncologist, see notes", "2020-03-01", "2020-08-01") +
           taken("b", kTdxd, "2024-03-01", "", R"("status":"active")"),
       {"exposedTo.taxane = ?", "priorAdjuvantHer2 = ?", "linesOfTherapy = 1"}},
      {"other medicines leave nothing open",
       met + taken("a", "text lisinopril 10 mg", "2020-03-01", "2020-08-01"),
       {"exposedTo.trastuzumab = false", "linesOfTherapy = 0"}},
      {"an endocrine drug under a name nobody knows",
       met + ordered("a", "text Tab OESTROZ-X 1 mg OD (anastrozole)", "2024-02-01"),
       {"currentTreatment = ?", "exposedTo.aromatase inhibitor = ?"}},
      {"the premedication of a drug",
       met + taken("a", "text Dexametasona 8 mg VO c/12 h x 3 días (premedicación docetaxel)", "2024-02-01",
                   "2024-02-03"),
       {"exposedTo.taxane = false", "linesOfTherapy = 0"}},
      {"premedication first",
       met + taken("a", "text Premedication and docetaxel per local protocol", "2024-02-01", "2024-02-03"),
       {"exposedTo.taxane = ?"}},
      {"a drug with its premedication",
       met + taken("a", "text docetaxel per local protocol, premedication: dexamethasone", "2024-02-01", "2024-02-03"),
       {"exposedTo.taxane = ?"}},
      {"a care plan", met + plan("PACLitaxel weekly x18 + trastuzumab", "2024-02-01"), {"exposedTo.taxane = ?"}},
      {"a care plan of drugs that are on record in its time",
       met + plan("OP BREAST DOCETAXEL / TRASTUZUMAB / PERTUZUMAB Q21D", "2024-02-01") +
           taken("a", kT, "2024-02-01", "2024-08-01") + taken("b", kP, "2024-02-01", "2024-08-01") +
           taken("c", "text docetaxel", "2024-02-01", "2024-06-01"),
       {"exposedTo.capecitabine = false", "linesOfTherapy = 1"}},
      {"one of them is on record at another time only",
       met + plan("docetaxel, Herceptin", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01") +
           taken("c", "text docetaxel", "2019-02-01", "2019-06-01"),
       {"exposedTo.capecitabine = ?", "linesOfTherapy = ?"}},
      {"a conjugate is not its antibody",
       met + plan("trastuzumab deruxtecan", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01"),
       {"exposedTo.trastuzumab deruxtecan = ?"}},
      {"a care plan of something else",
       met + plan("Diabetes self management plan", "2024-02-01"),
       {"exposedTo.taxane = false"}},
      {"the letters of a protocol whose drugs are all on record",
       met + plan("1L THP q21d", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01") +
           taken("p", kP, "2024-02-01", "2024-08-01") + taken("t", "text docetaxel", "2024-02-01", "2024-06-01"),
       {"exposedTo.trastuzumab emtansine = false", "exposedTo.taxane = true"}},
      {"an endocrine drug that is on record",
       met + plan("Trastuzumab maintenance + letrozole", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01") +
           taken("l", "text anastrozole", "2024-02-01", "2024-08-01"),
       {"exposedTo.taxane = false"}},
      {"and of one with a drug that is not",
       met + plan("Neoadjuvant TCHP x6", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01") +
           taken("p", kP, "2024-02-01", "2024-08-01") + taken("t", "text docetaxel", "2024-02-01", "2024-06-01"),
       {"exposedTo.trastuzumab emtansine = ?"}},
      {"letters of two protocols, one on record",
       met + plan("ddAC-THP", "2024-02-01") + taken("a", kT, "2024-02-01", "2024-08-01") +
           taken("p", kP, "2024-02-01", "2024-08-01") + taken("t", "text docetaxel", "2024-02-01", "2024-06-01"),
       {"exposedTo.anthracycline = ?"}},
      {"a care plan that is to come", met + plan("THP", "2025-07-01"), {"exposedTo.taxane = false"}},
  });
}

TEST(RecordWords, OrdersThatNobodyClosed) {
  const std::string met = kCancer + condition("met", "icd10cm C78.7", "2024-01-15");
  const auto cycles = [](const char* drug, const std::string& prefix, std::initializer_list<const char*> days) {
    std::string all;
    int i = 0;
    for (const char* day : days) all += given(prefix + std::to_string(i++), drug, day);
    return all;
  };
  const std::string antibodies =
      cycles(kT, "t", {"2025-03-01", "2025-03-22", "2025-04-12", "2025-05-03", "2025-05-24"}) +
      cycles(kP, "p", {"2025-03-01", "2025-03-22", "2025-04-12", "2025-05-03", "2025-05-24"});
  expect_rows({
      {"the taxane was last given in spring while the antibodies went on",
       met + antibodies + ordered("o", "text docetaxel", "2025-03-01") + given("d0", "text docetaxel", "2025-03-01") +
           given("d1", "text docetaxel", "2025-03-22"),
       {"currentTreatment = trastuzumab-pertuzumab"}},
      {"a new order after it",
       met + antibodies + ordered("o", "text docetaxel", "2025-05-24") + given("d0", "text docetaxel", "2025-03-01"),
       {"currentTreatment = docetaxel-trastuzumab-pertuzumab"}},
      {"nothing else was given since, for five months: a pause or the end",
       met + ordered("o", kTdxd, "2025-01-01") + given("d0", kTdxd, "2025-01-05"),
       {"currentTreatment = ?"}},
      {"another entry says why it was stopped",
       met + ordered("o", kTdxd, "2025-01-01") +
           taken("s", kTdxd, "2025-01-01", "2025-04-20", reason("grade 2 pneumonitis - do not resume")),
       {"currentTreatment = none", "notTolerated.trastuzumab deruxtecan = true"}},
      {"stopped, then begun again",
       met + taken("s", kTdxd, "2024-03-01", "2024-08-20", reason("patient preference")) +
           ordered("o", kTdxd, "2025-01-01"),
       {"currentTreatment = trastuzumab-deruxtecan"}},
      {"a hold is no stop",
       met + taken("s", kTdm1, "2025-01-01", "2025-05-20", reason("thrombocytopenia", "on-hold")),
       {"notTolerated = ?"}},
      {"progression in words",
       met + taken("s", kTdm1, "2024-02-01", "2025-01-10", reason("PD - new peritoneal disease")),
       {"progressedOn.trastuzumab emtansine = true", "lastTreatmentEnded = progression"}},
      {"progression denied",
       met + taken("s", kTdm1, "2024-02-01", "2025-01-10", reason("no progression, patient preference")),
       {"progressedOn = ?"}},
      {"another taxane was tolerated",
       met + taken("x", "text paclitaxel", "2024-02-01", "2024-02-01", reason("anaphylaxis")) +
           taken("y", "text docetaxel", "2024-02-20", "2024-07-01"),
       {"notTolerated = ?", "exposedTo.taxane = true"}},
  });
}

TEST(RecordWords, ReportsThatNobodyReadAreNamed) {
  const auto report = [](const std::string& day, const std::string& more) {
    return resource("DiagnosticReport", "ct",
                    R"("status":"final","code":{"text":"CT"},"effectiveDateTime":")" + day + "\"," + more);
  };
  const std::string treated = relapsed() + given("a", kTdxd, "2025-05-01") + given("b", kTdxd, "2025-05-22");
  const std::string words = R"("conclusion":"New liver lesions.")";
  const std::vector<std::string> unknown{"progressionOnCurrent = ?"};
  const std::vector<std::string> named{
      "DiagnosticReport/ct: a report of 2025-05-20 in running text, which is not read"};
  expect_row({"a report in words", treated + report("2025-05-20", words), unknown, {}, named});
  const auto notes_of = [](const std::string& resources) {
    std::string all;
    for (const std::string& note : RecordReading::instance().read(patient() + resources).notes) all += note + '\n';
    return all;
  };
  EXPECT_EQ(notes_of(treated + report("2024-05-20", words)), "") << "of long ago";
  EXPECT_EQ(notes_of(treated + report("2025-05-20", R"("result":[])")), "") << "a list of results";
  EXPECT_EQ(notes_of(relapsed() + report("2025-05-20", words)), "") << "nothing is being given";
  EXPECT_EQ(notes_of(treated + worse("w", "2025-05-25") + report("2025-05-20", words)), "") << "a status is on record";
}

TEST(RecordWords, CyclesAreCountedOnlyWhereAllAreOnRecord) {
  const std::string met = kCancer + condition("met", "icd10cm C78.7", "2024-01-15");
  const std::string last_two = given("a", kTdxd, "2025-05-01") + given("b", kTdxd, "2025-05-22");
  expect_rows({
      {"all of them", met + last_two, {"cyclesGiven = 2"}},
      {"begun long before", met + ordered("o", kTdxd, "2024-06-01") + last_two, {"cyclesGiven = ?"}},
      {"with a gap", met + given("c", kTdxd, "2025-02-20") + last_two, {"cyclesGiven = ?"}},
      {"a course before, with nothing between", met + given("c", kTdxd, "2024-10-01") + last_two, {"cyclesGiven = ?"}},
  });
}

}  // namespace
}  // namespace nextline::testing
