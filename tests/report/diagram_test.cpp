// Drawings of mechanisms: every class of drugs has one, and nothing in one lies over anything else.
#include "report/diagram/diagram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <stdexcept>

#include "care/flat_text.h"
#include "report/diagram/layout.h"
#include "report/wrap.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const knowledge::Pack& pack() {
  static const auto made = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  if (!made) throw std::runtime_error(made.error().one_line());
  return *made;
}

const knowledge::flat::Page* page_called(const std::string& id) {
  for (const auto* page : *pack().flat().pages())
    if (care::text(page->id()) == id) return page;
  return nullptr;
}

struct Area {
  std::string what;
  double left, top, right, bottom;
};

bool overlap(const Area& one, const Area& other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

std::vector<std::smatch> found(const std::string& svg, const std::regex& pattern) {
  return {std::sregex_iterator(svg.begin(), svg.end(), pattern), std::sregex_iterator()};
}

std::vector<Area> boxes(const std::string& svg) {
  static const std::regex kBox(R"re(<rect[^>]* x="([0-9.]+)" y="([0-9.]+)" width="([0-9]+)" height="([0-9]+)")re");
  std::vector<Area> all;
  for (const auto& match : found(svg, kBox)) {
    const double x = std::stod(match[1]), y = std::stod(match[2]);
    all.push_back({"box", x, y, x + std::stod(match[3]), y + std::stod(match[4])});
  }
  return all;
}

/// Lines of text; a letter is taken as 7.2 wide, which is more than the fonts used need on average.
std::vector<Area> lines(const std::string& svg) {
  static const std::regex kLine(R"re(<tspan x="([0-9.]+)" y="([0-9.]+)">([^<]*)</tspan>)re");
  std::vector<Area> all;
  for (const auto& match : found(svg, kLine)) {
    const double x = std::stod(match[1]), y = std::stod(match[2]), half = width_of(match[3].str()) * 3.6;
    all.push_back({match[3], x - half, y - 11, x + half, y + 3});
  }
  return all;
}

bool lies_within(const Area& inner, const Area& outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
         inner.bottom <= outer.bottom;
}

void expect_clear(const std::string& svg) {
  const auto texts = lines(svg), frames = boxes(svg);
  ASSERT_FALSE(texts.empty());
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      EXPECT_FALSE(overlap(texts[i], texts[j])) << texts[i].what << " lies over " << texts[j].what;
  for (const Area& text : texts)
    for (const Area& frame : frames)
      EXPECT_TRUE(!overlap(text, frame) || lies_within(text, frame)) << text.what << " crosses the edge of a box";
  for (std::size_t i = 0; i < frames.size(); ++i)
    for (std::size_t j = i + 1; j < frames.size(); ++j) EXPECT_FALSE(overlap(frames[i], frames[j]));
}

TEST(Diagram, EveryDrugOfTheGuidelineBelongsToAClassThatIsDrawn) {
  for (const auto* drug : *pack().flat().drugs()) {
    const auto* page = page_called(care::text(drug->mechanism()));
    ASSERT_NE(page, nullptr) << care::text(drug->id());
    EXPECT_EQ(care::text(page->kind()), "mechanism") << care::text(drug->id());
    EXPECT_GE(chain_of(*page).links.size(), 3U) << care::text(page->id());
  }
}

TEST(Diagram, NothingLiesOverAnythingElse) {
  std::size_t drawn = 0;
  for (const auto* page : *pack().flat().pages()) {
    const std::string svg = diagram_svg(*page);
    EXPECT_EQ(svg.empty(), care::text(page->kind()) != "mechanism") << care::text(page->id());
    if (svg.empty()) continue;
    SCOPED_TRACE(care::text(page->id()));
    expect_clear(svg);
    ++drawn;
  }
  EXPECT_GE(drawn, 15U);
}

TEST(Diagram, TellsInWordsWhatItShows) {
  const std::string svg = diagram_svg(*page_called("endocrine"));
  for (const auto* part :
       {"role=\"img\"", "aria-labelledby=\"diagram-endocrine-title diagram-endocrine-text\"",
        "<title id=\"diagram-endocrine-title\">Endocrine therapy: how it works</title>",
        "Tamoxifen stops Oestrogen receptor: blocked.", "Oestrogen leads to Oestrogen receptor: switches growth on.",
        ">stops</text>", "class=\"drug\""})
    EXPECT_THAT(svg, HasSubstr(part));
  EXPECT_THAT(svg, Not(HasSubstr("⊣")));
  EXPECT_THAT(svg, Not(HasSubstr("href")));
}

TEST(Diagram, WithoutABarThereIsNothingToExplain) {
  EXPECT_THAT(diagram_svg(*page_called("taxanes")), Not(HasSubstr("class=\"legend\"")));
}

struct Drawn {
  const char* what;
  Chain chain;
  std::vector<Spot> spots;
};

class Layout : public ::testing::TestWithParam<Drawn> {};

TEST_P(Layout, Places) {
  const auto spots = spots_of(GetParam().chain);
  ASSERT_EQ(spots.size(), GetParam().spots.size());
  for (std::size_t i = 0; i < spots.size(); ++i) {
    EXPECT_EQ(spots[i].row, GetParam().spots[i].row) << GetParam().chain.boxes[i];
    EXPECT_NEAR(spots[i].column, GetParam().spots[i].column, 1e-9) << GetParam().chain.boxes[i];
  }
}

INSTANTIATE_TEST_SUITE_P(
    Chains, Layout,
    ::testing::Values(Drawn{"nothing", {}, {}},
                      Drawn{"a line is straight",
                            {{"A", "B", "C"}, {{0, 1, "", false}, {1, 2, "", false}}},
                            {{0, 0}, {1, 0}, {2, 0}}},
                      Drawn{"a fork opens to both sides",
                            {{"A", "B", "C"}, {{0, 1, "", false}, {0, 2, "", false}}},
                            {{0, 0.5}, {1, 0}, {1, 1}}},
                      Drawn{"causes meet in the middle",
                            {{"A", "B", "C"}, {{0, 2, "", false}, {1, 2, "", false}}},
                            {{0, 0}, {0, 1}, {1, 0.5}}},
                      Drawn{"a late cause stands just above what it acts on",
                            {{"A", "B", "C", "D"}, {{0, 1, "", false}, {1, 2, "", false}, {3, 2, "", true}}},
                            {{0, 0}, {1, 0}, {2, 0.5}, {1, 1}}},
                      Drawn{"effects stand in the order of their causes",
                            {{"A", "B", "C", "D", "E"}, {{0, 2, "", false}, {1, 3, "", false}, {0, 4, "", false}}},
                            {{0, 2.0 / 3}, {0, 5.0 / 3}, {1, 0}, {1, 2}, {1, 1}}},
                      Drawn{"a circle ends", {{"A", "B"}, {{0, 1, "", false}, {1, 0, "", false}}}, {{1, 0}, {1, 1}}}),
    [](const auto& tested) {
      std::string name = tested.param.what;
      for (char& c : name)
        if (c == ' ') c = '_';
      return name;
    });

}  // namespace
}  // namespace nextline::report
