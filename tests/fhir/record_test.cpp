#include "fhir/record.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

constexpr const char* kOnePatient = R"({"resourceType":"Patient","id":"p1"})";
constexpr const char* kCondition = R"({"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"}})";

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(text.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string bundle(const std::string& type, const std::vector<std::string>& resources) {
  std::string text = R"({"resourceType":"Bundle","type":")" + type + R"(","entry":[)";
  for (std::size_t i = 0; i < resources.size(); ++i) text += (i ? "," : "") + (R"({"resource":)" + resources[i]) + "}";
  return text + "]}";
}

std::string list(const std::vector<std::string>& resources) {
  std::string text = "[";
  for (std::size_t i = 0; i < resources.size(); ++i) text += (i ? "," : "") + resources[i];
  return text + "]";
}

struct FormCase {
  const char* name;
  std::string bytes;
};

class Form : public ::testing::TestWithParam<FormCase> {};

TEST_P(Form, HoldsPatientAndCondition) {
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
    ReadOptions options;
    options.validation = validation;
    const auto record = read_record(GetParam().bytes, options);
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(record->patient_reference(), "Patient/p1");
    EXPECT_EQ(record->patients(), std::vector<std::string>{"Patient/p1"});
    EXPECT_EQ(resources_of_type(record->tape(), find_type("Condition")).size(), 1U);
    EXPECT_EQ(joined_notes(*record), "");
  }
}

const std::string kBundle = bundle("transaction", {kOnePatient, kCondition});
const std::string kLines = std::string(kOnePatient) + "\n" + kCondition + "\n";

INSTANTIATE_TEST_SUITE_P(
    All, Form,
    ::testing::Values(
        FormCase{"bundle", kBundle}, FormCase{"array", list({kOnePatient, kCondition})}, FormCase{"ndjson", kLines},
        FormCase{"ndjson_crlf", std::string(kOnePatient) + "\r\n\r\n" + kCondition},
        FormCase{"byte_order_mark", "\xef\xbb\xbf" + kBundle},
        FormCase{"byte_order_mark_ndjson", "\xef\xbb\xbf" + kLines}, FormCase{"gzip", gzip(kBundle)},
        FormCase{"gzip_ndjson", gzip(kLines)},
        FormCase{"gzip_two_members", gzip(kOnePatient + std::string("\n")) + gzip(kCondition)},
        FormCase{"space_around", "\n \t" + kBundle + "\n\n"},
        FormCase{"bundle_in_bundle", bundle("batch-response", {bundle("searchset", {kOnePatient}), kCondition})},
        FormCase{"bundles_in_lines", bundle("collection", {kOnePatient}) + "\n" + bundle("collection", {kCondition})},
        FormCase{"twice_the_same", bundle("history", {kOnePatient, kCondition, kCondition, kOnePatient})},
        FormCase{"long_first_line", R"({"resourceType":"Patient","id":"p1","language":")" + std::string(100'000, 'x') +
                                        "\"}\n" + kCondition}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Record, OfOneResource) {
  const auto record = read_record(kOnePatient);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->patient_reference(), "Patient/p1");
}

TEST(Record, KeepsItsTapeAndTextsWhenMoved) {
  auto read = read_record(R"({"resourceType":"Patient","id":"p\u0031","name":[{"family":"\u00e9"}]})");
  ASSERT_TRUE(read);
  const Tape* tape = &read->tape();
  const Record moved = std::move(read).value();
  EXPECT_EQ(&moved.tape(), tape);
  EXPECT_EQ(moved.patient_reference(), "Patient/p1");
  EXPECT_EQ(moved.tape().resources[0].id, "p1");
}

TEST(Record, BorrowedMemoryIsReadInPlace) {
  const std::string padded = std::string(kOnePatient) + std::string(Buffer::kPadding, '\0');
  Reader reader;
  for (int i = 0; i < 3; ++i) {
    const auto record = reader.read(Buffer::borrow(padded.data(), std::string_view(kOnePatient).size()));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->tape().input, padded.data());
  }
}

TEST(Record, FromAFile) {
  const auto path = std::filesystem::temp_directory_path() / "nextline-record-test.json";
  std::ofstream(path) << kBundle;
  const auto record = read_file(path.string());
  std::filesystem::remove(path);
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(record->patient_reference(), "Patient/p1");
  const auto missing = read_file(path.string());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "file-not-found");
  EXPECT_EQ(missing.error().exit_status(), 2);
}

