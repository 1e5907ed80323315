// One patient written down in three ways gets one plan; published records stay where they belong.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "care/consultation.h"
#include "case/dictionary.h"

namespace nextline {
namespace {

class RecordCoding : public ::testing::Test {
 protected:
  static care::Consultation& consultation() {
    static const auto opened = [] {
      auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
      if (!pack) throw std::runtime_error(pack.error().one_line());
      const auto shared = std::make_shared<const knowledge::Pack>(std::move(*pack));
      care::PlanRequest request;
      request.region = "us";
      request.as_of = "2026-11-25";
      auto made =
          care::Consultation::open(shared, std::move(request), *parse_datetime("2026-11-25T12:00:00.000+00:00"));
      if (!made) throw std::runtime_error(made.error().one_line());
      return std::move(*made);
    }();
    return *opened;
  }

  static Case read(const std::string& path) {
    const auto record = consultation().read(path, "");
    if (!record) throw std::runtime_error(record.error().one_line());
    auto found = consultation().case_of(*record);
    if (!found) throw std::runtime_error(found.error().one_line());
    return std::move(*found);
  }
  static Plan plan_of(const Case& facts) {
    auto plan = consultation().plan(facts);
    if (!plan) throw std::runtime_error(plan.error().one_line());
    return std::move(*plan);
  }

  /// What the plan says, without its sources and reasons.
  static std::string gist(const Plan& plan) {
    std::string text = cat(plan.current.regimen, ": ", plan.current.action, "\n");
    for (const auto& option : plan.options)
      text += cat(std::to_string(option.rank), " ", option.id, " ", option.category, " ", option.strength, "\n");
    for (const auto& excluded : plan.excluded) text += cat(excluded.id, " ", excluded.category, "\n");
    return text;
  }
  /// The facts that every way of writing can say, rounded as a reader would.
  static std::string facts_of(const Case& c) {
    std::string text;
    const auto& facts = *consultation().pack().flat().facts();
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
      const std::string name = facts[i]->name()->str();
      if (name == "cyclesGiven" || name == "weeksSinceLastDose" || facts[i]->kind() == knowledge::flat::FactKind::List)
        continue;
      text += name + " = " +
              shown_value(*facts[i], c.facts[i]).substr(0, name == "creatinine" ? 3 : std::string::npos) + '\n';
    }
    return text;
  }
};

TEST_F(RecordCoding, OnePatientThreeWaysOnePlan) {
  const std::string folder = NEXTLINE_SOURCE_DIR "/tests/data/records/same-patient-";
  const Case requests = read(folder + "ingredient-requests.json");
  const std::string expected = gist(plan_of(requests));
  EXPECT_NE(expected.find(": switch"), std::string::npos) << expected;
  EXPECT_NE(expected.find("1 trastuzumab-deruxtecan preferred"), std::string::npos) << expected;
  for (const char* other : {"product-administrations.json", "icd-statements.json"}) {
    const Case c = read(folder + other);
    EXPECT_EQ(facts_of(c), facts_of(requests)) << other;
    EXPECT_EQ(gist(plan_of(c)), expected) << other;
  }
}

TEST_F(RecordCoding, PublishedRecordsStayOutOfScope) {
  const std::string folder = NEXTLINE_SOURCE_DIR "/../shared/data/mcode/";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the published records are not beside the project";
  for (const char* name : {"TrialMatching_Patient01.json", "TrialMatching_Patient02.json", "Maryam.json"}) {
    const Case c = read(folder + name);
    const Plan plan = plan_of(c);
    EXPECT_TRUE(plan.options.empty()) << name;
    const auto her2 = *consultation().pack().fact_index("her2");
    EXPECT_EQ(shown_value(*consultation().pack().flat().facts()->Get(her2), c.facts[her2]), "negative") << name;
  }
}

}  // namespace
}  // namespace nextline
