#include "cql/engine/bound_type.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nextline::cql {

Kind system_kind(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 16> kKinds{{{"Boolean", Kind::Boolean},
                                                                             {"Integer", Kind::Integer},
                                                                             {"Long", Kind::Long},
                                                                             {"Decimal", Kind::Decimal},
                                                                             {"String", Kind::String},
                                                                             {"Date", Kind::Date},
                                                                             {"DateTime", Kind::DateTime},
                                                                             {"Time", Kind::Time},
                                                                             {"Quantity", Kind::Quantity},
                                                                             {"Ratio", Kind::Ratio},
                                                                             {"Code", Kind::Code},
                                                                             {"Concept", Kind::Concept},
                                                                             {"ValueSet", Kind::ValueSet},
                                                                             {"CodeSystem", Kind::ValueSet},
                                                                             {"Vocabulary", Kind::ValueSet},
                                                                             {"Any", Kind::Null}}};
  if (name.starts_with("System.")) name.remove_prefix(7);
  for (const auto& [known, kind] : kKinds)
    if (known == name) return kind;
  return Kind::Null;
}

namespace {

/// A choice none of whose alternatives is a list does not repeat, whichever it is.
Repeats repeats_by(const Program& program, const std::vector<BoundType>& types, const BoundType& type) {
  if (type.kind == TypeKind::List) return Repeats::Yes;
  if (type.kind == TypeKind::Any) return Repeats::AskModel;
  if (type.kind != TypeKind::Choice) return Repeats::No;
  const auto alternatives = program.args.subspan(type.first_part, type.part_count);
  const bool plain = std::ranges::all_of(alternatives, [&](std::uint32_t part) {
    const TypeKind kind = types[part].kind;
    return kind != TypeKind::List && kind != TypeKind::Any && kind != TypeKind::Choice;
  });
  return plain ? Repeats::No : Repeats::AskModel;
}

}  // namespace

std::vector<BoundType> bind_types(const Program& program) {
  std::vector<BoundType> bound;
  bound.reserve(program.types.size());
  for (const TypeRow& row : program.types) {
    BoundType type{.kind = row.kind,
                   .element = row.element,
                   .first_part = row.first_part,
                   .part_count = row.part_count,
                   .shape = row.shape};
    const std::string_view name = program.str(row.name);
    if (row.kind == TypeKind::System) type.system = system_kind(name);
    if (row.kind == TypeKind::Model && name.starts_with("FHIR.")) type.fhir = fhir::find_type(name);
    bound.push_back(type);
  }
  for (BoundType& type : bound) type.repeats = repeats_by(program, bound, type);
  return bound;
}

namespace {

struct TypeTest {
  const Program& program;
  const std::vector<BoundType>& types;

  bool fits(const Value& value, std::uint32_t type) const { return value.is_null() || matches(value, types[type]); }

  bool matches(const Value& value, const BoundType& type) const {
    switch (type.kind) {
      case TypeKind::Any:
        return true;
      case TypeKind::System:
        return type.system == Kind::Null || value.kind() == type.system;
      case TypeKind::Model:
        return is_of_model(value, type);
      case TypeKind::List:
        return is_list(value, type);
      case TypeKind::Interval:
        return is_interval(value, type);
      case TypeKind::Tuple:
        return is_tuple(value, type);
      case TypeKind::Choice:
        return is_choice(value, type);
    }
    return false;
  }

  bool is_of_model(const Value& value, const BoundType& type) const {
    if (type.fhir == fhir::kNoType) return value.kind() == Kind::Tuple;
    if (value.kind() != Kind::Element) return false;
    const auto& tape = *static_cast<const fhir::Tape*>(value.element_document());
    const fhir::TypeId found = fhir::type_of(tape, value.element_node());
    return found == type.fhir || fhir::is_a(found, type.fhir);
  }

  bool is_list(const Value& value, const BoundType& type) const {
    if (value.kind() != Kind::List) return false;
    return std::ranges::all_of(value.as_list(), [&](const Value& item) { return fits(item, type.element); });
  }

  bool is_interval(const Value& value, const BoundType& type) const {
    if (value.kind() != Kind::Interval) return false;
    const IntervalData& interval = value.as_interval();
    return fits(interval.low, type.element) && fits(interval.high, type.element);
  }

  bool is_tuple(const Value& value, const BoundType& type) const {
    if (value.kind() != Kind::Tuple) return false;
    const TupleData& tuple = value.as_tuple();
    for (std::uint32_t i = 0; i < type.part_count; ++i) {
      const std::uint32_t name = program.args[program.shapes[type.shape].first_name + i];
      const std::string_view text = program.str(program.names[name]);
      const auto& names = tuple.shape->names;
      const auto at = std::ranges::find(names, text);
      if (at == names.end()) return false;
      if (!fits(tuple.fields[at - names.begin()], program.args[type.first_part + i])) return false;
    }
    return true;
  }

  bool is_choice(const Value& value, const BoundType& type) const {
    for (std::uint32_t i = 0; i < type.part_count; ++i)
      if (matches(value, types[program.args[type.first_part + i]])) return true;
    return false;
  }
};

}  // namespace

bool is_of_any_type(const Program& program, const std::vector<BoundType>& types, const Value& value,
                    std::uint32_t type) {
  return !value.is_null() && TypeTest{program, types}.matches(value, types[type]);
}

}  // namespace nextline::cql
