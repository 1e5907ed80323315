// Evaluation over a FHIR record: retrieves, element paths, conversions, data requirements.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "cql/engine/data_requirements.h"
#include "cql/engine/evaluation.h"

namespace nextline::cql {
namespace {

using ::testing::ElementsAre;
using testing::Evaluation;
using testing::fixed_options;
using ::testing::HasSubstr;

constexpr const char* kRecord = R"([
{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1970-03-01"},
{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C50.9"},{"system":"http://snomed.info/sct","code":"254837009"}]},
 "onsetDateTime":"2019-05"},
{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]},
 "onsetPeriod":{"start":"2020-01-01","end":"2021-01-01"}},
{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"http://loinc.org","code":"10230-1"}]},
 "effectiveDateTime":"2024-01-10","valueQuantity":{"value":55.0,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}},
{"resourceType":"Observation","id":"o2","status":"final","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"http://loinc.org","code":"10230-1"}]},
 "effectiveDateTime":"2024-03-10","valueQuantity":{"value":50,"comparator":"<","unit":"%","system":"http://unitsofmeasure.org","code":"%"}},
{"resourceType":"Observation","id":"o3","status":"final","subject":{"reference":"Patient/p"},
 "code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.1","code":"89247-1"}]},"valueInteger":1},
{"resourceType":"Medication","id":"m1","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"224905"}]}},
{"resourceType":"MedicationRequest","id":"r1","status":"active","intent":"order","subject":{"reference":"Patient/p"},
 "medicationReference":{"reference":"Medication/m1"},"authoredOn":"2024-02-01"},
{"resourceType":"MedicationRequest","id":"r2","status":"active","intent":"order","subject":{"reference":"Patient/p"},
 "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1"}]}}
])";

constexpr const char* kFhirLibrary = R"(library R version '1'
using FHIR version '4.0.1'
codesystem "LOINC": 'http://loinc.org'
valueset "Breast cancer": 'urn:nextline:valueset:breast-cancer'
valueset "LVEF": 'urn:nextline:valueset:lvef'
valueset "Trastuzumab": 'urn:nextline:valueset:trastuzumab'
valueset "Nothing": 'urn:nextline:valueset:nothing'
valueset "Missing": 'urn:nextline:valueset:missing'
code "ECOG": '89247-1' from "LOINC"
context Patient
define Cancers: [Condition: "Breast cancer"]
define None: [Condition: "Nothing"]
define HasNone: exists None
define Unloaded: [Condition: "Missing"]
define AllConditions: Count([Condition])
define Onset: First(Cancers).onset as FHIR.dateTime
define Born: Patient.birthDate
define Age: AgeInYears()
define Sex: Patient.gender
define Ejection: [Observation: "LVEF"] O sort by effective.value desc
define Lvefs: [Observation: "LVEF"] O return all (O.value as FHIR.Quantity)
define LvefValue: First([Observation: "LVEF"]).value as System.Quantity
define LowLvef: exists ([Observation: "LVEF"] O where (O.value as System.Quantity) < 60 '%')
define Scores: [Observation: "ECOG"] O return (O.value as FHIR.integer).value
define Drugs: [MedicationRequest: "Trastuzumab"]
define During: ([Condition] C where C.onset is FHIR.Period return start of (C.onset as FHIR.Period))
define Codings: First(Cancers).code.coding.code
define Member: First(Cancers).code in "Breast cancer"
define SetId: "LVEF".id
define Same: First(Cancers) = First([Condition])
define Different: First(Cancers) = Last([Condition])
)";

terminology::ValueSets fhir_sets() {
  using terminology::CodeEntry;
  static constexpr std::array<CodeEntry, 1> kCancer{{{"http://snomed.info/sct", "254837009", "Breast cancer"}}};
  static constexpr std::array<CodeEntry, 1> kLvef{{{"http://loinc.org", "10230-1", "LVEF"}}};
  static constexpr std::array<CodeEntry, 1> kDrug{
      {{"http://www.nlm.nih.gov/research/umls/rxnorm", "224905", "trastuzumab"}}};
  static constexpr std::array<CodeEntry, 1> kNothing{{{"http://snomed.info/sct", "1", "none"}}};
  const terminology::SetSource sources[] = {
      {"breast-cancer", kCancer}, {"lvef", kLvef}, {"trastuzumab", kDrug}, {"nothing", kNothing}};
  return terminology::ValueSets::build(sources);
}

