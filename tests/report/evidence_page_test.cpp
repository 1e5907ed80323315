// docs/evidence.md is what the guideline holds of its trials.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text_file.h"
#include "knowledge/pack.h"
#include "report/catalogue/catalogue.h"

namespace nextline::report {
namespace {

using ::testing::HasSubstr;

TEST(EvidencePage, PageInDocsIsWhatTheGuidelineHolds) {
  const auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  ASSERT_TRUE(pack) << pack.error().one_line();
  const std::string page = evidence_markdown(*pack);
  const auto in_docs = read_file(NEXTLINE_SOURCE_DIR "/docs/evidence.md");
  ASSERT_TRUE(in_docs) << in_docs.error().one_line();
  EXPECT_TRUE(*in_docs == page) << "write it again: nextline show --evidence --output docs/evidence.md";
  for (const auto* trial : *pack->flat().evidence())
    EXPECT_THAT(page, HasSubstr("\n### " + trial->title()->str() + "\n")) << "a trial is left out";
}

TEST(EvidencePage, TellsEachPartOfATrial) {
  const auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny");
  ASSERT_TRUE(pack) << pack.error().one_line();
  const std::string page = evidence_markdown(*pack);
  EXPECT_THAT(page, HasSubstr(pack->flat().intended_use()->str()));
  EXPECT_THAT(page, HasSubstr("Numbers of different trials are not a comparison"));
  EXPECT_THAT(page, HasSubstr("## Sources\n\n- **book**: "));
}

}  // namespace
}  // namespace nextline::report
