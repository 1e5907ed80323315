// What a user can get wrong: one line on standard error that says what, where and how to mend it, and exit status 2.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

void expect_refused(const Ran& ran, const std::vector<std::string>& says) {
  EXPECT_EQ(ran.status, 2) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, StartsWith("nextline: "));
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  for (const auto& word : says) EXPECT_THAT(ran.err, HasSubstr(word));
}

struct Wrong {
  std::string name;
  std::vector<std::string> arguments;  // INPUT stands for a file that holds `input`, EXAMPLE for a good record
  std::string input;
  std::vector<std::string> says;
  std::string file = "input.json";
};

void PrintTo(const Wrong& wrong, std::ostream* stream) {
  *stream << wrong.name;
}

class BadInput : public ::testing::TestWithParam<Wrong> {};

TEST_P(BadInput, IsRefusedInOneLine) {
  const Scratch scratch;
  const auto& wrong = GetParam();
  const std::string input = scratch.file(wrong.file, wrong.input);
  auto arguments = wrong.arguments;
  for (auto& argument : arguments) {
    argument = with(argument, "INPUT", input);
    argument = with(argument, "EXAMPLE", kExamples + "first-line.json");
    argument = with(argument, "SCRATCH", scratch.path(""));
  }
  expect_refused(run(scratch, arguments), wrong.says);
}

const std::string kTwo =
    R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"first-one"}},)"
    R"({"resource":{"resourceType":"Patient","id":"second-one"}}]})";

const std::vector<Wrong> kRecords = {
    {"NotJson", {"plan", "INPUT"}, "hello", {"input.json:1:1", "expected a value"}},
    {"Empty", {"plan", "INPUT"}, "", {"input.json", "empty"}},
    {"JsonButNotFhir", {"plan", "INPUT"}, R"({"a": 1})", {"input.json:1:1", "without resourceType", "give a FHIR R4"}},
    {"ListOfNumbers", {"plan", "INPUT"}, "[1, 2]", {"item 1 of the list is a number", "give a FHIR R4"}},
    {"ASingleObservation",
     {"plan", "INPUT"},
     R"({"resourceType":"Observation","id":"x","status":"final","code":{"text":"a"}})",
     {"no Patient resource", "Observation", "add the Patient"}},
    {"AnOrganization",
     {"plan", "INPUT"},
     R"({"resourceType":"Organization","id":"x"})",
     {"no Patient resource", "add"}},
    {"NoPatient", {"plan", "INPUT"}, R"({"resourceType":"Bundle","type":"collection"})", {"no Patient resource"}},
    {"TwoPatients", {"plan", "INPUT"}, kTwo, {"first-one", "second-one", "--patient"}},
    {"PatientMistyped", {"plan", "INPUT", "--patient", "second-on"}, kTwo, {"did you mean 'second-one'"}},
    {"FileNotFound", {"plan", "SCRATCHinput.jso"}, "{}", {"no such file", "did you mean", "input.json"}},
    {"AFolderWithoutFhir", {"plan", "SCRATCH"}, "", {"holds no FHIR file", "*.ndjson", "name a file"}, "input.txt"},
    {"AFolderWithABadFile", {"plan", "SCRATCH"}, "[1", {"input.json:1:", "truncated"}},
    {"AFolderWithTwoPatients", {"plan", "SCRATCH"}, kTwo, {"first-one", "second-one", "--patient"}},
    {"BadGzip", {"plan", "INPUT"}, "\x1f\x8bgarbage", {"gzip", "damaged", "pack the file again"}},
    {"NotUtf8",
     {"plan", "INPUT"},
     "{\"resourceType\":\"Patient\",\"id\":\"\xff\xfe\"}",
     {"input.json:1:", "not UTF-8", "save the file as UTF-8"}},
};

