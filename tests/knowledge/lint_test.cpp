#include "knowledge/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "knowledge/reading_grade.h"
#include "knowledge/tiny_pack.h"

namespace nextline::knowledge {
namespace {

std::string all_of(const std::vector<Error>& errors) {
  std::string out;
  for (const Error& error : errors) out += '[' + error.code + "] " + error.one_line() + '\n';
  return out;
}

TEST(Lint, TinyPackIsClean) {
  std::vector<Error> warnings;
  const std::vector<Error> errors = lint(load_pack(testing::tiny_folder()), &warnings);
  EXPECT_TRUE(errors.empty()) << all_of(errors);
  EXPECT_TRUE(warnings.empty()) << all_of(warnings);
}

/// The tiny pack with medicines and one interaction: what lint says, "code at line; …".
std::string lint_of_medicines(const std::string& medicines, const std::string& with) {
  const testing::PackCopy copy;
  copy.write("medicines.yaml", medicines);
  copy.write("interactions.yaml", "- {id: one, drug: betamab, with: " + with +
                                      ", kind: drug, severity: avoid, effect: bad, advice: none, sources: [book], "
                                      "read: yes}\n");
  std::string said;
  for (const Error& error : lint(load_pack(copy.folder()))) {
    const std::string place = error.where.substr(copy.folder().size() + 1);
    said += error.code + " at " + place.substr(0, place.find(' ')) + "; ";
  }
  return said;
}

TEST(Lint, NamesOfMedicinesMustMeanOneThing) {
  const std::string good =
      "medicines:\n"
      "  - {name: fooazole, kind: drug, also: [Foo-Brand]}\n"
      "groups:\n"
      "  - {name: azole, members: [fooazole, betamab], sources: [book], read: yes}\n";
  EXPECT_EQ(lint_of_medicines(good, "FOO BRAND"), "");
  EXPECT_EQ(lint_of_medicines(good, "azole"), "");
  EXPECT_EQ(lint_of_medicines(good, "fooazol"), "dangling-id at interactions.yaml:1:34; ");
  EXPECT_EQ(
      lint_of_medicines("medicines:\n  - {name: foo, kind: drug}\n  - {name: bar, kind: drug, also: [Foo]}\n", "foo"),
      "unclear-name at medicines.yaml:3:36; ");
  EXPECT_EQ(lint_of_medicines("medicines: []\ngroups:\n  - {name: azole, members: [foo], sources: [book], read: yes}\n",
                              "azole"),
            "dangling-id at medicines.yaml:3:29; ");
  EXPECT_EQ(lint_of_medicines("medicines: []\ngroups:\n  - {name: azole, members: [betamab], sources: [], read: yes}\n",
                              "azole"),
            "unsourced at medicines.yaml:3:12; ");
}

struct Spoiled {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* code;
  const char* place;    ///< "file:line" that some error with the code must stand at
  const char* message;  ///< part of its message
};

class SpoiledPack : public ::testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledPack, IsRefusedAtItsPlace) {
  const Spoiled& row = GetParam();
  testing::PackCopy copy;
  copy.spoil(row.file, row.from, row.to);
  const std::vector<Error> errors = lint(load_pack(copy.folder()));
  const std::string place = copy.folder() + '/' + row.place;
  for (const Error& error : errors) {
    const std::string line = error.one_line();
    if (error.code == row.code && error.where.starts_with(place) &&
        error.message.find(row.message) != std::string::npos)
      return;
  }
  ADD_FAILURE() << "no [" << row.code << "] at " << row.place << " saying '" << row.message << "' among:\n"
                << all_of(errors);
}

INSTANTIATE_TEST_SUITE_P(
    Entries, SpoiledPack,
    ::testing::Values(
        Spoiled{"Unsourced", "drugs/betamab.yaml", "status: none, sources: [book]", "status: none, sources: []",
                "unsourced", "drugs/betamab.yaml:5", "this label cites no source"},
        Spoiled{"OwnInputOfTheProgram", "planner.yaml", "table:", "inputs: {held: 'Guideline.\"In scope\"'}\ntable:",
                "duplicate-id", "planner.yaml:3", "'held' is an input of the program"},
        Spoiled{"OwnInputWithoutDefine", "planner.yaml", "table:", "inputs: {done: 'Guideline.\"Nowhere\"'}\ntable:",
                "undefined-name", "planner.yaml:3", "Nowhere"},
        Spoiled{
            "GoalFromMemory", "planner.yaml", "  - {key: evidence",
            "  - key: goal\n    serves: [{goal: best, regimens: [beta], says: why, sources: [book], read: recall}]\n"
            "  - {key: evidence",
            "recall-permits", "planner.yaml:22", "rests on memory alone"},
        Spoiled{"GoalWithoutRegimen", "planner.yaml", "  - {key: evidence",
                "  - {key: goal, order: [\"best: gamma\"]}\n  - {key: evidence", "dangling-id", "planner.yaml:21",
                "there is no regimen 'gamma'"},
        Spoiled{"EligibilityWithoutDefine", "evidence/trial-one.yaml",
                "findings:", "eligibility: 'Guideline.\"Nowhere\"'\nfindings:", "undefined-name",
                "evidence/trial-one.yaml", "Nowhere"},
        Spoiled{"ChecklistAboutNothing", "checklist.yaml", "about: bone drugs, ", "", "missing-key", "checklist.yaml:3",
                "concerns nothing"},
        Spoiled{"ChecklistOfNoDrug", "checklist.yaml", "[alphamab]", "[alfamab]", "dangling-id", "checklist.yaml:1",
                "did you mean 'alphamab'?"},
        Spoiled{"TestOfNoFact", "case.yaml", "{fact: bilirubin,", "{fact: bilirubine,", "dangling-id", "case.yaml:31",
                "there is no fact 'bilirubine'"},
        Spoiled{"RuleExceptWithNoDrug", "logic/Safety.cql", "@except: alpha-beta", "@except-with: betmab",
                "dangling-id", "logic/Safety.cql", "no drug 'betmab'"},
        Spoiled{"RuleWithNoDrug", "logic/Safety.cql", "@except: alpha-beta", "@with: betmab", "dangling-id",
                "logic/Safety.cql", "no drug 'betmab'"},
        Spoiled{"ObligationExceptWithNoDrug", "obligations.yaml", "  to: start", "  except-with: [betmab]\n  to: start",
                "dangling-id", "obligations.yaml:3", "no drug 'betmab'"},
        Spoiled{"MissingSources", "regimens/alpha-beta.yaml", "sources: [book]", "", "missing-key",
                "regimens/alpha-beta.yaml:1", "regimen without 'sources'"},
        Spoiled{"UnknownSource", "evidence/trial-one.yaml", "\nsources: [book]", "\nsources: [bok]", "dangling-id",
                "evidence/trial-one.yaml:8", "did you mean 'book'?"},
        Spoiled{"UnknownDrug", "regimens/alpha-beta.yaml", "betamab]", "betmab]", "dangling-id",
                "regimens/alpha-beta.yaml:3", "no drug 'betmab' (did you mean 'betamab'?)"},
        Spoiled{"UnknownRegimen", "recommendations/first.yaml", "regimen: alpha-beta", "regimen: alpha-bet",
                "dangling-id", "recommendations/first.yaml:13", "no regimen"},
        Spoiled{"UnknownEvidence", "regimens/alpha.yaml", "[trial-one]", "[trial-two]", "dangling-id",
                "regimens/alpha.yaml:10", "no evidence"},
        Spoiled{"UnknownDefine", "recommendations/first.yaml", "Guideline.\"First line\"", "Guideline.\"First lines\"",
                "undefined-name", "recommendations/first.yaml:2", "did you mean 'First line'?"},
        Spoiled{"UnlessWithoutDefine", "actions.yaml", "kind: test", "unless: 'Guideline.\"Nowhere\"', kind: test",
                "undefined-name", "actions.yaml:1", "Nowhere"},
        Spoiled{"NotUcum", "case.yaml", "unit: mg/dL, low: 0.1", "unit: mg/decilitre, low: 0.1", "not-ucum",
                "case.yaml:17", "decilitre"},
        Spoiled{"DoseNotUcum", "regimens/alpha.yaml", "mg/kg", "milligrams", "not-ucum", "regimens/alpha.yaml:5", ""},
        Spoiled{"ConflictingAdvice", "recommendations/first.yaml", "  regimen: alpha-beta\n  category: preferred",
                "  regimen: alpha\n  category: preferred", "conflicting-advice", "recommendations/first.yaml:11",
                "'alpha-beta-first' says preferred where 'alpha-first' says recommended"},
        Spoiled{"Category", "recommendations/first.yaml", "category: preferred", "category: prefered", "unknown-word",
                "recommendations/first.yaml:14", "did you mean 'preferred'?"},
        Spoiled{"Region", "drugs/alphamab.yaml", "region: eu", "region: ue", "unknown-word", "drugs/alphamab.yaml:8",
                "region"},
        Spoiled{"EvidenceLevel", "recommendations/first.yaml", "evidence-level: expert", "evidence-level: expret",
                "unknown-word", "recommendations/first.yaml:15", "did you mean 'expert'?"},
        Spoiled{"RecallPermits", "recommendations/first.yaml", "read: 2nd", "read: recall", "recall-permits",
                "recommendations/first.yaml:19", "memory"},
        Spoiled{"RecallDose", "regimens/alpha.yaml", "read: verified", "read: recall", "recall-permits",
                "regimens/alpha.yaml:5", "memory"},
        Spoiled{"Placeholder", "actions.yaml", "{lvef}", "{lvf}", "placeholder", "actions.yaml:1",
                "did you mean 'lvef'?"},
        Spoiled{"NoRecordDefine", "logic/Record.cql", "define treatments:", "define treatment:", "no-record-define",
                "case.yaml:24", "treatments"},
        Spoiled{"UnknownMember", "case.yaml", "not done]", "unknown]", "unknown-member", "case.yaml:3", "unknown"},
        Spoiled{
            "HardToRead", "case.yaml", "plain: \"Ill\"",
            "plain: \"Symptomatic constitutional deterioration attributable to progressive malignancy notwithstanding "
            "appropriate multidisciplinary antineoplastic intervention\"",
            "hard-to-read", "case.yaml:2", "reading grade"},
        Spoiled{"DuplicateId", "recommendations/first.yaml", "id: alpha-beta-first", "id: alpha-first", "duplicate-id",
                "recommendations/first.yaml:11", "stands twice"},
        Spoiled{"UnknownKey", "actions.yaml", "position: 1", "positon: 1", "unknown-key", "actions.yaml:2", ""},
        Spoiled{"BadDerivation", "case.yaml", "[baselineLvef, lvef]", "[baselineLvef, creatinine]", "derivation",
                "case.yaml:16", "creatinine"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Calendar, SpoiledPack,
    ::testing::Values(
        Spoiled{"NoTime", "drugs/alphamab.yaml", "before-days: 28, ", "", "missing-key", "drugs/alphamab.yaml:11",
                "without a time"},
        Spoiled{"NoSuchFact", "drugs/alphamab.yaml", "before-days: 28, facts: [lvef]", "before-days: 28, facts: [lvf]",
                "dangling-id", "drugs/alphamab.yaml:11", "did you mean 'lvef'?"},
        Spoiled{"EndsTooSoon", "drugs/alphamab.yaml", "until-days: 168", "until-days: 83", "calendar-time",
                "drugs/alphamab.yaml:12", "before it is due once"},
        Spoiled{"EndOfNothing", "drugs/alphamab.yaml", "every-days: 84, until-days", "every-months: 3, until-days",
                "calendar-time", "drugs/alphamab.yaml:12", "until-days without every-days"},
        Spoiled{"DaysOfNoCycle", "drugs/alphamab.yaml", "every-cycle: true, on-days", "every-days: 21, on-days",
                "calendar-time", "drugs/alphamab.yaml:13", "on-days without a cycle"},
        Spoiled{"DayZero", "drugs/alphamab.yaml", "on-days: [1, 8]", "on-days: [0, 8]", "calendar-time",
                "drugs/alphamab.yaml:13", "counted from 1"},
        Spoiled{"NoNumberOfDays", "drugs/alphamab.yaml", "on-days: [1, 8]", "on-days: [1, first]", "yaml-type",
                "drugs/alphamab.yaml:13", ""},
        Spoiled{"RangeReversed", "drugs/alphamab.yaml", "latest-months: 4", "latest-months: 1", "calendar-time",
                "drugs/alphamab.yaml:14", "latest-months below every-months"},
        Spoiled{"EndsNoDrug", "drugs/alphamab.yaml", "ends: [alphamab]", "ends: [alfamab]", "dangling-id",
                "drugs/alphamab.yaml:15", "did you mean 'alphamab'?"},
        Spoiled{"EndsWithoutADay", "drugs/alphamab.yaml", "after-cycles: 6, facts", "every-days: 6, facts",
                "calendar-time", "drugs/alphamab.yaml:15", "ends without after-cycles"},
        Spoiled{"CountedByNoNumber", "drugs/alphamab.yaml", "facts: [creatinine]", "facts: [marker]", "calendar-time",
                "drugs/alphamab.yaml:15", "counted by one number"},
        Spoiled{"UnlessNothing", "drugs/alphamab.yaml", "unless: 'Guideline.\"Positive\"'",
                "unless: 'Guideline.\"Positve\"'", "undefined-name", "drugs/alphamab.yaml:14",
                "did you mean 'Positive'?"},
        Spoiled{"Unsourced", "drugs/alphamab.yaml", "every-cycle: true, on-days: [1, 8], sources: [book]",
                "every-cycle: true, on-days: [1, 8], sources: []", "unsourced", "drugs/alphamab.yaml:13",
                "this calendar entry"},
        Spoiled{"Kind", "drugs/alphamab.yaml", "kind: consent", "kind: consant", "unknown-word",
                "drugs/alphamab.yaml:17", "did you mean 'consent'?"},
        Spoiled{"UnsourcedChecklist", "drugs/alphamab.yaml", "when: 'Guideline.\"In scope\"', sources: [book]",
                "when: 'Guideline.\"In scope\"', sources: [bok]", "dangling-id", "drugs/alphamab.yaml:17",
                "did you mean 'book'?"},
        Spoiled{"NobodyDoesIt", "drugs/alphamab.yaml", "who: \"oncologist\", ", "", "missing-key",
                "drugs/alphamab.yaml:17", "who"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Planner, SpoiledPack,
                         ::testing::Values(Spoiled{"UnknownInput", "planner.yaml", "{held: yes}, category",
                                                   "{hold: yes}, category", "unknown-word", "planner.yaml:9",
                                                   "did you mean 'held'?"},
                                           Spoiled{"UnknownResult", "planner.yaml", "category: hold", "category: holt",
                                                   "unknown-word", "planner.yaml:9", "did you mean 'hold'?"},
                                           Spoiled{"Gap", "planner.yaml", "{when: {}, category",
                                                   "{when: {indicated: yes, forbidden: no}, category", "table-gap",
                                                   "planner.yaml:1", "forbidden unknown"},
                                           Spoiled{"Unreachable", "planner.yaml", "{when: {forbidden: yes}",
                                                   "{when: {}", "unreachable-row", "planner.yaml:5", "never reached"},
                                           Spoiled{"Action", "planner.yaml", "action: switch", "action: swich",
                                                   "unknown-word", "planner.yaml:16", "did you mean 'switch'?"}),
                         [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Logic, SpoiledPack,
    ::testing::Values(Spoiled{"In", "logic/Guideline.cql", "Case.marker = 'positive'", "Case.marker in { 'positive' }",
                              "outside-subset", "logic/Guideline.cql:11", "'in' is outside"},
                      Spoiled{"If", "logic/Guideline.cql", "Case.ill\n", "if Case.ill then true else false\n",
                              "outside-subset", "logic/Guideline.cql:8", "'if'"},
                      Spoiled{"IsNull", "logic/Guideline.cql", "Case.ill\n", "Case.ill is null\n", "outside-subset",
                              "logic/Guideline.cql:8", "'is'"},
                      Spoiled{"Arithmetic", "logic/Safety.cql", "Case.lvef < 50\n", "Case.lvef - 5 < 50\n",
                              "comparison", "logic/Safety.cql:8", "one fact with one literal"},
                      Spoiled{"PartOfAWhole", "case.yaml", "low: 0.1, high: 20,", "low: 0.1, high: 20, whole: true,",
                              "not-whole", "logic/Safety.cql:42", "compared with 1.5"},
                      Spoiled{"Quantity", "logic/Safety.cql", "Case.lvef < 50\n", "Case.lvef < 50 '%'\n", "comparison",
                              "logic/Safety.cql:8", "one literal"},
                      Spoiled{"Value", "logic/Guideline.cql", "= 'positive'", "= 'postive'", "unknown-value",
                              "logic/Guideline.cql:11", "did you mean 'positive'?"},
                      Spoiled{"Member", "logic/Guideline.cql", "Case.exposedTo.alphamab\n", "Case.exposedTo.alfamab\n",
                              "unknown-value", "logic/Guideline.cql:13", "did you mean 'alphamab'?"},
                      Spoiled{"Fact", "logic/Safety.cql", "Case.lvef < 50\n", "Case.lvf < 50\n", "unknown-fact",
                              "logic/Safety.cql:8", "did you mean 'lvef'?"},
                      Spoiled{"OutOfRange", "logic/Safety.cql", "Case.lvef < 50\n", "Case.lvef < 150\n", "out-of-range",
                              "logic/Safety.cql:8", "outside 0 to 100"},
                      Spoiled{"OrderOfWords", "logic/Guideline.cql", "= 'positive'", "< 'positive'", "comparison",
                              "logic/Guideline.cql:11", "no order"},
                      Spoiled{"ListFact", "logic/Guideline.cql", "Case.ill\n", "Case.treatments\n", "outside-subset",
                              "logic/Guideline.cql:8", "for showing only"},
                      Spoiled{"Cycle", "logic/Guideline.cql", "Case.ill\n", "\"First line\"\n", "cycle",
                              "logic/Guideline.cql:", "circle"},
                      Spoiled{"Undefined", "logic/Guideline.cql", "and \"Positive\"", "and \"Positve\"",
                              "undefined-name", "logic/Guideline.cql:13", "did you mean 'Positive'?"},
                      Spoiled{"Obligation", "obligations.yaml", "Case.lvef < 50", "Case.lvef between 0 and 50",
                              "outside-subset", "obligations.yaml:4", "'between'"},
                      Spoiled{"NoUntil", "logic/Safety.cql", "// @until: LVEF is back\n", "", "missing-tag",
                              "logic/Safety.cql:30", "@until"},
                      Spoiled{"NoCriterion", "logic/Safety.cql",
                              "// @criterion: LVEF fell by 10 or more to below 50.5\n", "", "missing-tag",
                              "logic/Safety.cql:30", "@criterion"},
                      Spoiled{"NoSays", "logic/Safety.cql", "// @says: LVEF is {lvef}, below 50\n", "", "missing-tag",
                              "logic/Safety.cql:16", "@says"},
                      Spoiled{"Effect", "logic/Safety.cql", "@effect: forbid", "@effect: forbit", "unknown-word",
                              "logic/Safety.cql:17", "did you mean 'forbid'?"},
                      Spoiled{"Tag", "logic/Safety.cql", "@except:", "@expect:", "unknown-tag", "logic/Safety.cql:31",
                              "did you mean 'except'?"},
                      Spoiled{"RuleDrug", "logic/Safety.cql", "@drugs: alphamab", "@drugs: alphama", "dangling-id",
                              "logic/Safety.cql:17", "did you mean 'alphamab'?"},
                      Spoiled{"RecallLifts", "logic/Safety.cql", "@read: verified", "@read: recall", "recall-permits",
                              "logic/Safety.cql:31", "lifts itself"},
                      Spoiled{"Syntax", "logic/Guideline.cql", "define \"Positive\":", "define \"Positive\"",
                              "expected-token", "logic/Guideline.cql:11", ""},
                      Spoiled{"ValueSet", "logic/Record.cql", "valueset:lvef'", "valueset:lvf'", "dangling-id",
                              "logic/Record.cql:5", "did you mean 'lvef'?"}),
    [](const auto& row) { return row.param.name; });

TEST(Lint, FindsEverythingInOneRunInOrder) {
  testing::PackCopy copy;
  copy.spoil("actions.yaml", "{lvef}", "{lvf}");
  copy.spoil("case.yaml", "kind: boolean", "kind: bolean");
  copy.spoil("logic/Safety.cql", "Case.lvef < 50", "Case.lvef < 500");
  const std::vector<Error> errors = lint(load_pack(copy.folder()));
  ASSERT_GE(errors.size(), 3U) << all_of(errors);
  EXPECT_THAT(errors[0].where, ::testing::HasSubstr("actions.yaml"));
  EXPECT_THAT(errors[1].where, ::testing::HasSubstr("case.yaml"));
  EXPECT_THAT(errors.back().where, ::testing::HasSubstr("Safety.cql"));
}

TEST(Lint, WarnsOfASourceNobodyCites) {
  testing::PackCopy copy;
  copy.write("sources.yaml",
             copy.read("sources.yaml") + "- {id: spare, title: x, kind: expert, locator: y, read: yes}\n");
  std::vector<Error> warnings;
  EXPECT_TRUE(lint(load_pack(copy.folder()), &warnings).empty());
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].code, "unused-source");
}

TEST(Lint, RefusesAFileNobodyReads) {
  testing::PackCopy copy;
  copy.write("action.yaml", "[]\n");
  const std::vector<Error> errors = lint(load_pack(copy.folder()));
  ASSERT_EQ(errors.size(), 1U) << all_of(errors);
  EXPECT_EQ(errors[0].code, "unknown-file");
  EXPECT_THAT(errors[0].message, ::testing::HasSubstr("did you mean 'actions.yaml'?"));
}

TEST(ReadingGrade, CountsSyllablesAndJudgesSentences) {
  EXPECT_EQ(syllables("heart"), 1);
  EXPECT_EQ(syllables("make"), 1);
  EXPECT_EQ(syllables("table"), 2);
  EXPECT_EQ(syllables("inflammation"), 4);
  EXPECT_EQ(reading_grade("Bilirubin"), 0);  // a label
  EXPECT_LT(reading_grade("The drug may make your heart weak. We will test your heart every three months."), 8);
  EXPECT_GT(reading_grade("Cardiotoxicity necessitates echocardiographic surveillance throughout administration of "
                          "antineoplastic immunoconjugates irrespective of symptomatology."),
            8);
}

}  // namespace
}  // namespace nextline::knowledge
