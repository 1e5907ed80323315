// Findings as hospitals write them: units as printed, numbers in words, grades of side effects, performance status,
// lung and heart, local treatment, doses of doxorubicin, menopause. Beside each what must not be taken for it.
#include "case/records.h"

namespace nextline::testing {
namespace {

const std::string kDoxorubicin = "rxnorm 3639";
const std::string kDay = "2025-05-20";
const std::string kWoman = patient();
const std::string kOldWoman = R"({"resourceType":"Patient","id":"p","birthDate":"1950-03-01","gender":"female"})";
const std::string kOldMan = R"({"resourceType":"Patient","id":"p","birthDate":"1950-03-01","gender":"male"})";

/// What is on record, and what the Case then says.
struct Finding {
  const char* title;
  std::string resources;
  std::vector<std::string> says;
};

void expect_findings(const std::vector<Finding>& findings, const std::string& who = kWoman) {
  for (const Finding& finding : findings) expect_row({finding.title, finding.resources, finding.says}, who);
}

/// As concept_of, with the systems that only findings need.
std::string concept_by(const std::string& code) {
  static const std::vector<std::pair<std::string, std::string>> uris{
      {"cpt", "http://www.ama-assn.org/go/cpt"},
      {"hcpcs", "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes"},
      {"meddra", "https://www.meddra.org"},
      {"mii-ecog",
       "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/"
       "mii-cs-onko-allgemeiner-leistungszustand-ecog"}};
  const std::size_t space = code.find(' ');
  for (const auto& [name, uri] : uris)
    if (code.substr(0, space) == name)
      return R"({"coding":[{"system":")" + uri + R"(","code":")" + code.substr(space + 1) + "\"}]}";
  return concept_of(code);
}

std::string said_in_words(const std::string& id, const std::string& code, const std::string& words,
                          const std::string& day = kDay) {
  return observation(id, code, R"("valueString":")" + words + '"', day);
}

/// A number with the unit as it is printed, without a code of UCUM.
std::string printed(const std::string& id, const std::string& code, const std::string& value, const std::string& unit,
                    const std::string& day = kDay, const std::string& more = R"("status":"final")") {
  return observation(id, code, R"("valueQuantity":{"value":)" + value + R"(,"unit":")" + unit + "\"}", day, more);
}

std::string with_range(const std::string& code, const std::string& value, const std::string& unit,
                       const std::string& range) {
  return printed("a", code, value, unit, kDay, R"("status":"final","referenceRange":[{"text":")" + range + "\"}]");
}

std::string answered(const std::string& code, const std::string& value, const std::string& day = kDay) {
  return observation("a", code, R"("valueCodeableConcept":)" + concept_by(value), day);
}

std::string procedure(const std::string& id, const std::string& code, const std::string& day,
                      const std::string& more = R"("status":"completed")") {
  return resource("Procedure", id, R"("code":)" + concept_by(code) + R"(,"performedDateTime":")" + day + "\"," + more);
}

std::string procedure_named(const std::string& id, const std::string& cpt, const std::string& text) {
  return resource("Procedure", id,
                  R"("status":"completed","performedDateTime":"2020-01-01","code":{"coding":[{"system":)"
                  R"("http://www.ama-assn.org/go/cpt","code":")" +
                      cpt + R"("}],"text":")" + text + "\"}");
}

std::string billed(const std::string& id, const std::string& code, const std::string& day) {
  return resource("MedicationAdministration", id,
                  R"("medicationCodeableConcept":)" + concept_by(code) + R"(,"effectiveDateTime":")" + day +
                      R"(","status":"completed")");
}

std::string adverse_event(const std::string& id, const std::string& code, const std::string& grade,
                          const std::string& day, const std::string& resolved = "",
                          const std::string& actuality = "actual") {
  const std::string guide = "http://hl7.org/fhir/us/ctcae/";
  std::string extensions = R"({"url":")" + guide +
                           R"(StructureDefinition/ctcae-grade","valueCodeableConcept":{"coding":[{"system":")" + guide +
                           R"(CodeSystem/ctcae-grade-code-system","code":")" + grade + "\"}]}}";
  if (!resolved.empty())
    extensions += R"(,{"url":")" + guide + R"(StructureDefinition/adverse-event-resolved-date","valueDateTime":")" +
                  resolved + "\"}";
  return resource("AdverseEvent", id,
                  R"("event":)" + concept_by(code) + R"(,"date":")" + day + R"(","actuality":")" + actuality +
                      R"(","extension":[)" + extensions + "]");
}

