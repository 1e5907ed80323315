// One evaluator for one patient after another, with and without the data that definitions read: what is kept for
// absent data must be what a new evaluator finds.
#include <gtest/gtest.h>

#include <array>

#include "cql/engine/evaluation.h"

namespace nextline::cql {
namespace {

using testing::Evaluation;
using testing::fixed_options;

constexpr const char* kLibrary = R"(library A version '1'
using FHIR version '4.0.1'
valueset "LVEF": 'urn:nextline:valueset:lvef'
valueset "Weight": 'urn:nextline:valueset:weight'
parameter Least Integer default 2
context Patient
define function Shown(number System.Quantity): ToString(number.value) + ' of ' + number.unit
define function Numbers(observations List<FHIR.Observation>):
  observations O return all Shown(O.value as FHIR.Quantity)
define Ejection: Numbers([Observation: "LVEF"])
define Weights: Numbers([Observation: "Weight"])
define Both: flatten { Ejection, Weights }
define Words: Tuple { texts: Ejection, told: Today(), dose: 5 'mg', interval: Interval[1, Count(Ejection)], wide: 12345678901234567890.5,
  any: if exists Ejection then 'some' else 'n' + 'one' }
define Enough: Count(Ejection) >= Least
define Who: if exists Ejection then 'measured' else Patient.gender.value
define Related: [Observation: "Weight"] W with [Observation: "LVEF"] L such that L.status = W.status return W.id.value
define NotRelated: [Observation: "Weight"] W without [Observation: "LVEF"] L such that L.status = W.status return W.id.value
define All: Count([Observation])
define Alias: Words
define Failing: singleton from ({1, 2, Count(Ejection)})
)";
constexpr std::array kNames = {"Ejection", "Weights",    "Both", "Words", "Enough", "Who",
                               "Related",  "NotRelated", "All",  "Alias", "Failing"};

std::string record_of(const std::string& gender, bool ejection, bool weight) {
  const auto observation = [](const std::string& id, const std::string& code, const std::string& value) {
    return R"(,{"resourceType":"Observation","id":")" + id + R"(","status":"final","subject":{"reference":"Patient/p"},
      "code":{"coding":[{"system":"http://loinc.org","code":")" +
           code + R"("}]},"valueQuantity":{"value":)" + value + R"(,"unit":"u"}})";
  };
  return R"([{"resourceType":"Patient","id":"p","gender":")" + gender + "\"}" +
         (ejection ? observation("e", "10230-1", "55") : "") + (weight ? observation("w", "29463-7", "70") : "") + "]";
}

terminology::ValueSets sets() {
  using terminology::CodeEntry;
  static constexpr std::array<CodeEntry, 1> kLvef{{{"http://loinc.org", "10230-1", "LVEF"}}};
  static constexpr std::array<CodeEntry, 1> kWeight{{{"http://loinc.org", "29463-7", "Weight"}}};
  const terminology::SetSource sources[] = {{"lvef", kLvef}, {"weight", kWeight}};
  return terminology::ValueSets::build(sources);
}

TEST(AbsentDataTest, KeptValuesAreThoseOfANewEvaluator) {
  const terminology::ValueSets known = sets();
  Evaluation one(kLibrary, record_of("male", false, false), {}, fixed_options(), &known);
  ASSERT_EQ(one.problems(), "");
  // 0: neither, 1: ejection, 2: weight, 3: both; each after each other, so that something kept could be wrong.
  for (const unsigned has : {0U, 0U, 1U, 0U, 2U, 3U, 2U, 1U, 3U, 0U}) {
    const std::string text = record_of(has % 2 == 0 ? "male" : "female", (has & 1) != 0, (has & 2) != 0);
    auto record = fhir::read_record(text);
    ASSERT_TRUE(record);
    one.arena().reset();
    one.evaluator().set_record(&*record);
    Evaluation fresh(kLibrary, text, {}, fixed_options(), &known);
    for (const char* name : kNames) EXPECT_EQ(one.value_of(name), fresh.value_of(name)) << name << " of " << text;
  }
}

TEST(AbsentDataTest, ParametersAndThePatientAreNeverKept) {
  const terminology::ValueSets known = sets();
  Evaluation one(kLibrary, record_of("male", false, false), {}, fixed_options(), &known);
  ASSERT_EQ(one.problems(), "");
  EXPECT_EQ(one.value_of("Enough"), "false");
  EXPECT_EQ(one.value_of("Who"), "'male'");
  ASSERT_TRUE(one.evaluator().set_parameter("Least", Value::integer(0)));
  EXPECT_EQ(one.value_of("Enough"), "true");
  auto other = fhir::read_record(record_of("female", false, false));
  ASSERT_TRUE(other);
  one.evaluator().set_record(&*other);
  EXPECT_EQ(one.value_of("Who"), "'female'");
}

}  // namespace
}  // namespace nextline::cql
