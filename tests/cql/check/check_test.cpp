// What `nextline cql check` says: each warning where it is due and nowhere else, fixes that mend, all errors at once.
#include "cql/check/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cql/check/fixes.h"

namespace nextline::cql::check {
namespace {

using ::testing::HasSubstr;

/// "code line:column [-> fix]" of every finding, one a line.
std::string found(const std::vector<std::string>& texts) {
  std::vector<SourceText> sources;
  for (std::size_t i = 0; i < texts.size(); ++i) sources.push_back({"f" + std::to_string(i), texts[i]});
  const Report report = check(sources, {});
  std::string out;
  for (const Finding& finding : report.findings) {
    out += finding.error.code + " " + finding.error.where;
    if (finding.fix) out += " -> " + applied(*finding.fix, report.sources[finding.source].text);
    out += "\n";
  }
  return out;
}
std::string found_in(const std::string& text) {
  return found({text});
}

TEST(CheckComparisons, WithNullAreAlwaysNull) {
  EXPECT_EQ(found_in("define A: 1\ndefine X: A = null"), "always-null f0:2:11 -> define A: 1\ndefine X: A is null\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: null != A"),
            "always-null f0:2:11 -> define A: 1\ndefine X: A is not null\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: (A) = null"), "always-null f0:2:11\n");  // what is meant is not certain
  EXPECT_EQ(found_in("define A: 1\ndefine X: A < null"), "always-null f0:2:11\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: A ~ null or A is null or A in {1, null}"), "");
}

TEST(CheckComparisons, OfUnitsThatMeasureDifferentThings) {
  EXPECT_EQ(found_in("define X: 5 'mg' < 3 's'"), "always-null f0:1:11\n");
  EXPECT_EQ(found_in("define X: 5 'mg' = 5"), "always-null f0:1:11\n");
  EXPECT_EQ(found_in("define X: 5 'mg' < 3 'g' or 3 days < 1 year or 5 = 5.0"), "");
}

TEST(CheckRetrieves, WithoutACodeWhereTheTypeHasOne) {
  const std::string head = "using FHIR version '4.0.1'\nvalueset \"V\": 'urn:v'\ncontext Patient\n";
  EXPECT_EQ(found_in(head + "define X: [Condition]\ndefine Y: \"V\""), "unfiltered-retrieve f0:4:11\n");
  EXPECT_EQ(found_in(head + "define X: [Patient]\ndefine Y: [Condition: \"V\"]"), "");
  EXPECT_EQ(found_in(head + "// @allow: unfiltered-retrieve\ndefine X: [Condition]\ndefine Y: \"V\""), "");
  EXPECT_EQ(found_in("// @allow: unfiltered-retrieve, always-null\nlibrary L\n" + head +
                     "define X: [Condition]\ndefine Y: \"V\" = null"),
            "");
}

TEST(CheckNames, AnAliasThatHidesAnother) {
  EXPECT_EQ(found_in("define X: ({1}) A where exists (({2}) A where A = 2)"), "shadowed-name f0:1:39\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: ({1}) A return A"), "shadowed-name f0:2:17\n");
  EXPECT_EQ(found_in("define function F(a Integer): ({a}) b let a: 1 return a + b"), "shadowed-name f0:1:43\n");
  EXPECT_EQ(found_in("define X: ({1}) A return A\ndefine Y: ({1}) A with ({2}) B such that A = B "
                     "without ({2}) B such that A = B"),
            "");
}

TEST(CheckBranches, ThatAreNeverTaken) {
  EXPECT_EQ(found_in("define X: if true then 1 else 2"), "unreachable-branch f0:1:31\n");
  EXPECT_EQ(found_in("define X: if null then 1 else 2"), "unreachable-branch f0:1:24\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: case A when 1 then 'a' when 2 then 'b' when 1 then 'c' else null end"),
            "unreachable-branch f0:2:62\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: case when A = 1 then 1 when true then 2 when A = 3 then 3 else 4 end"),
            "unreachable-branch f0:2:67\n");
  EXPECT_EQ(found_in("define A: 1\ndefine X: case when A = 1 then 1 when true then 2 else null end"), "");
}

