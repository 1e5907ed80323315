// A site's choices and statements to be reviewed, in every form of report.
#include "report/overlay_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/html.h"
#include "report/json.h"
#include "report/sample_plan.h"
#include "report/text.h"

namespace nextline::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const PlanOverlay& sample_overlay() {
  static const PlanOverlay overlay{
      "Example clinic", "2026-11-29", "its board", "habit.",
      list<PlanChoice>({{"which-limit", "Which limit?", "stricter", "Below 55 %.", "by-label", "Below 50 %"}})};
  return overlay;
}

Plan overlaid_plan() {
  Plan plan = sample_plan();
  plan.basis.overlay = &sample_overlay();
  plan.options = changed(plan.options, 0, [](Option& option) {
    option.review = list<StatementReview>({{"alpha-first", "active", "2024-06-30", "", "2024-12-30", true}});
  });
  return plan;
}

TEST(Overlay, IsToldInWords) {
  EXPECT_EQ(overlay_lines(overlaid_plan().basis),
            (std::vector<std::string>{"Overlay: choices of Example clinic, 2026-11-29, decided by its board: habit.",
                                      "Which limit? Here: Below 55 % (stricter). Instead of: Below 50 % (by-label)."}));
  EXPECT_TRUE(overlay_lines(sample_plan().basis).empty());
}

TEST(Overlay, StandsInEveryFormOfAPlan) {
  const std::string text = plan_text(overlaid_plan(), {100, false});
  EXPECT_THAT(text, AllOf(HasSubstr("Overlay: choices of Example clinic"), HasSubstr("Here: Below 55 % (stricter)")));
  const std::string html = plan_html(overlaid_plan());
  EXPECT_THAT(html, AllOf(HasSubstr("Overlay: choices of Example clinic"), HasSubstr("Here: Below 55 % (stricter)")));
  const std::string json = plan_json(overlaid_plan());
  EXPECT_THAT(json, AllOf(HasSubstr(R"("overlay":{"site":"Example clinic")"), HasSubstr(R"("alternative":"stricter")"),
                          HasSubstr(R"("insteadOf":"by-label")")));
  EXPECT_THAT(plan_json(sample_plan()), Not(HasSubstr("\"overlay\"")));
}

TEST(Review, StandsWithTheOptionInEveryForm) {
  const std::string words = "Recommendation alpha-first was due for review on 2024-12-30 (written 2024-06-30)";
  EXPECT_THAT(plan_text(overlaid_plan(), {200, false}), HasSubstr(words));
  EXPECT_THAT(plan_html(overlaid_plan()), HasSubstr(words));
  EXPECT_THAT(plan_json(overlaid_plan()),
              AllOf(HasSubstr(R"("review":[{"statement":"alpha-first")"), HasSubstr(R"("overdue":true)")));
  EXPECT_THAT(plan_json(sample_plan()), Not(HasSubstr("\"review\"")));
}

TEST(Review, IsToldByWhatIsKnownOfIt) {
  EXPECT_EQ(review_words({"a", "under-review", "2024-06-30", "", "", false}), "Recommendation a is under review.");
  EXPECT_EQ(review_words({"a", "active", "2024-06-30", "2024-08-01", "2025-02-01", true}),
            "Recommendation a was due for review on 2025-02-01 (last reviewed 2024-08-01): it may be out of date.");
}

}  // namespace
}  // namespace nextline::report
