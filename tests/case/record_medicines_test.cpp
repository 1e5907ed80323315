// Other medicines, allergies and genes: what is read from codes, names and words, and the words beside them that mean
// nothing here.
#include "case/records.h"

namespace nextline::testing {
namespace {

/// What the Case says of a fact, without its name: "?" for nothing.
std::string read_of(const std::string& fact, const std::string& resources) {
  return said(RecordReading::instance().read(patient() + resources), fact).substr(fact.size() + 3);
}

std::string classes_of(const std::string& drug) {
  return read_of("interactingMedicines", taken("a", drug, "2025-05-20", "", kActive));
}

/// A vaccine by its CVX code.
std::string vaccine(const std::string& code, const std::string& date, const std::string& status = "completed") {
  return resource("Immunization", "v",
                  R"("status":")" + status +
                      R"(","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":")" + code +
                      R"("}]},"occurrenceDateTime":")" + date + R"(","patient":{"reference":"Patient/p"})");
}

/// One result in words.
struct Words {
  const char* test;
  const char* words;
  const char* says;
};

void expect_words(const std::string& fact, const std::vector<Words>& rows) {
  for (const Words& row : rows)
    EXPECT_EQ(
        read_of(fact, observation("o", row.test, std::string(R"("valueString":")") + row.words + '"', "2024-03-01")),
        row.says)
        << row.test << ": " << row.words;
}

TEST(RecordMedicines, AreSortedIntoClasses) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"text Eliquis 5 mg tablet", "anticoagulant or antiplatelet drug"},
      {"rxnorm 1364430", "anticoagulant or antiplatelet drug"},
      {"text Xarelto 20 mg", "anticoagulant or antiplatelet drug"},
      {"text clopidogrel bisulfate 75 mg oral tablet", "anticoagulant or antiplatelet drug"},
      {"text Plavix", "anticoagulant or antiplatelet drug"},
      {"text aspirin 81 mg oral delayed release tablet", "anticoagulant or antiplatelet drug"},
      {"text ASS 100", "anticoagulant or antiplatelet drug"},
      {"text Acetylsalicylsäure 100 mg Tabletten", "anticoagulant or antiplatelet drug"},
      {"text ácido acetilsalicílico 100 mg", "anticoagulant or antiplatelet drug"},
      {"text enoxaparin 40 mg/0.4 mL syringe", "anticoagulant or antiplatelet drug"},
      {"atc B01AF02", "anticoagulant or antiplatelet drug"},
      {"text Coumadin 5 mg as directed", "vitamin K antagonist, anticoagulant or antiplatelet drug"},
      {"atc B01AA07", "vitamin K antagonist, anticoagulant or antiplatelet drug"},
      {"text Marcumar", "vitamin K antagonist, anticoagulant or antiplatelet drug"},
      {"text dabigatran etexilate 150 mg", "narrow-index CYP3A or P-gp substrate, anticoagulant or antiplatelet drug"},
      {"text fluconazole 100 mg x7", "QT-prolonging drug, moderate CYP3A4 inhibitor"},
      {"text diltiazem hydrochloride 120 MG Extended Release Oral Capsule", "moderate CYP3A4 inhibitor"},
      {"atc C08DA01", "moderate CYP3A4 inhibitor"},
      {"text Cardizem CD 240 mg", "moderate CYP3A4 inhibitor"},
      {"text rifampin 300 mg capsule", "strong CYP3A4 inducer, moderate CYP2C8 inducer"},
      {"text Dilantin 100 mg TID", "strong CYP3A4 inducer, phenytoin"},
      {"text famotidine 20 mg prn", "H2 blocker or antacid"},
      {"text Pepcid 20 mg BID", "H2 blocker or antacid"},
      {"text calcium carbonate 500 mg chewable", "H2 blocker or antacid"},
      {"atc A02A", "H2 blocker or antacid"},
      {"text Antazida bei Bedarf", "H2 blocker or antacid"},
      {"text Prilosec OTC 20 mg", "proton pump inhibitor"},
      {"rxnorm 314200", "proton pump inhibitor"},
      {"text Oméprazole 20 mg gélule", "proton pump inhibitor"},
      {"text Pantoprazol Teva 40 mg Tabletten", "proton pump inhibitor"},
      {"text folic acid 1 mg", "folate or allopurinol"},
      {"text prenatal multivitamin with folic acid oral tablet", "folate or allopurinol"},
      {"text Foliumzuur 5 mg", "folate or allopurinol"},
      {"text Allopurinol 100 mg", "folate or allopurinol"},
      {"text ondansetron 4 mg ODT prn", "QT-prolonging drug"},
      {"text Zofran ODT 8 mg", "QT-prolonging drug"},
      {"text Paxil 20 mg", "strong CYP2D6 inhibitor"},
      {"text bupropion XL 150 mg", "strong CYP2D6 inhibitor"},
      {"text cyclosporine modified 25 mg", "narrow-index CYP3A or P-gp substrate, moderate CYP3A4 inhibitor"},
      {"text Millepertuis", "St John's wort"},
      {"text Johanniskraut", "St John's wort"},
      {"text ketoconazole 200 mg", "strong CYP3A4 inhibitor"},
      {"text nirmatrelvir/ritonavir", "strong CYP3A4 inhibitor"}};
  for (const auto& [drug, classes] : rows) EXPECT_EQ(classes_of(drug), classes) << drug;
}

