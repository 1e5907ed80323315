#include "service/type_text.h"

namespace nextline::service {
namespace {

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::Integer:
      return "Integer";
    case Kind::Long:
      return "Long";
    case Kind::Decimal:
      return "Decimal";
    case Kind::Date:
      return "Date";
    case Kind::DateTime:
      return "DateTime";
    case Kind::Time:
      return "Time";
    case Kind::Quantity:
      return "Quantity";
    default:
      return "Any";
  }
}

std::string joined(const cql::Program& program, const cql::TypeRow& row) {
  std::string text;
  for (std::uint32_t i = 0; i < row.part_count; ++i) {
    if (i > 0) text += ',';
    if (row.kind == cql::TypeKind::Tuple) {
      const cql::ShapeRow& shape = program.shapes[row.shape];
      text += std::string(program.str(program.names[program.args[shape.first_name + i]])) + ":";
    }
    text += type_text(program, program.args[row.first_part + i]);
  }
  return text;
}

}  // namespace

std::string type_text(const cql::Program& program, std::uint32_t type) {
  const cql::TypeRow& row = program.types[type];
  switch (row.kind) {
    case cql::TypeKind::Any:
      return "System.Any";
    case cql::TypeKind::System:
      return "System." + std::string(program.str(row.name));
    case cql::TypeKind::Model:
      return std::string(program.str(row.name));
    case cql::TypeKind::List:
      return "List<" + type_text(program, row.element) + ">";
    case cql::TypeKind::Interval:
      return "Interval<" + type_text(program, row.element) + ">";
    case cql::TypeKind::Tuple:
      return "Tuple{" + joined(program, row) + "}";
    case cql::TypeKind::Choice:
      return "Choice<" + joined(program, row) + ">";
  }
  return "System.Any";
}

std::string interval_text(const IntervalData& interval) {
  const Value& known = interval.low.is_null() ? interval.high : interval.low;
  return "Interval<System." + std::string(kind_name(known.kind())) + ">";
}

}  // namespace nextline::service
