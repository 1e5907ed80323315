#include <optional>

#include "cql/engine/print.h"
#include "cql/semantics/compiler.h"
#include "cql/suite/suite.h"
#include "cql/syntax/parser.h"

namespace nextline::cql {

namespace {

/// How far an expression came.
enum class Stage { Parsing, Compiling, Running, Done };

/// A compiled expression with its value; the value lives as long as this.
class Run {
 public:
  Run(const std::string& text, const EvaluationOptions& options) : compiled_(compile_expression(text, {})) {
    if (!compiled_.ok()) {
      stage_ = syntax::parse_expression(text, "expression").ok() ? Stage::Compiling : Stage::Parsing;
      error_ = compiled_.errors.front();
      return;
    }
    stage_ = Stage::Running;
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
      stage_ = Stage::Done;
    } else {
      error_ = value.error();
    }
  }

  /// Where the error was met; Done when there is none.
  Stage stage() const { return stage_; }
  /// Whether the error says what is wrong with the expression, and not what is missing here.
  bool blames_the_text() const { return error_ && error_->blame != Blame::Unsupported && error_->blame != Blame::Bug; }
  const std::optional<Error>& error() const { return error_; }
  const Value& value() const { return value_; }
  std::string text() const { return error_ ? "error " + error_->one_line() : to_cql_text(value_, &program_); }

 private:
  Compiled compiled_;
  Program program_;
  std::unique_ptr<LoadedProgram> loaded_;
  Arena arena_{4096};
  std::optional<Evaluator> evaluator_;
  Stage stage_ = Stage::Parsing;
  std::optional<Error> error_;
  Value value_;
};

bool fails_as_asked(const Run& run, Validity asked, Grading grading) {
  if (grading == Grading::Upstream) return run.error().has_value();
  if (!run.blames_the_text()) return false;
  if (asked == Validity::WrongSyntax) return run.stage() == Stage::Parsing;
  return asked == Validity::Fails || run.stage() == Stage::Compiling;
}

std::string_view words(Validity asked) {
  if (asked == Validity::WrongSyntax) return "an error when parsed";
  return asked == Validity::WrongMeaning ? "an error when compiled" : "an error";
}

}  // namespace

std::optional<SuiteFailure> run_test(const SuiteTest& test, const EvaluationOptions& options, Grading grading) {
  const Run actual(test.expression, options);
  if (test.validity != Validity::Valid) {
    if (fails_as_asked(actual, test.validity, grading)) return std::nullopt;
    return SuiteFailure{test, std::string(words(test.validity)), actual.text()};
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
    const auto contradiction = contradiction_of(test);
    if (contradiction && failure) {
      report.skipped.push_back({test, std::string(*contradiction)});
      continue;
    }
    if (contradiction) failure = SuiteFailure{test, "not to pass: " + std::string(*contradiction), "a pass"};
    if (!failure || !run_test(test, options, Grading::Upstream)) ++report.upstream_passed;
    if (failure) {
      report.failures.push_back(std::move(*failure));
    } else {
      ++report.passed;
    }
  }
  return report;
}

std::string SuiteReport::to_text() const {
  const auto counts = [this](std::size_t good, std::size_t bad) {
    return std::to_string(good) + " passed, " + std::to_string(bad) + " failed, " + std::to_string(skipped.size()) +
           " skipped\n";
  };
  const auto name = [](const SuiteTest& test) { return test.file + "/" + test.group + "/" + test.name; };
  std::string out;
  for (const SuiteFailure& failure : failures) {
    out += name(failure.test) + "\n";
    out += "  expression: " + failure.test.expression + "\n";
    out += "  expected:   " + failure.expected + "\n";
    out += "  got:        " + failure.got + "\n";
  }
  for (const SuiteContradiction& known : skipped) out += "skipped " + name(known.test) + ": " + known.reason + "\n";
  out += "where any failure of an invalid expression counts: " + counts(upstream_passed, upstream_failed());
  return out + counts(passed, failures.size());
}

}  // namespace nextline::cql
