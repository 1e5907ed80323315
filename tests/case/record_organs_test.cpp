// Values with their units, multiples of the upper limit, conditions, medicines, allergies, genes; and bad input.
#include "case/records.h"

namespace nextline::testing {
namespace {

const std::string kDay = "2025-05-20";

std::string lab(const std::string& id, const std::string& loinc, const std::string& value, const std::string& unit,
                const std::string& day = kDay) {
  return observation(id, "loinc " + loinc, number(value, unit), day);
}
std::string with_limit(const std::string& id, const std::string& loinc, const std::string& value,
                       const std::string& unit, const std::string& range) {
  return observation(id, "loinc " + loinc, number(value, unit), kDay,
                     R"("status":"final","referenceRange":[)" + range + "]");
}

TEST(RecordOrgans, ResultsBesidesTheNewestAreKept) {
  const Case c = RecordReading::instance().read(patient() + lab("a", "718-7", "11.8", "g/dL") +
                                                lab("b", "718-7", "118", "g/L", "2025-05-01"));
  const Fact& haemoglobin = c.facts[*RecordReading::instance().pack().fact_index("haemoglobin")];
  EXPECT_EQ(haemoglobin.number->to_string(), "11.8");
  ASSERT_EQ(haemoglobin.candidates.size(), 1U);
  EXPECT_EQ(haemoglobin.candidates[0].value, "118 g/L");
  EXPECT_EQ(haemoglobin.candidates[0].date, "2025-05-01");
  EXPECT_EQ(haemoglobin.candidates[0].source, "Observation/b");
}

TEST(RecordOrgans, ResultsBesidesTheNewestAreKeptWithoutAnIdToo) {
  const auto unnamed = [](const std::string& value, const std::string& day) {
    std::string resource = lab("x", "718-7", value, "g/dL", day);
    const std::string id = R"("id":"x",)";
    resource.erase(resource.find(id), id.size());
    return resource;
  };
  const Case c = RecordReading::instance().read(patient() + unnamed("12.1", "2025-05-01") + unnamed("11.8", kDay));
  const Fact& haemoglobin = c.facts[*RecordReading::instance().pack().fact_index("haemoglobin")];
  EXPECT_EQ(haemoglobin.number->to_string(), "11.8");
  ASSERT_EQ(haemoglobin.candidates.size(), 1U);
  EXPECT_EQ(haemoglobin.candidates[0].value, "12.1 g/dL");
  EXPECT_EQ(haemoglobin.candidates[0].source, "Observation (1st)");
}

TEST(RecordOrgans, AResultThatIsNotUnderstoodIsNotReplacedByAnOlderOne) {
  const auto told = [](const std::string& code, const std::string& words) {
    return observation("new", "loinc " + code, R"("valueString":")" + words + '"', "2025-05-20");
  };
  const std::string older = observation("old", "loinc 10230-1", number("58", "%"), "2025-03-01");
  for (const RecordRow& row : {
           RecordRow{"a number and words",
                     older + told("10230-1", "43 % (Simpson biplane), mild global hypokinesis"),
                     {"lvef = 43 %"}},
           RecordRow{"per cent in words", older + told("10230-1", "43 procent"), {"lvef = 43 %"}},
           RecordRow{"two numbers", older + told("10230-1", "40 or 45, was 58"), {"lvef = ?"}},
           RecordRow{"a fall is no ejection fraction", older + told("10230-1", "reduced by 12 %"), {"lvef = ?"}},
           RecordRow{"words alone say nothing", older + told("10230-1", "not done"), {"lvef = 58 % (stale)"}},
           RecordRow{"platelets in lakhs",
                     lab("a", "777-3", "210", "10*9/L", "2025-03-01") + told("777-3", "0.9 or 0.8 lakh"),
                     {"platelets = ?"}},
           RecordRow{"neutrophils within a count",
                     lab("a", "751-8", "2.1", "10*9/L", "2025-03-01") + told("751-8", "38 % of 2100"),
                     {"neutrophils = ?"}},
       })
    expect_row(row);
}

TEST(RecordOrgans, ValuesAreConvertedByAnalyte) {
  for (const RecordRow& row : {
           RecordRow{"neutrophils a microlitre",
                     lab("a", "751-8", "1500", "/uL"),
                     {"neutrophils = 1.5 ×10⁹/L"},
                     {},
                     {"1500 /uL converted to 1.5 ×10⁹/L"}},
           RecordRow{"neutrophils in thousands", lab("a", "751-8", "1.5", "10*3/uL"), {"neutrophils = 1.5 ×10⁹/L"}},
           RecordRow{"neutrophils as printed by many laboratories",
                     lab("a", "751-8", "1.5", "10^9/L"),
                     {"neutrophils = 1.5 ×10⁹/L"}},
           RecordRow{"platelets", lab("a", "777-3", "95", "10*9/L"), {"platelets = 95 ×10⁹/L"}},
           RecordRow{"platelets in ten thousands", lab("a", "777-3", "9.5", "10^4/μL"), {"platelets = 95 ×10⁹/L"}},
           RecordRow{"platelets in lakhs", lab("a", "777-3", "0.95", "lakhs/cumm"), {"platelets = 95 ×10⁹/L"}},
           RecordRow{"platelets in thousands, in Portuguese",
                     lab("a", "777-3", "248", "mil/mm³"),
                     {"platelets = 248 ×10⁹/L"}},
           RecordRow{"haemoglobin a litre", lab("a", "718-7", "118", "g/L"), {"haemoglobin = 11.8 g/dL"}},
           RecordRow{"creatinine in micromoles", lab("a", "14682-9", "90", "umol/L"), {"creatinine = 1.01808 mg/dL"}},
           RecordRow{"potassium in equivalents", lab("a", "2823-3", "4.1", "meq/L"), {"potassium = 4.1 mmol/L"}},
           RecordRow{
               "magnesium in equivalents is half", lab("a", "2601-3", "1.6", "mEq/L"), {"magnesium = 0.8 mmol/L"}},
           RecordRow{"magnesium in milligrams", lab("a", "19123-9", "1.9", "mg/dL"), {"magnesium = 0.78173215 mmol/L"}},
           RecordRow{"calcium without albumin", lab("a", "17861-6", "8.0", "mg/dL"), {"calcium = ?"}},
           RecordRow{"calcium with albumin",
                     lab("a", "17861-6", "8.0", "mg/dL") + lab("b", "1751-7", "2.0", "g/dL"),
                     {"calcium = 2.39532911 mmol/L"}},
           RecordRow{"weight in pounds", lab("a", "29463-7", "150", "[lb_av]"), {"weight = 68.0388555 kg"}},
           RecordRow{"height in metres", lab("a", "8302-2", "1.65", "m"), {"height = 165 cm"}},
           RecordRow{"clearance computed",
                     lab("a", "2160-0", "0.8", "mg/dL") + lab("b", "29463-7", "70", "kg"),
                     {"creatinineClearance = 87.8 mL/min"}},
           RecordRow{"clearance given",
                     lab("a", "2160-0", "0.8", "mg/dL") + lab("b", "29463-7", "70", "kg") +
                         lab("c", "35591-7", "61", "mL/min"),
                     {"creatinineClearance = 61 mL/min"}},
           RecordRow{"clearance of an absurd weight",
                     lab("a", "2160-0", "0.8", "mg/dL") + lab("b", "29463-7", "7000", "kg"),
                     {"creatinineClearance = ?", "weight = ?"}},
           RecordRow{"QTc", lab("a", "8636-3", "455", "ms"), {"qtc = 455 ms"}},
           RecordRow{"fever", lab("a", "8310-5", "38.4", "Cel", "2025-05-31"), {"feverOrInfection = yes"}},
           RecordRow{
               "fever in Fahrenheit", lab("a", "8310-5", "101.5", "[degF]", "2025-05-31"), {"feverOrInfection = yes"}},
           RecordRow{"no fever excludes no infection",
                     lab("a", "8310-5", "36.9", "Cel", "2025-05-31"),
                     {"feverOrInfection = ?"}},
       })
    expect_row(row);
}

TEST(RecordOrgans, LiverTestsAreMultiplesOfTheirOwnLimit) {
  const std::string high = R"({"high":{"value":40,"unit":"U/L","code":"U/L"}})";
  for (const RecordRow& row : {
           RecordRow{"ALT", with_limit("a", "1742-6", "100", "U/L", high), {"alt = 2.5"}},
           RecordRow{"without a range", lab("a", "1742-6", "100", "U/L"), {"alt = ?"}},
           RecordRow{
               "a range in another unit",
               with_limit("a", "1975-2", "34", "umol/L", R"({"high":{"value":1.2,"unit":"mg/dL","code":"mg/dL"}})"),
               {"bilirubin = ?"}},
           RecordRow{"a range without unit",
                     with_limit("a", "1975-2", "1.8", "mg/dL", R"({"low":{"value":0.1},"high":{"value":1.2}})"),
                     {"bilirubin = 1.5"}},
           RecordRow{"a limit of nothing",
                     with_limit("a", "1920-8", "34", "U/L", R"({"high":{"value":0,"unit":"U/L","code":"U/L"}})"),
                     {"ast = ?"}},
       })
    expect_row(row);
  const Case c = RecordReading::instance().read(patient() + lab("a", "1742-6", "100", "U/L"));
  const Fact& alt = c.facts[*RecordReading::instance().pack().fact_index("alt")];
  ASSERT_EQ(alt.candidates.size(), 1U);
  EXPECT_EQ(alt.candidates[0].value, "100 U/L");
}

TEST(RecordOrgans, TheBaselineIsBeforeTheFirstAntiHer2Dose) {
  const std::string first = lab("a", "10230-1", "64", "%", "2024-01-10"),
                    second = lab("b", "10230-1", "62", "%", "2024-01-30"),
                    third = lab("c", "10230-1", "55", "%", "2025-05-01");
  for (const RecordRow& row : {
           RecordRow{"the last one before",
                     relapsed() + first + second + third + given("t", "rxnorm 224905", "2024-01-30"),
                     {"baselineLvef = 62 %", "lvef = 55 %", "lvefFall = 7 %"}},
           RecordRow{"none before",
                     relapsed() + third + given("t", "rxnorm 224905", "2024-01-30"),
                     {"baselineLvef = ?", "lvefFall = ?", "lvef = 55 %"}},
           RecordRow{"nothing given yet", relapsed() + first + third, {"baselineLvef = 64 %"}},
       })
    expect_row(row);
}

TEST(RecordOrgans, ConditionsAndTheirGrades) {
  const std::string resolved = R"("clinicalStatus":{"coding":[{"code":"resolved"}]})";
  for (const RecordRow& row : {
           RecordRow{"heart failure", condition("h", "icd10cm I50.22", "2023-01-01"), {"heartFailure = symptomatic"}},
           RecordRow{"heart failure resolved",
                     condition("h", "text Heart failure", "2023-01-01", resolved),
                     {"heartFailure = past"}},
           RecordRow{"lung disease with a grade",
                     condition("i", "text Pneumonitis", kDay, R"("severity":{"text":"CTCAE grade 2"})"),
                     {"interstitialLungDisease = current", "ildGrade = 2"}},
           RecordRow{"lung disease resolved says nothing of steroids",
                     condition("i", "icd10cm J84.9", kDay, resolved),
                     {"interstitialLungDisease = ?", "ildGrade = ?"}},
           RecordRow{"severity is no grade",
                     condition("i", "icd10cm J84.9", kDay, R"("severity":{"text":"moderate"})"),
                     {"ildGrade = ?"}},
           RecordRow{"neuropathy",
                     condition("n", "icd10cm G62.0", kDay, R"("severity":{"text":"Grade 3"})"),
                     {"neuropathyGrade = 3"}},
           RecordRow{"infarction", condition("m", "icd10cm I21.4", "2025-02-01"), {"recentCardiacEvent = yes"}},
           RecordRow{"infarction long ago", condition("m", "icd10cm I21.4", "2024-02-01"), {"recentCardiacEvent = ?"}},
           RecordRow{"spinal cord",
                     condition("s", "text Spinal cord compression", "2025-05-30"),
                     {"spinalCordCompression = yes"}},
       })
    expect_row(row);
}

TEST(RecordOrgans, MedicinesAllergiesAndGenes) {
  const auto variant = [](const std::string& gene, const std::string& value, const std::string& source,
                          const std::string& meaning) {
    const auto part = [](const std::string& code, const std::string& answer_code) {
      return R"({"code":)" + concept_of(code) + R"(,"valueCodeableConcept":)" + concept_of(answer_code) + '}';
    };
    return observation("v" + gene.substr(gene.size() - 1), "loinc 69548-6", answer(value), "2021-01-01",
                       R"("status":"final","component":[)" + part("loinc 48018-6", gene) + ',' +
                           part("loinc 48002-0", source) + ',' + part("loinc 53037-8", meaning) + ']');
  };
  for (const RecordRow& row : {
           RecordRow{
               "an inhibitor by words",
               taken("a", "text Clarithromycin 500 mg tablet", "2025-05-20", "", R"("status":"active")"),
               {"interactingMedicines.strong CYP3A4 inhibitor = true", "interactingMedicines.QT-prolonging drug = true",
                "interactingMedicines.proton pump inhibitor = ?"}},
           RecordRow{
               "by ATC", ordered("a", "atc A02BC01", "2020-05-20"), {"interactingMedicines = proton pump inhibitor"}},
           RecordRow{"ended", taken("a", "text rifampin", "2025-01-20", "2025-02-01"), {"interactingMedicines = ?"}},
           RecordRow{"not an antibiotic by name",
                     taken("a", "text clarithromycin allergy", "2025-05-20", "", R"("status":"active")"),
                     {"interactingMedicines = ?"}},
           RecordRow{"severe allergy",
                     allergy("text carboplatin", R"("criticality":"high")"),
                     {"hypersensitivity = platinum"}},
           RecordRow{"an excipient",
                     allergy("text Polysorbate 80", R"("recordedDate":"2020-01-01")"),
                     {"hypersensitivity = docetaxel or polysorbate 80"}},
           RecordRow{"mild", allergy("rxnorm 224905", R"("criticality":"low")"), {"hypersensitivity = ?"}},
           RecordRow{
               "refuted",
               allergy("rxnorm 224905", R"("criticality":"high","verificationStatus":{"coding":[{"code":"refuted"}]})"),
               {"hypersensitivity = ?"}},
           RecordRow{"BRCA1, inherited",
                     variant("hgnc HGNC:1100", "loinc LA9633-4", "loinc LA6683-2", "loinc LA6668-3"),
                     {"brcaGermline = yes"}},
           RecordRow{"BRCA1, in the tumour only",
                     variant("hgnc HGNC:1100", "loinc LA9633-4", "loinc LA6684-0", "loinc LA6668-3"),
                     {"brcaGermline = ?"}},
           RecordRow{"of unknown meaning",
                     variant("hgnc HGNC:1100", "loinc LA9633-4", "loinc LA6683-2", "text uncertain significance"),
                     {"brcaGermline = ?"}},
           RecordRow{"only one of the two examined",
                     variant("hgnc HGNC:1100", "loinc LA9634-2", "loinc LA6683-2", "loinc LA6668-3"),
                     {"brcaGermline = ?"}},
           RecordRow{"neither",
                     variant("hgnc HGNC:1100", "loinc LA9634-2", "loinc LA6683-2", "loinc LA6668-3") +
                         variant("hgnc HGNC:1101", "loinc LA9634-2", "loinc LA6683-2", "loinc LA6668-3"),
                     {"brcaGermline = no"}},
           RecordRow{"PIK3CA",
                     variant("text PIK3CA", "loinc LA9633-4", "loinc LA6684-0", "loinc LA6668-3"),
                     {"pik3ca = yes"}},
           RecordRow{
               "unstable", observation("m", "loinc 81695-9", answer("text MSI-H"), "2021-01-01"), {"msiHigh = yes"}},
           RecordRow{"stable", observation("m", "loinc 81695-9", answer("text MSS"), "2021-01-01"), {"msiHigh = no"}},
           RecordRow{"DPYD",
                     observation("d", "loinc 79719-1", answer("text Intermediate metabolizer"), "2021-01-01"),
                     {"dpyd = intermediate"}},
           RecordRow{"breast-feeding",
                     observation("f", "text breast-feeding", answer("text yes"), kDay),
                     {"breastFeeding = yes"}},
       })
    expect_row(row);
}

TEST(RecordOrgans, BadInputIsToldAndNeverBelieved) {
  for (const RecordRow& row : {
           RecordRow{"an impossible value",
                     lab("a", "10230-1", "620", "%"),
                     {"lvef = ?"},
                     {"lvef: 620 % (Observation/a value, 2025-05-20); left unknown"},
                     {}},
           RecordRow{"a unit of another kind",
                     lab("a", "777-3", "95", "mg/dL"),
                     {"platelets = ?"},
                     {"Observation/a value", "cannot be converted"},
                     {}},
           RecordRow{
               "no unit of UCUM", lab("a", "10230-1", "55", "percent"), {"lvef = ?"}, {"Observation/a value"}, {}},
           RecordRow{"a date that is none",
                     lab("a", "10230-1", "55", "%", "2025-02-30"),
                     {"lvef = 55 % (stale)"},
                     {},
                     {"Observation/a effectiveDateTime"}},
           RecordRow{"a partial date", lab("a", "10230-1", "55", "%", "2025-05"), {"lvef = 55 %"}},
           RecordRow{"a date to come",
                     lab("a", "10230-1", "55", "%", "2025-06-30"),
                     {"lvef = ?"},
                     {},
                     {"after the day of the plan"}},
           RecordRow{"entered in error",
                     observation("a", "loinc 10230-1", number("55", "%"), kDay, R"("status":"entered-in-error")"),
                     {"lvef = ?"}},
           RecordRow{"two on one day",
                     lab("a", "777-3", "95", "10*9/L") + lab("b", "777-3", "195", "10*9/L"),
                     {"platelets = ?"},
                     {"left unknown"},
                     {}},
           RecordRow{"two roundings of one result",
                     lab("a", "777-3", "195", "10*9/L") + lab("b", "777-3", "196", "10*9/L"),
                     {"platelets = 196 ×10⁹/L"}},
           RecordRow{"two on one day, and one later",
                     lab("a", "777-3", "95", "10*9/L", "2025-05-10") +
                         lab("b", "777-3", "195", "10*9/L", "2025-05-10") +
                         lab("c", "777-3", "150", "10*9/L", "2025-05-20"),
                     {"platelets = 150 ×10⁹/L"}},
       })
    expect_row(row);
  // Of one day the later hour counts, then what corrects another; whatever their order in the record.
  const auto potassium = [](const char* id, const char* value, const char* day, const char* status) {
    return observation(id, "loinc 2823-3", number(value, "mmol/L"), day, R"("status":")" + std::string(status) + '"');
  };
  const std::string early = potassium("a", "5.9", "2025-05-20T06:10:00Z", "final");
  const std::string late = potassium("b", "4.3", "2025-05-20T14:00:00Z", "final");
  const std::string first = potassium("a", "5.9", "2025-05-20", "preliminary");
  const std::string mended = potassium("b", "4.3", "2025-05-20", "corrected");
  for (const std::string& pair : {early + late, late + early, first + mended, mended + first})
    expect_row({"the later of a day", pair, {"potassium = 4.3 mmol/L"}, {"5.9"}, {}});
  const std::string man = patient(R"("gender":"male")");
  expect_row({"a pregnant man",
              condition("pr", "snomed 77386006", "2025-05-01"),
              {"pregnant = ?", "sex = male"},
              {"pregnant: sex male (Patient/p); pregnant (Condition/pr, 2025-05-01); left unknown"},
              {}},
             man);
  expect_row({"a man", "", {"pregnant = no"}}, man);
  const std::string old = R"({"resourceType":"Patient","id":"p","birthDate":"1950-03-01","gender":"female"})";
  expect_row({"a woman past 60", "", {"pregnant = no", "breastFeeding = no", "menopausalStatus = postmenopausal"}},
             old);
  expect_row(
      {"a woman past 60, by a statement", condition("pr", "snomed 77386006", "2025-05-01"), {"pregnant = yes (stale)"}},
      old);
  EXPECT_TRUE(RecordReading::instance().read(patient(R"("gender":"female","deceasedBoolean":true)")).died);
}

TEST(RecordPregnancy, IsCountedInWeeksToToday) {
  const std::string pregnant = condition("pr", "snomed 77386006", "2025-03-01");
  const auto due = [](const std::string& day, const std::string& said_on) {
    return observation("due", "loinc 11778-8", R"("valueDateTime":")" + day + '"', said_on);
  };
  for (const RecordRow& row :
       {RecordRow{"ten weeks, six weeks ago",
                  pregnant + observation("ga", "loinc 18185-9", number("10", "wk"), "2025-04-20"),
                  {"gestationalWeeks = 16 weeks"}},
        RecordRow{"in days",
                  pregnant + observation("ga", "loinc 18185-9", number("97", "d"), "2025-06-01"),
                  {"gestationalWeeks = 13 weeks"}},
        RecordRow{"the day of delivery", pregnant + due("2025-10-01", "2025-05-01"), {"gestationalWeeks = 22 weeks"}},
        RecordRow{"the newest statement",
                  pregnant + due("2025-10-01", "2025-05-01") +
                      observation("ga", "loinc 18185-9", number("20", "wk"), "2025-06-01"),
                  {"gestationalWeeks = 20 weeks"}},
        RecordRow{"only the month is known",
                  pregnant + observation("ga", "loinc 18185-9", number("10", "wk"), "2025-04"),
                  {"gestationalWeeks = ?"}},
        RecordRow{"an earlier pregnancy",
                  pregnant + observation("ga", "loinc 18185-9", number("30", "wk"), "2023-04-20"),
                  {"gestationalWeeks = ?"}},
        RecordRow{"nobody says that she is pregnant",
                  observation("ga", "loinc 18185-9", number("10", "wk"), "2025-04-20"),
                  {"gestationalWeeks = ?"}}})
    expect_row(row);
}

TEST(RecordPregnancy, ANumberOfTheHormoneTells) {
  const auto hcg = [](const char* value, const char* unit, const char* day = "2025-05-28") {
    return observation("h", "loinc 21198-7", number(value, unit), day);
  };
  const std::string urine = observation("u", "loinc 2106-3", R"("valueString":"negative")", "2025-05-20");
  for (const RecordRow& row :
       {RecordRow{"high", urine + hcg("41880", "[IU]/L"), {"pregnant = yes"}},
        RecordRow{"in thousandths a millilitre", hcg("25", "mIU/mL"), {"pregnant = yes"}},
        RecordRow{"just below", hcg("24.9", "mIU/mL"), {"pregnant = ?"}},
        RecordRow{"5 is neither", hcg("5", "IU/L"), {"pregnant = ?"}},
        RecordRow{"below 5", hcg("4.9", "IU/L"), {"pregnant = no"}},
        RecordRow{"neither: the one before it does not stand in", urine + hcg("12", "IU/L"), {"pregnant = ?"}},
        RecordRow{"an older one", urine + hcg("41880", "IU/L", "2025-02-01"), {"pregnant = no"}},
        RecordRow{"in another unit", hcg("41880", "ng/mL"), {"pregnant = ?"}}})
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