// --- duplicates -----------------------------------------------------------------------------------------------------

std::string coded_condition(const std::string& meta, const std::string& recorded) {
  return R"({"resourceType":"Condition","id":"c","meta":{)" + meta + R"(},"recordedDate":")" + recorded + "\"}";
}

struct DuplicateCase {
  const char* name;
  std::vector<std::string> conditions;
  const char* kept;  // recordedDate
  const char* note;
};

class Duplicates : public ::testing::TestWithParam<DuplicateCase> {};

TEST_P(Duplicates, OneIsKept) {
  std::vector<std::string> all = GetParam().conditions;
  all.insert(all.begin(), kOnePatient);
  const auto record = read_record(list(all));
  ASSERT_TRUE(record) << record.error().one_line();
  const Tape& tape = record->tape();
  const auto found = resources_of_type(tape, find_type("Condition"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text(tape, find_child(tape, found[0], find_name("recordedDate"))), GetParam().kept);
  EXPECT_EQ(joined_notes(*record), GetParam().note);
  EXPECT_EQ(tape.resources[resolve(tape, "Condition/c", 0)].node, found[0]);
}

constexpr const char* kNewer = "Condition/c: stands more than once with different content; the newer one is used\n";

INSTANTIATE_TEST_SUITE_P(
    All, Duplicates,
    ::testing::Values(
        DuplicateCase{"same", {coded_condition("", "2020"), coded_condition("", "2020")}, "2020", ""},
        DuplicateCase{"later_update_first",
                      {coded_condition(R"("lastUpdated":"2024-03-01T10:00:00Z")", "2021"),
                       coded_condition(R"("lastUpdated":"2024-02-01T10:00:00Z")", "2020")},
                      "2021",
                      kNewer},
        DuplicateCase{"offsets_count",
                      {coded_condition(R"("lastUpdated":"2024-03-01T10:00:00-05:00")", "2021"),
                       coded_condition(R"("lastUpdated":"2024-03-01T11:00:00Z")", "2020")},
                      "2021",
                      kNewer},
        DuplicateCase{"version",
                      {coded_condition(R"("versionId":"10")", "2021"), coded_condition(R"("versionId":"9")", "2020")},
                      "2021",
                      kNewer},
        DuplicateCase{"untold",
                      {coded_condition("", "2020"), coded_condition("", "2021")},
                      "2021",
                      "Condition/c: stands more than once with different content, and meta does not tell "
                      "which is newer; the later "
                      "one is used\n"},
        DuplicateCase{"three",
                      {coded_condition(R"("versionId":"1")", "2020"), coded_condition(R"("versionId":"3")", "2022"),
                       coded_condition(R"("versionId":"2")", "2021")},
                      "2022",
                      "Condition/c: stands more than once with different content; the newer one is used\n"
                      "Condition/c: stands more than once with different content; the newer one is used\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Duplicate, ByFullUrlOnlyWithinOneType) {
  const auto record = read_record(
      R"({"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"}},
      {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Condition"}},{"fullUrl":"urn:uuid:2","resource":{"resourceType":"Condition"}},
      {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Procedure"}}]})");
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(resources_of_type(record->tape(), find_type("Condition")).size(), 1U);
  EXPECT_EQ(resources_of_type(record->tape(), find_type("Procedure")).size(), 1U);
}

// --- whose record ---------------------------------------------------------------------------------------------------

const std::string kTwoPatients = list({kOnePatient, kCondition, R"({"resourceType":"Patient","id":"p2"})",
                                       R"({"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/p2"}})",
                                       R"({"resourceType":"Organization","id":"o"})"});

TEST(Patient, SeveralNeedAChoice) {
  const auto record = read_record(kTwoPatients);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().one_line(), "input: holds 2 patients: p1, p2; name one with --patient ID");
}

TEST(Patient, ChoiceLeavesOthersOut) {
  for (const char* id : {"p2", "Patient/p2"}) {
    ReadOptions options;
    options.patient = id;
    const auto record = read_record(kTwoPatients, options);
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(record->patient_reference(), "Patient/p2");
    const auto conditions = resources_of_type(record->tape(), find_type("Condition"));
    ASSERT_EQ(conditions.size(), 1U);
    EXPECT_EQ(reference_of(record->tape(), conditions[0]), "Condition/c2");
    EXPECT_EQ(resources_of_type(record->tape(), find_type("Organization")).size(), 1U);
    EXPECT_EQ(joined_notes(*record), "1 resource about another patient is left out\n");
  }
}

TEST(Patient, UnknownChoiceNamesTheKnown) {
  ReadOptions options;
  options.patient = "p3";
  const auto record = read_record(kTwoPatients, options);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, "unknown-patient");
  EXPECT_EQ(record.error().one_line(), "input: no patient 'p3' (did you mean 'p1'?); its patients are p1, p2");
}

TEST(Patient, ResourcesThatNameAnotherPatientAreLeftOutEvenIfItIsAbsent) {
  const auto record = read_record(list(
      {kOnePatient, R"({"resourceType":"Condition","id":"c2","subject":{"reference":"https://h/fhir/Patient/p9"}})",
       R"({"resourceType":"Condition","id":"c3","subject":{"reference":"Group/g"}})"}));
  ASSERT_TRUE(record);
  ASSERT_EQ(resources_of_type(record->tape(), find_type("Condition")).size(), 1U);
  EXPECT_EQ(joined_notes(*record), "1 resource about another patient is left out\n");
}

TEST(Patient, NoneIsToldWithWhatIsThere) {
  const auto record = read_record(list({kCondition, R"({"resourceType":"Procedure"})"}));
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().one_line(),
            "input: no Patient resource; it holds 2 resources (Condition, Procedure); add the Patient resource of the "
            "record");
}

// --- requirements ---------------------------------------------------------------------------------------------------

CodeAnswer is_wanted(const void* context, std::string_view system, std::string_view code) {
  const auto& wanted = *static_cast<const std::set<std::string>*>(context);
  if (wanted.contains(std::string(system) + "|" + std::string(code))) return CodeAnswer::Wanted;
  return system == "local" ? CodeAnswer::Foreign : CodeAnswer::Unwanted;
}

TEST(Requirements, KeepTypesElementsAndCodes) {
  const std::set<std::string> codes{"s|wanted"};
  const auto observation = [](const std::string& id, const std::string& code) {
    return R"({"resourceType":"Observation","id":")" + id + R"(","status":"final","code":)" + code +
           R"(,"valueInteger":7,"subject":{"reference":"Patient/p1"}})";
  };
  const std::string json =
      list({kOnePatient, kCondition,
            observation("a", R"({"coding":[{"system":"s","code":"other"},{"system":"s","code":"wanted"}]})"),
            observation("b", R"({"coding":[{"system":"s","code":"other"}]})"), observation("c", R"({"text":"free"})"),
            observation("d", R"({"coding":[{"system":"local","code":"1"}],"text":"what nobody codes"})"),
            observation("e", R"({"coding":[{"system":"local","code":"1"},{"system":"s","code":"other"}]})")});
  Requirements requirements;
  requirements.types.push_back(
      {find_type("Observation"), {find_name("value")}, find_name("code"), {&codes, is_wanted}});
  ReadOptions options;
  options.requirements = &requirements;
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
    options.validation = validation;
    const auto record = read_record(json, options);
    ASSERT_TRUE(record) << record.error().one_line();
    const Tape& tape = record->tape();
    EXPECT_TRUE(resources_of_type(tape, find_type("Condition")).empty());
    std::string kept;
    for (NodeIndex node : resources_of_type(tape, find_type("Observation"))) {
      kept += reference_of(tape, node) + " ";
      EXPECT_EQ(find_child(tape, node, find_name("status")), kNoNode);
      EXPECT_NE(find_child(tape, node, find_name("value")), kNoNode);
      EXPECT_NE(find_child(tape, node, find_name("subject")), kNoNode);
    }
    EXPECT_EQ(kept, "Observation/a Observation/c Observation/d ");
  }
}

/// Requirements of Observations with a wanted code, of which status and value are read.
struct WantedObservations {
  std::set<std::string> codes{"s|wanted"};
  Requirements requirements{
      {{find_type("Observation"), {find_name("status"), find_name("value")}, find_name("code"), {&codes, is_wanted}}}};
  ReadOptions options;
  WantedObservations() {
    options.requirements = &requirements;
    options.validation = Validation::WhatIsRead;
  }
};

std::string coded(const std::string& id, const std::string& before, const std::string& code,
                  const std::string& behind = "") {
  return R"({"resourceType":"Observation","id":")" + id + "\"," + before + R"("code":)" + code + behind + "}";
}
constexpr const char* kWanted = R"({"coding":[{"system":"s","code":"wanted"}]})";
constexpr const char* kUnwanted = R"({"coding":[{"system":"s","code":"other"}]})";

