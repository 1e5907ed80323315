// Code systems: their canonical URIs, short names and other spellings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nextline::terminology {

/// The canonical URI of a code system given by its URI, OID ("urn:oid:2.16.840.1.113883.6.96"), a known misspelling
/// (https, a trailing slash) or short name ("snomed"). Unknown systems come back as they are; empty stays empty.
/// The result lives as long as `system` or for ever.
std::string_view canonical_system(std::string_view system);

/// The short name of a code system ("rxnorm"), by any of its spellings; empty if it has none.
std::string_view short_name(std::string_view system);

/// True if `name` is the short name of a known system.
bool is_short_name(std::string_view name);

/// True if a code of this system that is in no value set means something else. Not so for systems nobody knows, and for
/// SNOMED CT, whose codes are too many to be listed: there the words beside may tell.
bool tells_apart(std::string_view system);

/// What lookups ask of a code system, found once for all its codes.
struct SystemKey {
  std::string_view canonical;  ///< canonical_system
  std::uint64_t hash = 0;      ///< of its text
  bool tells_apart = false;    ///< terminology::tells_apart
  bool has_patterns = false;   ///< entries of value sets may be patterns; so they may in no system, which is any
};
/// The key of a system by any of its spellings; lives as long as `system`.
SystemKey system_key(std::string_view system);

/// True for ICD-10, ICD-10-CM, ICD-9-CM and Denmark's SKS, whose codes are compared without dots and in upper case.
bool is_icd(std::string_view canonical_system);

/// The form of `code` that is compared within a canonical system: "c79.31" is "C7931" in ICD-10-CM, and itself
/// elsewhere. A pattern keeps its star: "C78.*" is "C78*".
std::string normalised_code(std::string_view canonical_system, std::string_view code);

}  // namespace nextline::terminology
