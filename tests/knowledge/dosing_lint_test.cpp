// What lint asks of doses: units that come to a mass, ladders that go down, nothing that raises a dose.
#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/lint.h"
#include "knowledge/load.h"
#include "tiny_pack.h"

namespace nextline::knowledge {
namespace {

constexpr const char* kQuantities = R"(library Quantities version '1'
using Nextline version '1'
context Case

// @basis: weight
// @unit: kg
// @says: body weight
// @sources: book
// @read: verified
define "Weight": Case.lvef
)";

constexpr const char* kFindings = R"(library Dosing version '1'
using Nextline version '1'
context Case

define "Low": Case.lvef < 50
)";

constexpr const char* kDosing = R"(
dosing:
  levels:
    - {level: 0, amount: "8", unit: mg/kg, sources: [book], read: verified}
    - {level: 1, amount: "6", unit: mg/kg, sources: [book], read: verified}
  maximum: {amount: "900", unit: mg, text: "at most 900 mg", sources: [book], read: verified}
  usual:
    - {amount: "8", unit: mg/kg, basis: weight, route: intravenous, schedule: "day 1", sources: [book], read: verified}
  rounding: {sizes: ["150", "50"], form: vial, unit: mg, within-percent: "10", says: "whole vials", sources: [book], read: verified}
  adjust:
    - {when: 'Dosing."Low"', kind: renal, factor: "0.75", says: "{creatinine}", sources: [book], read: recall}
    - {when: 'Dosing."Low"', kind: renal, amount: "4", unit: mg/kg, says: "less", sources: [book], read: yes}
    - {when: 'Dosing."Low"', kind: renal, level: 1, says: "a level less", sources: [book], read: yes}
  reload:
    - {when: 'Dosing."Low"', says: "again", sources: [book], read: yes}
  lifetime:
    - {fact: creatinine, limit: "5", unit: mg/dL, says: "five", sources: [book], read: yes}
)";

/// The tiny pack with doses.
class DosingPack : public testing::PackCopy {
 public:
  DosingPack() {
    write("logic/Quantities.cql", kQuantities);
    write("logic/Dosing.cql", kFindings);
    write("drugs/alphamab.yaml", read("drugs/alphamab.yaml") + kDosing);
  }
  std::vector<Error> found() const { return lint(load_pack(folder())); }
};

std::string lines_of(const std::vector<Error>& errors) {
  std::string all;
  for (const Error& error : errors) all += error.one_line() + "\n";
  return all;
}

TEST(DosingLint, WholeDosesAreClean) {
  const DosingPack pack;
  EXPECT_EQ(lines_of(pack.found()), "");
}

struct SpoiledDose {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* code;
  const char* message;
};

class SpoiledDosing : public ::testing::TestWithParam<SpoiledDose> {};

TEST_P(SpoiledDosing, IsRefused) {
  const SpoiledDose& row = GetParam();
  DosingPack pack;
  pack.spoil(row.file, row.from, row.to);
  const std::vector<Error> errors = pack.found();
  EXPECT_TRUE(std::any_of(errors.begin(), errors.end(),
                          [&](const Error& error) {
                            return error.code == row.code && error.message.find(row.message) != std::string::npos;
                          }))
      << "no [" << row.code << "] saying '" << row.message << "' among:\n"
      << lines_of(errors);
}

constexpr const char* kDrug = "drugs/alphamab.yaml";