TEST(CheckUnused, PrivateOnesMustBeUsedInTheirLibrary) {
  EXPECT_EQ(found_in("define private A: 1\ndefine private B: 2\ndefine X: B"), "unused-definition f0:1:16\n");
  EXPECT_EQ(found_in("define private function F(a Integer): a\ndefine X: 1"), "unused-definition f0:1:25\n");
  EXPECT_EQ(found_in("// @allow: unused-definition\ndefine private A: 1"), "");
}

TEST(CheckUnused, PublicOnesOnlyInALibraryThatHelpsAnother) {
  const std::string helper = "library H\ndefine A: 1\ndefine B: 2\n";
  EXPECT_EQ(found({helper}), "");
  EXPECT_EQ(found({helper, "library M\ninclude H\ndefine X: H.A"}), "unused-definition f0:3:8\n");
  EXPECT_EQ(found({helper, "library M\ninclude H\ndefine X: H.A\ndefine Y: H.B"}), "");
  const std::string tagged =
      "library H\ndefine A: 1\n// @says: told\ndefine B: 2\n";  // programs find definitions in it
  EXPECT_EQ(found({tagged, "library M\ninclude H\ndefine X: H.A"}), "");
}

TEST(CheckUnused, NamesThatOnlyHelp) {
  EXPECT_EQ(found({"library H\ndefine A: 1", "library M\ninclude H called Helpers\ndefine X: 1"}),
            "unused-definition f0:2:8\nunused-name f1:2:18\n");
  EXPECT_EQ(found_in("valueset \"V\": 'urn:v'\ndefine X: 1"), "unused-name f0:1:10\n");
  EXPECT_EQ(found_in("library L\nvalueset \"V\": 'urn:v'\ndefine X: 1"), "");  // another library may include this one
}

TEST(CheckFixes, OnlyWhereThereIsOneThatCanBeMeant) {
  EXPECT_EQ(found_in("define X: 1;"), "unexpected-character f0:1:12 -> define X: 1\n");
  EXPECT_EQ(found_in("define X: 1 == 2"), "expected-expression f0:1:14 -> define X: 1 = 2\n");
  EXPECT_EQ(found_in("define X: true && false"), "expected-expression f0:1:17 -> define X: true and false\n");
  EXPECT_EQ(found_in("define \"First line\": 1\ndefine X: \"first Line\" + 1"),
            "unknown-name f0:2:11 -> define \"First line\": 1\ndefine X: \"First line\" + 1\n");
  EXPECT_EQ(found_in("define First: 1\ndefine X: Frist + 1"), "unknown-name f0:2:11\n");
}

TEST(Check, TellsErrorsAndWarningsTogetherInTheOrderOfTheText) {
  EXPECT_EQ(found_in("define A: 1 = null\ndefine B: 1 + 'a'\ndefine C: if true then 1 else 2"),
            "always-null f0:1:11\nwrong-operands f0:2:11\nunreachable-branch f0:3:31\n");
}

TEST(Check, ShowsExcerptHintAndFix) {
  const std::vector<SourceText> sources = {{"f.cql", "define A: 1\n  define X: A = null\n"}};
  const Report report = check(sources, {});
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(to_text(report.findings[0], report, false),
            "f.cql:2:13: warning: a comparison with null is always null, so it is never true: `=` [always-null]\n"
            "  define X: A = null\n"
            "            ^~~~~~~~\n"
            "  hint: to ask whether a value is missing, write `is null`\n"
            "  fix: define X: A is null");
}

/// The guideline's own libraries are held to it: nothing is said of them that is not allowed there.
TEST(Check, DoesNotCryWolfOverTheGuideline) {
  std::vector<SourceText> sources;
  for (const auto& entry : std::filesystem::directory_iterator(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc/logic")) {
    std::ifstream stream(entry.path());
    sources.push_back({entry.path().filename(), {std::istreambuf_iterator<char>(stream), {}}});
  }
  std::size_t warnings = 0;
  for (const Finding& finding : check(sources, {}).findings) {
    if (finding.severity == Finding::Severity::Error) continue;  // the facts of the Case are not given here
    ++warnings;
    EXPECT_EQ(finding.error.code, "unfiltered-retrieve") << finding.error.one_line();
  }
  EXPECT_LT(warnings, 40U);
}

}  // namespace
}  // namespace nextline::cql::check
