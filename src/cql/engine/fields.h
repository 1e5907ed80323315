// Reading one named element of a value: of a FHIR element, a tuple, or a structured System value.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "base/value.h"
#include "cql/engine/bound_type.h"
#include "cql/engine/elements.h"
#include "fhir/model.h"

namespace nextline::cql {

/// The elements of structured System types.
enum class SystemField : std::uint8_t {
  None,
  Value,
  Unit,
  Code,
  System,
  Version,
  Display,
  Codes,
  Numerator,
  Denominator,
  Low,
  High,
  LowClosed,
  HighClosed
};

/// A row of Program::names, resolved once.
struct BoundName {
  std::string_view text;
  fhir::NameId fhir = fhir::kNoName;
  SystemField system = SystemField::None;
};
BoundName bind_name(std::string_view text);

/// The items of a repeated element, of which `first` is the first, as a list.
Value items_of(const fhir::Tape& tape, fhir::NodeIndex first, Arena& arena);
/// Whether the FHIR model has element `name` of `node` repeat.
bool model_says_list(const fhir::Tape& tape, fhir::NodeIndex node, fhir::NameId name);

/// field_of() of a FHIR element.
inline Value element_field(ElementRef element, const BoundName& name, Repeats repeats, Arena& arena) {
  const auto& [tape, node] = element;
  if (name.system == SystemField::Value && fhir::kind(tape, node) != fhir::NodeKind::Object)
    return primitive_value(element, arena);
  const fhir::NodeIndex child = fhir::find_child(tape, node, name.fhir);
  if (child == fhir::kNoNode) return Value::null();
  const bool is_list =
      repeats == Repeats::Yes || (repeats == Repeats::AskModel && model_says_list(tape, node, name.fhir));
  return is_list ? items_of(tape, child, arena) : Value::element(&tape, child);
}

/// Element `name` of `source`; null when there is none or `source` is null. A repeated FHIR element gives a list of its
/// items (null when it is absent). The element `value` of a FHIR primitive is its System value.
Value field_of(const Value& source, const BoundName& name, Repeats repeats, Arena& arena);

}  // namespace nextline::cql
