// HL7's CQL test suite (https://github.com/cqframework/cql-tests): reading its XML and running it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cql/engine/evaluator.h"

namespace nextline::cql {

/// What a test says about an expression that has no value.
enum class Validity {
  Valid,    ///< has the value of `output`
  Fails,    ///< invalid="true": must fail when compiled or when run
  Rejected  ///< invalid="semantic" or "syntax": must fail when compiled
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

struct SuiteReport {
  std::size_t passed = 0;
  std::size_t skipped = 0;
  std::vector<SuiteFailure> failures;  ///< in the order of the files

  /// One paragraph a failure (file/group/name, expression, expected, got); last line "N passed, N failed, N skipped".
  std::string to_text() const;
};

/// The tests of one XML file, or of every *.xml below a folder, in the order of their names. Errors (Blame::Record):
/// "no-such-file", "not-xml", "no-tests".
Result<std::vector<SuiteTest>> read_suite(const std::string& path);

/// Runs one test; the failure, or none.
std::optional<SuiteFailure> run_test(const SuiteTest& test, const EvaluationOptions& options);

/// Reads and runs all tests. `options.now` is what Now() gives; the suite's default offset is UTC.
Result<SuiteReport> run_suite(const std::string& path, const EvaluationOptions& options);

/// Whether two values are the same result: same type, same value, same precision; null is the same as null. Decimals
/// are compared as numbers, date-times as instants of one precision, tuples by name.
bool same_result(const Value& left, const Value& right);

}  // namespace nextline::cql