class FhirTest : public ::testing::Test {
 protected:
  FhirTest() : sets_(fhir_sets()), evaluation_(kFhirLibrary, kRecord, {}, fixed_options(), &sets_) {}
  terminology::ValueSets sets_;
  Evaluation evaluation_;
};

TEST_F(FhirTest, Values) {
  ASSERT_EQ(evaluation_.problems(), "");
  static constexpr std::pair<const char*, const char*> kRows[] = {
      {"Cancers", "{Condition/c1}"},
      {"None", "{}"},
      {"HasNone", "false"},
      {"Unloaded", "error unknown-value-set at test.cql:14:18"},
      {"AllConditions", "2"},
      {"Onset", "@2019-05T"},
      {"Born", "@1970-03-01"},
      {"Age", "54"},
      {"Sex", "'female'"},
      {"Ejection", "{Observation/o2, Observation/o1}"},
      {"LvefValue", "55.0 '%'"},
      {"LowLvef", "true"},
      {"Scores", "{1}"},
      {"Drugs", "{MedicationRequest/r1}"},
      {"During", "{@2020-01-01T}"},
      {"Codings", "{'C50.9', '254837009'}"},
      {"Member", "true"},
      {"SetId", "'urn:nextline:valueset:lvef'"},
      {"Same", "true"},
      {"Different", "false"},
  };
  for (const auto& [name, value] : kRows) EXPECT_EQ(evaluation_.value_of(name), value) << name;
}

TEST_F(FhirTest, AnotherPatientForgetsTheFirst) {
  EXPECT_EQ(evaluation_.value_of("AllConditions"), "2");
  auto other = fhir::read_record(R"({"resourceType":"Patient","id":"q","birthDate":"2000"})");
  ASSERT_TRUE(other);
  evaluation_.arena().reset();
  evaluation_.evaluator().set_record(&*other);
  EXPECT_EQ(evaluation_.value_of("AllConditions"), "0");
  EXPECT_EQ(evaluation_.value_of("Cancers"), "{}");
  EXPECT_EQ(evaluation_.value_of("Born"), "@2000");
}

TEST_F(FhirTest, TracesTellOfRetrieves) {
  auto none = explain(evaluation_.evaluator(), evaluation_.index_of("HasNone"));
  ASSERT_TRUE(none);
  EXPECT_THAT(none->to_text(), HasSubstr("none of 2 Conditions is in value set 'Nothing'"));
  auto found = explain(evaluation_.evaluator(), evaluation_.index_of("Cancers"));
  ASSERT_TRUE(found);
  EXPECT_THAT(found->to_text(), HasSubstr("1 of 2 Conditions is in value set 'Breast cancer'"));
  EXPECT_THAT(found->root.resources, ElementsAre("Condition/c1"));
}

TEST_F(FhirTest, Requirements) {
  const DataRequirements needs = requirements_of(evaluation_.program());
  std::vector<std::string> types;
  for (const TypeRequirement& type : needs.types) types.push_back(type.type);
  EXPECT_THAT(types, ElementsAre("Condition", "Medication", "MedicationRequest", "Observation", "Patient"));
  EXPECT_THAT(needs.types[0].elements, ::testing::IsSupersetOf({"code", "onset"}));
  EXPECT_THAT(needs.types[2].elements, ::testing::Contains("medication"));
  EXPECT_THAT(needs.types[3].value_sets, ElementsAre("urn:nextline:valueset:lvef"));

  std::deque<WantedCodes> codes;
  const fhir::Requirements reader = reader_requirements(needs, nullptr, codes);
  fhir::ReadOptions options;
  options.requirements = &reader;
  auto projected = fhir::read_record(kRecord, options);
  ASSERT_TRUE(projected);
  std::vector<std::string> whole;
  for (const Definition& definition : evaluation_.program().definitions)
    whole.push_back(evaluation_.value_of(evaluation_.program().str(definition.name)));
  evaluation_.evaluator().set_record(&*projected);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto name = evaluation_.program().str(evaluation_.program().definitions[i].name);
    EXPECT_EQ(evaluation_.value_of(name), whole[i]) << "read with what is required only: " << name;
  }
}

