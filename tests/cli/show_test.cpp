// nextline show: the guideline looked up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;

struct Shown {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<std::string> holds;
};

void PrintTo(const Shown& shown, std::ostream* stream) {
  *stream << shown.name;
}

class Show : public ::testing::TestWithParam<Shown> {};

TEST_P(Show, Tells) {
  const Scratch scratch;
  auto arguments = GetParam().arguments;
  arguments.insert(arguments.begin(), "show");
  const auto ran = run(scratch, arguments);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  for (const auto& part : GetParam().holds) EXPECT_THAT(ran.out, HasSubstr(part));
}

const std::string kTinyPack = NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny";

const std::vector<Shown> kShown = {
    {"DrugByBrand",
     {"drug", "Enhertu"},
     {"Trastuzumab deruxtecan\n", "Authorisation", "Doses", "5.4 mg/kg", "Sources"}},
    {"DrugByWords", {"drug", "trastuzumab", "emtansine"}, {"Trastuzumab emtansine\n", "TDM-01 (forbid, to start)"}},
    {"DrugJson",
     {"drug", "kadcyla", "--format", "json"},
     {"\"kind\": \"drug\"", "\"id\": \"trastuzumab-emtansine\"", "\"labels\": [", "\"region\": \"eu\"", "\"doses\": [",
      "\"sideEffects\": [", "\"safetyRules\": [", "\"effect\": \"forbid\"", "\"sources\": [", "\"locator\": "}},
    {"DrugReference",
     {"drug", "trastuzumab deruxtecan", "--format", "json"},
     {"\"allGrades\": \"", "\"doseLevels\": [", "\"calendar\": [", "\"interactions\": [",
      "\"mechanism\": \"her2-conjugates\""}},
    {"Toxicity", {"toxicity", "lung"}, {"What to watch for", "What to do, by grade", "When to call", "Sources"}},
    {"Mechanism", {"mechanism", "her2-conjugates"}, {"Step by step", " → "}},
    {"Drawing",
     {"mechanism", "her2-conjugates", "--format", "svg"},
     {"<svg xmlns=\"http://www.w3.org/2000/svg\"", "role=\"img\"", "Lysosome leads to Poison set free"}},
    {"DrawingOfADrug",
     {"drug", "enhertu", "--format", "html"},
     {"<!doctype html>", "<h1>Trastuzumab deruxtecan</h1>", "<svg ", "diagram-her2-conjugates",
      "the treating team decides"}},
    {"PageAsHtml", {"toxicity", "lung", "--format", "html"}, {"<h2>What to watch for</h2>", "</html>"}},
    {"Medicine",
     {"medicine", "Biaxin"},
     {"Clarithromycin\n", "Also called", "Belongs to", "strong CYP3A4 inhibitor", "Interactions", "Review: draft"}},
    {"MedicineJson",
     {"medicine", "St John's wort", "--format", "json"},
     {"\"kind\": \"medicine\"", "\"medicineKind\": \"herb\"", "\"interactions\": [", "\"advice\": \""}},
    {"MedicineGroup",
     {"medicine-group", "strong CYP3A4 inhibitor"},
     {"Members", "clarithromycin", "Interactions", "Sources"}},
    {"Action", {"action", "chest-ct"}, {"Chest CT\n", "When", "before the first dose", "Sources"}},
    {"Alert", {"alert", "leptomeningeal-warning"}, {"Never a conjugate into the spinal fluid\n", "intrathecally"}},
    {"Referral", {"referral", "pregnancy-team"}, {"Pregnancy and cancer team", "Says"}},
    {"ChecklistItem", {"checklist", "TRA-03"}, {"trastuzumab may go on", "Why no rule", "Drugs"}},
    {"Fact", {"fact", "lvef"}, {"LVEF\n", "Question", "0 to 100 %", "90 days", "Limits asked"}},
    {"Goal", {"goal", "longer life"}, {"Live as long as possible", "these come first", "CLEOPATRA"}},
    {"Quantity", {"quantity", "body surface area"}, {"Body surface area\n", "Unit", "Mosteller"}},
    {"ValueSet", {"value-set", "absent"}, {"Answer: absent, not detected\n", "http://loinc.org LA9634-2: Absent"}},
    {"Calendar", {"calendar", "every-treatment"}, {"Restaging", "To arrange before the first dose", "Consent"}},
    {"Claim", {"claim", "claim-sugar"}, {"What is claimed", "What the evidence shows"}},
    {"Interactions", {"interaction"}, {"tucatinib with gemfibrozil"}},
    {"TrialResults", {"trial", "destiny-breast03"}, {"Arms", "Results", "hazard ratio 0.33 (95 % CI 0.26 to 0.43)"}},
    {"Coverage", {"--coverage"}, {"drug: ", "interaction: 5", "How they were read", "side effects: "}},
    {"Evidence",
     {"--evidence"},
     {"# Evidence\n", "are not a comparison", "### CLEOPATRA\n", "| 0.69 (0.58 to 0.82) |"}},
    {"Drugs", {"drug"}, {"trastuzumab-deruxtecan", "capecitabine"}},
    {"RegimenByTitle",
     {"regimen", "Tucatinib, trastuzumab and capecitabine"},
     {"Drugs", "Recommendations", "Side effects", "Evidence", "HER2CLIMB", "Safety rules"}},
    {"RegimenJson",
     {"regimen", "trastuzumab-deruxtecan", "--format", "json"},
     {"\"recommendations\": [", "\"afterProgression\": [", "\"evidence\": [", "\"nct\": \"NCT03529110\""}},
    {"TrialByNumber",
     {"trial", "NCT02614794"},
     {"HER2CLIMB", "NCT02614794", "2020-02-13", "Findings", "Regimens that rest"}},
    {"TrialJson",
     {"trial", "her2climb", "--format", "json"},
     {"\"population\": ", "\"findings\": [", "\"published\": \"2020-02-13\"", "\"sources\": ["}},
    {"Trials", {"trial"}, {"cleopatra: CLEOPATRA, NCT00567190", "emilia: EMILIA, NCT00829166"}},
    {"Recommendation",
     {"recommendation", "alpha-first", "--pack", kTinyPack},
     {"alpha-first: Alphamab alone", "Recommended", "First line", "Alphamab for a marker that is [marker]",
      "Trial one"}},
    {"Interpretation",
     {"interpretation", "which-limit", "--pack", kTinyPack},
     {"Which limit of LVEF?", "Chosen here", "The book says so", "What the sources say", "50 % (book)"}},
    {"Source",
     {"source", "book", "--pack", kTinyPack},
     {"The book of tests. 2024", "p. 1", "Cited by", "regimen alpha-beta", "drug betamab", "trial trial-one",
      "recommendation alpha-first", "rule KIDNEY-01", "interpretation which-limit", "action measure-heart"}},
    {"SourceJson",
     {"source", "K2", "--format", "json"},
     {"\"citedBy\": [", "\"kind\": \"rule\"", "\"id\": \"TDM-01\""}},
    {"RegimenRules",
     {"regimen", "alpha-beta", "--pack", kTinyPack},
     {"alphamab, United States: Approved since 2020-01-01", "HEART-01 (forbid, to start)",
      "KIDNEY-01 (require, to both): creatinine is [creatinine] [unverified] (book)"}},
    {"Rule", {"rule", "tdm-01"}, {"Effect", "forbid", "[LVEF]", "K2:"}},
};

INSTANTIATE_TEST_SUITE_P(Kinds, Show, ::testing::ValuesIn(kShown),
                         [](const auto& tested) { return tested.param.name; });

TEST(ShowDrawing, IsRefusedWhereThereIsNone) {
  const Scratch scratch;
  const auto ran = run(scratch, {"show", "trial", "cleopatra", "--format", "svg"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("there is no drawing of 'CLEOPATRA'; drawings go with a mechanism or a drug"));
}

TEST(ShowFile, IsWritten) {
  const Scratch scratch;
  const auto ran = run(scratch, {"show", "trial", "--output", scratch.path("trials.txt")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(text_of(scratch.path("trials.txt")), run(scratch, {"show", "trial"}).out);
}

}  // namespace
}  // namespace nextline::cli::testing
