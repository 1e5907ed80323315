#include "report/leaflet/leaflet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "knowledge/names.h"
#include "report/leaflet/icon_array.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const knowledge::Pack& leaflet_pack() {
  static const auto kPack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  return *kPack;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

TEST(IconArray, FillsSoManyOfAHundredPeople) {
  for (const unsigned filled : {0U, 1U, 37U, 100U}) {
    const auto svg = icon_array(filled, "a <label>");
    EXPECT_EQ(count(svg, "class=\"yes\""), filled);
    EXPECT_EQ(count(svg, "class=\"no\""), 100 - filled);
    EXPECT_THAT(svg, HasSubstr("aria-label=\"a &lt;label&gt;\""));
  }
}

TEST(Leaflet, EveryRegimenHasOneThatTellsWhenToCall) {
  for (const auto* regimen : *leaflet_pack().flat().regimens()) {
    const auto page = leaflet_html(leaflet_pack(), regimen->id()->str());
    ASSERT_TRUE(page.ok()) << page.error().one_line();
    for (const auto* part : {"What it is", "How it is given", "When to call", "Questions to ask", "What happens next",
                             "Life with it", "Not yet reviewed by a clinician", "not clinically reviewed"})
      EXPECT_THAT(*page, HasSubstr(part)) << regimen->id()->str();
  }
}

TEST(Leaflet, StandsByItself) {
  const auto page = leaflet_html(leaflet_pack(), "trastuzumab-deruxtecan");
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(*page, Not(HasSubstr("src=")));
  EXPECT_THAT(*page, Not(HasSubstr("href=\"http")));
  EXPECT_THAT(*page, HasSubstr("people had a cancer that shrank, against 34 of 100 with trastuzumab emtansine"));
}

TEST(Leaflet, GoesByTitleToo) {
  EXPECT_TRUE(leaflet_html(leaflet_pack(), "Trastuzumab emtansine").ok());
  EXPECT_THAT(*leaflet_text(leaflet_pack(), "trastuzumab-emtansine", 80), HasSubstr("When to call"));
}

TEST(Leaflet, OfNoRegimenIsRefusedWithTheNearest) {
  const auto page = leaflet_html(leaflet_pack(), "trastuzumab-emtansin");
  ASSERT_FALSE(page.ok());
  EXPECT_THAT(page.error().one_line(), HasSubstr("trastuzumab-emtansine"));
}

TEST(Questions, AreAnsweredWithSources) {
  const auto page = questions_html(leaflet_pack());
  EXPECT_GE(count(page, "<h2>"), 20U);
  EXPECT_THAT(page, HasSubstr("id=\"source-1\""));
}

}  // namespace
}  // namespace nextline::report
