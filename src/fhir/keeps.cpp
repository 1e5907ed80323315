// What a writer keeps of each resource type, made ready once for all records that are read alike.
#include <algorithm>

#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

/// How many words hold a bit for every name.
std::size_t words_of_names() {
  return name_count() / 64 + 1;
}

}  // namespace

void Keeps::make(const Requirements& wanted) {
  if (made && requirements == wanted) return;
  static const ResourceRequirement whole_patient{.type = known_ids().patient_type, .elements = {}, .codes = {}};
  made = false;
  requirements = wanted;
  elements.clear();
  order.clear();
  keeps.assign(1, {});
  of_type.assign(type_count(), 0);
  for (const ResourceRequirement& requirement : requirements.types) keep(requirement);
  keep(whole_patient);
  if (requirements.inner_results) {
    for (const ResourceRequirement& requirement : requirements.types)
      if (requirement.type == known_ids().observation_type) make_observations(requirement);
    make_reports();
    keep(reports);
  }
  made = true;
}

/// Results stand in reports that nobody asks for, too, and in those whose own code nobody wants.
void Keeps::make_reports() {
  const KnownIds& ids = known_ids();
  const auto wanted = std::ranges::find(requirements.types, ids.report_type, &ResourceRequirement::type);
  const bool is_asked_for = wanted != requirements.types.end();
  reports = is_asked_for ? *wanted : ResourceRequirement{.type = ids.report_type, .elements = {ids.id}, .codes = {}};
  reports.codes = {};
  if (!reports.elements.empty()) reports.elements.insert(reports.elements.end(), {ids.status, ids.effective});
}

void Keeps::make_observations(const ResourceRequirement& wanted) {
  const KnownIds& ids = known_ids();
  observations = wanted;
  if (!observations.elements.empty())
    observations.elements.insert(observations.elements.end(), {ids.status, ids.effective, ids.issued, ids.component});
  keep(observations);
}

void Keeps::keep(const ResourceRequirement& requirement) {
  of_type[requirement.type] = static_cast<std::uint16_t>(keeps.size());
  const std::size_t first = elements.size();
  keeps.push_back({&requirement, first, &order.start_of(requirement.type)});
  if (requirement.elements.empty()) return;
  elements.resize(first + words_of_names());
  const auto add = [&](NameId name) {
    if (name != kNoName) elements[first + name / 64U] |= std::uint64_t{1} << name % 64U;
  };
  std::ranges::for_each(requirement.elements, add);
  const KnownIds& ids = known_ids();
  for (const NameId name :
       {ids.id, ids.meta, ids.contained, ids.subject, ids.patient, ids.beneficiary, requirement.code_element})
    add(name);
}

}  // namespace nextline::fhir
