#include "service/cql_operation.h"

#include <optional>
#include <utility>
#include <vector>

#include "cql/semantics/compiler.h"
#include "service/given_parameters.h"
#include "service/result_json.h"

namespace nextline::service {
namespace {

int status_of(const Error& error) {
  if (error.code == "too-large") return 413;
  if (error.blame == Blame::Bug) return 500;
  return error.blame == Blame::Unsupported ? 422 : 400;
}

Reply refused(Error error) {
  const int status = status_of(error);
  return refusal(status, std::move(error));
}

Reply failed(const std::vector<Error>& errors) {
  return {200, evaluation_error_json(outcome_json(errors))};
}

Result<fhir::Record> read_data(const CqlRequest& request, const CqlOptions& options, bool patient_required) {
  fhir::ReadOptions reading;
  reading.patient = request.subject;
  reading.patient_required = patient_required;
  reading.name = "data";
  reading.max_bytes = options.request.max_bytes;
  reading.max_depth = options.request.max_depth;
  std::vector<fhir::InputPart> parts;
  for (const auto& json : request.data) parts.push_back({"data", fhir::Buffer::copy_of(json)});
  fhir::Reader reader;
  return reader.read(std::move(parts), reading);
}

/// The record the expression is about; none without data.
Result<std::optional<fhir::Record>> record_of(const CqlRequest& request, const CqlOptions& options) {
  if (request.data.empty()) {
    if (request.subject.empty()) return std::optional<fhir::Record>();
    return record_error("not-found", "this server keeps no records, and the request has no data", "subject",
                        "send the patient's resources as 'data'");
  }
  auto record = read_data(request, options, true);
  if (!record && record.error().code == "no-patient" && request.subject.empty())
    record = read_data(request, options, false);
  if (!record) return std::move(record).error();
  return std::optional<fhir::Record>(std::move(*record));
}

cql::EvaluationOptions evaluation_options(const CqlRequest& request, const CqlOptions& options) {
  cql::EvaluationOptions evaluation;
  evaluation.now = request.timestamp.value_or(options.now);
  evaluation.now.precision = Precision::Millisecond;
  evaluation.offset_minutes = evaluation.now.offset_minutes;
  evaluation.max_steps = options.max_steps;
  evaluation.max_bytes = options.max_bytes;
  evaluation.deadline = std::chrono::steady_clock::now() + options.time;
  return evaluation;
}

Reply evaluate(const cql::Compiled& compiled, const std::vector<GivenParameter>& parameters, const fhir::Record* record,
               Arena& arena, const cql::EvaluationOptions& options) {
  const cql::Program program = compiled.program.view();
  std::vector<std::string_view> texts;
  for (const auto& source : compiled.sources) texts.push_back(source.text);
  auto loaded = cql::LoadedProgram::load(program, nullptr, texts);
  if (!loaded) return refused(std::move(loaded).error());
  cql::Evaluator evaluator(**loaded, arena, options);
  evaluator.set_record(record);
  for (const auto& parameter : parameters)
    if (auto set = evaluator.set_parameter(parameter.name, parameter.given.value); !set)
      return refused(std::move(set).error());
  const std::uint32_t index = program.find_definition("expression", "expression");
  const auto value = evaluator.evaluate(index);
  if (!value) return failed({value.error()});
  return {200, result_json(program, *value, program.definitions[index].type)};
}

}  // namespace

Reply answer_cql(std::string_view body, const CqlOptions& options) {
  auto request = read_cql_request(body, options.request);
  if (!request) return refused(std::move(request).error());
  auto record = record_of(*request, options);
  if (!record) return refused(std::move(record).error());
  Arena arena;
  std::vector<GivenParameter> parameters;
  if (request->parameters != fhir::kNoNode) {
    auto given = given_parameters(request->body.tape(), request->parameters, arena);
    if (!given) return refused(std::move(given).error());
    parameters = std::move(*given);
  }
  cql::CompileOptions compile;
  compile.parameters = declarations(parameters);
  const cql::Compiled compiled = cql::compile_expression(request->expression, compile);
  if (!compiled.ok()) return failed(compiled.errors);
  return evaluate(compiled, parameters, *record ? &**record : nullptr, arena, evaluation_options(*request, options));
}

}  // namespace nextline::service
