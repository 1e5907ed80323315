// Spread, sites, receptors, brain: what a record says of the disease, and what it does not.
#include "case/records.h"

namespace nextline::testing {
namespace {

const char* const kRefuted = R"("verificationStatus":{"coding":[{"code":"refuted"}]})";

TEST(RecordDisease, SpreadIsReadFromCodesOfManyKinds) {
  for (const RecordRow& row : {
           RecordRow{"ICD-10-CM with and without a dot",
                     kCancer + condition("m", "icd10cm C7951", "2024-02-01"),
                     {"breastCancer = yes", "metastatic = yes", "metastaticSites = bone"}},
           RecordRow{"ICD-10 of the WHO",
                     condition("bc", "icd10 C50.9", "2020") + condition("m", "icd10 C78.0", "2024-02-01"),
                     {"breastCancer = yes", "metastaticSites = lung"}},
           RecordRow{"SNOMED", kCancer + condition("m", "snomed 94381002", "2024-02-01"), {"metastaticSites = liver"}},
           RecordRow{
               "words",
               condition("bc", "text Breast cancer", "2020") + condition("m", "text Liver metastases", "2024-02-01"),
               {"breastCancer = yes", "metastaticSites = liver"}},
           RecordRow{"words that deny",
                     condition("bc", "text Family history of breast cancer", "2020") +
                         condition("m", "text No liver metastases", "2024-02-01"),
                     {"breastCancer = no", "metastatic = ?"}},
           RecordRow{"several sites",
                     kCancer + condition("m", "icd10cm C78.7", "2024-02-01") +
                         condition("n", "icd10cm C79.51", "2024-02-01") + condition("o", "icd10cm C77.1", "2024-02-01"),
                     {"metastaticSites.liver = true", "metastaticSites.bone = true",
                      "metastaticSites.distant lymph nodes = true", "metastaticSites.lung = ?"}},
           RecordRow{"an axillary node is regional",
                     kCancer + condition("m", "icd10cm C77.3", "2024-02-01") +
                         condition("n", "snomed 94181007", "2024-02-01"),
                     {"metastatic = ?", "metastaticSites = ?"}},
           RecordRow{"entered in error",
                     kCancer + condition("m", "icd10cm C78.7", "2024-02-01",
                                         R"("verificationStatus":{"coding":[{"code":"entered-in-error"}]})"),
                     {"metastatic = ?"}},
           RecordRow{"refuted", kCancer + condition("m", "icd10cm C78.7", "2024-02-01", kRefuted), {"metastatic = ?"}},
           RecordRow{"suspected only",
                     kCancer + condition("m", "icd10cm C78.7", "2024-02-01",
                                         R"("verificationStatus":{"coding":[{"code":"provisional"}]})"),
                     {"metastatic = ?"}},
           RecordRow{"a site not told",
                     kCancer + condition("m", "snomed 399409002", "2024-02-01"),
                     {"metastatic = yes", "metastaticSites = ?"}},
           RecordRow{
               "bones are not only bones", kCancer + condition("m", "icd10cm C79.51", "2024-02-01"), {"boneOnly = ?"}},
           RecordRow{"bones only, as stated",
                     kCancer + condition("m", "text bone-only metastases", "2024-02-01"),
                     {"boneOnly = yes", "metastaticSites = bone"}},
           RecordRow{"bones only, as stated, beside a liver",
                     kCancer + condition("m", "text bone-only metastases", "2024-02-01") +
                         condition("l", "icd10cm C78.7", "2024-03-01"),
                     {"boneOnly = no"}},
       })
    expect_row(row);
}

TEST(RecordDisease, BrainMetastasesAreActiveOrStableOnlyWhereSaid) {
  const std::string brain = condition("b", "icd10cm C79.31", "2025-02-01");
  const auto at_brain = [](const std::string& id, const std::string& value, const std::string& day) {
    return observation(id, "loinc 88040-1", answer(value), day, R"("status":"final","bodySite":{"text":"Brain"})");
  };
  const auto procedure = [](const std::string& code, const std::string& day, const std::string& site) {
    return resource("Procedure", "rt",
                    R"("status":"completed","code":)" + concept_of(code) + R"(,"performedPeriod":{"start":")" + day +
                        R"("},"bodySite":[)" + concept_of(site) + "]");
  };
  for (const RecordRow& row : {
           RecordRow{"on record alone",
                     kCancer + brain,
                     {"brainMetastases = ?", "metastaticSites = brain", "leptomeningealDisease = ?"}},
           RecordRow{"found 42 days ago, and not treated since",
                     kCancer + condition("b", "icd10cm C79.31", "2025-04-20"),
                     {"brainMetastases = active"}},
           RecordRow{
               "found 43 days ago", kCancer + condition("b", "icd10cm C79.31", "2025-04-19"), {"brainMetastases = ?"}},
           RecordRow{"new, and treated since",
                     kCancer + condition("b", "icd10cm C79.31", "2025-05-10") +
                         procedure("snomed 1217123003", "2025-05-20", "text Brain"),
                     {"brainMetastases = ?"}},
           RecordRow{"new, treated before it for another",
                     kCancer + condition("b", "icd10cm C79.31", "2025-05-10") +
                         procedure("snomed 1217123003", "2024-05-20", "text Brain"),
                     {"brainMetastases = active"}},
           RecordRow{"entered lately, begun nobody knows when",
                     kCancer + condition("b", "icd10cm C79.31", "", R"("recordedDate":"2025-05-20")"),
                     {"brainMetastases = ?"}},
           RecordRow{"status in words",
                     kCancer + condition("b", "icd10cm C79.31", "2025-02-01",
                                         R"("clinicalStatus":{"coding":[{"code":"active"}],"text":"treated, stable"})"),
                     {"brainMetastases = stable"}},
           RecordRow{"recurrence",
                     kCancer + condition("b", "icd10cm C79.31", "2025-02-01",
                                         R"("clinicalStatus":{"coding":[{"code":"recurrence"}]})"),
                     {"brainMetastases = active"}},
           RecordRow{"disease status of the brain",
                     kCancer + brain + at_brain("s", "snomed 359746009", "2025-05-01"),
                     {"brainMetastases = stable"}},
           RecordRow{"growth later",
                     kCancer + brain + at_brain("s", "snomed 359746009", "2025-04-01") +
                         at_brain("w", "snomed 271299001", "2025-05-01"),
                     {"brainMetastases = active"}},
           RecordRow{"excluded by imaging",
                     kCancer + observation("i", "snomed 94225005", answer("text absent"), "2025-05-01"),
                     {"brainMetastases = none"}},
           RecordRow{"refuted",
                     kCancer + condition("b", "icd10cm C79.31", "2025-05-01", kRefuted),
                     {"brainMetastases = none"}},
           RecordRow{"on record and excluded",
                     kCancer + brain + observation("i", "snomed 94225005", answer("text absent"), "2025-05-01"),
                     {"brainMetastases = ?"},
                     {"brainMetastases:"},
                     {}},
           RecordRow{"irradiated since",
                     kCancer + brain + procedure("snomed 1217123003", "2025-03-01", "text Brain"),
                     {"brainTreatedLocally = yes"}},
           RecordRow{"irradiated elsewhere",
                     kCancer + brain + procedure("snomed 1217123003", "2025-03-01", "text Left breast"),
                     {"brainTreatedLocally = ?", "heartIrradiated = yes"}},
           RecordRow{"irradiated before",
                     kCancer + brain + procedure("snomed 1217123003", "2025-01-01", "text Brain"),
                     {"brainTreatedLocally = ?"}},
           RecordRow{
               "the lining, in the words beside a code of both",
               kCancer + resource("Condition", "l",
                                  R"("code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"C79.3",)"
                                  R"("display":"Secondary malignant neoplasm of brain and cerebral meninges"}],)"
                                  R"("text":"Leptomeningeal metastases"},"onsetDateTime":"2025-05-20",)"
                                  R"("clinicalStatus":{"coding":[{"code":"active"}]})"),
               {"leptomeningealDisease = yes", "brainMetastases = ?"}},
           RecordRow{
               "the same code without such words",
               kCancer + resource("Condition", "l",
                                  R"("code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"C79.3",)"
                                  R"("display":"Secondary malignant neoplasm of brain and cerebral meninges"}]},)"
                                  R"("onsetDateTime":"2025-05-20",)"
                                  R"("clinicalStatus":{"coding":[{"code":"active"}]})"),
               {"leptomeningealDisease = ?", "brainMetastases = active"}},
           RecordRow{"in the meninges",
                     kCancer + condition("l", "icd10cm C79.32", "2025-05-01"),
                     {"leptomeningealDisease = yes", "metastaticSites = leptomeninges", "metastatic = yes"}},
       })
    expect_row(row);
}