const std::vector<Wrong> kWords = {
    {"UnknownFact", {"plan", "EXAMPLE", "--set", "lveff=55"}, "", {"no fact 'lveff'", "did you mean 'lvef'"}},
    {"UnknownValue",
     {"plan", "EXAMPLE", "--set", "her2=positiv"},
     "",
     {"'positiv'", "did you mean 'positive'", "equivocal"}},
    {"OutOfRange", {"plan", "EXAMPLE", "--set", "lvef=620"}, "", {"from 0 to 100 %", "check the number"}},
    {"WrongUnit", {"plan", "EXAMPLE", "--set", "lvef=50 kg"}, "", {"'kg'", "give it in %"}},
    {"NotANumber", {"plan", "EXAMPLE", "--set", "lvef=high"}, "", {"needs a number", "'high'"}},
    {"SettingWithoutValue", {"plan", "EXAMPLE", "--set", "lvef"}, "", {"fact=value", "--set lvef=48"}},
    {"SettingWithEmptyValue", {"plan", "EXAMPLE", "--set", "lvef="}, "", {"no value for 'lvef'", "write unknown"}},
    {"SettingLeftOut", {"plan", "EXAMPLE", "--set"}, "", {"--set", "missing", "nextline plan --help"}},
    {"UnknownGoal", {"plan", "EXAMPLE", "--goal", "balancd"}, "", {"--goal", "'balancd'", "did you mean 'balanced'"}},
    {"UnknownDrug",
     {"plan", "EXAMPLE", "--unavailable", "enhrtu"},
     "",
     {"--unavailable", "'enhrtu'", "did you mean 'Enhertu'", "nextline show drug"}},
    {"RegimenLeftOut", {"explain", "EXAMPLE"}, "", {"REGIMEN is required", "nextline explain --help"}},
    {"OutputInNoFolder",
     {"plan", "EXAMPLE", "--output", "SCRATCHnone/plan.html"},
     "",
     {"none/plan.html", "cannot be written", "a folder that exists"}},
    {"OutputIsAFolder", {"plan", "EXAMPLE", "--output", "SCRATCH"}, "", {"cannot be written", "directory"}},
    {"UnknownKind", {"show", "drgu"}, "", {"'drgu'", "did you mean 'drug'", "interpretation"}},
    {"KindLeftOut", {"show"}, "", {"KIND is required", "nextline show --help"}},
    {"UnknownRule", {"show", "rule", "TDM-1"}, "", {"'TDM-1'", "did you mean 'TDM-01'", "nextline show rule"}},
    {"UnknownShell", {"completion", "fish"}, "", {"fish", "bash", "zsh"}},
    {"AskFromStandardInput", {"ask", "-"}, "", {"answers are read from standard input", "name its file"}},
    {"AskWithBadRecord", {"ask", "INPUT"}, "hello", {"input.json:1:1", "expected a value"}},
    {"UnknownPart", {"pack", "compil"}, "", {"'compil'", "did you mean 'compile'"}},
    {"BadDate", {"plan", "EXAMPLE", "--as-of", "2026-13-45"}, "", {"--as-of", "is no date", "YYYY-MM-DD"}},
    {"UnknownRegion", {"plan", "EXAMPLE", "--region", "mars"}, "", {"--region", "'mars'", "us, eu"}},
    {"UnknownRegimen",
     {"explain", "EXAMPLE", "trastuzumab-deruxteca"},
     "",
     {"no regimen", "did you mean 'trastuzumab-deruxtecan'"}},
    {"UnknownFormat", {"plan", "EXAMPLE", "--format", "pdf"}, "", {"--format", "pdf", "html"}},
    {"UnknownKeyInCase",
     {"plan", "--case", "INPUT"},
     "lveff: 55\n",
     {"input.yaml:1:1", "did you mean 'lvef'"},
     "input.yaml"},
    {"BrokenYamlInCase", {"plan", "--case", "INPUT"}, "lvef: [55\n", {"input.yaml:2:1"}, "input.yaml"},
    {"CaseNotFound", {"plan", "--case", "SCRATCHinput.yam"}, "", {"no such file", "did you mean"}, "input.yaml"},
    {"NoPack", {"plan", "EXAMPLE", "--pack", "SCRATCHnone"}, "", {"no such file"}},
    {"NoArgument", {}, "", {"subcommand is required", "--help"}},
    {"NoPatientGiven", {"plan"}, "", {"no patient given", "--case"}},
    {"UnknownCommand", {"plam", "EXAMPLE"}, "", {"'plam'", "did you mean 'plan'", "--help"}},
    {"UnknownOption", {"plan", "EXAMPLE", "--regio", "us"}, "", {"--regio", "did you mean '--region'", "--help"}},
};

