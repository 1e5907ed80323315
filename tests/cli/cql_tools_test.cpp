// The author's tools as a user runs them: check, format, run --profile, and the prompt on a pipe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kLogic = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc/logic/";

TEST(CqlCheck, TellsAllAtOnceAndCounts) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "define A: 1 + 'a'\ndefine B: 5 = null\ndefine C: 1;\n");
  const auto ran = run(scratch, {"cql", "check", file});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "2 errors, 0 warnings in 1 file\n");  // a text that cannot be read brings no warnings
  EXPECT_THAT(ran.err, AllOf(HasSubstr("a.cql:1:11: error: "), HasSubstr("^~~~~~~"), HasSubstr("fix: define C: 1\n")));
}

TEST(CqlCheck, WarningsAloneAreNoFailureUnlessAskedFor) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "define A: 1\ndefine B: A = null\n");
  const auto ran = run(scratch, {"cql", "check", file});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "0 errors, 1 warning in 1 file\n");
  EXPECT_THAT(ran.err, HasSubstr("fix: define B: A is null"));
  EXPECT_EQ(run(scratch, {"cql", "check", "--strict", file}).status, 1);
}

TEST(CqlCheck, AsJson) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "define A: 1\ndefine B: A = null\n");
  const auto ran = run(scratch, {"cql", "check", "--format", "json", file});
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, AllOf(HasSubstr("\"severity\": \"warning\""), HasSubstr("\"code\": \"always-null\""),
                             HasSubstr("\"line\": 2"), HasSubstr("\"column\": 11"), HasSubstr("\"endColumn\": 19"),
                             HasSubstr("\"replacement\": \"A is null\""), HasSubstr("\"errors\": 0")));
}

TEST(CqlCheck, KnowsTheFactsOfThePackAround) {
  const Scratch scratch;
  const auto ran = run(scratch, {"cql", "check", kLogic + "Guideline.cql"});
  EXPECT_EQ(ran.status, 0) << ran.err;
}

TEST(CqlCheck, AFileThatIsNotThere) {
  const Scratch scratch;
  EXPECT_EQ(run(scratch, {"cql", "check", scratch.path("none.cql")}).status, 2);
}

TEST(CqlFormat, PrintsChecksAndWrites) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "define  A :1+2 // three\n");
  EXPECT_EQ(run(scratch, {"cql", "format", file}).out, "define A: 1 + 2 // three\n");
  const auto check = run(scratch, {"cql", "format", "--check", file});
  EXPECT_EQ(check.status, 1);
  EXPECT_EQ(check.out, file + " would change\n");
  EXPECT_EQ(run(scratch, {"cql", "format", "--write", file}).status, 0);
  EXPECT_EQ(text_of(file), "define A: 1 + 2 // three\n");
  EXPECT_EQ(run(scratch, {"cql", "format", "--check", file}).status, 0);
  EXPECT_EQ(run(scratch, {"cql", "format", "-"}, "define A:1").out, "define A: 1\n");
}

TEST(CqlFormat, LeavesAFaultyFileAlone) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "define  A : (1\n");
  const auto ran = run(scratch, {"cql", "format", "--write", file});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("a.cql:1:15: error: "));
  EXPECT_EQ(text_of(file), "define  A : (1\n");
}

TEST(CqlRun, ProfileCountsDefinitionsAndFunctions) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql",
                                 "library L\ndefine function Twice(n Integer): n * 2\n"
                                 "define A: Twice(1) + Twice(2)\ndefine B: A + A\n");
  const auto ran = run(scratch, {"cql", "run", file, "--profile"});
  EXPECT_EQ(ran.out, "A: 6\nB: 12\n");
  EXPECT_THAT(ran.err, StartsWith("    own ms   share   total ms      calls  definition\n"));
  EXPECT_THAT(ran.err, ::testing::ContainsRegex(" 2  L\\.\"Twice\"\\(\\)\n"));
  EXPECT_THAT(ran.err, ::testing::ContainsRegex(" 1  L\\.\"A\"\n"));
  EXPECT_EQ(run(scratch, {"cql", "run", file}).err, "");
}

TEST(CqlRun, ReadsTheRecordWithTheGuidelinesValueSets) {
  const Scratch scratch;
  const auto ran = run(
      scratch, {"cql", "run", kLogic + "Record.cql", "--record", kExamples + "first-line.json", "--define", "her2"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("value: 'positive'"));
}

/// What the prompt prints for `lines`.
Ran typed(const Scratch& scratch, const std::string& lines, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.begin(), {"cql", "repl"});
  return run(scratch, arguments, lines);
}

