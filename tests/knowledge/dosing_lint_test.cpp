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

std::string all_of(const std::vector<Error>& errors) {
  std::string all;
  for (const Error& error : errors) all += error.one_line() + "\n";
  return all;
}

TEST(DosingLint, WholeDosesAreClean) {
  const DosingPack pack;
  EXPECT_EQ(all_of(pack.found()), "");
}

struct Spoiled {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* code;
  const char* message;
};

class SpoiledDosing : public ::testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledDosing, IsRefused) {
  const Spoiled& row = GetParam();
  DosingPack pack;
  pack.spoil(row.file, row.from, row.to);
  const std::vector<Error> errors = pack.found();
  EXPECT_TRUE(std::any_of(errors.begin(), errors.end(),
                          [&](const Error& error) {
                            return error.code == row.code && error.message.find(row.message) != std::string::npos;
                          }))
      << "no [" << row.code << "] saying '" << row.message << "' among:\n"
      << all_of(errors);
}

constexpr const char* kDrug = "drugs/alphamab.yaml";

INSTANTIATE_TEST_SUITE_P(
    Table, SpoiledDosing,
    ::testing::Values(
        Spoiled{"FactorOfOne", kDrug, "factor: \"0.75\"", "factor: \"1\"", "raises-a-dose", "lowers nothing"},
        Spoiled{"FactorAboveOne", kDrug, "factor: \"0.75\"", "factor: \"1.2\"", "raises-a-dose", "lowers nothing"},
        Spoiled{"FactorOfZero", kDrug, "factor: \"0.75\"", "factor: \"0\"", "not-a-number", "no number above 0"},
        Spoiled{"AmountThatRaises", kDrug, "amount: \"4\", unit: mg/kg", "amount: \"8\", unit: mg/kg", "raises-a-dose",
                "not below any dose"},
        Spoiled{"AmountInAnotherUnit", kDrug, "amount: \"4\", unit: mg/kg", "amount: \"4\", unit: mg/m2", "dose-unit",
                "no dose of 'alphamab' is in 'mg/m2'"},
        Spoiled{"TwoEffects", kDrug, "factor: \"0.75\"", "factor: \"0.75\", omit: true", "missing-key",
                "exactly one effect"},
        Spoiled{"NoEffect", kDrug, "factor: \"0.75\", ", "", "missing-key", "exactly one effect"},
        Spoiled{"LevelTooLow", kDrug, "kind: renal, level: 1", "kind: renal, level: 2", "dose-levels",
                "no level 2 below the full dose"},
        Spoiled{"LevelZero", kDrug, "kind: renal, level: 1", "kind: renal, level: 0", "dose-levels",
                "no level 0 below the full dose"},
        Spoiled{"NoDefine", kDrug, "Dosing.\"Low\"', kind: renal, factor", "Dosing.\"Nowhere\"', kind: renal, factor",
                "undefined-name", "Nowhere"},
        Spoiled{"ReloadWithoutDefine", kDrug, "Dosing.\"Low\"', says: \"again\"",
                "Dosing.\"Nowhere\"', says: \"again\"", "undefined-name", "Nowhere"},
        Spoiled{"DefineOfPlanning", kDrug, "Dosing.\"Low\"', kind: renal, factor",
                "Guideline.\"First line\"', kind: renal, factor", "not-for-doses", "a define of Dosing.cql"},
        Spoiled{"UnknownKind", kDrug, "kind: renal, factor", "kind: kidney, factor", "unknown-word", "kidney"},
        Spoiled{"NoSuchFactInBraces", kDrug, "{creatinine}", "{creatinin}", "placeholder", "creatinin"},
        Spoiled{"NoSuchPartner", kDrug, "says: \"less\"", "says: \"less\", with: [betmab]", "dangling-id", "betmab"},
        Spoiled{"NoSuchRegion", kDrug, "says: \"less\"", "says: \"less\", regions: [ue]", "unknown-word", "'ue'"},
        Spoiled{"NoSource", kDrug, "says: \"less\", sources: [book]", "says: \"less\", sources: []", "unsourced",
                "this adjustment cites no source"},
        Spoiled{"RecalledReload", kDrug, "says: \"again\", sources: [book], read: yes",
                "says: \"again\", sources: [book], read: recall", "recall-permits", "loading again"},
        Spoiled{"RecalledRounding", kDrug, "says: \"whole vials\", sources: [book], read: verified",
                "says: \"whole vials\", sources: [book], read: recall", "recall-permits", "this rounding"},
        Spoiled{"RecalledUsualDose", kDrug, "schedule: \"day 1\", sources: [book], read: verified",
                "schedule: \"day 1\", sources: [book], read: recall", "recall-permits", "this dose"},
        Spoiled{"LevelsThatGoUp", kDrug, "level: 1, amount: \"6\"", "level: 1, amount: \"9\"", "dose-levels",
                "level 1 is not below"},
        Spoiled{"LevelsInTwoUnits", kDrug, "level: 1, amount: \"6\", unit: mg/kg", "level: 1, amount: \"6\", unit: mg",
                "dose-levels", "level 1 is not below"},
        Spoiled{"SizesThatGoUp", kDrug, "[\"150\", \"50\"]", "[\"50\", \"150\"]", "dose-levels", "sizes do not stand"},
        Spoiled{"StepAndSizes", kDrug, "rounding: {", "rounding: {step: \"10\", ", "missing-key", "step or sizes"},
        Spoiled{"PiecesWithoutName", kDrug, "form: vial, ", "", "missing-key", "pieces without a name"},
        Spoiled{"RoundedByAll", kDrug, "within-percent: \"10\"", "within-percent: \"100\"", "not-a-number",
                "its whole amount"},
        Spoiled{"RoundedInNoMass", kDrug, "form: vial, unit: mg", "form: vial, unit: mL", "dose-unit",
                "no unit of mass"},
        Spoiled{"LimitOfNoFact", kDrug, "fact: creatinine, limit", "fact: creatinin, limit", "dangling-id",
                "no number fact 'creatinin'"},
        Spoiled{"LimitInAnotherUnit", kDrug, "limit: \"5\", unit: mg/dL", "limit: \"5\", unit: mg/m2", "dose-unit",
                "the limit in mg/m2"},
        Spoiled{"BasisNobodyKnows", kDrug, "basis: weight", "basis: height", "unknown-word", "'height' is no basis"},
        Spoiled{"NoMass", kDrug, "amount: \"8\", unit: mg/kg, basis: weight",
                "amount: \"8\", unit: mg/m2, basis: weight", "dose-unit", "is no mass"},
        Spoiled{"FixedNoMass", kDrug, "amount: \"8\", unit: mg/kg, basis: weight",
                "amount: \"8\", unit: mg/kg, basis: fixed", "dose-unit", "no unit of mass"},
        Spoiled{"AboveTheHighest", kDrug, "amount: \"900\", unit: mg,", "amount: \"7\", unit: mg/kg,", "dose-maximum",
                "above the highest dose"},
        Spoiled{"RegimenAboveTheHighest", "regimens/alpha.yaml", "amount: \"8\"", "amount: \"0\"", "not-a-number",
                "no number above 0"},
        Spoiled{"LadderThatBeginsElsewhere", "regimens/alpha.yaml",
                "schedule:", "levels: [\"7\", \"6\"], schedule:", "dose-levels", "the ladder begins with 7"},
        Spoiled{"LadderThatGoesUp", "regimens/alpha.yaml",
                "schedule:", "levels: [\"8\", \"9\"], schedule:", "dose-levels", "9 is not below 8"},
        Spoiled{"UnknownPhase", "regimens/alpha.yaml", "schedule:", "phase: lodaing, schedule:", "unknown-word",
                "loading"},
        Spoiled{"TooOften", "regimens/alpha.yaml", "schedule:", "times-a-day: 5, schedule:", "not-a-number",
                "1 to 4 times"},
        Spoiled{"QuantityWithoutUnit", "logic/Quantities.cql", "// @unit: kg\n", "", "missing-tag", "has no @unit"},
        Spoiled{"QuantityInNoUnit", "logic/Quantities.cql", "@unit: kg", "@unit: kilos", "not-ucum", "kilos"},
        Spoiled{"QuantityFromNoSource", "logic/Quantities.cql", "@sources: book", "@sources: bok", "dangling-id",
                "no source 'bok'"},
        Spoiled{"QuantityReadInNoWay", "logic/Quantities.cql", "@read: verified", "@read: often", "unknown-word",
                "'often' is no @read"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace nextline::knowledge