/// mCODE's list of comorbidities, with heart failure in an extension of this name.
std::string comorbidities(const std::string& extension) {
  return observation("c", "snomed 398192003",
                     R"("extension":[{"url":"http://hl7.org/fhir/us/mcode/StructureDefinition/)" + extension +
                         R"(","valueCodeableConcept":)" + concept_of("snomed 84114007") + "}]",
                     kDay);
}

/// A lung disease found on 2025-02-01 that had ended by 2025-05-10.
std::string lung_disease_over(const std::string& code, const std::string& more = "") {
  return condition("i", code, "2025-02-01",
                   R"("clinicalStatus":{"coding":[{"code":"resolved"}]},"abatementDateTime":"2025-05-10")" + more);
}

std::string chest_wall(const std::string& extensions) {
  return procedure(
      "r", "snomed 1217123003", "2020-01-01",
      R"("status":"completed","bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"78904004"}])" +
          extensions + "}]");
}
const std::string kLeft =
    R"(,"extension":[{"url":"http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",)"
    R"("valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"7771000"}]}}])";

std::string dosed(const std::string& id, const std::string& day, const std::string& value, const std::string& unit,
                  const std::string& text = "") {
  return given(id, kDoxorubicin, day,
               R"("status":"completed","dosage":{)" + (text.empty() ? "" : R"("text":")" + text + "\",") +
                   R"("dose":{"value":)" + value + R"(,"unit":")" + unit + R"(","code":")" + unit + "\"}}");
}

TEST(RecordFindings, FrailtyWhereSomebodyJudgedIt) {
  const auto scale = [](const std::string& value, const char* day = "2025-05-20") {
    return observation("cfs", "text Clinical Frailty Scale (Rockwood)", value, day);
  };
  const std::string frail = condition("f", "snomed 248279007", "2024-02-01");
  for (const RecordRow& row : {
           RecordRow{"level 3", scale(R"("valueInteger":3)"), {"frailty = fit"}},
           RecordRow{"level 4", scale(R"("valueInteger":4)"), {"frailty = vulnerable"}},
           RecordRow{"level 5", scale(R"("valueInteger":5)"), {"frailty = frail"}},
           RecordRow{"level 8", scale(number("8", "{score}")), {"frailty = frail"}},
           RecordRow{"level 9", scale(R"("valueInteger":9)"), {"frailty = ?"}},
           RecordRow{"in words", scale(R"("valueString":"6/9 - moderately frail")"), {"frailty = frail"}},
           RecordRow{"two levels", scale(R"("valueString":"5-6")"), {"frailty = ?"}},
           RecordRow{"a condition", frail, {"frailty = frail"}},
           RecordRow{"the scale before the condition", frail + scale(R"("valueInteger":2)"), {"frailty = fit"}},
           RecordRow{
               "a condition that is over",
               condition("f", "snomed 248279007", "2024-02-01", R"("clinicalStatus":{"coding":[{"code":"resolved"}]})"),
               {"frailty = ?"}},
           RecordRow{"a screening",
                     observation("g", "text G8 geriatric screening", R"("valueInteger":10)", "2025-05-20"),
                     {"frailty = ?"}},
           RecordRow{
               "chronic fatigue", condition("c", "text CFS (chronic fatigue syndrome)", "2024-02-01"), {"frailty = ?"}},
       })
    expect_row(row);
}

TEST(RecordFindings, UnitsAsPrinted) {
  expect_findings({
      {"platelets in K/uL", printed("a", "text Platelets", "288", "K/uL"), {"platelets = 288 ×10⁹/L"}},
      {"giga a litre", printed("a", "loinc 26515-7", "212", "G/L"), {"platelets = 212 ×10⁹/L"}},
      {"Gpt/L", printed("a", "text Thrombozyten", "212", "Gpt/L"), {"platelets = 212 ×10⁹/L"}},
      {"cells a microlitre", printed("a", "text Abs Neutrophil", "1500", "cells/mcL"), {"neutrophils = 1.5 ×10⁹/L"}},
      {"pounds", printed("a", "text Wt", "150", "lb"), {"weight = 68.0388555 kg"}},
      {"inches", printed("a", "text Ht", "65", "in"), {"height = 165.1 cm"}},
      {"Fahrenheit", printed("a", "text Temp", "101.3", "F", "2025-05-31"), {"feverOrInfection = yes"}},
      {"a normal temperature in Fahrenheit",
       printed("a", "text Temp", "98.6", "F", "2025-05-31"),
       {"feverOrInfection = ?"}},
      {"a unit that nobody knows", printed("a", "text Platelets", "288", "K"), {"platelets = ?"}},
      {"a percentage without a unit",
       observation("a", "text EF", R"("valueQuantity":{"value":57})", kDay),
       {"lvef = 57 %"}},
  });
}

