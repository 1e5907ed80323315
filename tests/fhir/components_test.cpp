// Numbers that stand as components of an Observation, retrieved where the requirements ask for it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

CodeAnswer is_ef(const void*, std::string_view, std::string_view code) {
  return code == "ef" ? CodeAnswer::Wanted : code == "local" ? CodeAnswer::Foreign : CodeAnswer::Unwanted;
}

Requirements observations_of_ef() {
  Requirements all;
  all.types.push_back({find_type("Observation"), {find_name("value")}, find_name("code"), {nullptr, is_ef}});
  all.inner_results = true;
  return all;
}

std::string coded(const std::string& code) {
  return R"("code":{"coding":[{"system":"s","code":")" + code + R"("}]})";
}

std::string number_of(const std::string& code, const std::string& value) {
  return "{" + coded(code) + R"(,"valueQuantity":{"value":)" + value + R"(,"unit":"%"}})";
}

std::string echo(const std::string& components, const std::string& code = "echo", const std::string& more = {}) {
  return R"({"resourceType":"Observation","id":"e","status":"final","subject":{"reference":"Patient/p"},)" +
         coded(code) + R"(,"effectiveDateTime":"2025-05-01","component":[)" + components + "]" + more + "}";
}

/// Of every Observation that is retrieved: what it is called, and the text of its value.
std::string retrieved(const std::string& observation, const Requirements& requirements, Validation validation) {
  ReadOptions options;
  options.requirements = &requirements;
  options.validation = validation;
  const auto record = read_record(R"([{"resourceType":"Patient","id":"p"},)" + observation + "]", options);
  if (!record) return record.error().one_line();
  const Tape& tape = record->tape();
  std::string all;
  for (const NodeIndex node : resources_of_type(tape, find_type("Observation"))) {
    const NodeIndex value = find_child(tape, node, find_name("value"));
    all += reference_of(tape, node) + "=" + std::string(value == kNoNode ? "" : child_text(tape, value, "value")) +
           "@" + std::string(child_text(tape, node, "effective")) + " " +
           std::string(child_text(tape, node, "status")) + "; ";
  }
  return all;
}

void expect(const char* what, const std::string& observation, const std::string& found) {
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead})
    EXPECT_EQ(retrieved(observation, observations_of_ef(), validation), found) << what;
}

const std::string kAround = "Observation/e=@2025-05-01 final; ";
const std::string kEf = "Observation/e=38@2025-05-01 final; ";

TEST(Components, NumbersAreObservationsWithTheTimeAndStatusOfTheOneAround) {
  expect("one that is asked for", echo(number_of("tapse", "19") + "," + number_of("ef", "38")),
         kAround + "Observation/e=19@2025-05-01 final; " + kEf);
  expect("none", echo(number_of("tapse", "19")), "");
  expect("in one that is asked for itself", echo(number_of("ef", "38"), "ef"), kAround + kEf);
  expect("in one of a system that is not known whole", echo(number_of("ef", "38"), "local"), kAround + kEf);
  expect("an answer in a code is left in it", echo("{" + coded("ef") + R"(,"valueCodeableConcept":{"text":"low"}})"),
         kAround);
  expect("nothing measured", echo("{" + coded("ef") + R"(,"dataAbsentReason":{"text":"poor view"}})"), kAround);
  expect("a single component that is no list",
         R"({"resourceType":"Observation","id":"e","status":"final",)" + coded("echo") + R"(,"component":)" +
             number_of("ef", "38") + "}",
         "Observation/e=@ final; Observation/e=38@ final; ");
}

TEST(Components, AreLeftInTheObservationUnlessAskedFor) {
  Requirements requirements = observations_of_ef();
  requirements.inner_results = false;
  EXPECT_EQ(retrieved(echo(number_of("ef", "38")), requirements, Validation::Whole), "");
  EXPECT_EQ(retrieved(echo(number_of("ef", "38"), "ef"), requirements, Validation::Whole), "Observation/e=@ ; ");
}

TEST(Components, OfOneThatIsWrittenBadlyAreNotRead) {
  const std::string bad = echo(number_of("ef", "3 8"));
  EXPECT_EQ(retrieved(bad, observations_of_ef(), Validation::WhatIsRead), "");
  EXPECT_NE(retrieved(bad, observations_of_ef(), Validation::Whole), "");  // an error
}

TEST(Components, GoWithTheirObservationWhenItIsOfAnotherPatient) {
  std::string other = echo(number_of("ef", "38"));
  other.replace(other.find("Patient/p"), 9, "Patient/q");
  expect("of another patient", other, "");
}

}  // namespace
}  // namespace nextline::fhir
