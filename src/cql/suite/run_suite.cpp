#include <optional>

#include "cql/engine/print.h"
#include "cql/semantics/compiler.h"
#include "cql/suite/suite.h"

namespace nextline::cql {

namespace {

/// A compiled expression with its value; the value lives as long as this.
class Run {
 public:
  Run(const std::string& text, const EvaluationOptions& options) : compiled_(compile_expression(text, {})) {
    if (!compiled_.ok()) {
      error_ = compiled_.errors.front();
      return;
    }
    program_ = compiled_.program.view();
    std::vector<std::string_view> sources;
    for (const SourceText& source : compiled_.sources) sources.push_back(source.text);
    auto loaded = LoadedProgram::load(program_, nullptr, sources);
    if (!loaded) {
      error_ = loaded.error();
      return;
    }
    loaded_ = std::move(loaded).value();
    evaluator_.emplace(*loaded_, arena_, options);
    const Result<Value> value = evaluator_->evaluate("expression", "expression");
    if (value) {
      value_ = *value;
    } else {
      error_ = value.error();
    }
  }

  bool compiles() const { return compiled_.ok(); }
  const std::optional<Error>& error() const { return error_; }
  const Value& value() const { return value_; }
  std::string text() const { return error_ ? "error " + error_->one_line() : to_cql_text(value_, &program_); }

 private:
  Compiled compiled_;
  Program program_;
  std::unique_ptr<LoadedProgram> loaded_;
  Arena arena_{4096};
  std::optional<Evaluator> evaluator_;
  std::optional<Error> error_;
  Value value_;
};

}  // namespace

std::optional<SuiteFailure> run_test(const SuiteTest& test, const EvaluationOptions& options) {
  const Run actual(test.expression, options);
  if (test.validity == Validity::Rejected) {
    if (!actual.compiles()) return std::nullopt;
    return SuiteFailure{test, "an error when compiled", actual.text()};
  }
  if (test.validity == Validity::Fails) {
    if (actual.error()) return std::nullopt;
    return SuiteFailure{test, "an error", actual.text()};
  }
  if (test.output.empty()) {
    if (!actual.error()) return std::nullopt;
    return SuiteFailure{test, "any value", actual.text()};
  }
  const Run expected(test.output, options);
  if (!actual.error() && !expected.error() && same_result(actual.value(), expected.value())) return std::nullopt;
  return SuiteFailure{test, expected.text(), actual.text()};
}

Result<SuiteReport> run_suite(const std::string& path, const EvaluationOptions& options) {
  NEXTLINE_TRY(tests, read_suite(path));
  SuiteReport report;
  for (const SuiteTest& test : tests) {
    std::optional<SuiteFailure> failure = run_test(test, options);
    if (failure) {
      report.failures.push_back(std::move(*failure));
    } else {
      ++report.passed;
    }
  }
  return report;
}

std::string SuiteReport::to_text() const {
  std::string out;
  for (const SuiteFailure& failure : failures) {
    out += failure.test.file + "/" + failure.test.group + "/" + failure.test.name + "\n";
    out += "  expression: " + failure.test.expression + "\n";
    out += "  expected:   " + failure.expected + "\n";
    out += "  got:        " + failure.got + "\n";
  }
  return out + std::to_string(passed) + " passed, " + std::to_string(failures.size()) + " failed, " +
         std::to_string(skipped) + " skipped\n";
}

}  // namespace nextline::cql
