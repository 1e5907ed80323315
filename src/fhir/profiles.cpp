#include "fhir/profiles.h"

#include <algorithm>
#include <array>

namespace nextline::fhir {
namespace {

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kNcit = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
constexpr std::string_view kObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
constexpr std::string_view kConditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category";
constexpr std::string_view kDiagnosticSection = "http://terminology.hl7.org/CodeSystem/v2-0074";

struct TypeOfProfile {
  std::string_view profile, type;
};

// Each table is sorted by profile. Names and types of a guide's profiles do not change between its versions.

/// Measurements that FHIR R4 itself defines: https://hl7.org/fhir/R4/observation-vitalsigns.html and
/// https://hl7.org/fhir/R4/profilelist.html.
constexpr auto kBase = std::to_array<TypeOfProfile>({
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
});

/// US Core: StructureDefinitions of https://github.com/HL7/US-Core, branches version311 and version400,
/// tags 6.1.0, 7.0.0, 8.0.0 and master (9.0.0).
constexpr auto kUsCore = std::to_array<TypeOfProfile>({
    {"head-occipital-frontal-circumference-percentile", "Observation"},
    {"pediatric-bmi-for-age", "Observation"},
    {"pediatric-weight-for-height", "Observation"},
    {"us-core-adi-documentreference", "DocumentReference"},
    {"us-core-allergyintolerance", "AllergyIntolerance"},
    {"us-core-average-blood-pressure", "Observation"},
    {"us-core-blood-pressure", "Observation"},
    {"us-core-bmi", "Observation"},
    {"us-core-body-height", "Observation"},
    {"us-core-body-temperature", "Observation"},
    {"us-core-body-weight", "Observation"},
    {"us-core-care-experience-preference", "Observation"},
    {"us-core-careplan", "CarePlan"},
    {"us-core-careteam", "CareTeam"},
    {"us-core-condition", "Condition"},
    {"us-core-condition-encounter-diagnosis", "Condition"},
    {"us-core-condition-problems-health-concerns", "Condition"},
    {"us-core-coverage", "Coverage"},
    {"us-core-device", "Device"},
    {"us-core-diagnosticreport-lab", "DiagnosticReport"},
    {"us-core-diagnosticreport-note", "DiagnosticReport"},
    {"us-core-documentreference", "DocumentReference"},
    {"us-core-encounter", "Encounter"},
    {"us-core-familymemberhistory", "FamilyMemberHistory"},
    {"us-core-goal", "Goal"},
    {"us-core-head-circumference", "Observation"},
    {"us-core-heart-rate", "Observation"},
    {"us-core-immunization", "Immunization"},
    {"us-core-implantable-device", "Device"},
    {"us-core-location", "Location"},
    {"us-core-medication", "Medication"},
    {"us-core-medicationdispense", "MedicationDispense"},
    {"us-core-medicationrequest", "MedicationRequest"},
    {"us-core-observation-adi-documentation", "Observation"},
    {"us-core-observation-clinical-result", "Observation"},
    {"us-core-observation-clinical-test", "Observation"},
    {"us-core-observation-imaging", "Observation"},
    {"us-core-observation-lab", "Observation"},
    {"us-core-observation-occupation", "Observation"},
    {"us-core-observation-pregnancyintent", "Observation"},
    {"us-core-observation-pregnancystatus", "Observation"},
    {"us-core-observation-screening-assessment", "Observation"},
    {"us-core-observation-screening-response", "Observation"},
    {"us-core-observation-sexual-orientation", "Observation"},
    {"us-core-observation-social-history-assessment", "Observation"},
    {"us-core-organization", "Organization"},
    {"us-core-patient", "Patient"},
    {"us-core-practitioner", "Practitioner"},
    {"us-core-practitionerrole", "PractitionerRole"},
    {"us-core-procedure", "Procedure"},
    {"us-core-provenance", "Provenance"},
    {"us-core-pulse-oximetry", "Observation"},
    {"us-core-questionnaireresponse", "QuestionnaireResponse"},
    {"us-core-relatedperson", "RelatedPerson"},
    {"us-core-respiratory-rate", "Observation"},
    {"us-core-servicerequest", "ServiceRequest"},
    {"us-core-simple-observation", "Observation"},
    {"us-core-smokingstatus", "Observation"},
    {"us-core-specimen", "Specimen"},
    {"us-core-treatment-intervention-preference", "Observation"},
    {"us-core-vital-signs", "Observation"},
});

/// mCODE: https://github.com/HL7/fhir-mCODE-ig, StructureDefinitions of tag STU1, input/fsh/SD_*.fsh of STU2, STU3 and
/// master (4.0.0).
constexpr auto kMcode = std::to_array<TypeOfProfile>({
    {"mcode-ALL-risk-assessment", "Observation"},
    {"mcode-body-surface-area", "Observation"},
    {"mcode-brachytherapy-implantable-device", "Device"},
    {"mcode-cancer-condition-parent", "Condition"},
    {"mcode-cancer-disease-status", "Observation"},
    {"mcode-cancer-genetic-variant", "Observation"},
    {"mcode-cancer-genomics-report", "DiagnosticReport"},
    {"mcode-cancer-patient", "Patient"},
    {"mcode-cancer-related-medication-administration", "MedicationAdministration"},
    {"mcode-cancer-related-medication-request", "MedicationRequest"},
    {"mcode-cancer-related-medication-statement", "MedicationStatement"},
    {"mcode-cancer-related-radiation-procedure", "Procedure"},
    {"mcode-cancer-related-surgical-procedure", "Procedure"},
    {"mcode-cancer-risk-assessment", "Observation"},
    {"mcode-cancer-stage", "Observation"},
    {"mcode-cancer-stage-group", "Observation"},
    {"mcode-cancer-stage-parent", "Observation"},
    {"mcode-cll-binet-stage", "Observation"},
    {"mcode-cll-rai-stage", "Observation"},
    {"mcode-comorbid-condition", "Condition"},
    {"mcode-comorbidities", "Observation"},
    {"mcode-comorbidities-elixhauser", "Observation"},
    {"mcode-comorbidities-parent", "Observation"},
    {"mcode-comorbidities-response", "QuestionnaireResponse"},
    {"mcode-deauville-scale", "Observation"},
    {"mcode-ecog-performance-status", "Observation"},
    {"mcode-genetic-specimen", "Specimen"},
    {"mcode-genomic-region-studied", "Observation"},
    {"mcode-genomic-specimen", "Specimen"},
    {"mcode-genomic-variant", "Observation"},
    {"mcode-genomics-report", "DiagnosticReport"},
    {"mcode-gynecologic-tumor-figo-stage", "Observation"},
    {"mcode-histologic-behavior-and-type", "Observation"},
    {"mcode-histologic-grade", "Observation"},
    {"mcode-history-of-metastatic-cancer", "Observation"},
    {"mcode-human-specimen", "Specimen"},
    {"mcode-karnofsky-performance-status", "Observation"},
    {"mcode-lansky-play-performance-status", "Observation"},
    {"mcode-lymphoma-mipi-risk-assessment", "Observation"},
    {"mcode-lymphoma-stage", "Observation"},
    {"mcode-melanoma-breslow-depth-stage", "Observation"},
    {"mcode-melanoma-clark-level", "Observation"},
    {"mcode-multifocal-tumor", "Observation"},
    {"mcode-myeloma-iss-stage", "Observation"},
    {"mcode-myeloma-riss-stage", "Observation"},
    {"mcode-neuroblastoma-inrgss-stage", "Observation"},
    {"mcode-neuroblastoma-inss-stage", "Observation"},
    {"mcode-patient-group", "Group"},
    {"mcode-primary-cancer-condition", "Condition"},
    {"mcode-prostate-gleason-grade-group", "Observation"},
    {"mcode-radiotherapy-course-summary", "Procedure"},
    {"mcode-radiotherapy-volume", "BodyStructure"},
    {"mcode-rhabdomyosarcoma-clinical-group-stage", "Observation"},
    {"mcode-rhabdomyosarcoma-risk-assessment", "Observation"},
    {"mcode-secondary-cancer-condition", "Condition"},
    {"mcode-tnm-category", "Observation"},
    {"mcode-tnm-clinical-distant-metastases-category", "Observation"},
    {"mcode-tnm-clinical-primary-tumor-category", "Observation"},
    {"mcode-tnm-clinical-regional-nodes-category", "Observation"},
    {"mcode-tnm-clinical-stage-group", "Observation"},
    {"mcode-tnm-distant-metastases-category", "Observation"},
    {"mcode-tnm-pathological-distant-metastases-category", "Observation"},
    {"mcode-tnm-pathological-primary-tumor-category", "Observation"},
    {"mcode-tnm-pathological-regional-nodes-category", "Observation"},
    {"mcode-tnm-pathological-stage-group", "Observation"},
    {"mcode-tnm-primary-tumor-category", "Observation"},
    {"mcode-tnm-regional-nodes-category", "Observation"},
    {"mcode-tnm-stage-group", "Observation"},
    {"mcode-tumor", "BodyStructure"},
    {"mcode-tumor-marker", "Observation"},
    {"mcode-tumor-marker-test", "Observation"},
    {"mcode-tumor-morphology", "Observation"},
    {"mcode-tumor-size", "Observation"},
    {"mcode-tumor-specimen", "Specimen"},
    {"mcode-wilms-tumor-stage", "Observation"},
});

/// Patterns on code or, where none is on the code, category, in the same files. A category that says nothing of its own
/// (social history, survey) is left out, and so are codes from open value sets (tumour markers, cancer conditions).
constexpr auto kUsCoreMarks = std::to_array<MarkOfProfile>({
    {"head-occipital-frontal-circumference-percentile", {"code", kLoinc, "8289-1"}},
    {"pediatric-bmi-for-age", {"code", kLoinc, "59576-9"}},
    {"pediatric-weight-for-height", {"code", kLoinc, "77606-2"}},
    {"us-core-average-blood-pressure", {"code", kLoinc, "96607-7"}},
    {"us-core-blood-pressure", {"code", kLoinc, "85354-9"}},
    {"us-core-bmi", {"code", kLoinc, "39156-5"}},
    {"us-core-body-height", {"code", kLoinc, "8302-2"}},
    {"us-core-body-temperature", {"code", kLoinc, "8310-5"}},
    {"us-core-body-weight", {"code", kLoinc, "29463-7"}},
    {"us-core-care-experience-preference", {"code", kLoinc, "95541-9"}},
    {"us-core-condition-encounter-diagnosis", {"category", kConditionCategory, "encounter-diagnosis"}},
    {"us-core-diagnosticreport-lab", {"category", kDiagnosticSection, "LAB"}},
    {"us-core-head-circumference", {"code", kLoinc, "9843-4"}},
    {"us-core-heart-rate", {"code", kLoinc, "8867-4"}},
    {"us-core-observation-adi-documentation", {"code", kLoinc, "45473-6"}},
    {"us-core-observation-imaging", {"category", kObservationCategory, "imaging"}},
    {"us-core-observation-lab", {"category", kObservationCategory, "laboratory"}},
    {"us-core-observation-occupation", {"code", kLoinc, "11341-5"}},
    {"us-core-observation-pregnancyintent", {"code", kLoinc, "86645-9"}},
    {"us-core-observation-pregnancystatus", {"code", kLoinc, "82810-3"}},
    {"us-core-observation-sexual-orientation", {"code", kLoinc, "76690-7"}},
    {"us-core-pulse-oximetry", {"code", kLoinc, "59408-5"}},
    {"us-core-respiratory-rate", {"code", kLoinc, "9279-1"}},
    {"us-core-treatment-intervention-preference", {"code", kLoinc, "75773-2"}},
});

/// The same. Of TNM the codes of the value sets bound to `code`: input/fsh/VS_Staging.fsh (STU2), VS_Staging_TNM.fsh.
constexpr auto kMcodeMarks = std::to_array<MarkOfProfile>({
    {"mcode-body-surface-area", {"code", kLoinc, "8277-6"}},
    {"mcode-cancer-disease-status", {"code", kLoinc, "88040-1"}},
    {"mcode-cancer-disease-status", {"code", kLoinc, "97509-4"}},
    {"mcode-cancer-genetic-variant", {"code", kLoinc, "69548-6"}},
    {"mcode-cancer-genomics-report", {"code", kLoinc, "81247-9"}},
    {"mcode-cancer-related-radiation-procedure", {"category", kSnomed, "53438000"}},
    {"mcode-cancer-related-surgical-procedure", {"category", kSnomed, "387713003"}},
    {"mcode-cancer-stage-group", {"code", kLoinc, "21908-9"}},
    {"mcode-cancer-stage-group", {"code", kLoinc, "21902-2"}},
    {"mcode-cancer-stage-group", {"code", kLoinc, "21914-7"}},
    {"mcode-cll-binet-stage", {"code", kNcit, "C141212"}},
    {"mcode-cll-rai-stage", {"code", kNcit, "C141207"}},
    {"mcode-comorbid-condition", {"category", kSnomed, "398192003"}},
    {"mcode-comorbidities", {"code", kSnomed, "398192003"}},
    {"mcode-deauville-scale", {"code", kSnomed, "708895006"}},
    {"mcode-ecog-performance-status", {"code", kLoinc, "89247-1"}},
    {"mcode-genomic-region-studied", {"code", kLoinc, "53041-0"}},
    {"mcode-genomic-variant", {"code", kLoinc, "69548-6"}},
    {"mcode-genomics-report", {"code", kLoinc, "81247-9"}},
    {"mcode-gynecologic-tumor-figo-stage", {"code", kSnomed, "385361009"}},
    {"mcode-histologic-behavior-and-type", {"code", kLoinc, "31206-6"}},
    {"mcode-histologic-grade", {"code", kNcit, "C18000"}},
    {"mcode-karnofsky-performance-status", {"code", kLoinc, "89243-0"}},
    {"mcode-lansky-play-performance-status", {"code", kNcit, "C38144"}},
    {"mcode-lymphoma-mipi-risk-assessment", {"code", kSnomed, "763236005"}},
    {"mcode-lymphoma-stage", {"code", kSnomed, "385388004"}},
    {"mcode-melanoma-breslow-depth-stage", {"code", kSnomed, "106243009"}},
    {"mcode-melanoma-clark-level", {"code", kSnomed, "103419001"}},
    {"mcode-myeloma-iss-stage", {"code", kNcit, "C139007"}},
    {"mcode-myeloma-riss-stage", {"code", kNcit, "C141392"}},
    {"mcode-neuroblastoma-inrgss-stage", {"code", kNcit, "C133427"}},
    {"mcode-neuroblastoma-inss-stage", {"code", kSnomed, "409720004"}},
    {"mcode-prostate-gleason-grade-group", {"code", kSnomed, "385377005"}},
    {"mcode-radiotherapy-course-summary", {"code", kSnomed, "1217123003"}},
    {"mcode-rhabdomyosarcoma-clinical-group-stage", {"code", kSnomed, "405916000"}},
    {"mcode-rhabdomyosarcoma-risk-assessment", {"code", kNcit, "C148010"}},
    {"mcode-tnm-clinical-distant-metastases-category", {"code", kLoinc, "21907-1"}},
    {"mcode-tnm-clinical-primary-tumor-category", {"code", kLoinc, "21905-5"}},
    {"mcode-tnm-clinical-regional-nodes-category", {"code", kLoinc, "21906-3"}},
    {"mcode-tnm-clinical-stage-group", {"code", kLoinc, "21908-9"}},
    {"mcode-tnm-distant-metastases-category", {"code", kLoinc, "21907-1"}},
    {"mcode-tnm-distant-metastases-category", {"code", kLoinc, "21901-4"}},
    {"mcode-tnm-distant-metastases-category", {"code", kLoinc, "21913-9"}},
    {"mcode-tnm-distant-metastases-category", {"code", kSnomed, "277208005"}},
    {"mcode-tnm-distant-metastases-category", {"code", kSnomed, "399387003"}},
    {"mcode-tnm-distant-metastases-category", {"code", kSnomed, "371497001"}},
    {"mcode-tnm-pathological-distant-metastases-category", {"code", kLoinc, "21901-4"}},
    {"mcode-tnm-pathological-primary-tumor-category", {"code", kLoinc, "21899-0"}},
    {"mcode-tnm-pathological-regional-nodes-category", {"code", kLoinc, "21900-6"}},
    {"mcode-tnm-pathological-stage-group", {"code", kLoinc, "21902-2"}},
    {"mcode-tnm-primary-tumor-category", {"code", kLoinc, "21905-5"}},
    {"mcode-tnm-primary-tumor-category", {"code", kLoinc, "21899-0"}},
    {"mcode-tnm-primary-tumor-category", {"code", kLoinc, "21911-3"}},
    {"mcode-tnm-primary-tumor-category", {"code", kSnomed, "78873005"}},
    {"mcode-tnm-primary-tumor-category", {"code", kSnomed, "399504009"}},
    {"mcode-tnm-primary-tumor-category", {"code", kSnomed, "384625004"}},
    {"mcode-tnm-regional-nodes-category", {"code", kLoinc, "21906-3"}},
    {"mcode-tnm-regional-nodes-category", {"code", kLoinc, "21900-6"}},
    {"mcode-tnm-regional-nodes-category", {"code", kLoinc, "21912-1"}},
    {"mcode-tnm-regional-nodes-category", {"code", kSnomed, "277206009"}},
    {"mcode-tnm-regional-nodes-category", {"code", kSnomed, "399534004"}},
    {"mcode-tnm-regional-nodes-category", {"code", kSnomed, "371494008"}},
    {"mcode-tnm-stage-group", {"code", kLoinc, "21908-9"}},
    {"mcode-tnm-stage-group", {"code", kLoinc, "21902-2"}},
    {"mcode-tnm-stage-group", {"code", kLoinc, "21914-7"}},
    {"mcode-tnm-stage-group", {"code", kSnomed, "399390009"}},
    {"mcode-tnm-stage-group", {"code", kSnomed, "399537006"}},
    {"mcode-tnm-stage-group", {"code", kSnomed, "399588009"}},
    {"mcode-tumor-morphology", {"code", kLoinc, "77753-2"}},
    {"mcode-tumor-size", {"code", kLoinc, "21889-1"}},
    {"mcode-wilms-tumor-stage", {"code", kSnomed, "405931009"}},
});

struct Guide {
  std::string_view url;  ///< in front of a profile's name
  std::span<const TypeOfProfile> types;
  std::span<const MarkOfProfile> marks;
};

constexpr std::array<Guide, 3> kGuides{{{"http://hl7.org/fhir/StructureDefinition/", kBase, {}},
                                        {"http://hl7.org/fhir/us/core/StructureDefinition/", kUsCore, kUsCoreMarks},
                                        {"http://hl7.org/fhir/us/mcode/StructureDefinition/", kMcode, kMcodeMarks}}};

constexpr auto kByProfile = [](const auto& left, const auto& right) { return left.profile < right.profile; };
static_assert(std::ranges::is_sorted(kBase, kByProfile) && std::ranges::is_sorted(kUsCore, kByProfile) &&
              std::ranges::is_sorted(kMcode, kByProfile));
static_assert(std::ranges::is_sorted(kUsCoreMarks, kByProfile) && std::ranges::is_sorted(kMcodeMarks, kByProfile));

template <class Row>
std::span<const Row> rows_of(std::span<const Row> rows, std::string_view profile) {
  const auto found = std::ranges::equal_range(rows, profile, {}, &Row::profile);
  return {found.begin(), found.end()};
}

}  // namespace

Profile find_profile(std::string_view url) {
  const std::size_t version = url.find('|');
  for (const Guide& guide : kGuides) {
    if (!url.starts_with(guide.url)) continue;
    const std::string_view name = url.substr(guide.url.size(), version - guide.url.size());
    const auto types = rows_of(guide.types, name);
    if (types.empty()) continue;
    return {types.front().type, version == std::string_view::npos ? rows_of(guide.marks, name) : guide.marks.first(0)};
  }
  return {};
}

}  // namespace nextline::fhir
