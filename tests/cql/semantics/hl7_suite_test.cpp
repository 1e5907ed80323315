// HL7's suite: every expression that is valid compiles, every one that is semantically invalid does not.
#include "cql/semantics/compiled_text.h"
#include "cql/suite/suite.h"

namespace nextline::cql {
namespace {

TEST(Hl7Suite, WhatIsValidCompiles) {
  const auto tests = read_suite(NEXTLINE_SOURCE_DIR "/tests/data/cql-suite");
  ASSERT_TRUE(tests.ok()) << tests.error().one_line();
  for (const SuiteTest& test : *tests) {
    const Compiled compiled = compile_expression(test.expression, {});
    if (test.validity == Validity::WrongMeaning || test.validity == Validity::WrongSyntax) {
      EXPECT_FALSE(compiled.ok()) << test.file << ' ' << test.name << ": " << test.expression;
    } else if (test.validity == Validity::Valid && !contradiction_of(test)) {
      EXPECT_TRUE(compiled.ok()) << test.file << ' ' << test.name << ": " << all_errors(compiled.errors);
    }
  }
}

}  // namespace
}  // namespace nextline::cql
