#include "report/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nextline::report {
namespace {

TEST(Page, HeadingsStandApart) {
  Page page({20, false});
  page.heading("First");
  page.paragraph("text", 2);
  page.heading("Second");
  EXPECT_EQ(std::move(page).finish(), "First\n  text\n\nSecond\n");
}

TEST(Page, BulletsAndNumbersHang) {
  Page page({12, false});
  page.bullet("one two three", 0);
  page.numbered(10, "one two three", 0);
  EXPECT_EQ(std::move(page).finish(), "- one two\n  three\n10. one two\n    three\n");
}

TEST(Page, ALongLabelWrapsInItsOwnColumn) {
  Page page({30, false});
  page.labelled("months to the relapse", "9 months", 2, 10);
  EXPECT_EQ(std::move(page).finish(), "  months    9 months\n  to the\n  relapse\n");
}

TEST(Page, ALongTextStaysInItsColumn) {
  Page page({20, false});
  page.labelled("Why", "it is so because it is", 0, 6);
  EXPECT_EQ(std::move(page).finish(), "Why   it is so\n      because it is\n");
}

TEST(Page, NothingIsSaidOfAnEmptyText) {
  Page page({20, true});
  page.labelled("Until", "");
  page.paragraph("");
  page.bullet("");
  EXPECT_EQ(std::move(page).finish(), "");
}

TEST(Page, ColoursOnlyWhenAskedFor) {
  EXPECT_EQ(Page({20, false}).bad("stop"), "stop");
  EXPECT_EQ(Page({20, true}).bad("stop"), "\x1b[31mstop\x1b[0m");
  EXPECT_EQ(Page({20, true}).bad(""), "");
}

// A dimmed list of sources that wraps must not dim the label beside its second line.
TEST(Page, AColourStaysInItsColumn) {
  Page page({16, true});
  page.labelled("two words", page.dim("a bcdef"), 0, 9);
  EXPECT_EQ(std::move(page).finish(), "two      \x1b[2ma bcdef\x1b[0m\nwords\n");
}

}  // namespace
}  // namespace nextline::report
