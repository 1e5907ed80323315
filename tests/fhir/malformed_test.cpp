// What is no record gets one line that says what, where and how to mend; never a crash, never half a record.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fhir/json_check.h"
#include "fhir/json_fault.h"
#include "fhir/record.h"
#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

struct FaultCase {
  const char* name;
  std::string bytes;
  std::string line;
};

class Fault : public ::testing::TestWithParam<FaultCase> {};

TEST_P(Fault, IsToldInOneLine) {
  const auto record = read_record(GetParam().bytes);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().one_line(), GetParam().line);
  EXPECT_EQ(record.error().exit_status(), 2);
}

constexpr const char* kGive = "; give a FHIR R4 Bundle, a list of resources, a resource, or NDJSON of resources";

INSTANTIATE_TEST_SUITE_P(
    Json, Fault,
    ::testing::Values(
        FaultCase{"empty", "", "input: is empty; give FHIR R4 JSON"},
        FaultCase{"blank", " \n ", "input: is empty; give FHIR R4 JSON"},
        FaultCase{"text", "hello",
                  "input:1:1: expected a value (an object, list, string, number, true, false or null)"},
        FaultCase{"in_string", "{\"resourceType\":\n\"Pati",
                  "input:2:6: the file ends inside a string that starts at line 2; is it truncated?"},
        FaultCase{"in_object", "{\"resourceType\":\"Patient\"",
                  "input:1:26: the file ends inside an object that starts at line 1; is it truncated?"},
        FaultCase{"in_list", "[\n{}, ",
                  "input:2:5: the file ends inside a list that starts at line 1; is it truncated?"},
        FaultCase{"no_colon", R"({"resourceType" "Patient"})", "input:1:17: expected ':' after a key"},
        FaultCase{"no_comma", R"({"resourceType":"Patient" "id":"p"})",
                  "input:1:27: expected ',' or '}' after a value"},
        FaultCase{"text_before_colon", R"({"resourceType":"Patient","name":"family":"x"})",
                  "input:1:42: expected ',' or '}' after a value"},
        FaultCase{"last_comma", R"({"resourceType":"Patient","name":[{},]})",
                  "input:1:38: a ',' before the closing ']'; remove the comma"},
        FaultCase{"mismatch", R"({"resourceType":"Patient","name":[}})",
                  "input:1:35: expected a value (an object, list, string, number, true, false or null)"},
        FaultCase{"number", R"({"resourceType":"Patient","multipleBirthInteger":01})",
                  "input:1:50: a number that JSON does not allow"},
        FaultCase{"escape", R"({"resourceType":"Patient","id":"a\q"})",
                  "input:1:34: an unknown escape in a string; a backslash is written \\\\"},
        FaultCase{"surrogate", R"({"resourceType":"Patient","id":"\ud800"})",
                  "input:1:33: half of a \\u pair in a string"},
        FaultCase{"line_break", "{\"resourceType\":\"Patient\",\"id\":\"a\nb\"}",
                  "input:1:34: a control character or line break inside a string that starts at line 1; is a closing "
                  "'\"' missing?"},
        FaultCase{"not_utf8", "{\"resourceType\":\"Patient\",\"id\":\"\xff\"}",
                  "input:1:33: a byte that is not UTF-8; save the file as UTF-8"},
        FaultCase{"utf16", std::string("\xff\xfe{\0", 4), "input: the text is UTF-16; save the file as UTF-8"},
        FaultCase{"twice", R"({"resourceType":"Patient","id":"a","id":"b"})",
                  "input:1:37: the key 'id' stands twice in one object; keep one of them"},
        FaultCase{"twice_escaped", R"({"resourceType":"Patient","id":"a","\u0069d":"b"})",
                  "input:1:37: the key 'id' stands twice in one object; keep one of them"},
        FaultCase{"two_values", R"({"resourceType":"Patient"} [])", "input:1:28: text after the end of the JSON value"},
        FaultCase{"ndjson", "{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Condition\",}\n",
                  "input:2:29: a ',' before the closing '}'; remove the comma"},
        FaultCase{"gzip", "\x1f\x8b not gzip at all",
                  "input: the gzip data is damaged; pack the file again, or give it unpacked"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    NotFhir, Fault,
    ::testing::Values(
        FaultCase{"object", R"({"a":1})", std::string("input:1:1: an object without resourceType is not FHIR") + kGive},
        FaultCase{"number", "17", std::string("input:1:1: a number is not FHIR") + kGive},
        FaultCase{"item", "[1]", std::string("input:1:2: item 1 of the list is a number, not a resource") + kGive},
        FaultCase{
            "wrong_type", R"({"resourceType":"Pateint"})",
            std::string("input:1:18: 'Pateint' is not a FHIR R4 resource type (did you mean 'Patient'?)") + kGive},
        FaultCase{"abstract", R"({"resourceType":"HumanName"})",
                  std::string("input:1:18: 'HumanName' is not a FHIR R4 resource type") + kGive},
        FaultCase{"entry", R"({"resourceType":"Bundle","entry":[{"resource":{}}]})",
                  std::string("input:1:47: an entry's resource has no resourceType") + kGive},
        FaultCase{"entries", R"({"resourceType":"Bundle","entry":{}})",
                  std::string("input:1:34: Bundle.entry is an object, not a list") + kGive},
        FaultCase{
            "no_patient", R"({"resourceType":"Bundle"})",
            "input: no Patient resource; it holds no resource that is read; add the Patient resource of the record"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Malformed, NestingIsCapped) {
  std::string deep = R"({"resourceType":"Patient","id":"p","extension":[)";
  for (int i = 0; i < 60; ++i) deep += R"({"url":"u","extension":[)";
  for (int i = 0; i < 60; ++i) deep += "]}";
  deep += "]}";
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
    const auto record = read_record(deep, any_patient(validation));
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().code, "too-deep");
    ReadOptions options = any_patient(validation);
    options.max_depth = 200;
    EXPECT_TRUE(read_record(deep, options));
  }
}

TEST(Malformed, HostileNestingIsRefusedAtOnce) {
  const std::string brackets(std::size_t{20} << 20, '[');
  const auto record = read_record(brackets);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().one_line(), "input:1:101: objects and lists are nested more than 100 deep");
}

TEST(Malformed, SizeIsCapped) {
  ReadOptions options;
  options.max_bytes = 10;
  const auto record = read_record(R"({"resourceType":"Patient"})", options);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().one_line(),
            "input: holds more than 10 bytes; one patient's record is expected; split the file by patient");
}

