// Names and types as the syntax tree holds them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/source.h"

namespace nextline::cql::syntax {

/// A name as meant: quotes removed, escapes resolved. Empty text marks a name that is missing.
struct Name {
  std::string_view text;
  SourceRange range;
  bool quoted = false;  ///< written in "…" or `…`
};

enum class TypeKind : std::uint8_t { Missing, Named, List, Interval, Tuple, Choice };

struct TypeSpecifier;
struct TupleElementType {
  Name name;
  const TypeSpecifier* type;
};
/// A type as written; `Integer` is Named with names {"Integer"}, `FHIR.Observation` with {"FHIR", "Observation"}.
struct TypeSpecifier {
  TypeKind kind = TypeKind::Missing;
  SourceRange range;
  std::uint32_t height = 1;
  std::span<const Name> names;                      ///< Named: qualifiers, then the name
  std::span<const TypeSpecifier* const> arguments;  ///< List, Interval: one; Choice: one or more
  std::span<const TupleElementType> elements;       ///< Tuple
};

}  // namespace nextline::cql::syntax
