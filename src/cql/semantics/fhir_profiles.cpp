#include "cql/semantics/fhir_profiles.h"

#include <array>
#include <utility>

#include "fhir/model.h"

namespace nextline::cql {
namespace {

constexpr std::string_view kBase = "http://hl7.org/fhir/StructureDefinition/";

/// Profiles of measurements that FHIR R4 itself defines: https://hl7.org/fhir/R4/observation-vitalsigns.html and
/// https://hl7.org/fhir/R4/profilelist.html.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kProfiles{{
    {"bmi", "Observation"},
    {"bodyheight", "Observation"},
    {"bodytemp", "Observation"},
    {"bodyweight", "Observation"},
    {"bp", "Observation"},
    {"cholesterol", "Observation"},
    {"hdlcholesterol", "Observation"},
    {"headcircum", "Observation"},
    {"heartrate", "Observation"},
    {"ldlcholesterol", "Observation"},
    {"lipidprofile", "DiagnosticReport"},
    {"oxygensat", "Observation"},
    {"resprate", "Observation"},
    {"triglyceride", "Observation"},
    {"vitalsigns", "Observation"},
    {"vitalspanel", "Observation"},
}};

}  // namespace

ProfiledType fhir_profile(std::string_view url) {
  if (!url.starts_with(kBase)) return {};
  const std::string_view name = url.substr(kBase.size(), url.find('|') - kBase.size());
  for (const auto& [profile, type] : kProfiles)
    if (profile == name) return {type, false};
  const fhir::TypeId type = fhir::find_type(name);
  if (type == fhir::kNoType || !fhir::type_info(type).retrievable) return {};
  return {fhir::type_name(type), true};
}

}  // namespace nextline::cql