TEST_F(FhirTest, QuantitiesWithComparatorsAreNotNumbers) {
  EXPECT_THAT(evaluation_.value_of("Lvefs"), HasSubstr("comparator"));
  Evaluation two(
      "library L using FHIR version '4.0.1' context Patient "
      "define Q: [Observation] O where O.id = 'o2' return all (O.value as System.Quantity) is null",
      kRecord);
  EXPECT_EQ(two.value_of("Q"), "{true}");
}

TEST(Related, OfThePatientAllIsOnRecordOfAnotherNothingIsKnown) {
  Evaluation evaluation(
      "library R\nusing FHIR version '4.0.1'\ncontext Unfiltered\ndefine All: Count([Condition])\n"
      "context Patient\ndefine Me: Patient\ndefine Mother: (null as FHIR.Patient)\n"
      "define Mine: Count([\"Me\" -> Condition])\ndefine Hers: [\"Mother\" -> Condition]\n"
      "define Profiled: Count([Condition] C where C.meta.profile contains 'http://x')\n",
      kRecord);
  ASSERT_EQ(evaluation.problems(), "");
  EXPECT_EQ(evaluation.value_of("All"), "2");
  EXPECT_EQ(evaluation.value_of("Mine"), "2");
  EXPECT_EQ(evaluation.value_of("Hers"), "null");
  EXPECT_EQ(evaluation.value_of("Profiled"), "0");
}

constexpr std::string_view kProfiled = R"([
  {"resourceType":"Patient","id":"p1"},
  {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"39156-5"}]},
   "subject":{"reference":"Patient/p1"},
   "meta":{"profile":["http://x","http://hl7.org/fhir/StructureDefinition/bmi|4.0.1"]},"valueQuantity":{"value":21}},
  {"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"39156-5"}]},
   "subject":{"reference":"Patient/p1"}}])";

TEST(Profiles, AreRetrievedByUrl) {
  const std::string head =
      "library P\nusing FHIR version '4.0.1'\ncodesystem \"LOINC\": 'http://loinc.org'\n"
      "code \"BMI\": '39156-5' from \"LOINC\"\ncode \"Other\": 'x' from \"LOINC\"\ncontext Patient\ndefine X: ";
  struct Row {
    std::string_view expression, value;
  } const rows[] = {
      {"[\"http://hl7.org/fhir/StructureDefinition/Observation\"] O return O.id", "{'o1', 'o2'}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi\"] O return O.id", "{'o1'}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi|4.0.1\"] O return O.id", "{'o1'}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi|3.0.0\"] O return O.id", "{}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bp\"] O return O.id", "{}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi\": \"BMI\"] O return O.id", "{'o1'}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi\": \"Other\"] O return O.id", "{}"},
      {"[\"http://hl7.org/fhir/StructureDefinition/bmi\": code in { \"BMI\" }] O return O.id", "{'o1'}"},
      {"[Observation: \"BMI\"] O return O.id", "{'o1', 'o2'}"},
      {"(singleton from ([\"http://hl7.org/fhir/StructureDefinition/bmi\"])).value as FHIR.Quantity",
       "Quantity { value: 21.0 }"},
  };
  for (const auto& row : rows) {
    Evaluation evaluation(head + std::string(row.expression) + "\n", kProfiled);
    ASSERT_EQ(evaluation.problems(), "") << row.expression;
    EXPECT_EQ(evaluation.value_of("X"), row.value) << row.expression;
  }
  const std::string unknown = Evaluation(head + "[\"http://example.org/StructureDefinition/y\"]\n").problems();
  EXPECT_THAT(unknown, HasSubstr("which resource type this profile is of is not known"));
  EXPECT_THAT(unknown, HasSubstr("meta.profile contains 'http://example.org/StructureDefinition/y'"));
}

