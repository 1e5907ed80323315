// Doses for a patient under the guideline: every vignette with `dose-of`, and that each adjustment was seen to hold and
// not to hold.
#include <gtest/gtest.h>

#include <map>

#include "care/vignettes.h"

namespace nextline {
namespace {

namespace yaml = knowledge::yaml;
using vignettes::pack;

/// "trastuzumab loading" -> its dose.
std::map<std::string, const PatientDose*> doses_of(const care::DosePage& page) {
  std::map<std::string, const PatientDose*> doses;
  for (const PlanDose& dose : page.doses)
    doses[std::string(dose.drug) + (dose.phase.empty() ? "" : " " + std::string(dose.phase))] = dose.for_patient;
  return doses;
}

const PatientDose& dose_of(const care::DosePage& page, std::string_view name) {
  static const PatientDose kNone;
  const auto doses = doses_of(page);
  const auto found = doses.find(std::string(name));
  if (found != doses.end() && found->second) return *found->second;
  ADD_FAILURE() << "no dose of " << name;
  return kNone;
}

void check_doses(const yaml::Node& expect, const care::DosePage& page) {
  const auto* wanted = expect.find("doses");
  for (const auto& entry : wanted ? wanted->entries() : std::span<const yaml::Entry>()) {
    const PatientDose& dose = dose_of(page, entry.key.text);
    const std::string told = dose.due == Truth::False ? "not the next dose" : std::string(dose.arithmetic);
    EXPECT_EQ(told.substr(0, entry.value.text.size()), entry.value.text) << entry.key.text;
  }
}

void check_due(const yaml::Node& expect, const care::DosePage& page) {
  static const std::map<Truth, std::string> kWords = {
      {Truth::True, "yes"}, {Truth::False, "no"}, {Truth::Unknown, "ask"}};
  const auto* wanted = expect.find("due");
  for (const auto& entry : wanted ? wanted->entries() : std::span<const yaml::Entry>())
    EXPECT_EQ(kWords.at(dose_of(page, entry.key.text).due), entry.value.text) << entry.key.text;
}

void check_left(const yaml::Node& expect, const care::DosePage& page) {
  const auto* wanted = expect.find("doses-left");
  for (const auto& entry : wanted ? wanted->entries() : std::span<const yaml::Entry>()) {
    const PatientDose& dose = dose_of(page, entry.key.text);
    ASSERT_EQ(dose.lifetime.size(), 1U);
    const LifetimeDose& limit = dose.lifetime[0];
    EXPECT_EQ(cat(limit.left, " of ", limit.limit, ", ", std::to_string(limit.doses_left)), entry.value.text);
  }
}

class DosingVignette : public ::testing::TestWithParam<vignettes::Vignette> {};

TEST_P(DosingVignette, ComesToWhatWasWorkedOutByHand) {
  const yaml::Node& node = GetParam().node;
  auto visit = vignettes::visit(node);
  ASSERT_TRUE(visit) << visit.error().one_line();
  const auto page = visit->consultation->doses(visit->facts, std::string(node.find("dose-of")->text));
  ASSERT_TRUE(page) << page.error().one_line();
  check_doses(*node.find("expect"), *page);
  check_due(*node.find("expect"), *page);
  check_left(*node.find("expect"), *page);
}

std::vector<vignettes::Vignette> dosing_vignettes() {
  std::vector<vignettes::Vignette> found = vignettes::all();
  std::erase_if(found, [](const vignettes::Vignette& each) { return each.node.find("dose-of") == nullptr; });
  return found;
}

INSTANTIATE_TEST_SUITE_P(Pack, DosingVignette, ::testing::ValuesIn(dosing_vignettes()),
                         [](const ::testing::TestParamInfo<vignettes::Vignette>& parameter) {
                           return "Line" + parameter.param.id.substr(parameter.param.id.rfind('-') + 1);
                         });

TEST(DosingCoverage, EveryAdjustmentWasSeenToHoldAndNotToHold) {
  std::map<std::uint32_t, std::pair<int, int>> seen;
  for (const auto* drug : *pack()->flat().drugs()) {
    for (const auto* entry : *drug->dosing()->adjust()) seen[entry->definition()];
    for (const auto* entry : *drug->dosing()->reload()) seen[entry->definition()];
  }
  for (const auto& vignette : dosing_vignettes()) {
    auto visit = vignettes::visit(vignette.node);
    ASSERT_TRUE(visit) << visit.error().one_line();
    const auto answers = visit->consultation->dose_answers(visit->facts);
    ASSERT_TRUE(answers) << answers.error().one_line();
    for (auto& [definition, counts] : seen) {
      counts.first += answers->decisions->truth(definition) == Truth::True;
      counts.second += answers->decisions->truth(definition) == Truth::False;
    }
  }
  const auto program = pack()->program();
  for (const auto& [definition, counts] : seen) {
    const auto name = program.str(program.definitions[definition].name);
    EXPECT_GT(counts.first, 0) << name << " was never true";
    EXPECT_GT(counts.second, 0) << name << " was never false";
  }
}

TEST(DosingVignettes, NoAdjustmentRaisesADose) {
  for (const auto& vignette : dosing_vignettes()) {
    auto visit = vignettes::visit(vignette.node);
    ASSERT_TRUE(visit) << visit.error().one_line();
    const auto page = visit->consultation->doses(visit->facts, std::string(vignette.node.find("dose-of")->text));
    ASSERT_TRUE(page) << page.error().one_line();
    for (const PlanDose& dose : page->doses) {
      ASSERT_NE(dose.for_patient, nullptr);
      if (dose.for_patient->value.empty() || dose.basis != "fixed") continue;
      EXPECT_LE(*Decimal::parse(dose.for_patient->value), *Decimal::parse(dose.amount)) << vignette.id;
    }
  }
}

}  // namespace
}  // namespace nextline
