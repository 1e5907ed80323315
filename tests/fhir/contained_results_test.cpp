// Observations inside a DiagnosticReport, retrieved where the requirements ask for it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

const std::string kOwner = R"({"resourceType":"Patient","id":"p"})";
const std::string kReport = R"({"resourceType":"DiagnosticReport","id":"r","subject":{"reference":"Patient/p"},)";
const std::string kDay = R"("effectiveDateTime":"2025-05-01")";

CodeAnswer is_lvef(const void*, std::string_view, std::string_view code) {
  return code == "lvef" ? CodeAnswer::Wanted : CodeAnswer::Unwanted;
}

std::string coded_as(const std::string& code) {
  return R"("code":{"coding":[{"system":"s","code":")" + code + R"("}]})";
}

/// An Observation to stand in a report: without subject and time unless `more` gives them.
std::string result(const std::string& id, const std::string& more = {}) {
  return R"({"resourceType":"Observation","id":")" + id + R"(","status":"final",)" + coded_as("lvef") +
         R"(,"valueInteger":50)" + (more.empty() ? "" : "," + more) + "}";
}

std::string report(const std::string& results, const std::string& more = R"("status":"final")") {
  return kReport + R"("contained":[)" + results + "]," + more + "}";
}

/// What a library asks for that retrieves Observations of one code, and `others`.
Requirements observations_and(std::vector<ResourceRequirement> others = {}) {
  Requirements all{std::move(others)};
  all.types.push_back({find_type("Observation"), {find_name("value")}, find_name("code"), {nullptr, is_lvef}});
  all.inner_results = true;
  return all;
}

std::string read_as_array(const std::vector<std::string>& resources) {
  std::string all = "[" + kOwner;
  for (const std::string& resource : resources) all += "," + resource;
  return all + "]";
}

std::string retrieved(const Record& record) {
  std::string all;
  for (const NodeIndex node : resources_of_type(record.tape(), find_type("Observation")))
    all += reference_of(record.tape(), node) + " ";
  return all;
}

struct ContainedCase {
  const char* name;
  std::vector<std::string> resources;
  std::string retrieved;
  std::string notes;
};

class ContainedResults : public ::testing::TestWithParam<ContainedCase> {};

// Whether nobody asks for reports, for some by code, or for all of them.
TEST_P(ContainedResults, AreRetrievedHoweverReportsAreAskedFor) {
  const TypeId type = find_type("DiagnosticReport");
  for (const Requirements& requirements :
       {observations_and(),
        observations_and({{type, {find_name("conclusion")}, find_name("code"), {nullptr, is_lvef}}}),
        observations_and({{type, {}, kNoName, {}}})}) {
    for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
      ReadOptions options;
      options.requirements = &requirements;
      options.validation = validation;
      const auto record = read_record(read_as_array(GetParam().resources), options);
      ASSERT_TRUE(record) << record.error().one_line();
      EXPECT_EQ(retrieved(*record), GetParam().retrieved);
      EXPECT_EQ(joined_notes(*record), GetParam().notes);
    }
  }
}

TEST_P(ContainedResults, AreNotRetrievedUnlessAskedFor) {
  Requirements requirements = observations_and();
  requirements.inner_results = false;
  ReadOptions some;
  some.requirements = &requirements;
  for (const ReadOptions& options : {some, ReadOptions()}) {
    const auto record = read_record(read_as_array(GetParam().resources), options);
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(retrieved(*record).find('#'), std::string::npos) << retrieved(*record);
  }
}

const std::string kDated = result("o", kDay);

INSTANTIATE_TEST_SUITE_P(
    All, ContainedResults,
    ::testing::Values(
        ContainedCase{"one", {report(kDated)}, "DiagnosticReport/r#o ", ""},
        ContainedCase{"several_beside_one",
                      {report(kDated + "," + result("a", kDay)), result("o")},
                      "DiagnosticReport/r#o DiagnosticReport/r#a Observation/o ",
                      ""},
        ContainedCase{"report_of_another_code",
                      {report(kDated, R"("status":"final",)" + coded_as("panel"))},
                      "DiagnosticReport/r#o ",
                      ""},
        ContainedCase{"report_without_status", {report(kDated, coded_as("panel"))}, "DiagnosticReport/r#o ", ""},
        ContainedCase{"report_registered", {report(kDated, R"("status":"registered")")}, "DiagnosticReport/r#o ", ""},
        ContainedCase{"report_entered_in_error",
                      {report(kDated, R"("status":"entered-in-error")"), result("a")},
                      "Observation/a ",
                      "DiagnosticReport/r status: is entered-in-error; the results in it are not read\n"},
        ContainedCase{"report_cancelled",
                      {report(kDated, R"("status":"cancelled")")},
                      "",
                      "DiagnosticReport/r status: is cancelled; the results in it are not read\n"},
        ContainedCase{"report_withdrawn_without_results", {kReport + R"("status":"entered-in-error"})"}, "", ""},
        ContainedCase{"of_the_patient",
                      {report(result("o", kDay + R"(,"subject":{"reference":"Patient/p"})"))},
                      "DiagnosticReport/r#o ",
                      ""},
        ContainedCase{"of_another_patient",
                      {report(result("o", kDay + R"(,"subject":{"reference":"Patient/q"})") + "," + result("a", kDay))},
                      "DiagnosticReport/r#a ",
                      "1 resource about another patient is left out\n"},
        ContainedCase{"report_about_another_patient",
                      {R"({"resourceType":"DiagnosticReport","status":"final","contained":[)" + kDated +
                       R"(],"subject":{"reference":"Patient/q"}})"},
                      "",
                      "1 resource about another patient is left out\n"},
        ContainedCase{"older_version_of_the_report",
                      {report(kDated, R"("status":"final","meta":{"versionId":"1"})"),
                       report(result("a", kDay), R"("status":"amended","meta":{"versionId":"2"})")},
                      "DiagnosticReport/r#a ",
                      "DiagnosticReport/r: stands more than once with different content; the newer one is used\n"},
        ContainedCase{"the_same_report_twice", {report(kDated), report(kDated)}, "DiagnosticReport/r#o ", ""},
        ContainedCase{"without_ids",
                      {report(R"({"resourceType":"Observation"},{"resourceType":"Observation"})")},
                      "DiagnosticReport/r#Observation (1st) DiagnosticReport/r#Observation (2nd) ",
                      ""},
        ContainedCase{"in_what_is_no_report",
                      {R"({"resourceType":"Observation","id":"a","contained":[)" + kDated + "]}"},
                      "Observation/a ",
                      ""},
        ContainedCase{"in_a_contained_report",
                      {R"({"resourceType":"Observation","id":"a","contained":[)" + report(kDated) + "]}"},
                      "Observation/a ",
                      ""},
        ContainedCase{"what_is_no_result", {report(R"({"resourceType":"Specimen","id":"s"})")}, "", ""},
        ContainedCase{"without_a_time",
                      {report(result("o") + "," + kDated, R"("status":"final",)" + kDay)},
                      "DiagnosticReport/r#o DiagnosticReport/r#o ",
                      "DiagnosticReport/r contained: results without a time of their own have the report's\n"},
        ContainedCase{"without_a_time_anywhere", {report(result("o"))}, "DiagnosticReport/r#o ", ""}),
    [](const auto& test) { return std::string(test.param.name); });