TEST(RecordFindings, NumbersInWords) {
  expect_findings({
      {"with its unit", said_in_words("a", "text Hgb", "12.8 g/dL"), {"haemoglobin = 12.8 g/dL"}},
      {"a comma for a point", said_in_words("a", "text Hämoglobin", "12,8 g/dL"), {"haemoglobin = 12.8 g/dL"}},
      {"a comma between thousands", said_in_words("a", "text ANC", "1,500 /uL"), {"neutrophils = ?"}},
      {"without its unit", said_in_words("a", "text Hgb", "12.8"), {"haemoglobin = ?"}},
      {"with other words", said_in_words("a", "text Hgb", "12.8 g/dL (hemolyzed)"), {"haemoglobin = ?"}},
      {"not a number", said_in_words("a", "text Platelets", "clumped"), {"platelets = ?"}},
      {"words do not hide an older number",
       said_in_words("a", "text Platelets", "clumped") + printed("b", "text Platelets", "150", "K/uL", "2025-05-18"),
       {"platelets = 150 ×10⁹/L"}},
      {"a bound does",
       said_in_words("a", "text Platelets", "<10 K/uL") + printed("b", "text Platelets", "150", "K/uL", "2025-05-18"),
       {"platelets = ?"}},
      {"milliseconds", said_in_words("a", "text QTc", "462 msec"), {"qtc = 462 ms"}},
      {"clearance", said_in_words("a", "text CrCl (C-G)", "68 mL/min"), {"creatinineClearance = 68 mL/min"}},
      {"pounds", said_in_words("a", "text Weight", "176 lb"), {"weight = 79.83225712 kg"}},
      {"feet and inches", said_in_words("a", "text Ht", "5 ft 4 in"), {"height = 162.56 cm"}},
      {"feet and inches by signs", said_in_words("a", "text Height", "5'4"), {"height = 162.56 cm"}},
      {"a weight without a unit", said_in_words("a", "text Weight", "176"), {"weight = ?"}},
  });
}

TEST(RecordFindings, EjectionFractionInWords) {
  expect_findings({
      {"a percentage", said_in_words("a", "text EF %", "58 %"), {"lvef = 58 %", "baselineLvef = 58 %"}},
      {"a bare number", said_in_words("a", "text MUGA EF", "57"), {"lvef = 57 %"}},
      {"the lower end of a range", said_in_words("a", "text EF %", "55-60%"), {"lvef = 55 %"}},
      {"a range in words", said_in_words("a", "loinc 18043-0", "60 to 65 %"), {"lvef = 60 %"}},
      {"a range the wrong way round", said_in_words("a", "text EF %", "60-55%"), {"lvef = ?"}},
      {"another value beside it", said_in_words("a", "text EF %", "55%, was 62%"), {"lvef = ?"}},
      {"words", said_in_words("a", "text EF %", "normal"), {"lvef = ?"}},
      {"a fraction", said_in_words("a", "text EF %", "0.55"), {"lvef = ?"}},
      {"more than a bound",
       said_in_words("a", "text EF %", ">55%") + said_in_words("b", "text EF %", "62%", "2025-05-01"),
       {"lvef = ?"}},
  });
}

TEST(RecordFindings, LimitsOfNormalInWords) {
  expect_findings({
      {"a range", with_range("text ALT (SGPT)", "66", "U/L", "0-33"), {"alt = 2"}},
      {"a range with its unit", with_range("text AST (SGOT)", "70", "U/L", "7 - 35 U/L"), {"ast = 2"}},
      {"a limit", with_range("text Bilirubin, Total", "30", "umol/L", "<20"), {"bilirubin = 1.5"}},
      {"at most", with_range("text Alk Phos", "208", "U/L", "<= 104 U/L"), {"alkalinePhosphatase = 2"}},
      {"in another unit", with_range("text ALT", "66", "U/L", "0-0.6 ukat/L"), {"alt = ?"}},
      {"a lower limit only", with_range("text ALT", "66", "U/L", ">10"), {"alt = ?"}},
      {"of women and of men",
       printed("a", "text ALT", "66", "U/L", "2025-05-20",
               R"("status":"final","referenceRange":[{"text":"0-33"},{"text":"0-50"}])"),
       {"alt = ?"}},
      {"words", with_range("text ALT", "66", "U/L", "see report"), {"alt = ?"}},
  });
}

