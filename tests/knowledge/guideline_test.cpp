// The guideline keeps to what its own tools ask of an author.
#include <gtest/gtest.h>

#include "cql/format/format.h"
#include "knowledge/lint.h"
#include "knowledge/load.h"

namespace nextline::knowledge {
namespace {

const char* const kPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";

TEST(Guideline, LintFindsNothing) {
  std::vector<Error> warnings;
  const std::vector<Error> errors = lint(load_pack(kPack), &warnings);
  for (const Error& error : errors) ADD_FAILURE() << error.one_line();
  for (const Error& warning : warnings) ADD_FAILURE() << warning.one_line();
}

TEST(Guideline, LogicIsLaidOutTheOneWay) {
  for (const LibraryEntry& library : load_pack(kPack).libraries) {
    const auto formatted = cql::format::format_library(library.text, library.file);
    ASSERT_TRUE(formatted.ok()) << formatted.errors.front().one_line();
    EXPECT_TRUE(formatted.text == library.text) << "nextline cql format --write " << library.file;
  }
}

}  // namespace
}  // namespace nextline::knowledge
