#include "cql/engine/evaluation.h"

#include "cql/engine/print.h"

namespace nextline::cql::testing {

EvaluationOptions fixed_options() {
  EvaluationOptions options;
  options.now = *parse_datetime("2024-06-15T12:00:00.000+00:00");
  return options;
}

Evaluation::Evaluation(std::string_view text, std::string_view record, const CompileOptions& compile,
                       const EvaluationOptions& options, const terminology::ValueSets* sets) {
  if (text.starts_with("library")) {
    const SourceText source{"test.cql", std::string(text)};
    compiled_ = compile_libraries({&source, 1}, compile);
  } else {
    compiled_ = compile_expression(text, compile);
  }
  for (const Error& error : compiled_.errors) problems_ += error.one_line() + "\n";
  if (!problems_.empty()) return;
  program_ = compiled_.program.view();
  library_ = program_.str(program_.libraries.front().name);
  std::vector<std::string_view> sources;
  for (const SourceText& source : compiled_.sources) sources.push_back(source.text);
  auto loaded = LoadedProgram::load(program_, sets, sources);
  if (!loaded) {
    problems_ = loaded.error().one_line();
    return;
  }
  loaded_ = std::move(loaded).value();
  evaluator_.emplace(*loaded_, arena_, options);
  if (record.empty()) return;
  auto read = fhir::read_record(record);
  if (!read) {
    problems_ = read.error().one_line();
    return;
  }
  record_.emplace(std::move(read).value());
  evaluator_->set_record(&*record_);
}

std::uint32_t Evaluation::index_of(std::string_view definition) const {
  return program_.find_definition(library_, definition);
}

std::string Evaluation::value_of(std::string_view definition) {
  if (!problems_.empty()) return problems_;
  const Result<Value> value = evaluator_->evaluate(library_, definition);
  if (!value) return "error " + value.error().code + " at " + value.error().where;
  return to_cql_text(*value, &program_);
}

}  // namespace nextline::cql::testing