constexpr const char* kSmall = R"({"resourceType":"Bundle","type":"collection","entry":[
 {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p1","name":[{"family":"M\u00fcller","given":["A",null],
  "_given":[null,{"id":"x"}]}],"birthDate":"1970-02-01","active":true,"multipleBirthInteger":2}},
 {"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"s","code":"c"}]},
  "subject":{"reference":"urn:uuid:1"},"valueQuantity":{"value":-1.5e3,"unit":"mg"},"effectiveDateTime":"2024-01-01T10:00:00Z"}}]})";

TEST(Malformed, EveryTruncationIsAnError) {
  const std::string text = kSmall;
  ASSERT_TRUE(read_record(text));
  for (std::size_t size = 1; size < text.size(); ++size)
    for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
      ReadOptions options;
      options.validation = validation;
      const auto record = read_record(text.substr(0, size), options);
      ASSERT_FALSE(record) << size;
      EXPECT_EQ(record.error().code, "json-truncated") << size << " " << record.error().one_line();
    }
}

/// True if the validating walk accepts the text.
bool walk_accepts(const std::string& text) {
  std::string padded = text;
  padded.resize(text.size() + Buffer::kPadding, ' ');
  const std::string_view document(padded.data(), text.size());
  JsonStructure structure;
  if (structure.find(document)) return false;
  JsonCheck check(structure, document, 100);
  return check.run() && check.at_end();
}

// The fast walk and the slow scanner are two readings of RFC 8259: they must agree on objects and lists.
RC_GTEST_PROP(MalformedLaw, WalkAndScannerAgree, ()) {
  std::string text = kSmall;
  const int changes = *rc::gen::inRange(0, 3);
  for (int i = 0; i < changes; ++i) {
    const std::size_t at = *rc::gen::inRange<std::size_t>(1, text.size());
    const char with = *rc::gen::elementOf(std::string("{}[]\",:\\0-.eEun \n\x01\xc3tfl9"));
    if (*rc::gen::arbitrary<bool>()) {
      text[at] = with;
    } else {
      text.erase(at, *rc::gen::inRange<std::size_t>(0, 3));
    }
  }
  const auto fault = find_json_fault(text, 100);
  const bool accepted = walk_accepts(text);
  if (accepted) RC_ASSERT(!fault);
  if (fault) RC_ASSERT(!accepted);
  if (!fault && !accepted) {  // valid JSON is refused for a key that stands twice, and nothing else
    const auto record = read_record(text);
    RC_ASSERT(!record);
    RC_ASSERT(record.error().code == "duplicate-key");
  }
}

}  // namespace
}  // namespace nextline::fhir
