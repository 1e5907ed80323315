// Cases by people who had not seen how the guideline decides: how many plans are as they expect, and that none offers
// what they would never give.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "base/text_file.h"
#include "care/board.h"
#include "care/vignettes.h"

namespace nextline {
namespace {

namespace yaml = knowledge::yaml;

/// Where the plan stays another one, and why. A case that comes to agree must leave the list.
const std::map<std::string, std::string> kDiffering = {
    {"outside-b-06", "what comes after the end of trastuzumab deruxtecan is named while the lungs heal"},
    {"outside-b-17", "nothing before breast-feeding has ended, as the labels have it"},
    {"outside-e-09",
     "trastuzumab deruxtecan with pertuzumab ranks first in Child-Pugh B too: its label asks to monitor closely"},
    {"outside-j-20", "neratinib with capecitabine is named in the EU too, as off label"},
    {"outside-i-13",
     "a drug stopped for side effects and still part of the treatment may be a rechallenge: the plan asks"},
    {"outside-i-15",
     "a drug stopped for side effects and still part of the treatment may be a rechallenge: the plan asks"},
    {"outside-i-16",
     "lapatinib with trastuzumab and an aromatase inhibitor ranks before fulvestrant: it has a randomised trial"},
    {"outside-g-11", "nothing before breast-feeding has ended, as the labels have it"},
};

std::vector<yaml::Document> files_of_cases() {
  std::vector<yaml::Document> all;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(NEXTLINE_SOURCE_DIR "/tests/data/outside-cases"))
    files.insert(entry.path());
  for (const auto& file : files) {
    auto parsed = yaml::parse(*read_file(file.string()), file.string());
    if (!parsed) throw std::runtime_error(parsed.error().one_line());
    all.push_back(*parsed);
  }
  return all;
}

TEST(OutsideCases, AgreeButForThoseListed) {
  std::size_t agreeing = 0;
  const auto files = files_of_cases();
  std::vector<yaml::Node> all;
  for (const auto& file : files) all.insert(all.end(), file.items().begin(), file.items().end());
  for (const yaml::Node& item : all) {
    const std::string id(item.find("id")->text);
    auto visit = vignettes::visit(item);
    ASSERT_TRUE(visit.ok()) << id << ": " << visit.error().one_line();
    const auto plan = visit->plan();
    ASSERT_TRUE(plan.ok()) << id << ": " << plan.error().one_line();
    const std::string found = board::difference(*plan, item);
    const auto known = kDiffering.find(id);
    EXPECT_EQ(found.empty(), known == kDiffering.end()) << id << ": " << (found.empty() ? "agrees now" : found);
    agreeing += found.empty() ? 1 : 0;
  }
  EXPECT_EQ(all.size(), 365U);
  std::printf("%zu of %zu cases from outside agree\n", agreeing, all.size());
}

}  // namespace
}  // namespace nextline