TEST(RecordMedicines, AreNotTakenFromNearbyWords) {
  for (const char* words :
       {"5-ASA 800 mg", "aspirin allergy", "no aspirin", "aspirin or clopidogrel", "stop warfarin",
        "ketoconazole 2 % cream", "erythromycin ophthalmic ointment", "ciprofloxacin otic drops", "heparin lock flush",
        "calcium carbonate with vitamin D3", "Calciumcarbonaat/colecalciferol", "multivitamin",
        "apixaban held for surgery", "tucatinib 150 mg", "ribociclib 200 mg", "as needed", "rosuvastatin 10 mg"})
    EXPECT_EQ(classes_of(std::string("text ") + words), "?") << words;
}

TEST(RecordMedicines, CountOnlyWhileTaken) {
  for (const RecordRow& row : {
           RecordRow{"a past course",
                     taken("a", "text fluconazole", "2025-01-01", "2025-01-10"),
                     {"interactingMedicines = ?"}},
           RecordRow{"a stopped order",
                     ordered("a", "text apixaban", "2025-05-01", R"("status":"stopped","intent":"order")"),
                     {"interactingMedicines = ?"}},
           RecordRow{
               "an order not to give it",
               ordered("a", "text apixaban", "2025-05-01", R"("status":"active","intent":"order","doNotPerform":true)"),
               {"interactingMedicines = ?"}},
           RecordRow{"an order as needed",
                     ordered("a", "text ondansetron", "2025-05-01",
                             R"("status":"active","intent":"order","dosageInstruction":[{"asNeededBoolean":true}])"),
                     {"interactingMedicines = QT-prolonging drug"}},
           RecordRow{"behind a reference",
                     resource("Medication", "m",
                              R"("code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm",)"
                              R"("code":"4278","display":"famotidine"}]})") +
                         resource("MedicationRequest", "a",
                                  R"("status":"active","intent":"order","authoredOn":"2025-05-01",)"
                                  R"("medicationReference":{"reference":"Medication/m"})"),
                     {"interactingMedicines = H2 blocker or antacid"}},
           RecordRow{"the name of a reference",
                     resource("MedicationRequest", "a",
                              R"("status":"active","intent":"order","authoredOn":"2025-05-01",)"
                              R"("medicationReference":{"display":"warfarin 5 mg tablet"})"),
                     {"interactingMedicines.vitamin K antagonist = true",
                      "interactingMedicines.anticoagulant or antiplatelet drug = true",
                      "interactingMedicines.phenytoin = ?"}},
       })
    expect_row(row);
}

TEST(RecordMedicines, ALiveVaccineCountsForFourWeeks) {
  for (const RecordRow& row : {
           RecordRow{"MMR two weeks ago", vaccine("03", "2025-05-18"), {"interactingMedicines = live vaccine"}},
           RecordRow{"years ago", vaccine("03", "2015-05-18"), {"interactingMedicines = ?"}},
           RecordRow{"not done", vaccine("03", "2025-05-18", "not-done"), {"interactingMedicines = ?"}},
           RecordRow{"inactivated influenza vaccine", vaccine("150", "2025-05-18"), {"interactingMedicines = ?"}},
           RecordRow{"planned", ordered("a", "text Zostavax", "2025-05-20"), {"interactingMedicines = live vaccine"}},
           RecordRow{"Shingrix", ordered("a", "text Shingrix", "2025-05-20"), {"interactingMedicines = ?"}},
       })
    expect_row(row);
}

