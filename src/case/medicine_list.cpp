#include "case/medicine_list.h"

#include <algorithm>

#include "case/record_value.h"
#include "cql/engine/elements.h"
#include "cql/engine/evaluator.h"
#include "fhir/record.h"
#include "terminology/systems.h"

namespace nextline {
namespace {

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

/// What the pack's value sets call a code; empty if none holds it.
std::string_view display_of(const knowledge::Pack& pack, const fhir::CodingText& coding) {
  const std::string_view system = terminology::canonical_system(coding.system);
  for (const auto* set : *pack.flat().value_sets())
    for (const auto* code : *set->codes())
      if (code->code()->string_view() == coding.code && code->system()->string_view() == system)
        return code->display() ? code->display()->string_view() : std::string_view();
  return {};
}

void add_names(const knowledge::Pack& pack, const fhir::Tape& tape, fhir::NodeIndex codeable,
               std::vector<std::string>& names) {
  add_once(names, fhir::concept_text(tape, codeable));
  for (const fhir::NodeIndex child : fhir::children(tape, codeable)) {
    if (fhir::name_of(tape, child) != fhir::find_name("coding")) continue;
    const fhir::CodingText coding = fhir::coding_text(tape, child);
    add_once(names, coding.display.empty() ? display_of(pack, coding) : coding.display);
  }
}

/// `medication` of a resource: a concept, or a reference to a Medication with a code.
std::vector<std::string> names_of(const knowledge::Pack& pack, const fhir::Tape& tape, fhir::NodeIndex resource) {
  std::vector<std::string> names;
  fhir::NodeIndex medication = fhir::find_child(tape, resource, fhir::find_name("medication"));
  if (medication != fhir::kNoNode && !fhir::is_codeable_concept(tape, medication)) {
    const fhir::ResourceIndex found = fhir::resolve_reference(tape, medication);
    medication = found == fhir::kNoResource
                     ? fhir::kNoNode
                     : fhir::find_child(tape, tape.resources[found].node, fhir::find_name("code"));
  }
  if (medication != fhir::kNoNode) add_names(pack, tape, medication, names);
  return names;
}

bool is_listed(const std::vector<ListedMedicine>& all, const ListedMedicine& one) {
  return std::any_of(all.begin(), all.end(), [&](const auto& known) { return known.names == one.names; });
}

}  // namespace

Result<std::vector<ListedMedicine>> medicines_of_record(const knowledge::Pack& pack, const fhir::Record& record,
                                                        cql::Evaluator& evaluator) {
  std::vector<ListedMedicine> all;
  const std::uint32_t definition = pack.program().find_definition(kMedicineList, "Taken now");
  if (definition == cql::Parameter::kNone) return all;
  evaluator.set_record(&record);
  NEXTLINE_TRY(taken, evaluator.evaluate(definition));
  if (taken.kind() != Kind::List) return all;
  for (const Value& item : taken.as_list()) {
    if (item.kind() != Kind::Element) continue;
    const auto& [tape, node] = cql::element_of(item);
    ListedMedicine one{names_of(pack, tape, node), std::string(reference_of_value(item, evaluator.arena()))};
    if (one.names.empty() || !is_listed(all, one)) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace nextline
