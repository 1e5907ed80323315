// Shows a tape as text, for tests: one element a line, "name:Type=text".
#pragma once

#include <string>

#include "fhir/record.h"

namespace nextline::fhir {

inline void show_node(const Tape& tape, NodeIndex node, int depth, std::string& out) {
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
  if (name_of(tape, node) != kNoName) out += std::string(name_text(name_of(tape, node))) + ":";
  out += type_name(type_of(tape, node));
  if (kind(tape, node) == NodeKind::Null) out += "=null";
  if (kind(tape, node) != NodeKind::Null && kind(tape, node) != NodeKind::Object) {
    out += "=" + std::string(text(tape, node));
  }
  if (next_item(tape, node) != kNoNode) out += " +";  // another item follows
  out += "\n";
  for (NodeIndex child : children(tape, node)) show_node(tape, child, depth + 1, out);
}

inline std::string show(const Tape& tape, NodeIndex node) {
  std::string out;
  show_node(tape, node, 0, out);
  return out;
}

inline std::string joined_notes(const Record& record) {
  std::string out;
  for (const std::string& note : record.notes()) out += note + "\n";
  return out;
}

/// Options for a fragment without a patient.
inline ReadOptions any_patient(Validation validation = Validation::Whole) {
  ReadOptions options;
  options.validation = validation;
  options.patient_required = false;
  return options;
}

}  // namespace nextline::fhir
