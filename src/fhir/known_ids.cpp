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
      .patient_type = find_type("Patient"),
      .bundle = find_type("Bundle"),
      .resource = find_type("Resource"),
      .codeable_concept = find_type("CodeableConcept"),
      .coding_type = find_type("Coding"),
      .reference_type = find_type("Reference"),
      .quantity = find_type("Quantity"),
      .system_boolean = find_type("System.Boolean"),
      .system_integer = find_type("System.Integer"),
      .system_decimal = find_type("System.Decimal"),
      .system_string = find_type("System.String"),
      .system_date = find_type("System.Date"),
      .system_datetime = find_type("System.DateTime"),
      .system_time = find_type("System.Time"),
  };
  return ids;
}

}  // namespace nextline::fhir
