// LibrarySyntax: text | tree, and the comment tags above definitions.
#include <gtest/gtest.h>

#include "cql/syntax/parser.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

struct LibraryRow {
  const char* text;
  const char* tree;
};

class LibrarySyntax : public ::testing::TestWithParam<LibraryRow> {};

TEST_P(LibrarySyntax, ParseToTheirTree) {
  const ParseResult parsed = parse_library(GetParam().text, "text.cql");
  for (const Error& error : parsed.errors) ADD_FAILURE() << error.one_line();
  EXPECT_EQ(tree_text(parsed.tree->library()), GetParam().tree);
}

const LibraryRow kLibraryRows[] = {
    {"", ""},
    {"\xEF\xBB\xBFlibrary A", "(library A)"},
    {"library Org.Common version '1.0'", "(library Org.Common '1.0')"},
    {"using FHIR version '4.0.1'", "(using FHIR FHIR '4.0.1')"},
    {"using QUICK called Q", "(using Q QUICK)"},
    {"include hl7.FHIRHelpers version '4.0.1' called H", "(include H hl7.FHIRHelpers '4.0.1')"},
    {"include hl7.FHIRHelpers", "(include FHIRHelpers hl7.FHIRHelpers)"},
    {"codesystem \"LOINC\": 'http://loinc.org' version '2'", "(codesystem LOINC 'http://loinc.org' '2')"},
    {"private codesystem L: 'u'", "(private codesystem L 'u')"},
    {"valueset V: 'urn:v' version '1' codesystems { L, T.S }", "(valueset V 'urn:v' '1' L T.S)"},
    {"code \"C\": '1-2' from L display 'd'", "(code C '1-2' L 'd')"},
    {"code C: '1' from T.L", "(code C '1' T.L)"},
    {"concept K: { C, T.D } display 'd'", "(concept K C T.D 'd')"},
    {"parameter P Interval<DateTime> default Interval[@2014T, @2015T]",
     "(parameter P Interval<DateTime> (default (Interval [(DateTime 2014T) (DateTime 2015T)])))"},
    {"parameter P\nparameter Q default 1\nprivate parameter R Integer",
     "(parameter P) (parameter Q (default 1)) (private parameter R Integer)"},
    {"context Patient", "(context Patient)"},
    {"context FHIR.Patient\ndefine X: 1\ncontext Unfiltered",
     "(context Patient FHIR) (define X 1) (context Unfiltered)"},
    {"define \"A b\": 1 define private C: \"A b\" + 1 define public D: C",
     "(define A b 1) (private define C (Add A b 1)) (define D C)"},
    {"define function F(a Integer, code List<Code>) returns Integer: a + 1",
     "(function F (a Integer) (code List<Code>) returns Integer (Add a 1))"},
    {"define fluent function exists(a List<Any>): true", "(function exists fluent (a List<Any>) true)"},
    {"define private function F() returns Any: external define X: external",
     "(private function F returns Any external) (define X external)"},
    {"define function F(a Choice<Integer, String>): external", "(function F (a Choice<Integer, String>) external)"},
    {"define X: a x define Y: b", "(define X (Query (x a))) (define Y b)"},
    {"define X: code define code1: 1", "(define X code) (define code1 1)"},
};
INSTANTIATE_TEST_SUITE_P(Definitions, LibrarySyntax, ::testing::ValuesIn(kLibraryRows));

const LibraryRow kTags[] = {
    {"// @says: LVEF is {lvef} %, low\n// @rule TDM-01\ndefine X: 1",
     "(@says=LVEF is {lvef} %, low @rule=TDM-01 define X 1)"},
    {"/*\n * @to: start\n   @regions: us, eu */\ndefine X: 1", "(@to=start @regions=us, eu define X 1)"},
    {"/* @a: b */ define X: 1", "(@a=b define X 1)"},
    {"// words @none: x\n// mail a@b.c\ndefine X: 1", "(define X 1)"},
    {"// @far: away\n\n// @near: by\ndefine X: 1", "(@near=by define X 1)"},
    {"// @far: away\n\ndefine X: 1", "(define X 1)"},
    {"define X: 1 // @beside: x\n// @above: y\ndefine Y: 2", "(define X 1) (@above=y define Y 2)"},
    {"define X: 1 // @beside: x\ndefine Y: 2", "(define X 1) (define Y 2)"},
    {"define X: 1\n// @flag\ndefine Y: 2", "(define X 1) (@flag= define Y 2)"},
    {"// @a: \\'quotes\\' \"kept\"\r\ndefine X: 1", "(@a=\\'quotes\\' \"kept\" define X 1)"},
    {"// @t: 1\nlibrary L\n// @u: 2\nvalueset V: 'v'", "(@t=1 library L) (@u=2 valueset V 'v')"},
    {"// @p: 1\ndefine private X: 1", "(@p=1 private define X 1)"},
};
INSTANTIATE_TEST_SUITE_P(CommentTags, LibrarySyntax, ::testing::ValuesIn(kTags));

TEST(CommentTagRange, RunsFromTheAtSignToTheEndOfTheValue) {
  const ParseResult parsed = parse_library("//  @says:  one two  \ndefine X: 1", "text.cql");
  const auto tags = parsed.tree->library().statements[0]->tags;
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(parsed.tree->text_of(tags[0].range), "@says:  one two");
}

TEST(LibraryRange, OfADefinitionIsItsText) {
  const ParseResult parsed = parse_library("define A: 1 \n\ndefine private B: (2) // c\n", "text.cql");
  const auto statements = parsed.tree->library().statements;
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(parsed.tree->text_of(statements[0]->range), "define A: 1");
  EXPECT_EQ(parsed.tree->text_of(statements[1]->range), "define private B: (2)");
  EXPECT_EQ(parsed.tree->text_of(statements[1]->name.range), "B");
}

}  // namespace
}  // namespace nextline::cql::syntax
