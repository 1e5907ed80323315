#include "service/type_text.h"

namespace nextline::service {
namespace {

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
  const std::string_view point = point_type_name(known.kind());
  return "Interval<System." + std::string(point.empty() ? "Any" : point) + ">";
}

}  // namespace nextline::service
