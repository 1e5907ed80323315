// Whole charts as hospitals export them, by people who had not seen how they are read or what is decided, with what a
// tumour board would say: how many plans say the same, and that no other one offers what the board would never give.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <set>
#include <sstream>

#include "base/text_file.h"
#include "base/texts.h"
#include "care/board.h"
#include "care/vignettes.h"
#include "fhir/packed_lines.h"

namespace nextline {
namespace {

namespace yaml = knowledge::yaml;

const std::string kFolder = NEXTLINE_SOURCE_DIR "/tests/data/outside-charts/";

/// Where the plan asks instead, because what decides stands in running text or is not told; nothing is offered that the
/// board would never give.
const std::map<std::string, std::string> kAsking = {
    {"europe-06", "the response stands in a report: continue, and with no progression an aromatase inhibitor is added"},
    {"europe-07", "stop docetaxel, the antibodies may go on; the response stands in a report and is asked"},
    {"europe-09", "the progression of the lungs stands in a report: continue only if it is ruled out"},
    {"traps-02", "the grade stands under 'lung' alone: held, and its grade asked, on which the end hangs"},
    {"on-treatment-04", "stop docetaxel, the antibodies may go on; the response stands in a report and is asked"},
    {"on-treatment-09", "orders on hold without a reason: the plan asks, and names best supportive care"},
    {"us2-04", "induction, of which the last dose of docetaxel was six weeks ago; the response stands in a report"},
    {"world-02", "stop docetaxel, the antibodies may go on; beside which drug hangs on what is asked"},
    {"world-03", "the response stands in a report: with no progression an aromatase inhibitor is added"},
    {"world-04", "the progression of the liver stands in a report"},
    {"world-07", "the progression stands in a report"},
    {"world-09", "treatments and the course of the lungs stand in Japanese words, which are not read"},
    {"hard-05", "the order is on hold and nothing says why: the plan asks what is being given"},
};

/// Where the plan says something else, why it stands, and what it names though the board would never give it.
struct Otherwise {
  std::string why;
  std::set<std::string> named = {};
};

/// A chart that comes to agree must leave the list.
const std::map<std::string, Otherwise> kSayingElse = {
    {"united-states-05",
     {"the order was ended for progression: none is being given; lapatinib with trastuzumab is named last",
      {"lapatinib-trastuzumab"}}},
    {"united-states-08", {"HER2-negative: outside the guideline, which says nothing of ribociclib"}},
    {"europe-03", {"emtansine was last given seven weeks ago and not since: none is being given"}},
    {"europe-04",
     {"emtansine is named second, in some circumstances: the board would not while deruxtecan is to be had",
      {"trastuzumab-emtansine"}}},
    {"europe-08", {"the order was stopped for progression, as its note says: none is being given"}},
    {"traps-04", {"best supportive care is named while the liver fails"}},
    {"traps-07", {"HER2-negative now: outside the guideline, which names olaparib for HER2-positive disease only"}},
    {"traps-08",
     {"an aromatase inhibitor is named for a man, with the hint that he needs a GnRH agonist",
      {"trastuzumab-aromatase-inhibitor"}}},
    {"on-treatment-03", {"stopped for good; nothing new while the lungs heal"}},
    {"us2-02",
     {"HER2 equivocal, the amplified result stands in a note alone: outside the guideline, to be settled first"}},
    {"world-01",
     {"HER2 equivocal, the amplified result stands in a report alone: outside the guideline, to be settled first"}},
    {"world-05", {"held with all its drugs; that letrozole may go on meanwhile is not said"}},
    {"hard-02", {"tucatinib only once phenytoin is exchanged: until then emtansine is ranked first"}},
    {"hard-06", {"by the label of pertuzumab both antibodies go on at 46 %, with a cardiologist asked first"}},
    {"hard-09", {"weekly paclitaxel with both antibodies and the same with an aromatase inhibitor are of equal rank"}},
};

/// Two patients in one file, merged by mistake: refused, with the names of both.
const std::string kRefused = "traps-09";

std::string lines_of(const std::string& kind) {
  return testing::unpacked(kFolder + kind + ".ndjson.gz");
}

class OutsideCharts : public ::testing::Test {
 protected:
  void look_at(const yaml::Node& expected, const std::string& bundle) {
    const std::string id(expected.find("id")->text);
    care::PlanRequest request{
        std::string(expected.find("region")->text), std::string(expected.find("as-of")->text), {}, {}};
    const auto now = *parse_datetime(request.as_of + "T12:00:00.000+00:00");
    auto opened = care::Consultation::open(vignettes::pack(), std::move(request), now);
    ASSERT_TRUE(opened.ok()) << id << ": " << opened.error().one_line();
    care::Consultation& consultation = **opened;
    fhir::ReadOptions options;
    options.requirements = &consultation.requirements();
    const auto record = reader_.read(fhir::Buffer::copy_of(bundle), options);
    if (id == kRefused) return expect_refused(record);
    ASSERT_TRUE(record.ok()) << id << ": " << record.error().one_line();
    const auto facts = consultation.case_of(*record);
    ASSERT_TRUE(facts.ok()) << id << ": " << facts.error().one_line();
    const auto plan = consultation.plan(*facts);
    ASSERT_TRUE(plan.ok()) << id << ": " << plan.error().one_line();
    compare(id, *plan, expected);
  }

  void compare(const std::string& id, const Plan& plan, const yaml::Node& expected) {
    const std::string found = board::difference(plan, expected);
    const bool asks = kAsking.contains(id);
    const auto otherwise = kSayingElse.find(id);
    const bool differs = otherwise != kSayingElse.end();
    EXPECT_EQ(found.empty(), !asks && !differs) << id << ": " << (found.empty() ? "agrees now" : found);
    EXPECT_FALSE(asks && plan.missing.empty()) << id;
    EXPECT_EQ(board::wrongly_offered(plan, vignettes::words(*expected.find("never"))),
              differs ? otherwise->second.named : std::set<std::string>())
        << id;
    ++(found.empty() ? agreeing_ : asks ? asking_ : differing_);
  }

  void expect_refused(const Result<fhir::Record>& record) {
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().code, "several-patients");
    ++refused_;
  }

  fhir::Reader reader_;
  int agreeing_ = 0, asking_ = 0, differing_ = 0, refused_ = 0;
};

TEST_F(OutsideCharts, AgreeButForThoseListed) {
  for (const char* kind : {"united-states", "europe", "traps", "on-treatment", "united-states-2", "world", "hard"}) {
    const auto expected = yaml::parse(*read_file(kFolder + kind + ".yaml"), kind);
    ASSERT_TRUE(expected.ok()) << expected.error().one_line();
    std::istringstream lines{lines_of(kind)};
    std::string line;
    for (const yaml::Node& chart : expected->items()) {
      ASSERT_TRUE(std::getline(lines, line)) << kind;
      look_at(chart, line);
    }
  }
  EXPECT_EQ(agreeing_ + asking_ + differing_ + refused_, 67);
  std::printf("%d of 67 charts as the board says, %d ask first, %d say something else, %d refused\n", agreeing_,
              asking_, differing_, refused_);
}

}  // namespace
}  // namespace nextline