TEST(RecordAllergies, NoKnownAllergyIsAnAnswer) {
  for (const RecordRow& row : {
           RecordRow{"SNOMED",
                     allergy("snomed 716186003"),
                     {"hypersensitivity.trastuzumab = false", "hypersensitivity.platinum = false",
                      "hypersensitivity.murine protein = false"}},
           RecordRow{"of medicines",
                     allergy("snomed 409137002"),
                     {"hypersensitivity.trastuzumab = false", "hypersensitivity.platinum = false",
                      "hypersensitivity.murine protein = ?"}},
           RecordRow{"NKDA",
                     allergy("text NKDA"),
                     {"hypersensitivity.trastuzumab = false", "hypersensitivity.platinum = false"}},
           RecordRow{"NKA",
                     allergy("text NKA"),
                     {"hypersensitivity.trastuzumab = false", "hypersensitivity.platinum = false"}},
           RecordRow{"in German",
                     allergy("text keine Allergien bekannt"),
                     {"hypersensitivity.trastuzumab = false", "hypersensitivity.platinum = false"}},
           RecordRow{"of food", allergy("snomed 429625007"), {"hypersensitivity.trastuzumab = ?"}},
           RecordRow{"another allergy alone", allergy("text Penicillins"), {"hypersensitivity.trastuzumab = ?"}},
           RecordRow{"allergies not asked", allergy("text allergies unknown"), {"hypersensitivity.trastuzumab = ?"}},
           RecordRow{"entered in error",
                     allergy("snomed 716186003", R"("verificationStatus":{"coding":[{"code":"entered-in-error"}]})"),
                     {"hypersensitivity.trastuzumab = ?"}},
           RecordRow{"beside a severe one",
                     allergy("text NKDA") +
                         resource("AllergyIntolerance", "b", R"("code":{"text":"Taxol"},"criticality":"high")"),
                     {"hypersensitivity = paclitaxel or castor oil", "hypersensitivity.platinum = ?"}},
       })
    expect_row(row);
}

// A severe reaction is no less severe for standing among the conditions, and none the less once it is over.
TEST(RecordAllergies, ReactionsAmongConditionsAndEvents) {
  const std::string over = R"("clinicalStatus":{"coding":[{"code":"resolved"}]},"abatementDateTime":"2025-05-11")";
  const auto reaction = [&](const std::string& words, const std::string& code = "", const std::string& more = "") {
    return resource(
        "Condition", "r",
        R"("code":{)" +
            (code.empty() ? "" : R"("coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":")" + code + "\"}],") +
            R"("text":")" + words + R"("},"onsetDateTime":"2025-05-10",)" + over + more);
  };
  const std::string grade_2 = R"(,"severity":{"text":"CTCAE grade 2"})";
  const std::string grade_3 = R"(,"severity":{"text":"CTCAE grade 3"})";
  for (const RecordRow& row : {
           RecordRow{"anaphylaxis by its code, the drug in words",
                     reaction("Anafilaxia grado 4 durante infusi\u00f3n de docetaxel", "T88.6"),
                     {"hypersensitivity = docetaxel or polysorbate 80"}},
           RecordRow{"in words alone",
                     reaction("Anaphylactic reaction to paclitaxel (2nd infusion)"),
                     {"hypersensitivity = paclitaxel or castor oil"}},
           RecordRow{"a reaction of grade 3",
                     reaction("Infusion related reaction, trastuzumab", "", grade_3),
                     {"hypersensitivity = trastuzumab"}},
           RecordRow{"to the conjugate",
                     reaction("Infusion related reaction, grade 3, Kadcyla (trastuzumab emtansine)"),
                     {"hypersensitivity = trastuzumab emtansine"}},
           RecordRow{
               "of grade 2", reaction("Infusion related reaction, trastuzumab", "", grade_2), {"hypersensitivity = ?"}},
           RecordRow{"of a grade that is not told",
                     reaction("Infusion related reaction, trastuzumab"),
                     {"hypersensitivity = ?"}},
           RecordRow{"to another drug", reaction("Anaphylaxis to penicillin", "T88.6"), {"hypersensitivity = ?"}},
           RecordRow{
               "refuted",
               reaction("Anaphylaxis, docetaxel", "T88.6", R"(,"verificationStatus":{"coding":[{"code":"refuted"}]})"),
               {"hypersensitivity = ?"}},
           RecordRow{"beside a list that names none",
                     allergy("text NKDA") + reaction("Anaphylaxis, docetaxel", "T88.6"),
                     {"hypersensitivity = docetaxel or polysorbate 80", "hypersensitivity.platinum = ?"}},
           RecordRow{"an event with its suspect",
                     resource("AdverseEvent", "e",
                              R"("actuality":"actual","event":{"text":"Anaphylaxis"},"date":"2025-05-10",)"
                              R"("suspectEntity":[{"instance":{"display":"Taxotere 75 mg/m2"}}])"),
                     {"hypersensitivity = docetaxel or polysorbate 80"}},
       })
    expect_row(row);
}

