// Definitions over `context Case`: three-valued facts, what decided, traces.
#include <gmock/gmock.h>

#include "cql/engine/evaluation.h"

namespace nextline::cql {
namespace {

using ::testing::ElementsAre;
using testing::Evaluation;
using ::testing::HasSubstr;

constexpr const char* kGuideline = R"(library G version '1'
using Nextline version '1'
context Case
define Positive: Case.her2 = 'positive'
define LowLvef: Case.lvef < 50
define Exposed: Case.exposedTo.pertuzumab
define Both: Positive and LowLvef
define Either: LowLvef or Case.pregnant
define Implied: Case.pregnant implies Exposed
define Nested: Both or not Exposed
)";

CompileOptions case_model() {
  CompileOptions options;
  options.case_facts = {{"her2", CaseModelFact::Kind::String, {}},
                        {"lvef", CaseModelFact::Kind::Decimal, {}},
                        {"pregnant", CaseModelFact::Kind::Boolean, {}},
                        {"exposedTo", CaseModelFact::Kind::Set, {"trastuzumab", "pertuzumab"}}};
  return options;
}

class CaseTest : public ::testing::Test {
 protected:
  CaseTest() : evaluation_(kGuideline, {}, case_model()) {}

  void set(Value her2, Value lvef, Value pregnant, Value pertuzumab) {
    members_[1] = pertuzumab;
    facts_[0] = her2;
    facts_[1] = lvef;
    facts_[2] = pregnant;
    facts_[3] = Value::tuple(&set_);
    evaluation_.evaluator().set_case(Value::tuple(&case_));
  }
  Value number(const char* text) { return Value::decimal(*Decimal::parse(text), evaluation_.arena()); }
  std::vector<std::uint32_t> deciding(const char* name) {
    return evaluation_.evaluator().deciding_facts(evaluation_.index_of(name));
  }

  static constexpr std::string_view kNames[4] = {"her2", "lvef", "pregnant", "exposedTo"};
  static constexpr std::string_view kMembers[2] = {"trastuzumab", "pertuzumab"};
  TupleShape shape_{kNames};
  TupleShape set_shape_{kMembers};
  Value facts_[4];
  Value members_[2];
  TupleData case_{&shape_, facts_};
  TupleData set_{&set_shape_, members_};
  Evaluation evaluation_;
};

TEST_F(CaseTest, FactsAreThreeValued) {
  ASSERT_EQ(evaluation_.problems(), "");
  set(Value::string("positive"), Value::null(), Value::boolean(false), Value::null());
  EXPECT_EQ(evaluation_.value_of("Positive"), "true");
  EXPECT_EQ(evaluation_.value_of("LowLvef"), "null");
  EXPECT_EQ(evaluation_.value_of("Both"), "null");
  EXPECT_EQ(evaluation_.value_of("Implied"), "true");
  set(Value::string("negative"), Value::null(), Value::null(), Value::boolean(true));
  EXPECT_EQ(evaluation_.value_of("Both"), "false");
  EXPECT_EQ(evaluation_.value_of("Exposed"), "true");
  set(Value::string("positive"), number("49.9"), Value::null(), Value::null());
  EXPECT_EQ(evaluation_.value_of("Both"), "true");
}

TEST_F(CaseTest, WhatDecided) {
  set(Value::string("negative"), Value::null(), Value::null(), Value::null());
  EXPECT_THAT(deciding("Both"), ElementsAre(0)) << "a false and cites its false operand";
  set(Value::string("positive"), Value::null(), Value::null(), Value::null());
  EXPECT_THAT(deciding("Both"), ElementsAre(1)) << "null hangs on the unknown fact";
  EXPECT_THAT(deciding("Either"), ElementsAre(1, 2));
  set(Value::string("positive"), number("40"), Value::boolean(false), Value::boolean(true));
  EXPECT_THAT(deciding("Both"), ElementsAre(0, 1)) << "a true and cites both";
  EXPECT_THAT(deciding("Either"), ElementsAre(1)) << "a true or cites its true operand";
  EXPECT_THAT(deciding("Implied"), ElementsAre(2, 3));
  EXPECT_THAT(deciding("Nested"), ElementsAre(0, 1));
  const auto members = evaluation_.evaluator().deciding_members(evaluation_.index_of("Exposed"));
  EXPECT_THAT(members, ElementsAre(DecidingFact{3, 1}));
}

TEST_F(CaseTest, TraceOwnsItsData) {
  set(Value::string("negative"), number("40"), Value::null(), Value::null());
  auto trace = explain(evaluation_.evaluator(), evaluation_.index_of("Both"));
  ASSERT_TRUE(trace);
  evaluation_.arena().reset();
  const std::string text = trace->to_text();
  EXPECT_THAT(text, HasSubstr("define Both = false"));
  EXPECT_THAT(text, HasSubstr("define Positive = false"));
  EXPECT_THAT(text, HasSubstr("Case.her2 = 'negative'"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("LowLvef"))) << "a false `and` cites its false operands only";
}

}  // namespace
}  // namespace nextline::cql
