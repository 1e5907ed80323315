// A Plan owns what it views: it outlives everything it was made from.
#include <gtest/gtest.h>

#include <memory>

#include "base/text_file.h"
#include "care/consultation.h"
#include "care/explanation.h"
#include "case/case_yaml.h"
#include "report/explanation_json.h"
#include "report/html.h"
#include "report/json.h"
#include "report/text.h"

namespace nextline::report {
namespace {

constexpr const char* kLaterAsOf = "2026-01-31";
const std::string kCase = NEXTLINE_SOURCE_DIR "/tests/data/golden/first-line.yaml";

std::string told(const Plan& plan) {
  return plan_json(plan) + plan_text(plan, {}) + plan_html(plan);
}

/// A guideline opened for one patient; all of it goes with the value.
struct Visit {
  std::unique_ptr<care::Consultation> consultation;
  Case facts;
};

Visit visit() {
  auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/board");
  if (!pack) throw std::runtime_error(pack.error().one_line());
  const auto shared = std::make_shared<const knowledge::Pack>(std::move(*pack));
  auto opened = care::Consultation::open(shared, {"us", kLaterAsOf, {}, {}},
                                         *parse_datetime(std::string(kLaterAsOf) + "T12:00Z"));
  if (!opened) throw std::runtime_error(opened.error().one_line());
  auto facts = case_from_yaml(*shared, *read_file(kCase), kCase);
  if (!facts) throw std::runtime_error(facts.error().one_line());
  return {std::move(*opened), std::move(*facts)};
}

TEST(PlanLifetime, OutlivesConsultationCaseAndPack) {
  Plan plan;
  std::string before;
  {
    Visit made = visit();
    plan = *made.consultation->plan(made.facts);
    before = told(plan);
    made.facts = Case();
    // The same worker goes on to others.
    Case nobody = visit().facts;
    nobody.facts.assign(nobody.facts.size(), Fact());
    EXPECT_NE(told(*made.consultation->plan(nobody)), before);
  }
  ASSERT_FALSE(plan.options.empty());
  EXPECT_EQ(told(plan), before);
}

TEST(PlanLifetime, PartsLiveAsLongAsAnyCopy) {
  Plan copy;
  Option option;
  std::string title, reason;
  {
    Visit made = visit();
    const Plan plan = *made.consultation->plan(made.facts);
    copy = plan;
    option = plan.options.front();
    title = option.title;
    reason = option.because.front().text;
  }
  EXPECT_EQ(option.title, title);
  EXPECT_EQ(option.because.front().text, reason);
  EXPECT_EQ(copy.options.front().because.data(), option.because.data()) << "copies share one owner";
}

TEST(PlanLifetime, ExplanationsOwnTheirsToo) {
  care::Explanation explanation;
  std::string before;
  {
    Visit made = visit();
    const auto* regimen = made.consultation->pack().flat().regimens()->Get(0);
    explanation = *care::explain_regimen(*made.consultation, made.facts, regimen->id()->string_view());
    before = explanation_json(explanation);
  }
  EXPECT_EQ(explanation_json(explanation), before);
}

}  // namespace
}  // namespace nextline::report