TEST(RecordDisease, Her2FollowsTheTests) {
  const char* const ihc = "loinc 85319-2";
  const char* const ish = "loinc 85318-4";
  const auto score = [&](const std::string& id, const std::string& words, const std::string& day) {
    return observation(id, ihc, R"("valueString":")" + words + '"', day);
  };
  const auto counts = [](const std::string& ratio, const std::string& copies, const std::string& day) {
    return observation("ra", "loinc 49683-6", number(ratio, "1"), day) +
           observation("co", "loinc 74860-8", number(copies, "1"), day);
  };
  for (const RecordRow& row : {
           RecordRow{"3+", kCancer + score("a", "3+", "2024-02-01"), {"her2 = positive"}},
           RecordRow{"2+ alone", kCancer + score("a", "2+ (equivocal)", "2024-02-01"), {"her2 = equivocal"}},
           RecordRow{"2+ and amplified in one text",
                     kCancer + score("a", "IHC 2+, SISH amplified (HER2:CEP17 4.2)", "2024-02-01"),
                     {"her2 = positive"}},
           RecordRow{"2+ and a positive hybridisation in one text",
                     kCancer + score("a", "2+, FISH: positive", "2024-02-01"),
                     {"her2 = positive"}},
           RecordRow{"2+ and not amplified in one text",
                     kCancer + score("a", "2+ (not amplified by FISH)", "2024-02-01"),
                     {"her2 = negative"}},
           RecordRow{"2+ und nicht amplifiziert",
                     kCancer + score("a", "2+, FISH nicht amplifiziert", "2024-02-01"),
                     {"her2 = negative"}},
           RecordRow{"2+ with a hybridisation to come",
                     kCancer + score("a", "2+, FISH pending; treat if amplified", "2024-02-01"),
                     {"her2 = equivocal"}},
           RecordRow{"2+ with a possible hybridisation",
                     kCancer + score("a", "2+, FISH possible", "2024-02-01"),
                     {"her2 = equivocal"}},
           RecordRow{"2+ and amplified in Swedish",
                     kCancer + score("a", "2+", "2024-02-01") +
                         observation("b", ish, answer("text Amplifierad, kvot 4,1"), "2024-02-05"),
                     {"her2 = positive"}},
           RecordRow{
               "2+ and amplified",
               kCancer + score("a", "2+", "2024-02-01") + observation("b", ish, answer("text Amplified"), "2024-02-05"),
               {"her2 = positive"}},
           RecordRow{
               "2+ and not amplified",
               kCancer + score("a", "2+", "2024-02-01") + observation("b", ish, answer("loinc LA6577-6"), "2024-02-05"),
               {"her2 = negative"}},
           RecordRow{
               "1+ and amplified without counts contradict",
               kCancer + score("a", "1+", "2024-02-01") + observation("b", ish, answer("text Amplified"), "2024-02-05"),
               {"her2 = ?"},
               {"her2:"},
               {}},
           RecordRow{
               "3+ and not amplified on one day",
               kCancer + score("a", "3+", "2024-02-01") +
                   observation("b", ish, answer("text Not amplified"), "2024-02-01"),
               {"her2 = positive"},
               {"her2: positive (Observation/a, 2024-02-01); negative (Observation/b, 2024-02-01); taken as positive:"},
               {}},
           RecordRow{"the later biopsy",
                     kCancer + score("a", "1+", "2020-02-01") + score("b", "3+", "2024-02-01"),
                     {"her2 = positive"}},
           RecordRow{"group 1",
                     kCancer + score("a", "2+", "2024-02-01") + counts("2.4", "6.1", "2024-02-05"),
                     {"her2 = positive"}},
           RecordRow{"group 5",
                     kCancer + score("a", "2+", "2024-02-01") + counts("1.2", "2.5", "2024-02-05"),
                     {"her2 = negative"}},
           RecordRow{"group 2",
                     kCancer + score("a", "2+", "2024-02-01") + counts("2.1", "3.5", "2024-02-05"),
                     {"her2 = equivocal"}},
           RecordRow{
               "entered in error",
               kCancer + observation("a", ihc, R"("valueString":"3+")", "2024-02-01", R"("status":"entered-in-error")"),
               {"her2 = ?"}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
