#include "fhir/tape.h"

#include <gtest/gtest.h>

#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

struct TapeCase {
  const char* name;
  const char* json;
  const char* expected;
  const char* notes;
};

class TapeOf : public ::testing::TestWithParam<TapeCase> {};

TEST_P(TapeOf, IsAsExpectedInBothModes) {
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
    const auto record = read_record(GetParam().json, any_patient(validation));
    ASSERT_TRUE(record) << record.error().one_line();
    ASSERT_FALSE(record->tape().nodes.empty());
    EXPECT_EQ(show(record->tape(), 0), GetParam().expected);
    EXPECT_EQ(joined_notes(*record), GetParam().notes);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, TapeOf,
    ::testing::Values(
        TapeCase{"choice", R"({"resourceType":"Observation","id":"a","valueQuantity":{"value":1.50,"unit":"mg"}})",
                 "Observation\n  id:id=a\n  value:Quantity\n    value:decimal=1.50\n    unit:string=mg\n", ""},
        TapeCase{"type_late", R"({"id":"a", "status" : "final" , "resourceType" : "Observation"})",
                 "Observation\n  id:id=a\n  status:ObservationStatus=final\n", ""},
        TapeCase{"exact_decimal",
                 R"({"resourceType":"Observation","valueQuantity":{"value":0.10000000000000000000001E-2}})",
                 "Observation\n  value:Quantity\n    value:decimal=0.10000000000000000000001E-2\n", ""},
        TapeCase{"boolean", R"({"resourceType":"Patient","active":false,"deceasedBoolean":true})",
                 "Patient\n  active:boolean=false\n  deceased:boolean=true\n", ""},
        TapeCase{"lists", R"({"resourceType":"Patient","name":[{"given":["A","B"]},{"family":"C"}]})",
                 "Patient\n  name:HumanName +\n    given:string=A +\n    given:string=B\n  name:HumanName\n    "
                 "family:string=C\n",
                 ""},
        TapeCase{"escapes", R"({"resourceType":"Patient","name":[{"family":"O\u0027N\n\"\\\ud83d\ude00"}]})",
                 "Patient\n  name:HumanName\n    family:string=O'N\n\"\\\xF0\x9F\x98\x80\n", ""},
        TapeCase{"escaped_key", R"({"resourceType":"Patient","bi\u0072thDate":"1970"})",
                 "Patient\n  birthDate:date=1970\n", ""},
        TapeCase{"sibling_after",
                 R"({"resourceType":"Patient","birthDate":"1970","_birthDate":{"id":"x"},"active":true})",
                 "Patient\n  birthDate:date=1970\n    id:System.String=x\n  active:boolean=true\n", ""},
        TapeCase{"sibling_before", R"({"resourceType":"Patient","_birthDate":{"id":"x"},"birthDate":"1970"})",
                 "Patient\n  birthDate:date=1970\n    id:System.String=x\n", ""},
        TapeCase{"sibling_alone",
                 R"({"resourceType":"Patient","_birthDate":{"extension":[{"url":"u","valueCode":"unknown"}]}})",
                 "Patient\n  birthDate:date=null\n    extension:Extension\n      url:uri=u\n      value:code=unknown\n",
                 ""},
        TapeCase{"sibling_list",
                 R"({"resourceType":"Patient","name":[{"given":["A",null,"C"],"_given":[null,{"id":"b"},null]}]})",
                 "Patient\n  name:HumanName\n    given:string=A +\n    given:string=null +\n      id:System.String=b\n "
                 "   given:string=C\n",
                 ""},
        TapeCase{"nulls_go", R"({"resourceType":"Patient","name":[{"given":[null,"B",null]}],"birthDate":null})",
                 "Patient\n  name:HumanName\n    given:string=B\n", ""},
        TapeCase{
            "keys_in_another_order",
            R"({"resourceType":"Patient","name":[{"use":"usual","family":"A","text":"B"},{"family":"C","use":"old"},)"
            R"({"text":"D","use":"nickname", "fam\u0069ly" : "E"},{"use":"usual","family":"F","text":"G"}]})",
            "Patient\n  name:HumanName +\n    use:NameUse=usual\n    family:string=A\n    text:string=B\n"
            "  name:HumanName +\n    family:string=C\n    use:NameUse=old\n"
            "  name:HumanName +\n    text:string=D\n    use:NameUse=nickname\n    family:string=E\n"
            "  name:HumanName\n    use:NameUse=usual\n    family:string=F\n    text:string=G\n",
            ""},
        TapeCase{"empty_text", R"({"resourceType":"Patient","name":[{"family":""}],"telecom":[]})",
                 "Patient\n  name:HumanName\n    family:string=\n", ""},
        TapeCase{"sibling_of_no_primitive",
                 R"({"resourceType":"Patient","_resourceType":{"id":"x"},"_name":[{"id":"y"}]})", "Patient\n",
                 "Patient (1st) name: is no element of Patient in FHIR R4; ignored\n"},
        TapeCase{"nested_extensions",
                 R"({"resourceType":"Patient","extension":[{"url":"a","extension":[{"url":"b"}]},{"url":"c"}]})",
                 "Patient\n  extension:Extension +\n    url:uri=a\n    extension:Extension\n      url:uri=b\n"
                 "  extension:Extension\n    url:uri=c\n",
                 ""},
        TapeCase{
            "contained_moves_with_tidying",
            R"({"resourceType":"Patient","id":"p","_birthDate":{"id":"x"},"contained":[{"resourceType":"Organization","id":"o"}],)"
            R"("birthDate":"1970"})",
            "Patient\n  id:id=p\n  birthDate:date=1970\n    id:System.String=x\n  contained:Organization\n    "
            "id:id=o\n",
            ""}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Mistakes, TapeOf,
    ::testing::Values(
        TapeCase{"unknown_element", R"({"resourceType":"Patient","id":"p","colour":"x"})", "Patient\n  id:id=p\n",
                 "Patient/p colour: is no element of Patient in FHIR R4; ignored\n"},
        TapeCase{"looks_like_an_element",
                 R"({"resourceType":"Condition","id":"c","verificationStatus":{"text":"a"},"verificatiXnStatus":{}})",
                 "Condition\n  id:id=c\n  verificationStatus:CodeableConcept\n    text:string=a\n",
                 "Condition/c verificatiXnStatus: is no element of Condition in FHIR R4; ignored\n"},
        TapeCase{"date", R"({"resourceType":"Condition","id":"c1","onsetDateTime":"2023-02-30"})",
                 "Condition\n  id:id=c1\n", "Condition/c1 onsetDateTime: '2023-02-30' is not a date; ignored\n"},
        TapeCase{"date_inside", R"({"resourceType":"Observation","id":"o","effectivePeriod":{"start":"2023-13"}})",
                 "Observation\n  id:id=o\n  effective:Period\n",
                 "Observation/o effectivePeriod.start: '2023-13' is not a date; ignored\n"},
        TapeCase{"text_for_number", R"({"resourceType":"Observation","id":"o","valueQuantity":{"value":"7"}})",
                 "Observation\n  id:id=o\n  value:Quantity\n",
                 "Observation/o valueQuantity.value: is not a number; ignored\n"},
        TapeCase{"scalar_for_object", R"({"resourceType":"Observation","id":"o","code":"x"})",
                 "Observation\n  id:id=o\n", "Observation/o code: is no object; ignored\n"},
        TapeCase{"list_for_one", R"({"resourceType":"Observation","id":"o","status":["final","x"]})",
                 "Observation\n  id:id=o\n  status:ObservationStatus=final\n",
                 "Observation/o status: is a list where one value is expected; the first is used\n"},
        TapeCase{"two_choices", R"({"resourceType":"Observation","id":"o","valueString":"a","valueBoolean":true})",
                 "Observation\n  id:id=o\n  value:string=a\n",
                 "Observation/o valueBoolean: stands beside another value[x] of the same element; ignored\n"},
        TapeCase{"contained_unknown",
                 R"({"resourceType":"Observation","id":"o","contained":[{"resourceType":"Wombat"}]})",
                 "Observation\n  id:id=o\n",
                 "Observation/o contained: 'Wombat' is not a FHIR R4 resource type; the resource is ignored\n"}),
    [](const auto& test) { return std::string(test.param.name); });