TEST(RecordFindings, PerformanceStatus) {
  expect_findings({
      {"a number in words", said_in_words("a", "text ECOG", "1"), {"ecog = 1"}},
      {"with its meaning",
       said_in_words("a", "text ECOG Performance Status", "1 - Restricted in physically strenuous activity"),
       {"ecog = 1"}},
      {"with its name", said_in_words("a", "loinc 89247-1", "ECOG 2"), {"ecog = 2"}},
      {"a range", said_in_words("a", "text ECOG", "1-2"), {"ecog = ?"}},
      {"what it was before", said_in_words("a", "text ECOG", "1, was 0"), {"ecog = ?"}},
      {"a finding", answered("snomed 423740007", "snomed 422894000"), {"ecog = 2"}},
      {"of the German registries", answered("loinc 89262-0", "mii-ecog 1"), {"ecog = 1"}},
      {"an integer by text", observation("a", "text ECOG", R"("valueInteger":3)", kDay), {"ecog = 3"}},
      {"Karnofsky alone", observation("a", "loinc 89243-0", R"("valueInteger":80)", kDay), {"ecog = 1"}},
      {"Karnofsky in words", said_in_words("a", "text KPS", "90 %"), {"ecog = 0"}},
      {"Karnofsky between the ranges", observation("a", "loinc 89243-0", R"("valueInteger":85)", kDay), {"ecog = ?"}},
      {"Karnofsky gives way to an older ECOG",
       observation("a", "loinc 89243-0", R"("valueInteger":60)", kDay) +
           said_in_words("b", "text ECOG", "1", "2025-05-01"),
       {"ecog = 1"}},
  });
}

TEST(RecordFindings, GradesOfSideEffects) {
  expect_findings({
      {"observed in words", said_in_words("a", "text Toxicity: Neuropathy", "Gr 2"), {"neuropathyGrade = 2"}},
      {"with its meaning",
       said_in_words("a", "text CTCAE Diarrhea", "Grade 2 - 4 to 6 stools/day over baseline"),
       {"diarrhoeaGrade = 2"}},
      {"in Spanish", said_in_words("a", "text Toxicidad: diarrea (CTCAE v5)", "Grado 2"), {"diarrhoeaGrade = 2"}},
      {"two grades", said_in_words("a", "text CTCAE Diarrhea", "Grade 1-2"), {"diarrhoeaGrade = ?"}},
      {"a number where a grade is asked for",
       printed("a", "text Diarrhea (CTCAE v5)", "1", "grade"),
       {"diarrhoeaGrade = 1"}},
      {"a number elsewhere", observation("a", "text Diarrhea", R"("valueInteger":4)", kDay), {"diarrhoeaGrade = ?"}},
      {"none", said_in_words("a", "text CTCAE Diarrhea", "None"), {"diarrhoeaGrade = 0"}},
      {"yes tells no grade", said_in_words("a", "text Neuropathy", "yes"), {"neuropathyGrade = ?"}},
      {"an adverse event",
       adverse_event("e", "text Peripheral sensory neuropathy", "1", "2025-05-16"),
       {"neuropathyGrade = 1"}},
      {"an adverse event by MedDRA", adverse_event("e", "meddra 10034620", "2", "2025-05-16"), {"neuropathyGrade = 2"}},
      {"the newest of them",
       adverse_event("e", "text Diarrhea", "1", "2025-05-26") + said_in_words("a", "text CTCAE Diarrhea", "Grade 2"),
       {"diarrhoeaGrade = 1"}},
      {"one that is over",
       adverse_event("e", "text Diarrhea", "3", "2025-05-20", "2025-05-25"),
       {"diarrhoeaGrade = ?"}},
      {"one that might come",
       adverse_event("e", "text Diarrhea", "3", "2025-05-20", "", "potential"),
       {"diarrhoeaGrade = ?"}},
      {"in the name of the condition",
       condition("c", "text Peripheral sensory neuropathy grade 1", "2025-05-20"),
       {"neuropathyGrade = 1"}},
      {"beside its code",
       condition("c", "icd10cm G62.0", "2025-05-20",
                 R"("clinicalStatus":{"coding":[{"code":"active"}]},"severity":{"text":"grade 1"})"),
       {"neuropathyGrade = 1"}},
  });
}

