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
  const KnownIds& ids = known_ids();
  for (const ResourceRequirement& requirement : requirements.types) keep(with_inner_results(requirement));
  keep(whole_patient);
  if (requirements.inner_results && of_type[ids.report_type] == 0)  // results stand in reports nobody asks for, too
    keep(with_inner_results({.type = ids.report_type, .elements = {ids.id}, .codes = {}}));
  made = true;
}

const ResourceRequirement& Keeps::with_inner_results(const ResourceRequirement& wanted) {
  const KnownIds& ids = known_ids();
  const bool is_report = wanted.type == ids.report_type;
  if (!requirements.inner_results || (!is_report && wanted.type != ids.observation_type)) return wanted;
  ResourceRequirement& kept = is_report ? reports : observations;
  kept = wanted;
  if (is_report) kept.codes = {};  // results stand in those whose own code nobody wants, too
  if (kept.elements.empty()) return kept;
  kept.elements.insert(kept.elements.end(), {ids.status, ids.effective});
  if (!is_report) kept.elements.insert(kept.elements.end(), {ids.issued, ids.component});
  return kept;
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
