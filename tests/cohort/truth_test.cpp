// Thousands of synthetic records through Record.cql: the Case must be the one each record was made from.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "case/dictionary.h"
#include "cohort/readings.h"

namespace nextline {
namespace {

using testing::synthesiser;
using testing::whole_pack;

constexpr std::uint64_t kSeed = 20261123;
constexpr std::uint64_t kPatients = 10'000;

bool same(const Fact& left, const Fact& right) {
  return left.truth == right.truth && left.member == right.member && left.members == right.members &&
         left.number.has_value() == right.number.has_value() && (!left.number || *left.number == *right.number);
}

std::string shown(const knowledge::flat::Fact& fact, const Fact& value) {
  const std::string text = shown_value(fact, value);
  return text.empty() ? "unknown" : text;
}

/// The script does not know how old a brain metastasis is on the day it is read: one of the last 42 days is active.
bool is_new_in_the_brain(const knowledge::flat::Fact& fact, const Fact& found, const Fact& made) {
  return fact.name()->string_view() == "brainMetastases" && !made.known() && shown(fact, found) == "active" &&
         found.date >= "2026-10-12";
}

TEST(SyntheticTruth, EveryStatedFactIsReadAsItWasMade) {
  testing::Readings readings("2026-11-23");
  const auto& facts = *whole_pack()->flat().facts();
  std::map<std::string, int> wrong;
  std::map<std::string, std::string> first;
  for (std::uint64_t i = 0; i < kPatients; ++i) {
    const auto patient = synthesiser().make(kSeed, i);
    const Case found = readings.read(patient.bundle);
    EXPECT_EQ(found.died, patient.truth.facts.died) << i;
    EXPECT_EQ(found.patient, "Patient/" + patient.id);
    for (std::uint32_t f = 0; f < facts.size(); ++f) {
      if (!patient.truth.stated[f] || same(found.facts[f], patient.truth.facts.facts[f])) continue;
      if (is_new_in_the_brain(*facts[f], found.facts[f], patient.truth.facts.facts[f])) continue;
      const std::string name = facts[f]->name()->str();
      if (wrong[name]++ == 0)
        first[name] = "patient " + std::to_string(i) + " (" + patient.truth.course + "): read " +
                      shown(*facts[f], found.facts[f]) + ", made from " +
                      shown(*facts[f], patient.truth.facts.facts[f]);
    }
  }
  for (const auto& [name, count] : wrong) ADD_FAILURE() << name << ": " << count << " differ; " << first[name];
}

/// A test that compares nothing proves nothing: every course, and every value of the facts that matter, must occur.
TEST(SyntheticTruth, ReachesEveryCourseAndEveryKindOfAnswer) {
  const auto& facts = *whole_pack()->flat().facts();
  std::set<std::string> courses;
  std::map<std::string, std::set<std::string>> values;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const auto patient = synthesiser().make(kSeed, i);
    courses.insert(patient.truth.course);
    for (std::uint32_t f = 0; f < facts.size(); ++f)
      if (patient.truth.stated[f])
        values[facts[f]->name()->str()].insert(shown(*facts[f], patient.truth.facts.facts[f]));
  }
  EXPECT_EQ(courses.size(), synthesiser().script().courses.size());
  EXPECT_EQ(values["her2"], (std::set<std::string>{"positive", "negative", "equivocal", "unknown"}));
  EXPECT_EQ(values["metastatic"], (std::set<std::string>{"yes", "no", "unknown"}));
  EXPECT_EQ(values["hormoneReceptor"], (std::set<std::string>{"positive", "negative", "unknown"}));
  EXPECT_GE(values["linesOfTherapy"].size(), 5U);
  EXPECT_GE(values["currentTreatment"].size(), 7U);
  EXPECT_GE(values["exposedTo"].size(), 10U);
  EXPECT_GE(values["monthsFromAdjuvantHer2ToRelapse"].size(), 20U);
  EXPECT_GE(values["lvef"].size(), 20U);
}

}  // namespace
}  // namespace nextline