TEST(CqlRepl, EvaluatesDefinesAndRedefines) {
  const Scratch scratch;
  const auto ran = typed(scratch, "1 + 1\ndefine X: 5\nX * 2\ndefine X: 6\nX\n:type {X, 2.0}\n:list\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "2\ndefined X\n10\ndefined X\n6\nList<Decimal>\n\"X\": Integer\n");
  EXPECT_EQ(ran.err, "");
}

TEST(CqlRepl, GoesOnOverLinesUntilTheTextIsWhole) {
  const Scratch scratch;
  const auto ran =
      typed(scratch, "1 +\n  2\ndefine function \"Twice\"(n Integer):\n n * 2\n\"Twice\"(\n4)\n// nothing\n1 +\n\n");
  EXPECT_EQ(ran.out, "3\ndefined Twice\n8\n");
  EXPECT_EQ(ran.status, 1);  // the last one was given up
  EXPECT_THAT(ran.err, StartsWith("error: the text ends here too early"));
}

TEST(CqlRepl, ShowsMistakesInWhatWasTyped) {
  const Scratch scratch;
  const auto ran = typed(scratch, "define X: 1\n  X + 'a'\n2\n:nonsense\n:why\n");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "defined X\n2\n");
  EXPECT_THAT(ran.err, HasSubstr("[wrong-operands]\nX + 'a'\n^~~~~~~\n"));
  EXPECT_THAT(ran.err, HasSubstr("there is no command :nonsense"));
  EXPECT_THAT(ran.err, HasSubstr(":why needs NAME"));
}

TEST(CqlRepl, ExplainsAndKnowsACase) {
  const Scratch scratch;
  const auto facts = scratch.file("case.yaml", "lvef: 45\nher2: positive\n");
  const auto ran = typed(
      scratch, "Case.lvef\n:why Case.lvef < 50 and Case.age > 18\n\"HER2-positive\"\n:type Case.exposedTo.pertuzumab\n",
      {kLogic + "Guideline.cql", "--case", facts});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "45.0\nCase.lvef < 50 and Case.age > 18 = null\n  and = null\n"
            "    Greater = null\n      Case.age = null\ntrue\nBoolean\n");
}

TEST(CqlRepl, ReadsAPatientAndExplainsADefinition) {
  const Scratch scratch;
  const auto ran = typed(scratch, "\"her2\".value\n:why \"her2\"\n",
                         {kLogic + "Record.cql", "--patient", kExamples + "first-line.json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("'positive'\ndefine her2 = Tuple {"));
  EXPECT_THAT(ran.out, HasSubstr("retrieve = {Observation/"));
}

TEST(CqlRepl, CompletesDefinitionsOperatorsFactsAndCommands) {
  const Scratch scratch;
  const auto ran = typed(
      scratch,
      ":complete Case.lvefF\n:complete not \"First line of\n:complete Case.exposedTo.pertuz\n:complete DurationB\n"
      ":complete :ty\n:complete Case.deNovo and imp\n",
      {kLogic + "Guideline.cql"});
  EXPECT_THAT(ran.out, StartsWith("lvefFall\nnothing\npertuzumab\nDurationBetween(\n:type\nimplies\n"));
  const auto included = typed(scratch, ":complete Heart.\"lvef\n", {kLogic + "Record.cql"});
  EXPECT_EQ(included.out, "\"lvef\"\n");
}

TEST(CqlRepl, LoadsAgainAndEndsWhereAsked) {
  const Scratch scratch;
  const auto file = scratch.file("a.cql", "library L\ndefine A: 1\n");
  const auto ran = typed(scratch, ":load " + file + "\nA\n:load " + scratch.path("none.cql") + "\nA + 1\n:quit\n3\n");
  EXPECT_EQ(ran.out, "loaded " + file + "\n1\n2\n");
  EXPECT_THAT(ran.err, HasSubstr("none.cql"));
  EXPECT_EQ(typed(scratch, "1", {scratch.path("none.cql")}).status, 2);
}

TEST(CqlRepl, HelpNamesEveryCommand) {
  const Scratch scratch;
  const auto ran = typed(scratch, ":help\n");
  for (const std::string command : {":help", ":why NAME", ":type EXPRESSION", ":load FILE", ":quit", ":list"})
    EXPECT_THAT(ran.out, HasSubstr("\n" + command + " "));
}

}  // namespace
}  // namespace nextline::cli::testing
