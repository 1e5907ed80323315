#include "terminology/systems.h"

#include <algorithm>
#include <array>
#include <string>

#include "fhir/text_hash.h"

namespace nextline::terminology {
namespace {

struct System {
  std::string_view short_name;
  std::string_view uri;
  std::array<std::string_view, 10> aliases;
};

// URIs and OIDs: HL7 terminology (terminology.hl7.org), external code systems. National editions of ICD-10 and ATC keep
// the codes of the original, which value sets name down to the category, so they are aliases of it; Spain's is a
// translation of ICD-10-CM.
constexpr System kSystems[] = {
    {"rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm", {"urn:oid:2.16.840.1.113883.6.88"}},
    // Brazil's RNDS and Canada's pCLOCD keep LOINC's codes of laboratory tests as code systems of their own.
    {"loinc",
     "http://loinc.org",
     {"urn:oid:2.16.840.1.113883.6.1", "http://www.loinc.org",
      "http://www.saude.gov.br/fhir/r4/CodeSystem/BRNomeExameLOINC",
      "https://terminologia.saude.gov.br/fhir/CodeSystem/BRNomeExameLOINC",
      "https://fhir.infoway-inforoute.ca/CodeSystem/pCLOCD"}},
    {"snomed", "http://snomed.info/sct", {"urn:oid:2.16.840.1.113883.6.96"}},
    {"icd10cm", "http://hl7.org/fhir/sid/icd-10-cm", {"urn:oid:2.16.840.1.113883.6.90", "urn:oid:2.16.724.4.21.5.29"}},
    {"icd10",
     "http://hl7.org/fhir/sid/icd-10",
     {"urn:oid:2.16.840.1.113883.6.3", "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
      "http://fhir.de/CodeSystem/dimdi/icd-10-gm", "urn:oid:1.2.276.0.76.5.409", "http://hl7.org/fhir/sid/icd-10-nl",
      "http://hl7.org/fhir/sid/icd-10-de", "urn:oid:1.2.752.116.1.1.1.1.3", "urn:oid:2.16.578.1.12.4.1.1.7110",
      "urn:oid:1.2.246.537.6.1.1999"}},
    // Denmark's classification; its diagnoses are ICD-10's with a D before them.
    {"sks", "urn:oid:1.2.208.176.2.4", {"urn:oid:1.2.208.176.2.4.12"}},
    // Laboratory tests of the Nordic countries, in Denmark's and Sweden's editions.
    {"npu", "urn:oid:1.2.208.176.2.1", {"urn:oid:1.2.752.108.1", "http://npu-terminology.org"}},
    {"icd9cm", "http://hl7.org/fhir/sid/icd-9-cm", {"urn:oid:2.16.840.1.113883.6.103"}},
    {"icdo3", "http://terminology.hl7.org/CodeSystem/icd-o-3", {"urn:oid:2.16.840.1.113883.6.43.1"}},
    {"atc",
     "http://www.whocc.no/atc",
     {"urn:oid:2.16.840.1.113883.6.73", "http://fhir.de/CodeSystem/bfarm/atc", "http://fhir.de/CodeSystem/dimdi/atc"}},
    {"ucum", "http://unitsofmeasure.org", {"urn:oid:2.16.840.1.113883.6.8"}},
    {"ndc", "http://hl7.org/fhir/sid/ndc", {"urn:oid:2.16.840.1.113883.6.69"}},
    {"cvx", "http://hl7.org/fhir/sid/cvx", {"urn:oid:2.16.840.1.113883.12.292"}},
    {"hcpcs",
     "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes",
     {"urn:oid:2.16.840.1.113883.6.285", "urn:oid:2.16.840.1.113883.6.14",
      "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
      "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"}},
    {"cpt", "http://www.ama-assn.org/go/cpt", {"urn:oid:2.16.840.1.113883.6.12"}},
    {"hgnc", "http://www.genenames.org", {"urn:oid:2.16.840.1.113883.6.281", "http://www.genenames.org/geneId"}},
    {"ncit", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", {"urn:oid:2.16.840.1.113883.3.26.1.1"}},
    {"cancerstaging", "http://cancerstaging.org", {"http://www.cancerstaging.org"}},
    {"interpretation",
     "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
     {"urn:oid:2.16.840.1.113883.5.83", "http://hl7.org/fhir/v3/ObservationInterpretation"}},
    {"tnm", "https://www.uicc.org/resources/tnm", {}},
    {"ctcae-grade", "http://hl7.org/fhir/us/ctcae/CodeSystem/ctcae-grade-code-system", {}},
    // The oncology module of Germany's Medical Informatics Initiative, with its earlier names.
    {"mii-ecog",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/"
     "mii-cs-onko-allgemeiner-leistungszustand-ecog",
     {}},
    {"mii-site",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-fernmetastasen",
     {}},
    {"mii-status",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-verlauf-gesamtbeurteilung",
     {}},
    {"mii-end",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-therapie-ende-grund",
     {"https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-therapie-grund-ende"}},
    {"mii-her2",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-mamma-her2neu-status-obds",
     {}},
    {"mii-ctcae",
     "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-nebenwirkung-ctcae-grad",
     {"https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/"
      "mii-vs-onko-nebenwirkung-ctcae-grad"}},
};

constexpr std::string_view kOwnNames = "urn:nextline:";
constexpr std::string_view kSnomedEditions = "http://snomed.info/sct/";  // http://snomed.info/sct/731000124108

std::string_view without_slash(std::string_view uri) {
  while (uri.ends_with('/')) uri.remove_suffix(1);
  return uri;
}

/// The part after http:// or https://; other texts are returned whole.
std::string_view after_scheme(std::string_view uri) {
  if (uri.starts_with("https://")) return uri.substr(8);
  if (uri.starts_with("http://")) return uri.substr(7);
  return uri;
}

const System* called(std::string_view short_name) {
  return std::ranges::find(kSystems, short_name, &System::short_name);
}

/// The classification that a national address names in its last part: ".../terminologie-cim-10", ".../atc".
const System* named_system(std::string_view address) {
  std::string name(address.substr(address.find_last_of("/:") + 1));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  const bool is_icd10 = has("icd-10") || has("icd10") || has("cim-10") || has("cim10") || has("cie-10") ||
                        has("cie10") || has("cid-10") || has("cid10") || has("kcd-");
  if (is_icd10 && !has("pcs") && !has("icd-o")) return called(has("-cm") || has("10cm") ? "icd10cm" : "icd10");
  return name == "atc" || name.ends_with("-atc") ? called("atc") : nullptr;
}

const System* find_system(std::string_view text) {
  // The usual cases first: the URI as it should be, and words, which stand under names of our own.
  for (const System& system : kSystems)
    if (system.uri == text) return &system;
  if (text.empty() || text.starts_with(kOwnNames)) return nullptr;
  if (text.starts_with(kSnomedEditions)) return called("snomed");
  const std::string_view whole = without_slash(text.substr(0, text.find('|')));  // "system|version"
  if (whole.empty()) return nullptr;
  const std::string_view address = after_scheme(whole);
  const auto is_it = [&](std::string_view spelling) { return !spelling.empty() && address == after_scheme(spelling); };
  for (const System& system : kSystems)
    if (system.short_name == text || is_it(system.uri) || std::ranges::any_of(system.aliases, is_it)) return &system;
  return named_system(whole);
}

}  // namespace

std::string_view canonical_system(std::string_view system) {
  const System* found = find_system(system);
  return found ? found->uri : system;
}

std::string_view short_name(std::string_view system) {
  const System* found = find_system(system);
  return found ? found->short_name : std::string_view();
}

bool is_short_name(std::string_view name) {
  return std::ranges::find(kSystems, name, &System::short_name) != std::end(kSystems);
}

namespace {

bool tells_apart(const System* known) {
  return known != nullptr && known->short_name != "snomed";
}

}  // namespace

bool tells_apart(std::string_view system) {
  return tells_apart(find_system(system));
}

namespace {

SystemKey made_key(std::string_view canonical, const System* found) {
  return {canonical, text_hash(canonical), tells_apart(found), canonical.empty() || is_icd(canonical)};
}

/// The keys of kSystems, in their order.
const auto& known_keys() {
  static const auto kKnown = [] {
    std::array<SystemKey, std::size(kSystems)> keys;
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = made_key(kSystems[i].uri, &kSystems[i]);
    return keys;
  }();
  return kKnown;
}

}  // namespace

SystemKey system_key(std::string_view system) {
  const System* found = find_system(system);
  return found ? known_keys()[static_cast<std::size_t>(found - kSystems)] : made_key(system, nullptr);
}

bool is_icd(std::string_view canonical_system) {
  return canonical_system == "http://hl7.org/fhir/sid/icd-10-cm" ||
         canonical_system == "http://hl7.org/fhir/sid/icd-10" ||
         canonical_system == "http://hl7.org/fhir/sid/icd-9-cm" || canonical_system == "urn:oid:1.2.208.176.2.4";
}

std::string normalised_code(std::string_view canonical_system, std::string_view code) {
  if (!is_icd(canonical_system)) return std::string(code);
  std::string normal;
  for (char c : code)
    if (c != '.' && c != ' ') normal += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return normal;
}

}  // namespace nextline::terminology
