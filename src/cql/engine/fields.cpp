#include "cql/engine/fields.h"

#include <array>
#include <utility>

namespace nextline::cql {

namespace {

SystemField system_field(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, SystemField>, 13> kFields{
      {{"value", SystemField::Value},
       {"unit", SystemField::Unit},
       {"code", SystemField::Code},
       {"system", SystemField::System},
       {"version", SystemField::Version},
       {"display", SystemField::Display},
       {"codes", SystemField::Codes},
       {"numerator", SystemField::Numerator},
       {"denominator", SystemField::Denominator},
       {"low", SystemField::Low},
       {"high", SystemField::High},
       {"lowClosed", SystemField::LowClosed},
       {"highClosed", SystemField::HighClosed}}};
  for (const auto& [name, field] : kFields)
    if (name == text) return field;
  return SystemField::None;
}

/// Absent parts of codes and units are kept as empty text; CQL sees them as null.
Value text_or_null(std::string_view text) {
  return text.empty() ? Value::null() : Value::string(text);
}

Value quantity_field(const QuantityData& quantity, SystemField field, Arena& arena) {
  if (field == SystemField::Value) return Value::decimal(quantity.value, arena);
  if (field == SystemField::Unit) return text_or_null(quantity.unit);
  return Value::null();
}

Value ratio_field(const RatioData& ratio, SystemField field) {
  if (field == SystemField::Numerator) return Value::quantity(&ratio.numerator);
  if (field == SystemField::Denominator) return Value::quantity(&ratio.denominator);
  return Value::null();
}

Value code_field(const CodeData& code, SystemField field) {
  switch (field) {
    case SystemField::Code:
      return text_or_null(code.code);
    case SystemField::System:
      return text_or_null(code.system);
    case SystemField::Version:
      return text_or_null(code.version);
    case SystemField::Display:
      return text_or_null(code.display);
    default:
      return Value::null();
  }
}

Value concept_field(const ConceptData& data, SystemField field, Arena& arena) {
  if (field == SystemField::Display) return text_or_null(data.display);
  if (field != SystemField::Codes) return Value::null();
  const std::span<Value> codes = arena.make_array<Value>(data.codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = Value::code(&data.codes[i]);
  return Value::list(codes);
}

Value interval_field(const IntervalData& interval, SystemField field) {
  switch (field) {
    case SystemField::Low:
      return interval.low;
    case SystemField::High:
      return interval.high;
    case SystemField::LowClosed:
      return Value::boolean(interval.low_closed);
    case SystemField::HighClosed:
      return Value::boolean(interval.high_closed);
    default:
      return Value::null();
  }
}

}  // namespace

Value items_of(const fhir::Tape& tape, fhir::NodeIndex first, Arena& arena) {
  std::size_t count = 0;
  for (fhir::NodeIndex item = first; item != fhir::kNoNode; item = fhir::next_item(tape, item)) ++count;
  const std::span<Value> items = arena.make_array<Value>(count);
  std::size_t at = 0;
  for (fhir::NodeIndex item = first; item != fhir::kNoNode; item = fhir::next_item(tape, item))
    items[at++] = Value::element(&tape, item);
  return Value::list(items);
}

bool model_says_list(const fhir::Tape& tape, fhir::NodeIndex node, fhir::NameId name) {
  const fhir::ElementInfo* info = fhir::find_element(fhir::type_of(tape, node), name);
  return info != nullptr && info->is_list;
}

BoundName bind_name(std::string_view text) {
  return {text, fhir::find_name(text), system_field(text)};
}

Value field_of(const Value& source, const BoundName& name, Repeats repeats, Arena& arena) {
  switch (source.kind()) {
    case Kind::Element:
      return element_field(element_of(source), name, repeats, arena);
    case Kind::Tuple:
      return source.as_tuple().field(name.text);
    case Kind::Quantity:
      return quantity_field(source.as_quantity(), name.system, arena);
    case Kind::Ratio:
      return ratio_field(source.as_ratio(), name.system);
    case Kind::Code:
      return code_field(source.as_code(), name.system);
    case Kind::Concept:
      return concept_field(source.as_concept(), name.system, arena);
    case Kind::Interval:
      return interval_field(source.as_interval(), name.system);
    default:
      return Value::null();
  }
}

}  // namespace nextline::cql
