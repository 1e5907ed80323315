// Reading one named element of a value: of a FHIR element, a tuple, or a structured System value.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "base/value.h"
#include "cql/engine/bound_type.h"
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

/// Element `name` of `source`; null when there is none or `source` is null. A repeated FHIR element gives a list of its
/// items (null when it is absent). The element `value` of a FHIR primitive is its System value.
Value field_of(const Value& source, const BoundName& name, Repeats repeats, Arena& arena);

}  // namespace nextline::cql
