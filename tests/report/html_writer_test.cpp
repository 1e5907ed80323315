#include "report/html_writer.h"

#include <gtest/gtest.h>

namespace nextline::report {
namespace {

TEST(Escaped, LeavesNoMarkup) {
  EXPECT_EQ(escaped("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  EXPECT_EQ(escaped("×10⁹/L"), "×10⁹/L");
}

TEST(Flowing, KeepsDatesAndPercentTogether) {
  EXPECT_EQ(flowing("since 2025-12-15, 62 %"), "since <time>2025-12-15</time>, 62&nbsp;%");
  EXPECT_EQ(flowing("2024-02 & <b>"), "2024-02 &amp; &lt;b&gt;");
}

TEST(HtmlWriter, WritesElements) {
  HtmlWriter html;
  html.open("p", "class=\"x\"");
  html.element("strong", "a<b");
  html.text(": c");
  html.close("p");
  html.element("p", "");
  EXPECT_EQ(std::move(html).finish(), "<p class=\"x\"><strong>a&lt;b</strong>: c</p>\n");
}

TEST(HtmlWriter, ATitleTakesNoMarkup) {
  HtmlWriter html;
  html.element("title", "of 2025-12-15 & later");
  EXPECT_EQ(std::move(html).finish(), "<title>of 2025-12-15 &amp; later</title>\n");
}

}  // namespace
}  // namespace nextline::report
