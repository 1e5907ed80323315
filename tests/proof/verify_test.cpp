// The proof of the guideline, and that it can fail: a spoiled copy is refuted with a case the planner reproduces.
#include "proof/verify.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "care/consultation.h"
#include "case/case_yaml.h"
#include "case/dictionary.h"
#include "proof/agreement.h"

namespace nextline::proof {
namespace {

namespace fs = std::filesystem;
const char* const kPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";

/// A copy of the pack in a folder that goes with the test.
class PackCopy {
 public:
  PackCopy() : folder_(fs::temp_directory_path() / ("nextline-pack-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::copy(kPack, folder_, fs::copy_options::recursive);
  }
  ~PackCopy() { fs::remove_all(folder_); }
  PackCopy(const PackCopy&) = delete;
  PackCopy& operator=(const PackCopy&) = delete;

  /// Replaces the first `from` behind `after` in a file of the pack; false when it is not there.
  bool replace(const std::string& file, const std::string& after, const std::string& from,
               const std::string& to) const {
    std::ifstream in(folder_ / file);
    std::stringstream text;
    text << in.rdbuf();
    std::string all = text.str();
    const auto begin = all.find(after);
    const auto at = begin == std::string::npos ? begin : all.find(from, begin);
    if (at == std::string::npos) return false;
    std::ofstream(folder_ / file) << all.replace(at, from.size(), to);
    return true;
  }
  std::string path() const { return folder_.string(); }

 private:
  fs::path folder_;
};

VerifyOptions few_cases() {
  VerifyOptions options;
  options.random_cases = 20;
  return options;
}

const Refutation* find(const VerifyReport& report, const std::string& property) {
  for (const auto& refuted : report.refuted)
    if (refuted.property == property) return &refuted;
  return nullptr;
}

TEST(Proof, HoldsForTheGuideline) {
  auto subject = Subject::open(kPack);
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto report = verify_pack(**subject, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  for (const auto& refuted : report->refuted) ADD_FAILURE() << refuted.property << "\n" << refuted.case_yaml;
  EXPECT_TRUE(report->disagreements.empty());
  EXPECT_GE(report->settings, 3U);
  EXPECT_GT(report->property_names.size(), 30U);
}

TEST(Proof, PlannerAndTextAgreeOnTenThousandCases) {
  auto subject = Subject::open(kPack);
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto judge = care::Judge::make((*subject)->pack(), {"us", "2026-11-23", {}, {}});
  ASSERT_TRUE(judge);
  const auto encoding = encode_guideline(**subject, *judge);
  const auto agreement = check_agreement(**subject, *judge, encoding, 10000, 1);
  ASSERT_TRUE(agreement) << agreement.error().one_line();
  EXPECT_EQ(agreement->first_difference, "");
  EXPECT_EQ(agreement->cases, 10000U);
}

TEST(Proof, RefutesAMovedThresholdWithACaseThePlannerReproduces) {
  const PackCopy copy;
  ASSERT_TRUE(copy.replace("logic/SafetyConjugates.cql", "define \"TDM-01", "Case.lvef < 50", "Case.lvef < 40"));
  auto subject = Subject::open(copy.path());
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto report = verify_pack(**subject, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  const auto* refuted = find(*report, "obligation tdm-01");
  ASSERT_NE(refuted, nullptr);

  const auto& pack = (*subject)->pack();
  const auto facts = case_from_yaml(*pack, refuted->case_yaml, "counterexample");
  ASSERT_TRUE(facts) << facts.error().one_line() << "\n" << refuted->case_yaml;
  const auto& as_of = refuted->setting.as_of;
  auto consultation = care::Consultation::open(pack, {refuted->setting.region, as_of, {}, {}},
                                               *parse_datetime(as_of + "T12:00:00.000+00:00"));
  ASSERT_TRUE(consultation);
  const auto plan = (*consultation)->plan(*facts);
  ASSERT_TRUE(plan);
  const auto lvef = facts->facts[*pack->fact_index("lvef")].number;
  ASSERT_TRUE(lvef);
  EXPECT_LT(*lvef, Decimal::from_integer(50));
  bool offered = false;
  for (const auto& option : plan->options) offered = offered || option.id == "trastuzumab-emtansine";
  EXPECT_TRUE(offered) << refuted->case_yaml;
}

/// Without an overlay every alternative is proved about; with one, its choices alone. (Lint keeps a rule whose source
/// was read from hanging on a choice, so this one is said to be from memory.)
TEST(Proof, RefutesARuleThatAnAlternativeTakesAway) {
  const PackCopy copy;
  ASSERT_TRUE(copy.replace("logic/SafetyConjugates.cql", "library", "include Safety version '0.1.0'\n",
                           "include Safety version '0.1.0'\ninclude Choices version '0.1.0'\n"));
  ASSERT_TRUE(copy.replace("logic/SafetyConjugates.cql", "// @rule: TDM-01", "// @read: yes", "// @read: recall"));
  ASSERT_TRUE(copy.replace("logic/SafetyConjugates.cql", "define \"TDM-01", "Case.lvef < 50",
                           "Case.lvef < 50 and Choices.\"LVEF before trastuzumab\" = 'caution'"));
  auto open = Subject::open(copy.path());
  ASSERT_TRUE(open) << open.error().one_line();
  const auto report = verify_pack(**open, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  const auto* refuted = find(*report, "obligation tdm-01");
  ASSERT_NE(refuted, nullptr);
  EXPECT_NE(refuted->choices.find("trastuzumab-start-lvef: not-below-50"), std::string::npos) << refuted->choices;
  EXPECT_TRUE(report->disagreements.empty()) << report->disagreements.front();

  const auto verified_with = [&](const std::string& choice) {
    const std::string file = copy.path() + ".overlay";
    std::ofstream(file) << "site: A\ndate: 2026-11-29\ndecided-by: B\nreason: C\nchoices: {" << choice << "}\n";
    auto subject = Subject::open(copy.path(), file);
    fs::remove(file);
    EXPECT_TRUE(subject) << subject.error().one_line();
    auto settled = verify_pack(**subject, few_cases());
    EXPECT_TRUE(settled) << settled.error().one_line();
    return find(*settled, "obligation tdm-01") == nullptr;
  };
  EXPECT_TRUE(verified_with("trastuzumab-start-lvef: caution"));
  EXPECT_FALSE(verified_with("trastuzumab-start-lvef: not-below-50"));
}

TEST(Proof, RefutesAnAnswerThatWasTakenAway) {
  const PackCopy copy;
  ASSERT_TRUE(copy.replace("logic/Guideline.cql", "define \"Later line\"", "\"Two lines or more\" and",
                           "Case.linesOfTherapy >= 19 and"));
  auto subject = Subject::open(copy.path());
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto report = verify_pack(**subject, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  EXPECT_NE(find(*report, "total"), nullptr);
}

TEST(Proof, RefutesAnOrderThatPutsAWeakerCategoryFirst) {
  const PackCopy copy;
  ASSERT_TRUE(copy.replace("planner.yaml", "{key: category", "[preferred, recommended", "[recommended, preferred"));
  auto subject = Subject::open(copy.path());
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto report = verify_pack(**subject, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  EXPECT_NE(find(*report, "order follows category"), nullptr);
}

/// An obligation on a drug that is to be given together with another: a rule taken away for one combination is found.
TEST(Proof, RefutesARuleThatLeavesOutACombination) {
  const PackCopy copy;
  ASSERT_TRUE(copy.replace("logic/SafetyConjugates.cql", "// @rule: TDX-24", "// @drugs: trastuzumab-deruxtecan\n",
                           "// @drugs: trastuzumab-deruxtecan\n// @except-with: pertuzumab\n"));
  ASSERT_TRUE(copy.replace("logic/SafetyAntibodies.cql", "// @rule: PER-11", "// @drugs: pertuzumab\n",
                           "// @drugs: pertuzumab\n// @except-with: trastuzumab-deruxtecan\n"));
  auto subject = Subject::open(copy.path());
  ASSERT_TRUE(subject) << subject.error().one_line();
  const auto report = verify_pack(**subject, few_cases());
  ASSERT_TRUE(report) << report.error().one_line();
  EXPECT_NE(find(*report, "obligation tdx-24"), nullptr);
  EXPECT_NE(find(*report, "obligation per-11"), nullptr);
  EXPECT_EQ(find(*report, "obligation tdm-20"), nullptr);
}

}  // namespace
}  // namespace nextline::proof
