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
      .codeable_concept = find_type("CodeableConcept"),
      .coding_type = find_type("Coding"),
      .reference_type = find_type("Reference"),
  };
  return ids;
}

}  // namespace nextline::fhir
