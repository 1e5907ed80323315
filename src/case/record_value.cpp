#include "case/record_fact.h"
#include "cql/engine/elements.h"
#include "fhir/tape.h"

namespace nextline {

namespace {

Value system(Value value, Arena& arena) {
  return value.kind() == Kind::Element ? cql::system_value(cql::element_of(value), arena) : value;
}

std::string_view quantity_text(const QuantityData& quantity, Arena& arena) {
  const std::string number = quantity.value.to_string();
  if (quantity.unit.empty() || quantity.unit == "1") return arena.copy(number);
  return arena.join({number, " ", quantity.unit});
}

std::string_view code_text(const CodeData& code) {
  return code.display.empty() ? code.code : code.display;
}

std::string_view concept_text(const ConceptData& data) {
  if (!data.display.empty()) return data.display;
  return data.codes.empty() ? std::string_view() : code_text(data.codes.front());
}

}  // namespace

std::string_view shown_date(Value value, Arena& arena) {
  value = system(value, arena);
  switch (value.kind()) {
    case Kind::Date:
      return arena.copy(date_to_string(value.as_temporal()));
    case Kind::DateTime: {
      const Temporal moment = value.as_temporal();
      // Without CQL's mark of a partial DateTime, a 'T' at the end: that is not ISO 8601.
      return arena.copy(moment.precision <= Precision::Day ? date_to_string(moment) : datetime_to_string(moment));
    }
    case Kind::Interval: {
      const IntervalData& interval = value.as_interval();
      return shown_date(interval.high.is_null() ? interval.low : interval.high, arena);
    }
    case Kind::String:
      return value.as_string();
    default:
      return {};
  }
}

std::string_view shown_record_value(Value value, Arena& arena) {
  value = system(value, arena);
  switch (value.kind()) {
    case Kind::Boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::Integer:
    case Kind::Long:
      return arena.copy(std::to_string(value.as_long()));
    case Kind::Decimal:
      return arena.copy(value.as_decimal().to_string());
    case Kind::String:
      return value.as_string();
    case Kind::Quantity:
      return quantity_text(value.as_quantity(), arena);
    case Kind::Code:
      return code_text(value.as_code());
    case Kind::Concept:
      return concept_text(value.as_concept());
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Interval:
      return shown_date(value, arena);
    default:
      return {};
  }
}

std::string_view reference_of_value(Value value, Arena& arena) {
  if (value.kind() != Kind::Element) return {};
  const auto& [tape, node] = cql::element_of(value);
  const fhir::ResourceIndex index = fhir::resource_of(tape, node);
  if (index == fhir::kNoResource) return {};
  const fhir::Resource& resource = tape.resources[index];
  // Contained resources, and those without an id, are seldom cited.
  if (resource.container != fhir::kNoResource || resource.id.empty()) return arena.copy(fhir::reference_of(tape, node));
  return arena.join({fhir::type_name(resource.type), "/", resource.id});
}

}  // namespace nextline
