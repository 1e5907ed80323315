#include "terminology/texts.h"

#include <gtest/gtest.h>

#include <vector>

#include "terminology/value_sets.h"

namespace nextline::terminology {
namespace {

TEST(Texts, AreComparedWithoutCasePunctuationAndSigns) {
  EXPECT_EQ(normalised_text("  Fam-trastuzumab  deruxtecan-NXKI "), "fam trastuzumab deruxtecan nxki");
  EXPECT_EQ(normalised_text("Herceptin\xC2\xAE, 2.5 mg/mL (SC)."), "herceptin 2.5 mg ml sc");
  EXPECT_EQ(normalised_text("\xE2\x84\xA2-!"), "");
}

std::vector<CodeEntry> names(std::initializer_list<std::string_view> list) {
  std::vector<CodeEntry> entries;
  for (const std::string_view name : list) entries.push_back({kNameSystem, name, name});
  return entries;
}

const std::vector<CodeEntry> kTrastuzumab = names({"trastuzumab", "trastuzumab dkst", "herceptin", "phesgo"});
const std::vector<CodeEntry> kEmtansine = names({"trastuzumab emtansine", "t dm1"});
const std::vector<CodeEntry> kPertuzumab = names({"pertuzumab", "phesgo"});
const std::vector<CodeEntry> kNab = names({"nab paclitaxel", "paclitaxel protein bound"});
const std::vector<CodeEntry> kPaclitaxel = names({"paclitaxel"});
const std::vector<CodeEntry> kCoded{{"loinc", "1", "trastuzumab"}};
const std::vector<CodeEntry> kNo{{kTextSystem, "no", "no"}, {kTextSystem, "stable disease", "Stable disease"}};

struct Text {
  const char* text;
  std::vector<std::uint32_t> sets;
};

class ByName : public ::testing::TestWithParam<Text> {};

TEST_P(ByName, FindsExactlyTheSetsMeant) {
  const std::vector<SetSource> sources{{"trastuzumab", kTrastuzumab},
                                       {"emtansine", kEmtansine},
                                       {"pertuzumab", kPertuzumab},
                                       {"nab", kNab},
                                       {"paclitaxel", kPaclitaxel},
                                       {"coded", kCoded},
                                       {"no", kNo}};
  const ValueSets sets = ValueSets::build(sources);
  EXPECT_EQ(sets.lookup_text(GetParam().text), GetParam().sets);
  EXPECT_TRUE(sets.has_texts(0));
  EXPECT_FALSE(sets.has_texts(5));
}

INSTANTIATE_TEST_SUITE_P(
    Names, ByName,
    ::testing::Values(
        Text{"trastuzumab", {0}}, Text{"Trastuzumab-dkst 420 MG Injection", {0}},
        Text{"HERCEPTIN 150 mg vial, IV every 3 weeks", {0}}, Text{"Phesgo", {0, 2}},
        Text{"pertuzumab + trastuzumab", {0, 2}}, Text{"trastuzumab (Herceptin)", {0}},
        Text{"T-DM1 3.6 mg/kg q3w", {1}}, Text{"trastuzumab emtansine", {1}}, Text{"nab-paclitaxel 125 mg/m2", {3}},
        Text{"paclitaxel protein-bound", {3}}, Text{"paclitaxel weekly", {4}},
        // Order systems, cycles, other languages.
        Text{"HERCEPTIN 440 MG IV SOLR", {0}},
        Text{"pertuzumab (PERTUZUMAB) 840 mg in sodium chloride 0.9 % IVPB", {2}},
        Text{"trastuzumab 6 mg/kg C5D1", {0}}, Text{"Herceptin q3wk (adjuvant)", {0}}, Text{"Herceptin x1yr", {0}},
        Text{"Herceptin 600 mg Pulver f\u00fcr ein Infusionsl\u00f6sungskonzentrat", {0}},
        Text{"HERCEPTIN 5,4 mg/kg c/3 sem, d\u00edas 1-14", {0}}, Text{"T-DM1 3,6 mg/kg J1 q21j", {1}},
        // Another drug, a negation, a remark: no part of a text stands for it.
        Text{"trastuzumab duocarmazine", {}}, Text{"trastuzumab DM1", {}}, Text{"Herceptin stopped", {}},
        Text{"Herceptin or placebo q3w", {}}, Text{"anti-trastuzumab antibody", {}}, Text{"not trastuzumab", {}},
        Text{"paclitaxel-eluting stent", {}}, Text{"trastuzumabs", {}}, Text{"placebo or pertuzumab", {}}, Text{"", {}},
        Text{"150 mg", {}}, Text{"No", {6}}, Text{"Stable disease.", {6}}, Text{"no trastuzumab", {}},
        Text{"stable disease 150 mg", {}}, Text{"not stable disease", {}}, Text{"1", {}}));

TEST(Phrases, StandAmongOtherWordsThatDoNotDoubtThem) {
  const std::vector<CodeEntry> cancer{{kPhraseSystem, "breast cancer", "breast cancer"},
                                      {kPhraseSystem, "breast ca", "breast ca"}};
  const std::vector<CodeEntry> stage_four{{kPhraseSystem, "stage iv", "stage IV"}};
  const std::vector<CodeEntry> stage_one{{kPhraseSystem, "stage i", "stage I"}};
  const std::vector<SetSource> sources{{"cancer", cancer}, {"four", stage_four}, {"one", stage_one}};
  const ValueSets sets = ValueSets::build(sources);
  for (const Text& text :
       {Text{"Breast cancer, left - Stage IV (cT4d N1 M1)", {0, 1}}, Text{"Recurrent breast ca, R", {0}},
        Text{"breast cancer stage I", {0, 2}}, Text{"breast cancer - do not resume therapy", {0}},
        Text{"Family history of breast cancer", {}}, Text{"r/o breast cancer", {}}, Text{"h/o breast cancer", {}},
        Text{"Breast cancer?", {}}, Text{"no breast cancer", {}}, Text{"breast cancer gene positive", {}},
        Text{"mother: breast cancer", {}}, Text{"breast cancer screening", {}}, Text{"Verdacht auf breast cancer", {}},
        Text{"breast cancers", {}}, Text{"cancer of breast", {}}})
    EXPECT_EQ(sets.lookup_text(text.text), text.sets) << text.text;
  EXPECT_EQ(sets.lookup_text("Breast cancer, left", ValueSets::Phrases::LeftOut), std::vector<std::uint32_t>{});
  EXPECT_EQ(sets.lookup_text("Breast cancer", ValueSets::Phrases::LeftOut), std::vector<std::uint32_t>{0});
}

TEST(Texts, LongOnesMeanNothing) {
  const std::vector<SetSource> sources{{"trastuzumab", kTrastuzumab}};
  const ValueSets sets = ValueSets::build(sources);
  std::string text = "trastuzumab";
  while (text.size() + 2 <= kLongestText) text += " 1";
  EXPECT_TRUE(sets.lookup_text(text).empty()) << "too many words";
  EXPECT_TRUE(sets.lookup_text("trastuzumab" + std::string(kLongestText, ' ')).empty()) << "too many bytes";
  EXPECT_FALSE(sets.contains_text(0, "no herceptin"));
  EXPECT_TRUE(sets.contains_text(0, "herceptin"));
}

}  // namespace
}  // namespace nextline::terminology
