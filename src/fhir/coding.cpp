#include "fhir/draft.h"
#include "fhir/tape.h"

namespace nextline::fhir {

bool is_codeable_concept(const Tape& tape, NodeIndex node) {
  return type_of(tape, node) == known_ids().codeable_concept;
}

CodingText coding_text(const Tape& tape, NodeIndex coding) {
  if (kind(tape, coding) != NodeKind::Object)
    return {.system = {}, .code = text(tape, coding), .display = {}, .version = {}};
  const KnownIds& ids = known_ids();
  CodingText found;
  for (NodeIndex child : children(tape, coding)) {
    const NameId name = name_of(tape, child);
    if (name == ids.system) found.system = text(tape, child);
    if (name == ids.code) found.code = text(tape, child);
    if (name == ids.display) found.display = text(tape, child);
    if (name == ids.version) found.version = text(tape, child);
  }
  return found;
}

NodeIndex first_coding(const Tape& tape, NodeIndex concept_or_coding) {
  if (!is_codeable_concept(tape, concept_or_coding)) return concept_or_coding;
  return find_child(tape, concept_or_coding, known_ids().coding);
}

std::string_view concept_text(const Tape& tape, NodeIndex codeable_concept) {
  const NodeIndex child = find_child(tape, codeable_concept, known_ids().text);
  return child == kNoNode ? std::string_view() : text(tape, child);
}

}  // namespace nextline::fhir
