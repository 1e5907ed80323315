// Profiles that a retrieve may name by URL instead of a type.
#pragma once

#include <string_view>

namespace nextline::cql {

struct ProfiledType {
  std::string_view type;    ///< the resource type that the profile is of; empty: not known
  bool everything = false;  ///< the URL is that of the type itself: every resource of the type follows it
};

/// What a profile of fhir/profiles.h is of ("http://hl7.org/fhir/StructureDefinition/bmi" is an Observation), or which
/// type the URL is of itself. A version behind '|' is not looked at.
ProfiledType fhir_profile(std::string_view url);

}  // namespace nextline::cql