// The nodes behind an added time move, and whatever names them.
TEST(ContainedResultsWithoutTime, HaveThatOfTheirReport) {
  const Requirements requirements =
      observations_and({{find_type("DiagnosticReport"), {find_name("result")}, kNoName, {}}});
  ReadOptions options;
  options.requirements = &requirements;
  const std::string period = R"("status":"final","effectivePeriod":{"start":"2025-05-01","end":"2025-05-02"})";
  const auto record = read_record(read_as_array({report(result("o") + "," + result("a", kDay) + "," + result("b"),
                                                        period + R"(,"result":[{"reference":"#b"}])"),
                                                 result("z", kDay)}),
                                  options);
  ASSERT_TRUE(record) << record.error().one_line();
  const Tape& tape = record->tape();
  EXPECT_EQ(record->patient_reference(), "Patient/p");
  ASSERT_EQ(retrieved(*record), "DiagnosticReport/r#o DiagnosticReport/r#a DiagnosticReport/r#b Observation/z ");
  const NodeIndex node = resources_of_type(tape, find_type("DiagnosticReport"))[0];
  const std::string time = "effective:Period\n    start:dateTime=2025-05-01\n    end:dateTime=2025-05-02\n";
  const auto inside = [](const std::string& id, const std::string& when, const char* more = " +") {
    return "  contained:Observation" + std::string(more) + "\n    id:id=" + id +
           "\n    status:ObservationStatus=final\n    code:CodeableConcept\n      coding:Coding\n        system:uri=s\n"
           "        code:code=lvef\n    value:integer=50\n    effective:" +
           when;
  };
  const std::string own_period = "Period\n      start:dateTime=2025-05-01\n      end:dateTime=2025-05-02\n";
  EXPECT_EQ(show(tape, node), "DiagnosticReport\n  id:id=r\n  subject:Reference\n    reference:string=Patient/p\n" +
                                  inside("o", own_period) + inside("a", "dateTime=2025-05-01\n") +
                                  inside("b", own_period, "") + "  status:DiagnosticReportStatus=final\n  " + time +
                                  "  result:Reference\n    reference:string=#b\n");
  const NodeIndex named = find_child(tape, node, find_name("result"));
  EXPECT_EQ(tape.resources[resolve_reference(tape, named)].id, "b");
  EXPECT_EQ(reference_of(tape, named), "DiagnosticReport/r");
}

TEST(ContainedResultsOfAFolder, StandBesideThoseOfItsOtherFiles) {
  std::string folder = (std::filesystem::temp_directory_path() / "nextline-contained-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  std::ofstream(folder + "/a.json") << read_as_array({result("z", kDay)});
  std::ofstream(folder + "/b.ndjson") << report(result("o"), R"("status":"final",)" + kDay) << "\n"
                                      << R"({"resourceType":"Bundle","entry":[{"resource":)" << report(kDated)
                                      << "}]}\n";
  const Requirements requirements = observations_and();
  ReadOptions options;
  options.requirements = &requirements;
  const auto record = read_file(folder, options);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(retrieved(*record), "Observation/z DiagnosticReport/r#o ");
}

// What a reader keeps of reports for one reading is not kept for the next.
TEST(ContainedResultsOfOneReading, LeaveNoTraceInTheNext) {
  const Requirements with = observations_and();
  Requirements without = with;
  without.inner_results = false;
  const std::string json = read_as_array({report(kDated)});
  Reader reader;
  for (const bool wanted : {true, false, true, false}) {
    ReadOptions options;
    options.requirements = wanted ? &with : &without;
    const auto record = reader.read(Buffer::copy_of(json), options);
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(retrieved(*record), wanted ? "DiagnosticReport/r#o " : "");
    EXPECT_EQ(record->tape().resources.size(), wanted ? 3U : 1U);
  }
}

}  // namespace
}  // namespace nextline::fhir
