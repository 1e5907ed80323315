// Expressions over FHIR 4.0.1: paths, choices, retrieves, terminology, implicit FHIRHelpers.
#include "cql/semantics/compiled_text.h"

namespace nextline::cql {
namespace {

constexpr std::string_view kHeader = R"(library Test
using FHIR version '4.0.1'
include FHIRHelpers version '4.0.1' called FHIRHelpers
codesystem "LOINC": 'http://loinc.org'
valueset "LVEF": 'urn:nextline:valueset:lvef'
code "Ejection": '10230-1' from "LOINC" display 'LVEF'
concept "Ejections": { "Ejection" } display 'ejections'
parameter "Period" Interval<DateTime> default Interval[@2020-01-01T00, @2021-01-01T00]
context Patient
)";

std::string form(std::string_view expression) {
  return form_in(std::string(kHeader) + "define X: " + std::string(expression) + "\n", "X");
}

struct FhirRow {
  std::string_view text, form;
};
class FhirExpressions : public ::testing::TestWithParam<FhirRow> {};
TEST_P(FhirExpressions, PrintAs) {
  EXPECT_EQ(form(GetParam().text), GetParam().form);
}

INSTANTIATE_TEST_SUITE_P(
    Paths, FhirExpressions,
    ::testing::Values(FhirRow{"Patient.birthDate", "Context.birthDate"},
                      FhirRow{"Patient.birthDate.value", "Context.birthDate.value"},
                      FhirRow{"Patient.name.given", "Context.name.*given"},
                      FhirRow{"Patient.gender = 'female'", "(Equal[T,T] (FromFhir String Context.gender) 'female')"},
                      FhirRow{"Patient.deceased as FHIR.boolean", "(As FHIR.boolean Context.deceased)"},
                      FhirRow{"AgeInYears()", "(CalculateAge[Date,String] (FromFhir Date Context.birthDate) 'year')"}));

INSTANTIATE_TEST_SUITE_P(
    Retrieves, FhirExpressions,
    ::testing::Values(FhirRow{"[Observation]", "(Retrieve Observation)"},
                      FhirRow{"[Observation: \"LVEF\"]", "(Retrieve Observation code in LVEF)"},
                      FhirRow{"[Observation: \"Ejection\"]", "(Retrieve Observation code ~ 10230-1)"},
                      FhirRow{"[Observation: category in \"LVEF\"]", "(Retrieve Observation category in LVEF)"},
                      FhirRow{"[Observation: code ~ \"Ejection\"]", "(Retrieve Observation code ~ 10230-1)"},
                      FhirRow{"[Observation: \"Ejections\"]", "(Retrieve Observation code (ConceptRef ejections))"},
                      FhirRow{"[MedicationRequest: \"LVEF\"]", "(Retrieve MedicationRequest medication in LVEF)"}));

INSTANTIATE_TEST_SUITE_P(
    Choices, FhirExpressions,
    ::testing::Values(
        FhirRow{"[Observation] O return O.value as Quantity",
                "(Query $0=(Retrieve Observation) return distinct (As FHIR.Quantity $0.value))"},
        FhirRow{"[Observation] O return O.value.unit",
                "(Query $0=(Retrieve Observation) return distinct $0.value.unit)"},
        FhirRow{"[Observation] O where (O.value as Quantity) < 50 '%'",
                "(Query $0=(Retrieve Observation) where (Less[Quantity,Quantity] (FromFhir Quantity (As FHIR.Quantity "
                "$0.value)) 50 '%'))"},
        FhirRow{"[Observation] O where O.value < 50 '%'",
                "(Query $0=(Retrieve Observation) where (Less[Quantity,Quantity] (FromFhir Quantity (As FHIR.Quantity "
                "$0.value)) 50 '%'))"},
        FhirRow{"[Observation] O where O.value is FHIR.CodeableConcept",
                "(Query $0=(Retrieve Observation) where (Is FHIR.CodeableConcept $0.value))"}));

INSTANTIATE_TEST_SUITE_P(
    Terminology, FhirExpressions,
    ::testing::Values(
        FhirRow{"[Observation] O where O.code in \"LVEF\"",
                "(Query $0=(Retrieve Observation) where (InValueSet LVEF $0.code))"},
        FhirRow{"[Observation] O where O.category in \"LVEF\"",
                "(Query $0=(Retrieve Observation) where (InValueSet any LVEF $0.category))"},
        FhirRow{
            "[MedicationRequest] M where M.medication in \"LVEF\"",
            "(Query $0=(Retrieve MedicationRequest) where (InValueSet LVEF (As FHIR.CodeableConcept $0.medication)))"},
        FhirRow{
            "[Observation] O where O.code ~ \"Ejection\"",
            "(Query $0=(Retrieve Observation) where (Equivalent[T,T] (FromFhir Concept $0.code) (ToConcept (CodeRef "
            "10230-1))))"},
        FhirRow{"[Observation] O where O.code ~ \"Ejections\"",
                "(Query $0=(Retrieve Observation) where (Equivalent[T,T] (FromFhir Concept $0.code) (ConceptRef "
                "ejections)))"},
        FhirRow{"[Observation] O where O.status in {'final', 'amended'}",
                "(Query $0=(Retrieve Observation) where (In[T,List<T>] (FromFhir String $0.status) (List 'final' "
                "'amended')))"},
        FhirRow{"[Observation] O return FHIRHelpers.ToConcept(O.code)",
                "(Query $0=(Retrieve Observation) return distinct (FromFhir Concept $0.code))"}));

INSTANTIATE_TEST_SUITE_P(
    Time, FhirExpressions,
    ::testing::Values(
        FhirRow{"[Observation] O where (O.effective as dateTime) during \"Period\"",
                "(Query $0=(Retrieve Observation) where (IncludedIn[T,Interval<T>,String] (FromFhir DateTime (As "
                "FHIR.dateTime $0.effective)) (ParameterRef Period) null))"},
        FhirRow{"[Encounter] E where E.period starts before end \"Period\"",
                "(Query $0=(Retrieve Encounter) where (Before[DateTime,DateTime,String] (Start[Interval<T>] (FromFhir "
                "Interval<DateTime> $0.period)) (End[Interval<T>] (ParameterRef Period)) null))"},
        FhirRow{"Last([Observation: \"LVEF\"] O sort by issued)",
                "(Last (Query $0=(Retrieve Observation code in LVEF) sort asc (FromFhir DateTime $1.issued)))"}));

TEST(FhirTypes, AreThoseOfTheModel) {
  EXPECT_EQ(type_of("Patient"), "FHIR.Patient");
  EXPECT_EQ(type_of("Patient.birthDate"), "FHIR.date");
  EXPECT_EQ(type_of("Patient.birthDate.value"), "Date");
  EXPECT_EQ(type_of("Patient.name.given"), "List<FHIR.string>");
  EXPECT_EQ(type_of("[Condition]"), "List<FHIR.Condition>");
  EXPECT_EQ(type_of("[Condition] union [Observation]"), "List<Choice<FHIR.Condition, FHIR.Observation>>");
}

TEST(FhirMistakes, ListTheCandidates) {
  const std::string said = form("[Observation] O where O.code ~ 5");
  EXPECT_NE(said.find("Equivalent cannot take (FHIR.CodeableConcept, Integer)"), std::string::npos) << said;
  EXPECT_NE(said.find("test.cql:10:"), std::string::npos) << said;
}

TEST(FhirLibrary, ARealOneCompiles) {
  const std::string text = std::string(kHeader) + R"(
// @says: LVEF is known
// @rule: X-01
define "Last LVEF":
  Last([Observation: "LVEF"] O
    where O.status in { 'final', 'amended', 'corrected' } and O.value is not null
    sort by (effective as FHIR.dateTime))

define "lvef":
  "Last LVEF" O
    return Tuple {
      value: (O.value as FHIR.Quantity).value,
      date: Coalesce(O.effective as FHIR.dateTime, start of (O.effective as FHIR.Period)),
      sources: { O },
      candidates: [Observation: "LVEF"] C
        return Tuple { value: ToString((C.value as FHIR.Quantity).value), date: C.issued, source: C }
    }

define function "Is recent"(o Observation): months between o.issued and Now() < 6
define fluent function recent(os List<Observation>): os O where "Is recent"(O)

define "Recent": ([Observation: "LVEF"]).recent()
define "Known": exists "Recent" and "lvef".value > 0
define "Condition with encounter":
  [Condition] C
    let onset: C.onset as FHIR.dateTime
    with [Encounter] E such that C.encounter.reference = E.id
    without [Observation: "LVEF"] O such that O.subject.reference = C.subject.reference
    where onset 3 months or less on or before Today()
    return C
)";
  const std::vector<SourceText> sources{{"test.cql", text}};
  const Compiled compiled = compile_libraries(sources, {});
  ASSERT_TRUE(compiled.ok()) << all_errors(compiled.errors);
  const Program program = compiled.program.view();
  const std::uint32_t last = program.find_definition("Test", "Last LVEF");
  ASSERT_NE(last, Parameter::kNone);
  ASSERT_EQ(program.definitions[last].tag_count, 2U);
  EXPECT_EQ(program.str(program.tags[program.definitions[last].first_tag].name), "says");
  EXPECT_EQ(program.str(program.tags[program.definitions[last].first_tag].value), "LVEF is known");
  EXPECT_EQ(program.definitions[last].slot_count, 2U);
}

}  // namespace
}  // namespace nextline::cql