TEST(RecordAllergies, AllergiesAreSevereWhenSaidOrLeftOpen) {
  for (const RecordRow& row : {
           RecordRow{"anaphylaxis of low criticality",
                     allergy("text Taxotere",
                             R"("criticality":"low","reaction":[{"manifestation":[{"text":"Anaphylaxis"}]}])"),
                     {"hypersensitivity = docetaxel or polysorbate 80"}},
           RecordRow{"not assessed",
                     allergy("text cisplatin", R"("criticality":"unable-to-assess")"),
                     {"hypersensitivity = platinum"}},
           RecordRow{"a mild rash",
                     allergy("text Taxotere", R"("criticality":"low","reaction":[{"manifestation":[{"text":"rash"}],)"
                                              R"("severity":"mild"}])"),
                     {"hypersensitivity = ?"}},
           RecordRow{"conjugate",
                     allergy("text Kadcyla", R"("criticality":"high")"),
                     {"hypersensitivity = trastuzumab emtansine"}},
           RecordRow{"margetuximab",
                     allergy("text Margenza", R"("criticality":"high")"),
                     {"hypersensitivity = margetuximab"}},
           RecordRow{"mouse protein",
                     allergy("text murine proteins", R"("criticality":"high")"),
                     {"hypersensitivity = murine protein"}},
       })
    expect_row(row);
}

TEST(RecordGenes, BrcaOfTheGermlineIsReadFromWords) {
  expect_words("brcaGermline",
               {{"text BRCA1/BRCA2 GERMLINE SEQUENCING + DEL/DUP",
                 "NEGATIVE - no pathogenic or likely pathogenic variant detected", "no"},
                {"text BRCA1/2 germline", "PATHOGENIC variant BRCA1 c.5266dupC detected", "yes"},
                {"text BRCA1 germline", "Pathogenic variant detected: BRCA1 c.68_69delAG", "yes"},
                {"text Analyse constitutionnelle BRCA1/BRCA2",
                 "Absence de variant pathogène ou probablement pathogène de BRCA1 et BRCA2", "no"},
                {"text BRCA1/2 (Ambry)", "No pathogenic variants", "no"},
                {"text BRCA1 germline", "Negative", "?"},
                {"text BRCA1/2", "Pathogenic variant BRCA1 c.68_69del", "?"},
                {"text BRCA1/2 tumor sequencing", "Pathogenic variant BRCA1 c.68_69del", "?"},
                {"text BRCA1/2 germline", "Variant of uncertain significance BRCA2 c.1234A>G", "?"},
                {"text BRCA1/2 germline", "Likely benign variant", "?"},
                {"text BRCA1/2 germline", "PENDING", "?"},
                {"text BRCA1/2 germline", "Negative for the familial mutation", "?"},
                {"text BRCA1/2 germline", "Mother positive", "?"},
                {"text BRCA1/2 germline", "No pathogenic variant in BRCA1; pathogenic variant in BRCA2 c.5946del", "?"},
                {"text BRCA1/2 germline", "No variants of uncertain significance. Pathogenic deletion of exon 13", "?"},
                {"text family history of BRCA1 mutation", "positive", "?"}});
  for (const RecordRow& row : {
           RecordRow{"coded",
                     observation("o", "text BRCA1/2 germline", answer("snomed 10828004"), "2024-03-01"),
                     {"brcaGermline = yes"}},
           RecordRow{"coded negative",
                     observation("o", "text BRCA germline panel", answer("snomed 260385009"), "2024-03-01"),
                     {"brcaGermline = no"}},
           RecordRow{
               "a diagnosis", condition("b", "text BRCA2 mutation carrier", "2020-01-01"), {"brcaGermline = yes"}},
           RecordRow{"a relative's",
                     condition("b", "text Family history of BRCA2 mutation", "2020-01-01"),
                     {"brcaGermline = ?"}},
           RecordRow{"not done yet",
                     observation("o", "text BRCA1/2 germline", R"("valueString":"Negative")", "2024-03-01",
                                 R"("status":"registered")"),
                     {"brcaGermline = ?"}},
       })
    expect_row(row);
}