constexpr std::string_view kGuides = R"([
  {"resourceType":"Patient","id":"p1"},
  {"resourceType":"Observation","id":"coded","code":{"coding":[{"system":"http://loinc.org","code":"89247-1"}]},
   "valueInteger":1},
  {"resourceType":"Observation","id":"named","meta":{"profile":
   ["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-ecog-performance-status|3.0.0"]},"valueInteger":2},
  {"resourceType":"Observation","id":"neither","code":{"coding":[{"system":"http://snomed.info/sct","code":"89247-1"}]}},
  {"resourceType":"Observation","id":"lab","category":[{"coding":[{"code":"x"}]},{"coding":
   [{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}]},
  {"resourceType":"Observation","id":"ct","code":{"coding":[{"system":"http://loinc.org","code":"21905-5"}]}},
  {"resourceType":"Observation","id":"pt","code":{"coding":[{"system":"http://snomed.info/sct","code":"384625004"}]}},
  {"resourceType":"Procedure","id":"radiation","code":{"coding":[{"system":"http://snomed.info/sct","code":"1217123003"}]}},
  {"resourceType":"Condition","id":"c1","code":{"text":"cancer"}}])";

TEST(Profiles, OfUsCoreAndMcodeAreKnownByNameOrByCode) {
  struct Row {
    std::string_view profile, value;
  } const rows[] = {
      {"mcode/StructureDefinition/mcode-ecog-performance-status", "{'coded', 'named'}"},
      {"mcode/StructureDefinition/mcode-ecog-performance-status|3.0.0", "{'named'}"},
      {"mcode/StructureDefinition/mcode-ecog-performance-status|4.0.0", "{}"},
      {"mcode/StructureDefinition/mcode-tnm-primary-tumor-category", "{'ct', 'pt'}"},
      {"mcode/StructureDefinition/mcode-tnm-clinical-primary-tumor-category", "{'ct'}"},
      {"mcode/StructureDefinition/mcode-radiotherapy-course-summary", "{'radiation'}"},
      {"mcode/StructureDefinition/mcode-tumor-marker-test", "{}"},
      {"mcode/StructureDefinition/mcode-primary-cancer-condition", "{}"},
      {"core/StructureDefinition/us-core-observation-lab", "{'lab'}"},
      {"core/StructureDefinition/us-core-patient", "{}"},
  };
  for (const auto& row : rows) {
    const std::string library =
        "library P\nusing FHIR version '4.0.1'\ncontext Patient\ndefine X: [\"http://hl7.org/fhir/us/" +
        std::string(row.profile) + "\"] R return R.id\n";
    Evaluation evaluation(library, kGuides);
    ASSERT_EQ(evaluation.problems(), "") << row.profile;
    EXPECT_EQ(evaluation.value_of("X"), row.value) << row.profile;
  }
}

TEST(Profiles, AskForWhatTellsThem) {
  Evaluation evaluation(
      "library P\nusing FHIR version '4.0.1'\ncontext Patient\ndefine X: "
      "exists [\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab\"]\n");
  ASSERT_EQ(evaluation.problems(), "");
  const DataRequirements needed = requirements_of(evaluation.program());
  const auto observation =
      std::ranges::find_if(needed.types, [](const auto& type) { return type.type == "Observation"; });
  ASSERT_NE(observation, needed.types.end());
  EXPECT_THAT(observation->elements, ::testing::IsSupersetOf({"category", "meta"}));
  EXPECT_TRUE(observation->unfiltered);
}