INSTANTIATE_TEST_SUITE_P(
    Table, SpoiledDosing,
    ::testing::Values(
        SpoiledDose{"FactorOfOne", kDrug, "factor: \"0.75\"", "factor: \"1\"", "raises-a-dose", "lowers nothing"},
        SpoiledDose{"FactorAboveOne", kDrug, "factor: \"0.75\"", "factor: \"1.2\"", "raises-a-dose", "lowers nothing"},
        SpoiledDose{"FactorOfZero", kDrug, "factor: \"0.75\"", "factor: \"0\"", "not-a-number", "no number above 0"},
        SpoiledDose{"AmountThatRaises", kDrug, "amount: \"4\", unit: mg/kg", "amount: \"8\", unit: mg/kg",
                    "raises-a-dose", "not below any dose"},
        SpoiledDose{"AmountInAnotherUnit", kDrug, "amount: \"4\", unit: mg/kg", "amount: \"4\", unit: mg/m2",
                    "dose-unit", "no dose of 'alphamab' is in 'mg/m2'"},
        SpoiledDose{"TwoEffects", kDrug, "factor: \"0.75\"", "factor: \"0.75\", omit: true", "missing-key",
                    "exactly one effect"},
        SpoiledDose{"NoEffect", kDrug, "factor: \"0.75\", ", "", "missing-key", "exactly one effect"},
        SpoiledDose{"LevelTooLow", kDrug, "kind: renal, level: 1", "kind: renal, level: 2", "dose-levels",
                    "no level 2 below the full dose"},
        SpoiledDose{"LevelZero", kDrug, "kind: renal, level: 1", "kind: renal, level: 0", "dose-levels",
                    "no level 0 below the full dose"},
        SpoiledDose{"NoDefine", kDrug, "Dosing.\"Low\"', kind: renal, factor",
                    "Dosing.\"Nowhere\"', kind: renal, factor", "undefined-name", "Nowhere"},
        SpoiledDose{"ReloadWithoutDefine", kDrug, "Dosing.\"Low\"', says: \"again\"",
                    "Dosing.\"Nowhere\"', says: \"again\"", "undefined-name", "Nowhere"},
        SpoiledDose{"DefineOfPlanning", kDrug, "Dosing.\"Low\"', kind: renal, factor",
                    "Guideline.\"First line\"', kind: renal, factor", "not-for-doses", "a define of Dosing.cql"},
        SpoiledDose{"UnknownKind", kDrug, "kind: renal, factor", "kind: kidney, factor", "unknown-word", "kidney"},
        SpoiledDose{"NoSuchFactInBraces", kDrug, "{creatinine}", "{creatinin}", "placeholder", "creatinin"},
        SpoiledDose{"NoSuchPartner", kDrug, "says: \"less\"", "says: \"less\", with: [betmab]", "dangling-id",
                    "betmab"},
        SpoiledDose{"NoSuchRegion", kDrug, "says: \"less\"", "says: \"less\", regions: [ue]", "unknown-word", "'ue'"},
        SpoiledDose{"NoSource", kDrug, "says: \"less\", sources: [book]", "says: \"less\", sources: []", "unsourced",
                    "this adjustment cites no source"},
        SpoiledDose{"RecalledReload", kDrug, "says: \"again\", sources: [book], read: yes",
                    "says: \"again\", sources: [book], read: recall", "recall-permits", "loading again"},
        SpoiledDose{"RecalledRounding", kDrug, "says: \"whole vials\", sources: [book], read: verified",
                    "says: \"whole vials\", sources: [book], read: recall", "recall-permits", "this rounding"},
        SpoiledDose{"RecalledUsualDose", kDrug, "schedule: \"day 1\", sources: [book], read: verified",
                    "schedule: \"day 1\", sources: [book], read: recall", "recall-permits", "this dose"},
        SpoiledDose{"LevelsThatGoUp", kDrug, "level: 1, amount: \"6\"", "level: 1, amount: \"9\"", "dose-levels",
                    "level 1 is not below"},
        SpoiledDose{"LevelsInTwoUnits", kDrug, "level: 1, amount: \"6\", unit: mg/kg",
                    "level: 1, amount: \"6\", unit: mg", "dose-levels", "level 1 is not below"},
        SpoiledDose{"SizesThatGoUp", kDrug, "[\"150\", \"50\"]", "[\"50\", \"150\"]", "dose-levels",
                    "sizes do not stand"},
        SpoiledDose{"StepAndSizes", kDrug, "rounding: {", "rounding: {step: \"10\", ", "missing-key", "step or sizes"},
        SpoiledDose{"PiecesWithoutName", kDrug, "form: vial, ", "", "missing-key", "pieces without a name"},
        SpoiledDose{"RoundedByAll", kDrug, "within-percent: \"10\"", "within-percent: \"100\"", "not-a-number",
                    "its whole amount"},
        SpoiledDose{"RoundedInNoMass", kDrug, "form: vial, unit: mg", "form: vial, unit: mL", "dose-unit",
                    "no unit of mass"},
        SpoiledDose{"LimitOfNoFact", kDrug, "fact: creatinine, limit", "fact: creatinin, limit", "dangling-id",
                    "no number fact 'creatinin'"},
        SpoiledDose{"LimitInAnotherUnit", kDrug, "limit: \"5\", unit: mg/dL", "limit: \"5\", unit: mg/m2", "dose-unit",
                    "the limit in mg/m2"},
        SpoiledDose{"BasisNobodyKnows", kDrug, "basis: weight", "basis: height", "unknown-word",
                    "'height' is no basis"},
        SpoiledDose{"NoMass", kDrug, "amount: \"8\", unit: mg/kg, basis: weight",
                    "amount: \"8\", unit: mg/m2, basis: weight", "dose-unit", "is no mass"},
        SpoiledDose{"FixedNoMass", kDrug, "amount: \"8\", unit: mg/kg, basis: weight",
                    "amount: \"8\", unit: mg/kg, basis: fixed", "dose-unit", "no unit of mass"},
        SpoiledDose{"AboveTheHighest", kDrug, "amount: \"900\", unit: mg,", "amount: \"7\", unit: mg/kg,",
                    "dose-maximum", "above the highest dose"},
        SpoiledDose{"RegimenAboveTheHighest", "regimens/alpha.yaml", "amount: \"8\"", "amount: \"0\"", "not-a-number",
                    "no number above 0"},
        SpoiledDose{"LadderThatBeginsElsewhere", "regimens/alpha.yaml",
                    "schedule:", "levels: [\"7\", \"6\"], schedule:", "dose-levels", "the ladder begins with 7"},
        SpoiledDose{"LadderThatGoesUp", "regimens/alpha.yaml",
                    "schedule:", "levels: [\"8\", \"9\"], schedule:", "dose-levels", "9 is not below 8"},
        SpoiledDose{"UnknownPhase", "regimens/alpha.yaml", "schedule:", "phase: lodaing, schedule:", "unknown-word",
                    "loading"},
        SpoiledDose{"TooOften", "regimens/alpha.yaml", "schedule:", "times-a-day: 5, schedule:", "not-a-number",
                    "1 to 4 times"},
        SpoiledDose{"QuantityWithoutUnit", "logic/Quantities.cql", "// @unit: kg\n", "", "missing-tag", "has no @unit"},
        SpoiledDose{"QuantityInNoUnit", "logic/Quantities.cql", "@unit: kg", "@unit: kilos", "not-ucum", "kilos"},
        SpoiledDose{"QuantityFromNoSource", "logic/Quantities.cql", "@sources: book", "@sources: bok", "dangling-id",
                    "no source 'bok'"},
        SpoiledDose{"QuantityReadInNoWay", "logic/Quantities.cql", "@read: verified", "@read: often", "unknown-word",
                    "'often' is no @read"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace nextline::knowledge
