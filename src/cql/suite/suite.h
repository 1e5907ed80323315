// HL7's CQL test suite (https://github.com/cqframework/cql-tests): reading its XML and running it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/engine/evaluator.h"

namespace nextline::cql {

/// What a test says about its expression.
enum class Validity {
  Valid,         ///< has the value of `output`
  Fails,         ///< invalid="true": must fail when compiled or when run
  WrongMeaning,  ///< invalid="semantic": is well-formed, and must fail when compiled
  WrongSyntax    ///< invalid="syntax": must fail when parsed
};

/// How an expression that must fail is graded.
enum class Grading {
  Strict,   ///< it must fail in the step the suite names, and not for want of support or by a defect
  Upstream  ///< as HL7's own runner does: any failure will do
};

struct SuiteTest {
  std::string file;  ///< "CqlListOperatorsTest.xml"
  std::string group;
  std::string name;
  std::string expression;
  std::string output;  ///< CQL text; empty: only evaluating without an error is asked for
  Validity validity = Validity::Valid;
};

struct SuiteFailure {
  SuiteTest test;
  std::string expected;
  std::string got;
};

/// A test that contradicts the specification or another test of the suite. It is run, and must fail.
struct SuiteContradiction {
  SuiteTest test;
  std::string reason;  ///< what it contradicts, with the section of the specification
};

struct SuiteReport {
  std::size_t passed = 0;
  std::size_t upstream_passed = 0;  ///< graded as upstream grades
  std::vector<SuiteContradiction> skipped;
  std::vector<SuiteFailure> failures;  ///< in the order of the files; graded strictly

  std::size_t upstream_failed() const { return passed + failures.size() - upstream_passed; }
  /// One paragraph a failure (file/group/name, expression, expected, got), a line a skipped test with its reason, the
  /// count as upstream grades; last line, graded strictly: "N passed, N failed, N skipped".
  std::string to_text() const;
};

/// The tests of one XML file, or of every *.xml below a folder, in the order of their names. Errors (Blame::Record):
/// "no-such-file", "not-xml", "no-tests".
Result<std::vector<SuiteTest>> read_suite(const std::string& path);

/// Runs one test; the failure, or none.
std::optional<SuiteFailure> run_test(const SuiteTest& test, const EvaluationOptions& options,
                                     Grading grading = Grading::Strict);

/// What a test of HL7's suite contradicts, with the section of the specification; none if it contradicts nothing.
std::optional<std::string_view> contradiction_of(const SuiteTest& test);

/// Reads and runs all tests. `options.now` is what Now() gives; the suite's default offset is UTC.
Result<SuiteReport> run_suite(const std::string& path, const EvaluationOptions& options);

/// Whether a value is the result a test asks for: same type, same value, same precision; null is the same as null.
/// Decimals are compared as numbers, date-times as instants of one precision, tuples by name. A DateTime known to the
/// day or less is the Date of the same fields: that is how CQL converts a Date to a DateTime, and how it is written.
bool same_result(const Value& actual, const Value& expected);

}  // namespace nextline::cql