TEST(RecordFindings, LungDiseaseThatIsOver) {
  expect_findings({
      {"with a corticosteroid while it lasted",
       lung_disease_over("icd10cm J70.2") +
           ordered("p", "rxnorm 8640", "2025-02-03", R"("status":"completed","intent":"order")"),
       {"interstitialLungDisease = resolved-after-steroids", "ildGrade = ?"}},
      {"by the name of the drug",
       lung_disease_over("text Pneumonitis") + taken("p", "text prednisone 40 mg daily", "2025-02-03", "2025-04-01"),
       {"interstitialLungDisease = resolved-after-steroids"}},
      {"a corticosteroid before",
       lung_disease_over("icd10cm J70.2") +
           ordered("p", "rxnorm 8640", "2025-01-10", R"("status":"completed","intent":"order")"),
       {"interstitialLungDisease = ?"}},
      {"a corticosteroid after",
       lung_disease_over("icd10cm J70.2") + ordered("p", "rxnorm 8640", "2025-05-20"),
       {"interstitialLungDisease = ?"}},
      {"premedication is none",
       lung_disease_over("icd10cm J70.2") + given("p", "text dexamethasone", "2025-02-03"),
       {"interstitialLungDisease = ?"}},
      {"a cancelled order",
       lung_disease_over("icd10cm J70.2") +
           ordered("p", "rxnorm 8640", "2025-02-03", R"("status":"cancelled","intent":"order")"),
       {"interstitialLungDisease = ?"}},
      {"the same disease active and over",
       lung_disease_over("icd10cm J70.2") + condition("j", "text Pneumonitis", "2025-02-01"),
       {"interstitialLungDisease = current"}},
      {"a new one after the old one",
       condition("i", "icd10cm J70.2", "2024-02-01", R"("clinicalStatus":{"coding":[{"code":"resolved"}]})") +
           condition("j", "text Pneumonitis", "2025-05-01"),
       {"interstitialLungDisease = current"}},
      {"its grade on trastuzumab deruxtecan",
       taken("t", "text trastuzumab deruxtecan", "2024-12-01", "2025-01-25") +
           lung_disease_over("icd10cm J70.2", R"(,"severity":{"text":"Grade 2"})"),
       {"ildGrade = 2"}},
      {"its grade without it",
       lung_disease_over("icd10cm J70.2", R"(,"severity":{"text":"Grade 2"})"),
       {"ildGrade = ?"}},
  });
}

