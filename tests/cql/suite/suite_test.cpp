#include "cql/suite/suite.h"

#include <gmock/gmock.h>

#include <set>

#include "cql/engine/evaluation.h"

namespace nextline::cql {
namespace {

using testing::fixed_options;

/// Tests that contradict the language, another test of the suite, or themselves, and those still to be won. A test here
/// that passes fails this run.
const std::set<std::string> kKnown = {
    "AggregateTests/RolledOutIntervals",        // declares DateTime intervals, expects Date
    "Floor/FloorIntegerGreaterThanMaxInteger",  // Ceiling's twins say the literal is a syntax error
    "Floor/FloorIntegerLessThanMinInteger",
    "Uncertainty tests/DateTimeDurationBetweenUncertainAdd",  // against …UncertainInterval
    "Uncertainty tests/DateTimeDurationBetweenUncertainSubtract",
    "Uncertainty tests/DateTimeDurationBetweenUncertainMultiply",
    "Uncertainty tests/DateTimeDurationBetweenUncertainDiv",
    "DateTime/DateTimeUncertain",
    "Expand/ExpandPer1",  // Decimals expanded to Integers
    "Expand/ExpandPer1IntervalOverload",
    "Expand/ExpandPer1Open",
    "Expand/ExpandPer1OpenIntervalOverload",
    "ProperlyIncludes/NullBoundariesProperlyIncludesIntegerInterval",
    "ProperlyIncludedIn/IntegerIntervalProperlyIncludedInNullBoundaries",
    "Decimal/DecimalNegOneStep",
    "Decimal/DecimalNegTenStep",
    "Decimal/Decimal10Pow28ToZeroOneStepDecimalMaxValue",  // literals beyond Decimal's range
    "Decimal/DecimalPos10Pow28ToZeroOneStepDecimalMaxValue",
    "Decimal/DecimalNeg10Pow28ToZeroOneStepDecimalMinValue",
};

TEST(Suite, Hl7) {
  const auto tests = read_suite(NEXTLINE_SOURCE_DIR "/tests/data/cql-suite");
  ASSERT_TRUE(tests) << tests.error().one_line();
  EXPECT_EQ(tests->size(), 1823U);
  for (const SuiteTest& test : *tests) {
    const auto failure = run_test(test, fixed_options());
    const bool known = kKnown.contains(test.group + "/" + test.name);
    EXPECT_EQ(failure.has_value(), known)
        << test.file << "/" << test.group << "/" << test.name << "\n  " << test.expression << "\n  expected "
        << test.output << "\n  got " << (failure ? failure->got : "that; take it off the list");
  }
}

TEST(Suite, TellsFailuresAndCountsThem) {
  SuiteTest wrong{"f.xml", "G", "Wrong", "1 + 1", "3", Validity::Valid};
  SuiteTest precision{"f.xml", "G", "Precision", "@2014-01", "@2014-01-01", Validity::Valid};
  SuiteTest type{"f.xml", "G", "Type", "1", "1.0", Validity::Valid};
  SuiteTest not_invalid{"f.xml", "G", "NotInvalid", "1 + 1", "", Validity::Rejected};
  SuiteTest null_is_null{"f.xml", "G", "Null", "null", "null", Validity::Valid};
  SuiteReport report;
  for (const SuiteTest& test : {wrong, precision, type, not_invalid}) {
    auto failure = run_test(test, fixed_options());
    ASSERT_TRUE(failure) << test.name;
    report.failures.push_back(*failure);
  }
  EXPECT_FALSE(run_test(null_is_null, fixed_options()));
  report.passed = 1;
  EXPECT_THAT(report.to_text(),
              ::testing::HasSubstr("f.xml/G/Wrong\n  expression: 1 + 1\n  expected:   3\n  got:        2\n"));
  EXPECT_TRUE(report.to_text().ends_with("1 passed, 4 failed, 0 skipped\n"));
}

TEST(Suite, SaysWhatIsWrongWithItsFiles) {
  const auto missing = read_suite("/no/such/suite");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "no-such-file");
  EXPECT_FALSE(read_suite(NEXTLINE_SOURCE_DIR "/CMakeLists.txt"));
}

}  // namespace
}  // namespace nextline::cql