// What an unwanted resource said before its code is taken back with it, notes and what notes were made of included.
TEST(Requirements, UnwantedResourcesLeaveNoTrace) {
  const WantedObservations wanted;
  const std::string told = R"("colour":"x","valueString":"a\n","contained":[{"resourceType":"Wombat"}],)";
  const auto record =
      read_record(list({kOnePatient, coded("a", told, kUnwanted), coded("b", told, kWanted)}), wanted.options);
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(record->tape().resources.size(), 2U);
  EXPECT_EQ(joined_notes(*record),
            "Observation/b colour: is no element of Observation in FHIR R4; ignored\n"
            "Observation/b contained: 'Wombat' is not a FHIR R4 resource type; the resource is ignored\n");
  EXPECT_EQ(record->tape().unescaped, "a\n");
}

// An unwanted resource is taken back or passed over; either way only its structure is checked.
TEST(Requirements, FaultsOfUnwantedResourcesPass) {
  const WantedObservations wanted;
  for (const char* fault : {R"("status":"\q",)", R"("valueInteger":01,)", R"("valueQuantity":{"unit" "mg"},)"}) {
    const auto passed = read_record(list({kOnePatient, coded("a", fault, kUnwanted)}), wanted.options);
    ASSERT_TRUE(passed) << passed.error().one_line();
    EXPECT_EQ(passed->tape().resources.size(), 1U);
    const auto read = read_record(list({kOnePatient, coded("a", fault, kWanted)}), wanted.options);
    ASSERT_FALSE(read) << fault;
    EXPECT_EQ(read.error().code, "not-json");
  }
}

