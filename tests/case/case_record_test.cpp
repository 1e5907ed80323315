#include "case/case_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "case/tiny.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/loaded_program.h"
#include "fhir/record.h"

namespace nextline {
namespace {

using testing::fact;
using testing::tiny_pack;

/// A Bundle of a patient and `resources`.
std::string bundle(const std::string& resources, const std::string& patient = "") {
  return R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p")" +
         patient + "}}" + resources + "]}";
}

std::string observation(const std::string& id, const std::string& code, const std::string& value,
                        const std::string& date) {
  return R"(,{"resource":{"resourceType":"Observation","id":")" + id +
         R"(","status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://loinc.org","code":")" +
         code + R"("}]},)" + value + (date.empty() ? "" : R"(,"effectiveDateTime":")" + date + '"') + "}}";
}
std::string quantity(const std::string& number, const std::string& unit) {
  return R"("valueQuantity":{"value":)" + number + R"(,"unit":")" + unit +
         R"(","system":"http://unitsofmeasure.org","code":")" + unit + R"("})";
}

class CaseRecord : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded =
        cql::LoadedProgram::load(tiny_pack().program(), &tiny_pack().value_sets(), tiny_pack().library_texts());
    ASSERT_TRUE(loaded.ok()) << loaded.error().one_line();
    program_ = std::move(*loaded);
    cql::EvaluationOptions options;
    options.now = *parse_datetime("2025-06-01T00:00:00.000+00:00");
    evaluator_ = std::make_unique<cql::Evaluator>(*program_, arena_, options);
  }

  Case read(const std::string& json) {
    const Result<fhir::Record> record = fhir::read_record(json);
    EXPECT_TRUE(record.ok()) << (record.ok() ? "" : record.error().one_line());
    if (!record) return empty_case(tiny_pack());
    Result<Case> c = case_from_record(tiny_pack(), *record, *evaluator_, *parse_date("2025-06-01"));
    EXPECT_TRUE(c.ok()) << (c.ok() ? "" : c.error().one_line());
    return c.ok() ? std::move(*c) : empty_case(tiny_pack());
  }

  Arena arena_;
  std::unique_ptr<cql::LoadedProgram> program_;
  std::unique_ptr<cql::Evaluator> evaluator_;
};

TEST_F(CaseRecord, TakesValueDateAndSources) {
  const Case c = read(bundle(observation("a", "10230-1", quantity("58", "%"), "2025-05-20") +
                             observation("b", "2160-0", R"("valueString":"positive")", "2025-05")));
  const Fact& lvef = c.facts[fact("lvef")];
  ASSERT_TRUE(lvef.number.has_value());
  EXPECT_EQ(lvef.number->to_string(), "58");
  EXPECT_EQ(lvef.date, "2025-05-20");
  EXPECT_THAT(lvef.sources, ::testing::ElementsAre("Observation/a"));
  EXPECT_EQ(lvef.how, "the latest");
  EXPECT_FALSE(lvef.stale);
  EXPECT_EQ(c.facts[fact("marker")].member, 0);
  EXPECT_EQ(c.facts[fact("marker")].date, "2025-05");
  EXPECT_EQ(c.patient, "Patient/p");
  EXPECT_FALSE(c.died);
}

TEST_F(CaseRecord, ConvertsMolesAndSaysSo) {
  const Case c = read(bundle(observation("a", "14682-9", quantity("90", "umol/L"), "2025-05-20")));
  ASSERT_TRUE(c.facts[fact("creatinine")].number.has_value());
  EXPECT_EQ(c.facts[fact("creatinine")].number->to_string(), "1.01808");
  EXPECT_THAT(c.notes, ::testing::Contains(::testing::HasSubstr("90 umol/L converted to 1.018 mg/dL")));
}

TEST_F(CaseRecord, LeavesAbsurdValuesUnknownAndNamesThem) {
  struct Row {
    std::string value;
    const char* why;
  };
  for (const Row& row :
       {Row{quantity("580", "%"), "from 0 to 100"}, Row{quantity("58", "mg/dL"), "cannot be converted"},
        Row{quantity("58", "percents"), "percents"}}) {
    const Case c = read(bundle(observation("a", "10230-1", row.value, "2025-05-20")));
    EXPECT_FALSE(c.facts[fact("lvef")].known());
    ASSERT_EQ(c.conflicts.size(), 1U) << row.value;
    EXPECT_EQ(c.conflicts[0].fact, "lvef");
    EXPECT_THAT(c.conflicts[0].values[0], ::testing::HasSubstr("Observation/a"));
    EXPECT_THAT(c.conflicts[0].resolution, ::testing::HasSubstr(row.why));
  }
  const Case c = read(bundle(observation("b", "1", R"("valueString":"postive")", "2025-05-20")));
  EXPECT_FALSE(c.facts[fact("marker")].known());
  ASSERT_EQ(c.conflicts.size(), 1U);
  EXPECT_THAT(c.conflicts[0].resolution, ::testing::HasSubstr("did you mean 'positive'?"));
}

TEST_F(CaseRecord, AgesFacts) {
  struct Row {
    const char* date;
    bool known, stale;
  };
  // As of 2025-06-01, 90 days: 2025-03-03 is the last fresh day.
  for (const Row& row : {Row{"2025-03-03", true, false}, Row{"2025-03-02", true, true}, Row{"2025-03", true, true},
                         Row{"2025-06-01", true, false}, Row{"2025-06-02", false, false}, Row{"", true, true}}) {
    const Case c = read(bundle(observation("a", "10230-1", quantity("58", "%"), row.date)));
    EXPECT_EQ(c.facts[fact("lvef")].known(), row.known) << row.date;
    EXPECT_EQ(c.facts[fact("lvef")].stale, row.stale) << row.date;
  }
}

TEST_F(CaseRecord, AbsenceCountsOnlyWhereTheDictionarySaysSo) {
  const Case c = read(bundle(""));
  EXPECT_THAT(c.facts[fact("exposedTo")].members, ::testing::ElementsAre(Truth::False, Truth::False));
  EXPECT_TRUE(c.facts[fact("exposedTo")].assumed);
  EXPECT_FALSE(c.facts[fact("ill")].known());
  EXPECT_THAT(c.facts[fact("progressedOn")].members, ::testing::Each(Truth::Unknown));
}

TEST_F(CaseRecord, ReadsTheEndOfLife) {
  EXPECT_TRUE(read(bundle("", R"(,"deceasedBoolean":true)")).died);
  EXPECT_FALSE(read(bundle("", R"(,"deceasedBoolean":false)")).died);
  EXPECT_TRUE(read(bundle("", R"(,"deceasedDateTime":"2025-05-01")")).died);
  EXPECT_FALSE(read(bundle("", R"(,"deceasedDateTime":"2025-07-01")")).died);
}

}  // namespace
}  // namespace nextline
