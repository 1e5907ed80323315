#include "fhir/draft.h"

namespace nextline::fhir {

const KnownIds& known_ids() {
  static const KnownIds ids{
      .id = find_name("id"),
      .meta = find_name("meta"),
      .contained = find_name("contained"),
      .extension = find_name("extension"),
      .subject = find_name("subject"),
      .patient = find_name("patient"),
      .beneficiary = find_name("beneficiary"),
      .reference = find_name("reference"),
      .last_updated = find_name("lastUpdated"),
      .version_id = find_name("versionId"),
      .coding = find_name("coding"),
      .code = find_name("code"),
      .system = find_name("system"),
      .display = find_name("display"),
      .version = find_name("version"),
      .text = find_name("text"),
      .status = find_name("status"),
      .effective = find_name("effective"),
      .issued = find_name("issued"),
      .component = find_name("component"),
      .value = find_name("value"),
      .data_absent_reason = find_name("dataAbsentReason"),
      .interpretation = find_name("interpretation"),
      .reference_range = find_name("referenceRange"),
      .patient_type = find_type("Patient"),
      .observation_type = find_type("Observation"),
      .report_type = find_type("DiagnosticReport"),
      .codeable_concept = find_type("CodeableConcept"),
      .coding_type = find_type("Coding"),
      .reference_type = find_type("Reference"),
      .quantity_type = find_type("Quantity"),
      .entry_type = find_type("Bundle.Entry"),
  };
  return ids;
}

const KnownKeys& known_keys() {
  const auto find = [](const char* type, std::string_view key) -> const KeyRow& {
    const std::string padded(key);  // a string has room for the bytes that are looked at
    return *find_key(find_type(type), KeyText::padded(padded));
  };
  static const KnownKeys keys{
      .resource_type = find("Bundle", "resourceType"),
      .full_url = find("Bundle.Entry", "fullUrl"),
      .resource = find("Bundle.Entry", "resource"),
  };
  return keys;
}

}  // namespace nextline::fhir
