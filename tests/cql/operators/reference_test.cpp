#include "cql/operators/reference.h"

#include <gtest/gtest.h>

#include "base/text_file.h"

namespace nextline::cql {
namespace {

/// docs/cql-operators.md is what the operator table says. After changing a row: nextline cql operators >
/// docs/cql-operators.md
TEST(OperatorReference, PageInDocsIsTheOperatorTable) {
  const auto page = read_file(NEXTLINE_SOURCE_DIR "/docs/cql-operators.md");
  ASSERT_TRUE(page) << page.error().one_line();
  EXPECT_TRUE(*page == reference_markdown()) << "write it again: nextline cql operators > docs/cql-operators.md";
}

}  // namespace
}  // namespace nextline::cql
