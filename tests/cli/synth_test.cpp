// `nextline synth` as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(SynthCommand, TheFirstPatientsOfALongerRunAreThoseOfAShorter) {
  const Scratch scratch;
  const std::string five = run(scratch, {"synth", "--count", "5", "--seed", "9"}).out;
  const std::string twelve = run(scratch, {"synth", "--count", "12", "--seed", "9"}).out;
  EXPECT_EQ(std::count(five.begin(), five.end(), '\n'), 5);
  EXPECT_EQ(std::count(twelve.begin(), twelve.end(), '\n'), 12);
  EXPECT_THAT(twelve, StartsWith(five));
  EXPECT_NE(run(scratch, {"synth", "--count", "5", "--seed", "10"}).out, five);
}

TEST(SynthCommand, FilesAreWrittenWhole) {
  const Scratch scratch;
  const std::string records = scratch.path("records.ndjson"), truth = scratch.path("truth.ndjson");
  const Ran ran = run(scratch, {"synth", "--count", "3", "--output", records, "--truth", truth});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(text_of(records), run(scratch, {"synth", "--count", "3"}).out);
  const std::string told = text_of(truth);
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 3);
  EXPECT_FALSE(std::filesystem::exists(records + ".part"));
  EXPECT_FALSE(std::filesystem::exists(truth + ".part"));
}

TEST(SynthCommand, APatientCanBePlannedFor) {
  const Scratch scratch;
  const std::string record = scratch.file("p.json", run(scratch, {"synth", "--count", "1", "--seed", "4"}).out);
  EXPECT_EQ(run(scratch, {"plan", record, "--as-of", "2026-11-23"}).status, 0);
}

TEST(SynthCommand, WrongUseIsRefused) {
  struct Row {
    std::vector<std::string> arguments;
    const char* says;
  };
  const Scratch scratch;
  for (const Row& row : {
           Row{{"synth", "--count", "0"}, "--count"},
           Row{{"synth", "--seed=-1"}, "--seed"},
           Row{{"synth", "--as-of", "soon"}, "'soon' is no date"},
           Row{{"synth", "--truth", "-"}, "give --truth a file of its own"},
           Row{{"synth", "--output", "/no/such/folder/x"}, "/no/such/folder/x: cannot be written"},
           Row{{"synth", "--courses", "/no/such/file"}, "/no/such/file"},
           Row{{"synth", "--pack", "/no/such/pack"}, "no synth.yaml"},
       }) {
    const Ran ran = run(scratch, row.arguments);
    EXPECT_EQ(ran.status, 2) << row.says;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr(row.says));
  }
}

}  // namespace
}  // namespace nextline::cli::testing