// Codes that are written oddly are those that reading them to the end gives.
TEST(Requirements, OddCodesAreRead) {
  const WantedObservations wanted;
  const std::string first_other =
      R"({"coding":[{"system":"s","code":"other"}],"coding":[{"system":"s","code":"wanted"}]})";
  const auto record = read_record(
      list({kOnePatient, coded("lone", "", R"({"coding":{"system":"s","code":"other"}})"),
            coded("twice", "", first_other), coded("none", "", R"({"coding":[]})"), coded("text", "", R"("x")"),
            coded("null", "", R"({"coding":[null,{"system":"s","code":"other"}]})"),
            coded("again", "", kUnwanted, std::string(",\"code\":") + kWanted),
            coded("key", "", R"({"co\u0064ing" :[{"sys\u0074em":"s","code":"other"}]})")}),
      wanted.options);
  ASSERT_TRUE(record) << record.error().one_line();
  std::string kept;
  for (const Resource& resource : record->tape().resources) kept += std::string(resource.id) + " ";
  EXPECT_EQ(kept, "p1 lone twice none text ");
}

// What a reader learned of the keys of one record holds for the next, but not for what is kept otherwise.
TEST(Requirements, AreThoseOfTheReadingNotOfAnEarlierOne) {
  const WantedObservations wanted;
  Requirements others{{{find_type("Observation"), {find_name("subject")}, kNoName, {}}}};
  ReadOptions other = wanted.options;
  other.requirements = &others;
  ReadOptions everything = wanted.options;
  everything.requirements = nullptr;
  const std::string json = list(
      {kOnePatient, R"({"resourceType":"Observation","id":"a","contained":[{"resourceType":"Observation","id":"i",)"
                    R"("status":"final","issued":"2024"}],"status":"final","issued":"2024","code":{"text":"x"}})"});
  const std::string inside =
      "  contained:Observation\n    id:id=i\n    status:ObservationStatus=final\n    issued:instant=2024\n";
  const std::string status = "  status:ObservationStatus=final\n";
  const std::string code = "  code:CodeableConcept\n    text:string=x\n";
  Reader reader;
  for (int round = 0; round < 2; ++round) {
    const auto shown = [&](const ReadOptions& options) {
      const auto record = reader.read(Buffer::copy_of(json), options);
      return record ? show(record->tape(), record->tape().resources[1].node) : record.error().one_line();
    };
    EXPECT_EQ(shown(wanted.options), "Observation\n  id:id=a\n" + inside + status + code);
    EXPECT_EQ(shown(other), "Observation\n  id:id=a\n" + inside);
    EXPECT_EQ(shown(everything), "Observation\n  id:id=a\n" + inside + status + "  issued:instant=2024\n" + code);
  }
}

}  // namespace
}  // namespace nextline::fhir