/// A library written for the reference translator calls FHIRHelpers by name.
TEST(FhirHelpers, HasTheFunctionsOfTheLibrary) {
  constexpr std::string_view kHelped = R"([
    {"resourceType":"Patient","id":"p1","active":true,"birthDate":"1970-05-01","gender":"female"},
    {"resourceType":"Observation","id":"o1","status":"final","issued":"2024-01-02T03:04:05Z",
     "code":{"text":"C","coding":[{"system":"s","code":"c"}]},"subject":{"reference":"Patient/p1"},
     "valueQuantity":{"value":5,"comparator":"<","code":"d","system":"http://unitsofmeasure.org"},
     "referenceRange":[{"low":{"value":1,"code":"mg"},"high":{"value":2,"code":"mg"}}]},
    {"resourceType":"Observation","id":"o2","status":"final","code":{"text":"D"},"subject":{"reference":"Patient/p1"},
     "effectivePeriod":{"start":"2024-01-01"},"valueRatio":{"numerator":{"value":1,"code":"mg"},"denominator":{"value":2,"code":"mL"}}},
    {"resourceType":"Observation","id":"o3","status":"final","code":{"text":"E"},"subject":{"reference":"Patient/p1"},
     "valueInteger":7},
    {"resourceType":"Observation","id":"o4","status":"final","code":{"text":"F"},"subject":{"reference":"Patient/p1"},
     "valueTime":"10:30:00"}])";
  const std::string head =
      "library H\nusing FHIR version '4.0.1'\ninclude FHIRHelpers version '4.0.1' called FHIRHelpers\ncontext Patient\n"
      "define O1: singleton from ([Observation] O where O.id = 'o1')\n"
      "define O2: singleton from ([Observation] O where O.id = 'o2')\n"
      "define O3: singleton from ([Observation] O where O.id = 'o3')\n"
      "define O4: singleton from ([Observation] O where O.id = 'o4')\ndefine X: FHIRHelpers.";
  struct Row {
    std::string_view call, value;
  } const rows[] = {
      {"ToBoolean(Patient.active)", "true"},
      {"ToDate(Patient.birthDate)", "@1970-05-01"},
      {"ToString(Patient.gender)", "'female'"},
      {"ToString(O1.status)", "'final'"},
      {"ToDateTime(O1.issued)", "@2024-01-02T03:04:05Z"},
      {"ToInteger(O3.value as FHIR.integer)", "7"},
      {"ToTime(O4.value as FHIR.time)", "@T10:30:00"},
      {"ToDecimal((O1.value as FHIR.Quantity).value)", "5.0"},
      {"ToConcept(O1.code)", "Concept { codes: {Code { code: 'c', system: 's' }}, display: 'C' }"},
      {"ToCode(First(O1.code.coding))", "Code { code: 'c', system: 's' }"},
      {"ToQuantity(O1.value as FHIR.Quantity)", "null"},
      {"ToQuantityIgnoringComparator(O1.value as FHIR.Quantity)", "5 day"},
      {"ToInterval(O1.value as FHIR.Quantity)", "Interval[null, 5 day)"},
      {"ToQuantity(First(O1.referenceRange).low)", "1 'mg'"},
      {"ToInterval(O2.effective as FHIR.Period)", "Interval[@2024-01-01T, null]"},
      {"ToRatio(O2.value as FHIR.Ratio)", "1 'mg' : 2 'mL'"},
      {"ToCalendarUnit('mo')", "'month'"},
      {"ToCalendarUnit('mg')", "'mg'"},
      {"ToQuantity(null as FHIR.Quantity)", "null"},
  };
  for (const auto& row : rows) {
    Evaluation evaluation(head + std::string(row.call) + "\n", kHelped);
    EXPECT_EQ(evaluation.problems(), "") << row.call;
    EXPECT_EQ(evaluation.value_of("X"), row.value) << row.call;
  }
  const std::string unknown = Evaluation(head + "ToConcpt(O1.code)\n").problems();
  EXPECT_THAT(unknown, HasSubstr("did you mean 'ToConcept'"));
  EXPECT_THAT(Evaluation(head + "ToInterval(O1.code)\n").problems(), HasSubstr("cannot take FHIR.CodeableConcept"));
}

}  // namespace
}  // namespace nextline::cql
