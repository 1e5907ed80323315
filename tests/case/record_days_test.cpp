// Records as hospitals write them: some dates with a time of day and some without, drugs given again after an end, and
// a new treatment a few weeks after the last.
#include "case/records.h"

namespace nextline::testing {
namespace {

const char* const kMet = "icd10cm C78.7";

TEST(RecordDays, ADayWithAndADayWithoutATimeAreTheSameDay) {
  const std::string cancer = condition("bc", "snomed 254837009", "2020-02-01");
  const std::string one = condition("met", kMet, "2024-01-15");
  const std::string two = condition("met2", "icd10cm C79.51", "2024-01-15T10:15:00-05:00");
  const std::string early = given("e", kT, "2020-05-01T09:30:00+01:00") + given("e2", kP, "2020-05-01");
  const std::string late = given("l", kT, "2024-02-01") + given("l2", kP, "2024-02-01T08:05:00Z");
  for (const RecordRow& row : {
           RecordRow{"two metastases found on one day",
                     cancer + one + two + early + late,
                     {"deNovo = no", "linesOfTherapy = 1", "priorAdjuvantHer2 = yes"}},
           RecordRow{"HER2 tests of one day",
                     cancer + one + observation("i", "loinc 85319-2", R"("valueString":"2+")", "2024-01-20") +
                         observation("f", "loinc 85318-4", R"("valueString":"amplified")", "2024-01-20T09:00:00Z"),
                     {"her2 = positive"}},
       })
    expect_row(row);
}

// One clinic writes the day, the next the month: of "2024-02" and 2024-02-10 it cannot be told which was first, but
// that the first was in February can.
TEST(RecordDays, AMonthAndADayOfItAreInThatMonth) {
  const std::string primary =
      condition("bc", "snomed 254837009", "2024-01-21") + condition("bc2", "icd10cm C50.911", "2024-01");
  const std::string metastases = condition("met", kMet, "2024-02-10") + condition("met2", "icd10cm C79.51", "2024-02");
  const auto her2 = [](const std::string& id, const std::string& loinc, const std::string& words,
                       const std::string& day) {
    return observation(id, "loinc " + loinc, R"("valueString":")" + words + '"', day);
  };
  const std::string newest =
      her2("f", "85318-4", "not amplified", "2024-02") + her2("i", "85319-2", "2+", "2024-02-10");
  for (const RecordRow& row : {
           RecordRow{"two entries of the primary", primary + condition("met", kMet, "2024-03-15"), {"deNovo = yes"}},
           RecordRow{"two metastases",
                     kCancer + metastases + given("e", kT, "2020-05-01") + given("l", kT, "2024-03-01"),
                     {"deNovo = no", "linesOfTherapy = 1", "priorAdjuvantHer2 = yes"}},
           RecordRow{"a year alone is too wide", primary + condition("met", kMet, "2024"), {"deNovo = ?"}},
           RecordRow{"an old HER2 test beside two new ones",
                     kCancer + metastases + her2("o", "85319-2", "3+", "2017-04-01") + newest,
                     {"her2 = negative"}},
       })
    expect_row(row);
}

TEST(RecordDays, WhatEndsATreatmentAndWhatDoesNot) {
  const std::string cancer = condition("bc", "snomed 254837009", "2020-02-01") + condition("met", kMet, "2024-01-15");
  for (const RecordRow& row : {
           RecordRow{"an order that was stopped, and doses long after it",
                     cancer + ordered("o", kTdm1, "2025-03-18", R"("status":"stopped","intent":"order")") +
                         given("a", kTdm1, "2025-03-18") + given("b", kTdm1, "2025-04-29") +
                         given("c", kTdm1, "2025-05-20"),
                     {"currentTreatment = ?"}},
           RecordRow{"the next anti-HER2 drug within six weeks of the last",
                     cancer + given("z", kTdxd, "2025-04-08") + given("a", kTdxd, "2025-04-29") +
                         worse("w", "2025-05-10") + given("b", kTdm1, "2025-05-27"),
                     {"currentTreatment = trastuzumab-emtansine", "linesOfTherapy = 2", "cyclesGiven = 1"}},
           RecordRow{"the same with no metastasis on record",
                     condition("bc", "snomed 254837009", "2020-02-01") + given("a", kTdxd, "2025-04-29") +
                         given("b", kTdm1, "2025-05-27"),
                     {"currentTreatment = trastuzumab-emtansine"}},
       })
    expect_row(row);
}

// Of two ends the later counts, also where one is known to the year or month only.
TEST(RecordDays, EndsKnownToTheYearAreEnds) {
  const std::string ended = R"("status":"stopped","statusReason":[)" + concept_of("text progression") + ']';
  const std::string cancer = condition("bc", "snomed 254837009", "2020-02-01") + condition("met", kMet, "2022-01-15");
  const std::string twice =
      taken("a", kTdm1, "2023-03-18", "2024-08-01", ended) + taken("b", kTdm1, "2023-03", "2024", ended);
  for (const RecordRow& row : {
           RecordRow{"an order left open, and two ends",
                     cancer + ordered("o", kTdm1, "2023-03-18") + twice,
                     {"currentTreatment = none"}},
           RecordRow{"a new drug behind two ends",
                     cancer + twice + given("n", kTdxd, "2025-05-27"),
                     {"linesOfTherapy = 2", "currentTreatment = trastuzumab-deruxtecan"}},
       })
    expect_row(row);
}

// Trastuzumab ended on 2024-03-01, came back for the metastasis on 2024-05-20: 80 days, one pause, two treatments.
TEST(RecordDays, ARelapseSoonAfterEarlyTreatmentPartsThem) {
  const std::string early = condition("bc", "snomed 254837009", "2023-02-01") +
                            taken("e", kT, "2023-05-01", "2024-03-01") + condition("met", kMet, "2024-05-01");
  const Case c = RecordReading::instance().read(patient() + early + taken("l", kT, "2024-05-20", "2024-12-01") +
                                                taken("p", kP, "2024-05-20", "2024-12-01"));
  EXPECT_EQ(said(c, "linesOfTherapy"), "linesOfTherapy = 1");
  EXPECT_EQ(
      c.facts[*RecordReading::instance().pack().fact_index("monthsFromAdjuvantHer2ToRelapse")].number->to_string(),
      "2.0");
}

}  // namespace
}  // namespace nextline::testing
