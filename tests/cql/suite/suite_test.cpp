#include "cql/suite/suite.h"

#include <gmock/gmock.h>

#include "cql/engine/evaluation.h"

namespace nextline::cql {
namespace {

using testing::fixed_options;

TEST(Suite, Hl7) {
  const auto tests = read_suite(NEXTLINE_SOURCE_DIR "/tests/data/cql-suite");
  ASSERT_TRUE(tests) << tests.error().one_line();
  EXPECT_EQ(tests->size(), 1823U);
  std::size_t contradictions = 0;
  for (const SuiteTest& test : *tests) {
    const auto failure = run_test(test, fixed_options());
    const auto known = contradiction_of(test);
    contradictions += known ? 1 : 0;
    EXPECT_EQ(failure.has_value(), known.has_value())
        << test.file << "/" << test.group << "/" << test.name << "\n  " << test.expression << "\n  expected "
        << test.output << "\n  got " << (failure ? failure->got : "that; take it off the list");
  }
  EXPECT_EQ(contradictions, 3U);
}

/// An invalid expression must fail in the step the suite names.
TEST(Suite, GradesStrictlyAndAsUpstream) {
  const auto passes = [](const char* expression, Validity validity, Grading grading) {
    return !run_test({"f.xml", "G", "T", expression, "", validity}, fixed_options(), grading);
  };
  EXPECT_TRUE(passes("1 +", Validity::WrongSyntax, Grading::Strict));
  EXPECT_FALSE(passes("1 + 'a'", Validity::WrongSyntax, Grading::Strict));
  EXPECT_TRUE(passes("1 + 'a'", Validity::WrongSyntax, Grading::Upstream));
  EXPECT_TRUE(passes("1 + 'a'", Validity::WrongMeaning, Grading::Strict));
  EXPECT_FALSE(passes("1 +", Validity::WrongMeaning, Grading::Strict));
  EXPECT_FALSE(passes("singleton from {1, 2}", Validity::WrongMeaning, Grading::Strict));
  EXPECT_TRUE(passes("singleton from {1, 2}", Validity::WrongMeaning, Grading::Upstream));
  EXPECT_TRUE(passes("singleton from {1, 2}", Validity::Fails, Grading::Strict));
  EXPECT_FALSE(passes("1 + 1", Validity::Fails, Grading::Upstream));
}

TEST(Suite, TellsFailuresAndCountsThem) {
  SuiteTest wrong{"f.xml", "G", "Wrong", "1 + 1", "3", Validity::Valid};
  SuiteTest precision{"f.xml", "G", "Precision", "@2014-01", "@2014-01-01", Validity::Valid};
  SuiteTest type{"f.xml", "G", "Type", "1", "1.0", Validity::Valid};
  SuiteTest not_invalid{"f.xml", "G", "NotInvalid", "1 + 1", "", Validity::WrongMeaning};
  SuiteTest null_is_null{"f.xml", "G", "Null", "null", "null", Validity::Valid};
  SuiteTest day{"f.xml", "G", "Day", "ToDateTime(@2014-01-01)", "@2014-01-01", Validity::Valid};
  SuiteTest time{"f.xml", "G", "Time", "@2014-01-01T00", "@2014-01-01", Validity::Valid};
  SuiteReport report;
  for (const SuiteTest& test : {wrong, precision, type, not_invalid, time}) {
    auto failure = run_test(test, fixed_options());
    ASSERT_TRUE(failure) << test.name;
    report.failures.push_back(*failure);
  }
  EXPECT_FALSE(run_test(null_is_null, fixed_options()));
  EXPECT_FALSE(run_test(day, fixed_options()));
  report.passed = 1;
  report.upstream_passed = 2;
  report.skipped.push_back({wrong, "it contradicts another"});
  EXPECT_THAT(report.to_text(),
              ::testing::HasSubstr("f.xml/G/Wrong\n  expression: 1 + 1\n  expected:   3\n  got:        2\n"));
  EXPECT_THAT(report.to_text(), ::testing::HasSubstr("skipped f.xml/G/Wrong: it contradicts another\n"));
  EXPECT_TRUE(report.to_text().ends_with("counts: 2 passed, 4 failed, 1 skipped\n1 passed, 5 failed, 1 skipped\n"));
}

TEST(Suite, SaysWhatIsWrongWithItsFiles) {
  const auto missing = read_suite("/no/such/suite");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "no-such-file");
  EXPECT_FALSE(read_suite(NEXTLINE_SOURCE_DIR "/CMakeLists.txt"));
}

}  // namespace
}  // namespace nextline::cql
