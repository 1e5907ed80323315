// Whose record it is.
#include <algorithm>
#include <string_view>

#include "fhir/assemble.h"
#include "fhir/patient_links.h"
#include "fhir/references.h"

namespace nextline::fhir {
namespace {

constexpr std::size_t kNamed = 10;  // ids told in an error; the others are counted

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kNamed); ++i) text += (i > 0 ? ", " : "") + names[i];
  if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
  return text;
}

std::string name_of_patient(const Resource& patient) {
  if (!patient.id.empty()) return std::string(patient.id);
  return patient.full_url.empty() ? "one without id" : std::string(patient.full_url);
}

std::string what_is_there(const Tape& tape) {
  std::vector<std::string> types;
  std::size_t count = 0;
  for (const Resource& resource : tape.resources) {
    if (resource.container != kNoResource) continue;
    ++count;
    const std::string type(type_name(resource.type));
    if (std::ranges::find(types, type) == types.end()) types.push_back(type);
  }
  if (count == 0) return "no Patient resource; it holds no resource that is read";
  return "no Patient resource; it holds " + std::to_string(count) + (count == 1 ? " resource (" : " resources (") +
         joined(types) + ")";
}

/// The Patient resources of one person.
using Person = std::vector<ResourceIndex>;

/// Tells what is about other patients than one person.
class Others {
 public:
  Others(const Tape& tape, const Person& person) : tape_(tape), person_(person) {}

  /// True if `resource` says that it is about another patient.
  bool have(const Resource& resource) {
    unsigned seen = 0;  // of each element the first counts
    const Node* const nodes = tape_.nodes.data();
    const NodeIndex end = resource.node + nodes[resource.node].size;
    for (NodeIndex child = resource.node + 1; child < end; child += nodes[child].size) {
      const NameId name = nodes[child].name;
      if ((names_ >> name % 64U & 1) == 0) continue;
      const unsigned element = name == ids_.subject       ? 1U
                               : name == ids_.patient     ? 2U
                               : name == ids_.beneficiary ? 4U
                                                          : 0U;
      if (element == 0 || (seen & element) != 0) continue;
      seen |= element;
      if (nodes[child].type == ids_.reference_type && are_named(child)) return true;
    }
    return false;
  }

 private:
  static std::uint64_t bit(NameId name) { return std::uint64_t{1} << name % 64U; }

  /// True if a Reference is to another patient.
  bool are_named(NodeIndex node) {
    const NodeIndex child = find_child(tape_, node, ids_.reference);
    if (child == kNoNode) return false;
    const std::string_view reference = text(tape_, child);
    if (reference == usual_) return false;
    const ResourceIndex target = resolve(tape_, reference, node);
    const bool is_person = std::ranges::find(person_, target) != person_.end();
    if (is_person) usual_ = reference;
    if (target != kNoResource) return !is_person && tape_.resources[target].type == ids_.patient_type;
    const ReferenceParts parts = reference_parts(reference);
    return parts.type == ids_.patient_type && std::ranges::all_of(person_, [&](ResourceIndex patient) {
             const std::string_view id = tape_.resources[patient].id;
             return !id.empty() && parts.id != id;
           });
  }

  const Tape& tape_;
  const Person& person_;
  const KnownIds& ids_ = known_ids();
  const std::uint64_t names_ = bit(ids_.subject) | bit(ids_.patient) | bit(ids_.beneficiary);
  std::string_view usual_;  // the last reference found to name the person: most of a record uses one
};

/// Drops other people and what is about them, and of `person` all Patient resources but `patient`.
void drop_others(Draft& draft, const Person& person, ResourceIndex patient) {
  const Tape& tape = draft.tape;
  std::size_t count = 0;
  Others others(tape, person);
  const TypeId patient_type = known_ids().patient_type;
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i) {
    const Resource& resource = tape.resources[i];
    if (i == patient || !resource.is_retrieved()) continue;
    const bool other = resource.type == patient_type;
    if (!other && !others.have(resource)) continue;
    draft.dropped[i] = true;
    if (!other) ++count;
  }
  if (person.size() > 1) {
    std::vector<std::string> names;
    for (const ResourceIndex each : person)
      if (each != patient) names.push_back(name_of_patient(tape.resources[each]));
    draft.note(patient, "link", "is the same person as " + joined(names) + "; read as one record");
  }
  if (count == 0) return;
  draft.note(kNoResource, "",
             count == 1 ? "1 resource about another patient is left out"
                        : std::to_string(count) + " resources about other patients are left out");
}

Result<ResourceIndex> patient_called(const Tape& tape, const std::vector<ResourceIndex>& patients,
                                     const ReadOptions& options) {
  std::string_view id = options.patient;
  if (id.starts_with("Patient/")) id.remove_prefix(8);
  std::vector<std::string> names;
  for (ResourceIndex patient : patients) {
    if (tape.resources[patient].id == id || tape.resources[patient].full_url == options.patient) return patient;
    names.push_back(name_of_patient(tape.resources[patient]));
  }
  return record_error("unknown-patient", "no patient '" + options.patient + "'" + did_you_mean(id, names), options.name,
                      "its patients are " + joined(names));
}

}  // namespace

Result<ResourceIndex> choose_patient(Draft& draft, const ReadOptions& options) {
  const Tape& tape = draft.tape;
  std::vector<ResourceIndex> patients;
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i) {
    const Resource& resource = tape.resources[i];
    if (resource.type == known_ids().patient_type && resource.container == kNoResource) patients.push_back(i);
  }
  if (patients.empty()) {
    if (!options.patient_required) return kNoResource;
    return record_error("no-patient", what_is_there(tape), options.name, "add the Patient resource of the record");
  }
  ResourceIndex called = patients[0];
  if (!options.patient.empty()) {
    NEXTLINE_TRY(found, patient_called(tape, patients, options));
    called = found;
  }
  const Person person = patients.size() == 1 ? Person{called} : same_person(tape, patients, called);
  if (options.patient.empty() && person.size() < patients.size()) {
    if (!options.patient_required) return kNoResource;
    std::vector<std::string> names;
    names.reserve(patients.size());
    for (ResourceIndex patient : patients) names.push_back(name_of_patient(tape.resources[patient]));
    return record_error("several-patients", "holds " + std::to_string(names.size()) + " patients: " + joined(names),
                        options.name, "name one with --patient ID");
  }
  const ResourceIndex chosen = fullest(tape, person);
  drop_others(draft, person, chosen);
  return chosen;
}

}  // namespace nextline::fhir
