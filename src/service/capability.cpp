#include "service/capability.h"

#include "cohort/json_line.h"

namespace nextline::service {

std::string capability_json(const std::string& version, const std::string& base, const Temporal& date) {
  cohort::JsonLine json;
  json.open_object();
  json.field("resourceType", "CapabilityStatement");
  json.field("status", "active");
  json.field("date", datetime_to_string(date));
  json.field("kind", "instance");
  json.field("description",
             "Evaluates expressions of Clinical Quality Language over the data of a request; keeps nothing. Decision "
             "support for clinicians: it shows what it rests on and does not replace judgement.");
  json.key("software");
  json.open_object();
  json.field("name", "nextline");
  json.field("version", version);
  json.close_object();
  json.key("implementation");
  json.open_object();
  json.field("description", "nextline serve --cql-only");
  json.field("url", base);
  json.close_object();
  json.field("fhirVersion", "4.0.1");
  json.key("format");
  json.open_array();
  json.string("json");
  json.close_array();
  json.key("rest");
  json.open_array();
  json.open_object();
  json.field("mode", "server");
  json.key("operation");
  json.open_array();
  json.open_object();
  json.field("name", "cql");
  json.field("definition", "http://hl7.org/fhir/uv/cql/OperationDefinition/cql-cql");
  json.close_object();
  json.close_array();
  json.close_object();
  json.close_array();
  json.close_object();
  return std::string(json.text());
}

}  // namespace nextline::service