constexpr const char* kSmallBundle = R"({"resourceType":"Bundle","type":"collection","entry":[
  {"fullUrl":"urn:uuid:1-2-3","resource":{"resourceType":"Patient","id":"p1"}},
  {"resource":{"fullUrl":"x","resourceType":"Encounter","id":"e1"},"fullUrl":"http://h/fhir/Encounter/e1"},
  {"resource":{"resourceType":"MedicationRequest","id":"m1","contained":[{"resourceType":"Medication","id":"med"}],
    "medicationReference":{"reference":"#med"},"subject":{"reference":"urn:uuid:1-2-3"}}},
  {"resource":{"resourceType":"Encounter","id":"same"}},{"resource":{"resourceType":"Procedure","id":"same"}},
  {"resource":{"resourceType":"Procedure"}}]})";

struct ReferenceCase {
  const char* reference;
  const char* found;  // "" if nothing
};

class Resolving : public ::testing::TestWithParam<ReferenceCase> {};

TEST_P(Resolving, FindsTheResource) {
  const auto record = read_record(kSmallBundle, any_patient());
  ASSERT_TRUE(record) << record.error().one_line();
  const Tape& tape = record->tape();
  const NodeIndex from = resources_of_type(tape, find_type("MedicationRequest"))[0] + 1;
  const ResourceIndex found = resolve(tape, GetParam().reference, from);
  EXPECT_EQ(found == kNoResource ? "" : reference_of(tape, tape.resources[found].node), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Resolving,
    ::testing::Values(ReferenceCase{"Patient/p1", "Patient/p1"}, ReferenceCase{"Patient/p1/_history/3", "Patient/p1"},
                      ReferenceCase{"urn:uuid:1-2-3", "Patient/p1"}, ReferenceCase{"p1", "Patient/p1"},
                      ReferenceCase{"urn:uuid:p1", "Patient/p1"},
                      ReferenceCase{"http://h/fhir/Encounter/e1", "Encounter/e1"},
                      ReferenceCase{"https://other/r4/Encounter/e1/_history/1", "Encounter/e1"},
                      ReferenceCase{"#med", "MedicationRequest/m1#med"}, ReferenceCase{"#", "MedicationRequest/m1"},
                      ReferenceCase{"#no", ""}, ReferenceCase{"same", ""},  // two resources have this id
                      ReferenceCase{"Procedure/same", "Procedure/same"}, ReferenceCase{"Patient/e1", ""},
                      ReferenceCase{"Patient?identifier=1", ""}, ReferenceCase{"", ""}, ReferenceCase{"/", ""}));

TEST(Tape, RetrievesByTypeLeaveContainedResourcesOut) {
  const auto record = read_record(kSmallBundle, any_patient());
  ASSERT_TRUE(record);
  const Tape& tape = record->tape();
  EXPECT_EQ(resources_of_type(tape, find_type("Encounter")).size(), 2U);
  EXPECT_EQ(resources_of_type(tape, find_type("Medication")).size(), 0U);
  EXPECT_EQ(resources_of_type(tape, find_type("Condition")).size(), 0U);
  EXPECT_EQ(reference_of(tape, resources_of_type(tape, find_type("Procedure"))[1]), "Procedure (2nd)");
  EXPECT_EQ(record->patient_reference(), "Patient/p1");
}

TEST(Tape, TellsTheResourceAroundANode) {
  const auto record = read_record(kSmallBundle, any_patient());
  ASSERT_TRUE(record);
  const Tape& tape = record->tape();
  const NodeIndex request = resources_of_type(tape, find_type("MedicationRequest"))[0];
  const NodeIndex subject = find_child(tape, request, find_name("subject"));
  EXPECT_EQ(reference_of(tape, subject), "MedicationRequest/m1");
  const ResourceIndex patient = resolve_reference(tape, subject);
  ASSERT_NE(patient, kNoResource);
  EXPECT_EQ(tape.resources[patient].full_url, "urn:uuid:1-2-3");
}

// The key that came behind another the last time is looked for first: one that only looks like it is another.
TEST(Tape, KeysLikeTheExpectedOneAreTold) {
  const auto record = read_record(R"([{"resourceType":"Condition","id":"a","verificationStatus":{"text":"x"}},)"
                                  R"({"resourceType":"Condition","id":"b","verificatiXnStatus":{"text":"x"}},)"
                                  R"({"resourceType":"Condition","id":"c","verificationStatu\u0073":{"text":"x"}},)"
                                  R"({"resourceType":"Condition","id":"d","verificationStatus" :{"text":"x"}}])",
                                  any_patient(Validation::WhatIsRead));
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(joined_notes(*record), "Condition/b verificatiXnStatus: is no element of Condition in FHIR R4; ignored\n");
  const std::string whole = "Condition\n  id:id=%\n  verificationStatus:CodeableConcept\n    text:string=x\n";
  for (const std::size_t resource : {0U, 2U, 3U}) {
    std::string expected = whole;
    expected.replace(expected.find('%'), 1, record->tape().resources[resource].id);
    EXPECT_EQ(show(record->tape(), record->tape().resources[resource].node), expected);
  }
}

// Borrowed memory may go on with anything.
TEST(Tape, EndsWhereTheBufferEnds) {
  const std::string json = R"({"resourceType":"Patient","id":"p"})";
  for (const char* behind : {",", "}", "]", "\"x\":1}", "{", "1"}) {
    std::string text = json + behind;
    text.resize(text.size() + Buffer::kPadding, ' ');
    const auto record = Reader().read(Buffer::borrow(text.data(), json.size()));
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(show(record->tape(), 0), "Patient\n  id:id=p\n");
    EXPECT_FALSE(Reader().read(Buffer::borrow(text.data(), json.size() - 1)));
  }
}

TEST(Coding, PartsAndIteration) {
  const auto record = read_record(
      R"({"resourceType":"Observation","status":"final","code":{"coding":[{"system":"s","code":"c","display":"d","version":"v"},)"
      R"({"code":"e"}],"text":"t"},"category":[{"text":"only text"}]})",
      any_patient());
  ASSERT_TRUE(record);
  const Tape& tape = record->tape();
  const NodeIndex code = find_child(tape, 0, find_name("code"));
  std::string seen;
  any_coding(tape, code, [&](NodeIndex coding) {
    const CodingText parts = coding_text(tape, coding);
    for (std::string_view part : {parts.system, parts.code, parts.display, parts.version})
      seen += std::string(part) + "|";
    return false;
  });
  EXPECT_EQ(seen, "s|c|d|v||e|||");
  EXPECT_EQ(concept_text(tape, code), "t");
  EXPECT_EQ(first_coding(tape, find_child(tape, 0, find_name("category"))), kNoNode);
  EXPECT_EQ(coding_text(tape, find_child(tape, 0, find_name("status"))).code, "final");
}

}  // namespace
}  // namespace nextline::fhir
