// The numeric limits that reading a record rests on, each at the limit and just beside it.
#include "case/records.h"

namespace nextline::testing {
namespace {

/// HER2 by dual-probe in-situ hybridisation beside an IHC score of 2+.
std::string hybridised(const std::string& ratio, const std::string& copies) {
  return kCancer + observation("ihc", "loinc 85319-2", R"("valueString":"2+")", "2024-02-01") +
         observation("ra", "loinc 49683-6", number(ratio, "1"), "2024-02-05") +
         observation("co", "loinc 74860-8", number(copies, "1"), "2024-02-05");
}

/// Groups 2 to 4 are equivocal here: their outcome was not read. So 6.0 copies, between groups 3 and 4, change nothing.
TEST(RecordLimits, Her2GroupsByRatioAndCopies) {
  for (const RecordRow& row : {
           RecordRow{"group 1 from 2.0 and 4.0", hybridised("2.0", "4.0"), {"her2 = positive"}},
           RecordRow{"group 2 below 4.0", hybridised("2.0", "3.9"), {"her2 = equivocal"}},
           RecordRow{"group 3 from 6.0", hybridised("1.9", "6.0"), {"her2 = equivocal"}},
           RecordRow{"group 4 below 6.0", hybridised("1.9", "5.9"), {"her2 = equivocal"}},
           RecordRow{"group 4 from 4.0", hybridised("1.9", "4.0"), {"her2 = equivocal"}},
           RecordRow{"group 5 below 4.0", hybridised("1.9", "3.9"), {"her2 = negative"}},
       })
    expect_row(row);
}

TEST(RecordLimits, Her2TestsOfSixtyDaysCountTogether) {
  const auto scores = [](const std::string& later) {
    return kCancer + observation("a", "loinc 85319-2", R"("valueString":"3+")", "2024-02-01") +
           observation("b", "loinc 85319-2", R"("valueString":"1+")", later);
  };
  for (const RecordRow& row : {RecordRow{"60 days apart", scores("2024-04-01"), {"her2 = positive"}},
                               RecordRow{"61 days apart", scores("2024-04-02"), {"her2 = negative"}}})
    expect_row(row);
}

TEST(RecordLimits, MetastasisWithinHalfAYearIsFromTheStart) {
  const auto found = [](const std::string& metastasis) {
    return condition("bc", "icd10cm C50.9", "2024-01-02") + condition("m", "icd10cm C78.7", metastasis);
  };
  for (const RecordRow& row : {RecordRow{"183 days", found("2024-07-03"), {"deNovo = yes"}},
                               RecordRow{"184 days", found("2024-07-04"), {"deNovo = no"}}})
    expect_row(row);
}

TEST(RecordLimits, ASiteMayShortenTheWindowOfMetastasisFromTheStart) {
  const auto reading = RecordReading::with_choices("{recurrence-de-novo-window: 122-days}");
  const auto found = [&](const std::string& metastasis) {
    return said(reading->read(patient() + condition("bc", "icd10cm C50.9", "2024-01-02") +
                              condition("m", "icd10cm C78.7", metastasis)),
                "deNovo");
  };
  EXPECT_EQ(found("2024-05-03"), "deNovo = yes");  // 122 days
  EXPECT_EQ(found("2024-05-04"), "deNovo = no");
}

TEST(RecordLimits, DrugsThatStartWithinTwentyEightDaysAreOneLine) {
  const auto second = [](const std::string& start) {
    return relapsed() + taken("t", kT, "2024-02-01", "2024-02-20") +
           taken("e", kTdxd, start, "", R"("status":"active")");
  };
  for (const RecordRow& row : {RecordRow{"28 days", second("2024-02-29"), {"linesOfTherapy = 1"}},
                               RecordRow{"29 days", second("2024-03-01"), {"linesOfTherapy = 2"}}})
    expect_row(row);
}

TEST(RecordLimits, CalciumIsCorrectedByAnAlbuminOfTheSameWeek) {
  const auto measured = [](const std::string& albumin_day) {
    return observation("c", "loinc 17861-6", number("8.0", "mg/dL"), "2025-05-20") +
           observation("a", "loinc 1751-7", number("2.0", "g/dL"), albumin_day);
  };
  for (const RecordRow& row : {RecordRow{"7 days", measured("2025-05-13"), {"calcium = 2.39532911 mmol/L"}},
                               RecordRow{"8 days", measured("2025-05-12"), {"calcium = ?"}}})
    expect_row(row);
}

TEST(RecordLimits, FeverAndRecentHeartEvents) {
  const auto warm = [](const std::string& degrees) {
    return observation("f", "loinc 8310-5", number(degrees, "Cel"), "2025-05-31");
  };
  for (const RecordRow& row :
       {RecordRow{"38.0 degrees", warm("38.0"), {"feverOrInfection = yes"}},
        RecordRow{"37.9 degrees", warm("37.9"), {"feverOrInfection = ?"}},
        RecordRow{"within 6 months", condition("i", "icd10cm I21.4", "2024-12-02"), {"recentCardiacEvent = yes"}},
        RecordRow{"before 6 months", condition("i", "icd10cm I21.4", "2024-11-30"), {"recentCardiacEvent = ?"}}})
    expect_row(row);
}

TEST(RecordLimits, MenopauseByAgeFromSixty) {
  const auto born = [](const std::string& day) {
    return R"({"resourceType":"Patient","id":"p","gender":"female","birthDate":")" + day + "\"}";
  };
  expect_row({"60 today", "", {"menopausalStatus = postmenopausal"}}, born("1965-06-01"));
  expect_row({"60 tomorrow", "", {"menopausalStatus = ?"}}, born("1965-06-02"));
}

TEST(RecordLimits, AnInjectionForTheOvariesWorksForFiveWeeks) {
  for (const RecordRow& row :
       {RecordRow{"35 days", given("g", "rxnorm 50610", "2025-04-28"), {"ovarianSuppression = yes"}},
        RecordRow{"37 days", given("g", "rxnorm 50610", "2025-04-25"), {"ovarianSuppression = ?"}}})
    expect_row(row);
}

TEST(RecordLimits, DosesOfDoxorubicinWithoutAGap) {
  const auto second = [](const std::string& day) {
    const std::string dose = R"("status":"completed","dosage":{"dose":{"value":60,"unit":"mg/m2","code":"mg/m2"}})";
    return ordered("o", "rxnorm 3639", "2025-01-06") + given("a", "rxnorm 3639", "2025-01-06", dose) +
           given("b", "rxnorm 3639", day, dose);
  };
  for (const RecordRow& row : {RecordRow{"35 days", second("2025-02-10"), {"anthracyclineCumulative = 120 mg/m²"}},
                               RecordRow{"36 days", second("2025-02-11"), {"anthracyclineCumulative = ?"}}})
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