TEST(RecordFindings, HeartFailureAndHeartRegion) {
  expect_findings({
      {"within other words",
       condition("h", "text CHF, trastuzumab cardiomyopathy, NYHA II", "2025-01-01"),
       {"heartFailure = symptomatic"}},
      {"in doubt", condition("h", "text rule out CHF", "2025-01-01"), {"heartFailure = ?"}},
      {"cardiomyopathy by a drug alone", condition("h", "icd10cm I42.7", "2025-01-01"), {"heartFailure = ?"}},
      {"absent by a list", comorbidities("mcode-related-condition-absent"), {"heartFailure = none"}},
      {"present by the same list", comorbidities("mcode-related-condition"), {"heartFailure = ?"}},
      {"absent by a list beside a condition",
       condition("h", "icd10cm I50.22", "2025-01-01") + comorbidities("mcode-related-condition-absent"),
       {"heartFailure = symptomatic"}},
      {"an old infarction", condition("m", "icd10cm I25.2", "2025-05-01"), {"recentCardiacEvent = ?"}},
      {"left chest wall by words", procedure("r", "text XRT L chest wall", "2020-01"), {"heartIrradiated = yes"}},
      {"a code and its name",
       resource("Procedure", "r",
                R"("status":"completed","performedDateTime":"2020-01-01","code":{"coding":[{"system":)"
                R"("http://www.ama-assn.org/go/cpt","code":"77412"}],"text":"RT left breast 40 Gy"})"),
       {"heartIrradiated = yes"}},
      {"a code and the name of both sides",
       resource("Procedure", "r",
                R"("status":"completed","performedDateTime":"2020-01-01","code":{"coding":[{"system":)"
                R"("http://www.ama-assn.org/go/cpt","code":"77412"}],"text":"RT right breast, left breast earlier"})"),
       {"heartIrradiated = ?"}},
      {"right chest wall", procedure("r", "text PMRT right chest wall", "2020-01-01"), {"heartIrradiated = ?"}},
      {"not done",
       procedure("r", "text XRT L chest wall", "2020-01-01", R"("status":"not-done")"),
       {"heartIrradiated = ?"}},
      {"a code and its site",
       procedure("r", "cpt 77412", "2020-01-01", R"("status":"completed","bodySite":[{"text":"Left breast"}])"),
       {"heartIrradiated = yes"}},
      {"a site and its side", chest_wall(kLeft), {"heartIrradiated = yes"}},
      {"a site without its side", chest_wall(""), {"heartIrradiated = ?"}},
  });
}

TEST(RecordFindings, LocalTreatmentOfTheBrain) {
  expect_findings({
      {"cranial radiosurgery by its code",
       condition("b", "icd10cm C79.31", "2025-03-01") + procedure("r", "cpt 77372", "2025-03-20"),
       {"brainTreatedLocally = yes", "brainMetastases = ?"}},
      {"by its name",
       condition("b", "icd10cm C79.31", "2025-03-01") +
           procedure("r", "text Radiocirugía estereotáctica cerebral (SRS), 3 lesiones", "2025-03-20"),
       {"brainTreatedLocally = yes"}},
      {"of the body",
       condition("b", "icd10cm C79.31", "2025-03-01") + procedure("r", "cpt 77373", "2025-03-20"),
       {"brainTreatedLocally = ?"}},
      {"before the metastasis",
       condition("b", "icd10cm C79.31", "2025-03-01") + procedure("r", "cpt 61796", "2022-03-20"),
       {"brainTreatedLocally = ?"}},
  });
}

TEST(RecordFindings, DosesOfDoxorubicin) {
  expect_findings({
      {"in mg/m2",
       dosed("a", "2025-01-06", "60", "mg/m2") + dosed("b", "2025-01-27", "60", "mg/m2"),
       {"anthracyclineCumulative = 120 mg/m²"}},
      {"written beside the dose",
       dosed("a", "2025-01-06", "106", "mg", "60 mg/m2") + dosed("b", "2025-01-27", "106", "mg", "60 mg/m² iv"),
       {"anthracyclineCumulative = 120 mg/m²"}},
      {"over the body surface of then",
       dosed("a", "2025-01-06", "107", "mg") + dosed("b", "2025-01-27", "107", "mg") +
           printed("w", "loinc 29463-7", "70", "kg", "2025-01-10") +
           printed("h", "loinc 8302-2", "165", "cm", "2020-01-10"),
       {"anthracyclineCumulative = 120 mg/m²"}},
      {"without a weight of then",
       dosed("a", "2017-01-06", "107", "mg") + printed("w", "loinc 29463-7", "70", "kg", "2025-01-10") +
           printed("h", "loinc 8302-2", "165", "cm", "2020-01-10"),
       {"anthracyclineCumulative = ?"}},
      {"with the order of the same doses",
       ordered("o", kDoxorubicin, "2025-01-05") + dosed("a", "2025-01-06", "60", "mg/m2") +
           dosed("b", "2025-01-27", "60", "mg/m2"),
       {"anthracyclineCumulative = 120 mg/m²"}},
      {"with the order of another time",
       ordered("o", kDoxorubicin, "2019-01-05", R"("status":"completed","intent":"order")") +
           dosed("a", "2025-01-06", "60", "mg/m2"),
       {"anthracyclineCumulative = ?"}},
      {"with an order and doses missing between",
       ordered("o", kDoxorubicin, "2025-01-05") + dosed("a", "2025-01-06", "60", "mg/m2") +
           dosed("b", "2025-03-27", "60", "mg/m2"),
       {"anthracyclineCumulative = ?"}},
      {"with epirubicin",
       dosed("a", "2025-01-06", "60", "mg/m2") +
           given("e", "rxnorm 3995", "2015-01-27",
                 R"("status":"completed","dosage":{"dose":{"value":100,"unit":"mg/m2","code":"mg/m2"}})"),
       {"anthracyclineCumulative = ?"}},
      {"a dose that is not told",
       dosed("a", "2025-01-06", "60", "mg/m2") + given("b", kDoxorubicin, "2025-01-27"),
       {"anthracyclineCumulative = ?"}},
  });
}

TEST(RecordFindings, Menopause) {
  expect_findings({
      {"a state by SNOMED CT", answered("snomed 161712005", "snomed 76498008"), {"menopausalStatus = postmenopausal"}},
      {"before it", answered("text Menopausal status", "snomed 22636003"), {"menopausalStatus = premenopausal"}},
      {"in words",
       said_in_words("a", "text Menstrual status", "Postmenopausal - LMP age 52"),
       {"menopausalStatus = postmenopausal"}},
      {"in one word", said_in_words("a", "text Menopause", "post"), {"menopausalStatus = postmenopausal"}},
      {"perimenopausal",
       said_in_words("a", "text Menopausal status", "perimenopausal"),
       {"menopausalStatus = premenopausal"}},
      {"a question of its own", said_in_words("a", "text Postmenopausal", "Y"), {"menopausalStatus = postmenopausal"}},
      {"answered no", said_in_words("a", "text Postmenopausal", "No"), {"menopausalStatus = premenopausal"}},
      {"a last period says neither", said_in_words("a", "text LMP", "9/14/2024, regular"), {"menopausalStatus = ?"}},
      {"a condition", condition("c", "icd10cm Z78.0", "2024-01-01"), {"menopausalStatus = postmenopausal"}},
      {"symptoms tell neither", condition("c", "icd10cm N95.1", "2024-01-01"), {"menopausalStatus = ?"}},
      {"both ovaries removed",
       procedure("o", "text Bilateral salpingo-oophorectomy", "2020-01-01") +
           answered("text Menopausal status", "snomed 22636003", "2024-01-01"),
       {"menopausalStatus = postmenopausal", "ovarianSuppression = yes"}},
      {"by a code that does not tell and words that do",
       procedure_named("o", "58150", "Total abdominal hysterectomy with bilateral salpingo-oophorectomy"),
       {"menopausalStatus = postmenopausal", "ovarianSuppression = yes"}},
      {"by a code whose own words tell nothing",
       procedure_named("o", "58720", "Salpingo-oophorectomy, complete or partial, unilateral or bilateral"),
       {"menopausalStatus = ?", "ovarianSuppression = ?"}},
      {"one ovary",
       procedure("o", "text left oophorectomy", "2020-01-01"),
       {"menopausalStatus = ?", "ovarianSuppression = ?"}},
      {"pregnant now", condition("c", "snomed 77386006", "2025-03-01"), {"menopausalStatus = premenopausal"}},
      {"pregnant long ago", condition("c", "snomed 77386006", "2010-03-01"), {"menopausalStatus = ?"}},
  });
}

TEST(RecordFindings, MenopauseByAge) {
  expect_findings(
      {
          {"from 60 on", "", {"menopausalStatus = postmenopausal", "pregnant = no"}},
          {"premenopausal long ago",
           answered("text Menopausal status", "snomed 22636003", "2000-01-01"),
           {"menopausalStatus = postmenopausal"}},
          {"premenopausal by a statement after 60",
           answered("text Menopausal status", "snomed 22636003", "2024-01-01"),
           {"menopausalStatus = premenopausal"}},
      },
      kOldWoman);
}

TEST(RecordFindings, NoMenopauseInMen) {
  expect_findings(
      {
          {"from 60 on", "", {"menopausalStatus = ?"}},
          {"leuprolide for the prostate", ordered("g", "rxnorm 42375", "2025-05-01"), {"ovarianSuppression = ?"}},
      },
      kOldMan);
}

TEST(RecordFindings, OvarianSuppression) {
  expect_findings({
      {"ordered by its name", ordered("g", "text Zoladex 3.6 mg", "2025-05-01"), {"ovarianSuppression = yes"}},
      {"given by its billing code", billed("g", "hcpcs J9202", "2025-05-10"), {"ovarianSuppression = yes"}},
      {"given too long ago", billed("g", "hcpcs J9202", "2025-04-10"), {"ovarianSuppression = ?"}},
      {"stopped",
       ordered("g", "text goserelin", "2025-05-01", R"("status":"stopped","intent":"order")"),
       {"ovarianSuppression = ?"}},
      {"a negative test in short", said_in_words("a", "text Pregnancy test, urine", "Neg"), {"pregnant = no"}},
  });
}

}  // namespace
}  // namespace nextline::testing
