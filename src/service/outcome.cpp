#include "service/outcome.h"

#include <array>
#include <utility>

#include "cohort/json_line.h"

namespace nextline::service {
namespace {

/// https://hl7.org/fhir/R4/valueset-issue-type.html
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kIssueTypes{{
    {"not-json", "structure"},
    {"json-truncated", "structure"},
    {"duplicate-key", "structure"},
    {"not-utf8", "structure"},
    {"not-fhir", "structure"},
    {"missing-parameter", "required"},
    {"unknown-patient", "not-found"},
    {"no-patient", "not-found"},
    {"not-supported", "not-supported"},
    {"too-large", "too-long"},
    {"too-deep", "too-costly"},
    {"too-many-steps", "too-costly"},
    {"too-much-memory", "too-costly"},
    {"too-slow", "timeout"},
    {"not-found", "not-found"},
    {"several-patients", "multiple-matches"},
}};

}  // namespace

std::string_view issue_type(const Error& error) {
  for (const auto& [code, type] : kIssueTypes)
    if (code == error.code) return type;
  if (error.blame == Blame::Bug) return "exception";
  return error.blame == Blame::Unsupported ? "not-supported" : "invalid";
}

std::string outcome_json(const std::vector<Error>& errors) {
  cohort::JsonLine json;
  json.open_object();
  json.field("resourceType", "OperationOutcome");
  json.key("issue");
  json.open_array();
  for (const Error& error : errors) {
    json.open_object();
    json.field("severity", "error");
    json.field("code", issue_type(error));
    json.key("details");
    json.open_object();
    json.field("text", error.one_line());
    json.close_object();
    json.field("diagnostics", error.code);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return std::string(json.text());
}

Reply refusal(int status, Error error) {
  return {status, outcome_json({std::move(error)})};
}

}  // namespace nextline::service
