// Profiles by URL: of which resource type they are, and by what code a resource of theirs is known.
#pragma once

#include <span>
#include <string_view>

namespace nextline::fhir {

/// A coding that a profile fixes: resources that carry it are what the profile is for.
struct ProfileMark {
  std::string_view element;  ///< "code" or "category"
  std::string_view system;
  std::string_view code;
};

/// A profile's mark among those of all profiles.
struct MarkOfProfile {
  std::string_view profile;
  ProfileMark mark;
};

struct Profile {
  std::string_view type;                 ///< the resource type it is of; empty: the profile is not known
  std::span<const MarkOfProfile> marks;  ///< any of them; none where the profile fixes no code of its own
};

/// The profiles of FHIR 4.0.1 itself, of US Core 3.1 to 9.0 and of mCODE STU1 to STU4. A URL with a version behind '|'
/// has no marks: a resource must name it. The texts live for ever.
Profile find_profile(std::string_view url);

}  // namespace nextline::fhir
