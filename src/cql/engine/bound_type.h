// Types as running needs them: what Is, As and FromFhir test against.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "cql/engine/program.h"
#include "fhir/tape.h"

namespace nextline::cql {

/// Whether an element holds a list: known from the static type, or to be asked of the FHIR model.
enum class Repeats : std::uint8_t { No, Yes, AskModel };

/// One row of Program::types with its names resolved.
struct BoundType {
  TypeKind kind = TypeKind::Any;
  Kind system = Kind::Null;           ///< TypeKind::System: the kind of its values; Null for System.Any
  fhir::TypeId fhir = fhir::kNoType;  ///< TypeKind::Model: the FHIR type, or kNoType for another model's class
  std::uint32_t element = 0;          ///< List, Interval
  std::uint32_t first_part = 0;       ///< Choice: alternatives in Program::args
  std::uint32_t part_count = 0;
  std::uint32_t shape = 0;        ///< Tuple
  Repeats repeats = Repeats::No;  ///< for an element of this type
};

/// The rows of `program.types`, bound.
std::vector<BoundType> bind_types(const Program& program);
/// The kind of System type `name` ("Integer" or "System.Integer"); Kind::Null for Any and unknown names.
Kind system_kind(std::string_view name);

/// Whether `value` is of type `type` (a row). Null is of no type; an empty list is a list of everything; a null item or
/// bound fits every type.
bool is_of_any_type(const Program& program, const std::vector<BoundType>& types, const Value& value,
                    std::uint32_t type);
/// The same; most tests are for one System type, or for the very FHIR type that an element has.
inline bool is_of_type(const Program& program, const std::vector<BoundType>& types, const Value& value,
                       std::uint32_t type) {
  const BoundType& wanted = types[type];
  if (wanted.kind == TypeKind::System && wanted.system != Kind::Null) return value.kind() == wanted.system;
  if (wanted.kind == TypeKind::Model && wanted.fhir != fhir::kNoType && value.kind() == Kind::Element &&
      fhir::type_of(*static_cast<const fhir::Tape*>(value.element_document()), value.element_node()) == wanted.fhir)
    return true;
  return is_of_any_type(program, types, value, type);
}

}  // namespace nextline::cql