TEST(RecordGenes, Pik3caIsReadFromWords) {
  expect_words("pik3ca", {{"text PIK3CA mutation analysis", "p.H1047R", "yes"},
                          {"text PIK3CA", "Mutation detected", "yes"},
                          {"text PIK3CA", "Wild-type", "no"},
                          {"text PIK3CA mutation", "Not detected", "no"},
                          {"text PIK3CA", "H1047R not detected", "?"},
                          {"text PIK3CA", "p.I391M", "?"},
                          {"text PIK3CA", "Insufficient DNA, not detected", "?"}});
}

TEST(RecordGenes, MicrosatellitesAreReadFromWordsAndCodes) {
  expect_words("msiHigh", {{"loinc 81695-9", "MSS", "no"},
                           {"loinc 81695-9", "MSI-High", "yes"},
                           {"loinc 81695-9", "MSI-High: not detected", "no"},
                           {"loinc 81695-9", "MSI-L", "no"},
                           {"loinc 81695-9", "MSI status unknown", "?"},
                           {"loinc 81695-9", "MSI-H not tested", "?"},
                           {"text MSI status", "stable", "no"}});
  for (const RecordRow& row : {
           RecordRow{
               "stable", observation("o", "loinc 81695-9", answer("text MS-Stable"), "2024-03-01"), {"msiHigh = no"}},
           RecordRow{
               "coded", observation("o", "loinc 81695-9", answer("loinc LA26203-2"), "2024-03-01"), {"msiHigh = yes"}},
       })
    expect_row(row);
}

TEST(RecordGenes, DpydIsReadFromScoresCodesAndWords) {
  expect_words(
      "dpyd",
      {{"text DPYD GENOTYPE", "*1/*1. Activity score 2.0. Normal metabolizer.", "normal"},
       {"text DPYD Genotype", "c.2846A>T heterozygous; activity score 1.5; Intermediate metabolizer", "intermediate"},
       {"text DPYD-Genotypisierung", "*1/*2A heterozygot, Aktivitätsscore 1", "intermediate"},
       {"text Genotipo DPYD", "Sin variantes; score de actividad 2, metabolizador normal", "normal"},
       {"text DPYD genotyping", "Activity score: 0.5", "poor"},
       {"text DPYD genotyping", "Activity score 0, complete DPD deficiency", "complete-deficiency"},
       {"text DPYD genotyping", "No DPYD risk variant detected for *2A and *13; activity score 2", "normal"},
       {"text DPYD genotype", "Activity score 1. Risk score 2", "intermediate"},
       {"text DPYD genotype", "Normal, intermediate or poor metabolizer: see report", "?"},
       {"text DPYD genotype", "Complete sequencing, normal metabolizer", "normal"},
       {"text DPYD genotype", "not a poor metabolizer", "?"},
       {"text DPYD genotype", "abnormal", "?"},
       {"text DPYD genotype", "pending", "?"},
       {"text DPYD genotype", "No variants detected", "?"},
       {"text CYP2D6 genotype", "poor metabolizer", "?"}});
  for (const RecordRow& row : {
           RecordRow{
               "coded", observation("o", "loinc 79719-1", answer("loinc LA25391-6"), "2024-03-01"), {"dpyd = normal"}},
           RecordRow{"coded poor",
                     observation("o", "loinc 79719-1", answer("loinc LA9657-3"), "2024-03-01"),
                     {"dpyd = poor"}},
           RecordRow{"a number",
                     observation("o", "text DPYD activity score", number("1.5", "1"), "2024-03-01"),
                     {"dpyd = intermediate"}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
