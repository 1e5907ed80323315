#include "cql/semantics/fhir_profiles.h"

#include "fhir/model.h"
#include "fhir/profiles.h"

namespace nextline::cql {

ProfiledType fhir_profile(std::string_view url) {
  if (const fhir::Profile profile = fhir::find_profile(url); !profile.type.empty()) return {profile.type, false};
  constexpr std::string_view kBase = "http://hl7.org/fhir/StructureDefinition/";
  if (!url.starts_with(kBase)) return {};
  const fhir::TypeId type = fhir::find_type(url.substr(kBase.size(), url.find('|') - kBase.size()));
  if (type == fhir::kNoType || !fhir::type_info(type).retrievable) return {};
  return {fhir::type_name(type), true};
}

}  // namespace nextline::cql