INSTANTIATE_TEST_SUITE_P(Records, BadInput, ::testing::ValuesIn(kRecords),
                         [](const auto& tested) { return tested.param.name; });
INSTANTIATE_TEST_SUITE_P(Words, BadInput, ::testing::ValuesIn(kWords),
                         [](const auto& tested) { return tested.param.name; });

TEST(BadInput, ABundleCutAnywhereIsRefused) {
  const Scratch scratch;
  const auto whole = text_of(kExamples + "first-line.json");
  ASSERT_GT(whole.size(), 10000U);
  for (std::size_t length = 997; length + 3 < whole.size(); length += 997) {
    SCOPED_TRACE(length);
    expect_refused(run(scratch, {"plan", "-"}, whole.substr(0, length)), {"standard input:", "truncated"});
  }
}

TEST(BadInput, DeepNestingIsRefusedAtOnce) {
  const Scratch scratch;
  const auto ran = run(scratch, {"plan", "-"}, std::string(200'000'000, '['));
  expect_refused(ran, {"standard input:1:101", "nested more than 100 deep"});
  EXPECT_LT(ran.seconds, 20);
}

TEST(BadInput, PatientPicksOneOfTwo) {
  const Scratch scratch;
  const auto ran = run(scratch, {"case", "-", "--patient", "second-one"}, kTwo);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("second-one"));
  EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("first-one")));
}

/// A good record with one element spoiled: it is still read; the fact is not known, and the reader is told why.
struct Spoiled {
  std::string name, from, to, fact;
  std::vector<std::string> says;
};

void PrintTo(const Spoiled& spoiled, std::ostream* stream) {
  *stream << spoiled.name;
}

class SpoiledElement : public ::testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledElement, IsTold) {
  const Scratch scratch;
  const auto& spoiled = GetParam();
  auto record = text_of(kExamples + "first-line.json");
  const auto at =
      record.find("synthetic-first-line-observation-" + spoiled.name.substr(spoiled.name.size() - 2) + "\"");
  ASSERT_NE(at, std::string::npos);
  const auto place = record.find(spoiled.from, at);
  ASSERT_NE(place, std::string::npos);
  record.replace(place, spoiled.from.size(), spoiled.to);
  const auto ran = run(scratch, {"case", "-", "--as-of", "2026-11-23"}, record);
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto unknown = ran.out.find("Not known");
  ASSERT_NE(unknown, std::string::npos);
  if (!spoiled.fact.empty()) {
    EXPECT_THAT(ran.out.substr(unknown), HasSubstr(spoiled.fact));
  }
  for (const auto& word : spoiled.says) EXPECT_THAT(ran.out, HasSubstr(word));
}

const std::vector<Spoiled> kSpoiled = {
    {"LvefOutOfRange09",
     "\"value\": 62",
     "\"value\": 620",
     "lvef",
     {"Observation/synthetic-first-line-observation-09"}},
    {"LvefInKilograms09", "\"code\": \"%\"", "\"code\": \"kg\"", "lvef", {"observation-09", "kg"}},
    {"CreatinineInNoUnit11", "\"code\": \"mg/dL\"", "\"code\": \"spoons\"", "creatinine", {"observation-11", "spoons"}},
    {"BadDate09", "2026-11-16", "2026-13-45", "", {"Observation/synthetic-first-line-observation-09", "effective"}},
};
INSTANTIATE_TEST_SUITE_P(Records, SpoiledElement, ::testing::ValuesIn(kSpoiled),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace nextline::cli::testing
