// Results that stand inside a report count like those beside it.
#include <gmock/gmock.h>

#include "case/records.h"

namespace nextline::testing {
namespace {

const std::string kOlder = observation("old", "loinc 10230-1", number("62", "%"), "2025-04-20");
const std::string kOfMay = R"("status":"final","effectiveDateTime":"2025-05-20")";

/// An Observation of a report, as laboratories write it: who it is of and mostly when, the report tells.
std::string inside(const std::string& id, const std::string& code, const std::string& value,
                   const std::string& more = kOfMay) {
  return R"({"resourceType":"Observation","id":")" + id + R"(","code":)" + concept_of(code) + ',' + value + ',' + more +
         '}';
}
std::string ejection(const std::string& id, const std::string& percent, const std::string& more = kOfMay) {
  return inside(id, "loinc 10230-1", number(percent, "%"), more);
}
std::string report(const std::string& results, const std::string& more = R"("status":"final")",
                   const std::string& code = "loinc 42148-7") {
  return resource("DiagnosticReport", "r",
                  R"("code":)" + concept_of(code) + R"(,"contained":[)" + results + "]," + more);
}

const Fact& fact_of(const Case& c, const std::string& name) {
  return c.facts[*RecordReading::instance().pack().fact_index(name)];
}

TEST(RecordReports, ANewerResultInsideAReportIsNotHiddenByAnOlderOneBeside) {
  for (const fhir::Validation validation : {fhir::Validation::Whole, fhir::Validation::WhatIsRead}) {
    const Case c = RecordReading::instance().read(patient() + kOlder + report(ejection("o", "48")), validation);
    const Fact& lvef = fact_of(c, "lvef");
    ASSERT_TRUE(lvef.number.has_value());
    EXPECT_EQ(lvef.number->to_string(), "48");
    EXPECT_EQ(lvef.date, "2025-05-20");
    EXPECT_THAT(lvef.sources, ::testing::ElementsAre("DiagnosticReport/r#o"));
    ASSERT_EQ(lvef.candidates.size(), 1U);
    EXPECT_EQ(lvef.candidates[0].source, "Observation/old");
  }
}

/// A report on the heart that has the ejection fraction in words alone.
std::string heart(const std::string& words, const std::string& day = "2025-05-20", const std::string& code = "text TTE",
                  const std::string& status = "final") {
  return resource("DiagnosticReport", "h",
                  R"("code":)" + concept_of(code) + R"(,"status":")" + status + R"(","effectiveDateTime":")" + day +
                      R"(","conclusion":")" + words + '"');
}

TEST(RecordReports, AnEjectionFractionInTheWordsOfAReport) {
  for (const RecordRow& row : {
           RecordRow{"alone", heart("Normal LV size. LVEF 48 % (biplane)."), {"lvef = 48 %"}},
           RecordRow{"newer than the result beside it", kOlder + heart("EF 43%"), {"lvef = 43 %"}},
           RecordRow{"older", kOlder + heart("EF 43%", "2025-03-20"), {"lvef = 62 %"}},
           RecordRow{
               "of the same examination", kOlder + heart("LVEF 60-65% (biplane 62%)", "2025-04-21"), {"lvef = 62 %"}},
           RecordRow{"of the day after, much lower", kOlder + heart("LVEF 43%", "2025-04-21"), {"lvef = 43 %"}},
           RecordRow{"in French, with earlier ones behind it",
                     kOlder + heart("FEVG mesur\u00e9e \u00e0 43 % en Simpson biplan (58 % en mai 2026, 63 % avant)"),
                     {"lvef = 43 %"}},
           RecordRow{"of a range the lower end", kOlder + heart("LVEF 50-55%, no WMA"), {"lvef = 50 %"}},
           RecordRow{"behind the left atrium, in German",
                     heart("Linker Vorhof normal gro\\u00df, LVEF 48 %"),
                     {"lvef = 48 %"}},
           RecordRow{"a fall", kOlder + heart("LVEF decreased from 62% to 45%"), {"lvef = ?"}},
           RecordRow{"a fall in German", kOlder + heart("LVEF von 62 % auf 45 % gefallen"), {"lvef = ?"}},
           RecordRow{"by how much it fell", kOlder + heart("LVEF fell by 15% to 45%"), {"lvef = ?"}},
           RecordRow{"to what it fell", kOlder + heart("EF 62% -> 45%"), {"lvef = ?"}},
           RecordRow{"with the strain behind it", heart("Gute Funktion, LVEF 63 %, GLS -20,4 %."), {"lvef = 63 %"}},
           RecordRow{"visually", heart("Visually estimated EF 60%. Mild concentric LVH."), {"lvef = 60 %"}},
           RecordRow{"with the one before in brackets",
                     heart("LVEF 59%, no significant change from 2025-01-02 (61%)."),
                     {"lvef = 59 %"}},
           RecordRow{"in Spanish", heart("Fracci\\u00f3n de eyecci\\u00f3n del 62 %"), {"lvef = 62 %"}},
           RecordRow{"with a comma", heart("FEVE 48,5 %"), {"lvef = 48.5 %"}},
           RecordRow{"behind a wall", heart("Anterior wall hypokinesis, LVEF 42%"), {"lvef = 42 %"}},
           RecordRow{"without a sign", kOlder + heart("EF 43"), {"lvef = ?"}},
           RecordRow{"the one before first", kOlder + heart("Prior LVEF 62%. Now LVEF 45%."), {"lvef = ?"}},
           RecordRow{"two of them", kOlder + heart("LVEF 62% in March, LVEF 45% today"), {"lvef = ?"}},
           RecordRow{"of another day", kOlder + heart("compared with previous EF of 62 %: reduced"), {"lvef = ?"}},
           RecordRow{"a number that is not understood", kOlder + heart("Ejection fraction <40 %"), {"lvef = ?"}},
           RecordRow{"none", kOlder + heart("Normal systolic function."), {"lvef = 62 %"}},
           RecordRow{"not of the heart", kOlder + heart("FEV1 43 %", "2025-05-20", "text Spirometry"), {"lvef = 62 %"}},
           RecordRow{
               "withdrawn", kOlder + heart("EF 43%", "2025-05-20", "text TTE", "entered-in-error"), {"lvef = 62 %"}},
           RecordRow{"before the first dose",
                     relapsed() + heart("LVEF 64 %", "2025-01-20") +
                         taken("t", kT, "2025-02-01", "", R"("status":"active")") +
                         observation("n", "loinc 10230-1", number("55", "%"), "2025-05-01"),
                     {"lvef = 55 %", "baselineLvef = 64 %"}},
       })
    expect_row(row);
}

TEST(RecordReports, TheirResultsCount) {
  const std::string counts = observation("n", "loinc 718-7", number("11.8", "g/dL"), "2025-05-20");
  const std::string at_may = R"("status":"final","effectiveDateTime":"2025-05-20T08:00:00Z")";
  for (const RecordRow& row : {
           RecordRow{"a report nobody asks for by its code",
                     kOlder + report(ejection("o", "48"), R"("status":"final")", "text Letter"),
                     {"lvef = 48 %"}},
           RecordRow{"an older one",
                     kOlder + report(ejection("o", "48", R"("status":"final","effectiveDateTime":"2024-12-01")")),
                     {"lvef = 62 %"}},
           RecordRow{"several",
                     kOlder + report(inside("h", "loinc 718-7", number("9.9", "g/dL")) + ',' +
                                     inside("p", "loinc 777-3", number("95", "10*9/L")) + ',' + ejection("o", "48")),
                     {"haemoglobin = 9.9 g/dL", "platelets = 95 ×10⁹/L", "lvef = 48 %"}},
           RecordRow{"one that nobody asks for",
                     kOlder + report(inside("x", "loinc 9999-9", number("1", "%"))),
                     {"lvef = 62 %"}},
           RecordRow{"in words of pathology",
                     relapsed() + report(inside("x", "loinc 85319-2", R"("valueString":"3+")")),
                     {"her2 = positive"}},
           RecordRow{"a report entered in error",
                     kOlder + report(ejection("o", "48"), R"("status":"entered-in-error")"),
                     {"lvef = 62 %"},
                     {},
                     {"DiagnosticReport/r status: is entered-in-error; the results in it are not read"}},
           RecordRow{
               "a result entered in error",
               kOlder + report(ejection("o", "48", R"("status":"entered-in-error","effectiveDateTime":"2025-05-20")")),
               {"lvef = 62 %"}},
           RecordRow{"a result without a status",
                     kOlder + report(ejection("o", "48", R"("effectiveDateTime":"2025-05-20")")),
                     {"lvef = 62 %"}},
           RecordRow{"a result of another patient",
                     kOlder + report(ejection("o", "48", kOfMay + R"(,"subject":{"reference":"Patient/q"})")),
                     {"lvef = 62 %"}},
           RecordRow{"no time but the report's",
                     kOlder + report(ejection("o", "48", R"("status":"final")"), kOfMay),
                     {"lvef = 48 %"},
                     {},
                     {"DiagnosticReport/r contained: results without a time of their own have the report's"}},
           RecordRow{"no time at all loses, as beside a report",
                     kOlder + report(ejection("o", "48", R"("status":"final")")),
                     {"lvef = 62 %"}},
           RecordRow{"the same result beside it, too",
                     counts + report(inside("n", "loinc 718-7", number("118", "g/L"), at_may)),
                     {"haemoglobin = 11.8 g/dL"}},
           RecordRow{"another result of the same time beside it",
                     kOlder + report(ejection("o", "48")) +
                         observation("new", "loinc 10230-1", number("60", "%"), "2025-05-20"),
                     {"lvef = ?"}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
