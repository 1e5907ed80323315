#include "report/json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

rapidjson::Document parsed(const Plan& plan) {
  rapidjson::Document document;
  document.Parse(plan_json(plan).c_str());
  return document;
}

TEST(PlanJson, HoldsEverySectionOfVersionOne) {
  for (const auto& plan : {sample_plan(), Plan()}) {
    const auto document = parsed(plan);
    ASSERT_FALSE(document.HasParseError());
    EXPECT_EQ(document["planVersion"].GetInt(), 1);
    for (const auto* name : {"guideline", "scope", "case", "current", "missing", "conflicts", "options", "excluded",
                             "actions", "alerts", "trials", "sources", "basis"})
      EXPECT_TRUE(document.HasMember(name)) << name;
  }
}

TEST(PlanJson, KeepsWhatMachinesNeed) {
  const auto document = parsed(sample_plan());
  const auto& lvef = document["case"]["lvef"];
  EXPECT_EQ(lvef["value"].GetDouble(), 62);
  EXPECT_STREQ(lvef["date"].GetString(), "2026-11-16T09:30:00.000+01:00");
  EXPECT_EQ(lvef["sources"].Size(), 20U);
  EXPECT_STREQ(document["case"]["age"]["unit"].GetString(), "a");
  EXPECT_STREQ(document["patient"].GetString(), "Patient/a&b");
  const auto& fit = document["options"][0]["trialFit"][0];
  EXPECT_STREQ(fit["trial"].GetString(), "Trial one");
  EXPECT_FALSE(fit["wouldQualify"].GetBool());
}

TEST(PlanJson, UnknownIsNull) {
  Plan plan = sample_plan();
  plan.applies = Truth::Unknown;
  plan.options = changed(plan.options, 0, [](Option& option) {
    option.trial_fit = changed(option.trial_fit, 0, [](TrialFit& fit) { fit.would_qualify = Truth::Unknown; });
  });
  const auto document = parsed(plan);
  EXPECT_TRUE(document["scope"]["applies"].IsNull());
  EXPECT_TRUE(document["options"][0]["trialFit"][0]["wouldQualify"].IsNull());
}

}  // namespace
}  // namespace nextline::report
