#include "case/record_fact.h"
#include "cql/engine/elements.h"
#include "fhir/tape.h"

namespace nextline {

namespace {

Value system(Value value, Arena& arena) {
  return value.kind() == Kind::Element ? cql::system_value(cql::element_of(value), arena) : value;
}

std::string quantity_text(const QuantityData& quantity) {
  std::string out = quantity.value.to_string();
  if (!quantity.unit.empty() && quantity.unit != "1") out += ' ' + std::string(quantity.unit);
  return out;
}

std::string concept_text(const ConceptData& data) {
  if (!data.display.empty()) return std::string(data.display);
  if (data.codes.empty()) return {};
  const CodeData& code = data.codes.front();
  return std::string(code.display.empty() ? code.code : code.display);
}

}  // namespace

std::string shown_date(Value value, Arena& arena) {
  value = system(value, arena);
  switch (value.kind()) {
    case Kind::Date:
      return date_to_string(value.as_temporal());
    case Kind::DateTime: {
      const Temporal moment = value.as_temporal();
      // Without CQL's mark of a partial DateTime, a 'T' at the end: that is not ISO 8601.
      return moment.precision <= Precision::Day ? date_to_string(moment) : datetime_to_string(moment);
    }
    case Kind::Interval: {
      const IntervalData& interval = value.as_interval();
      return shown_date(interval.high.is_null() ? interval.low : interval.high, arena);
    }
    case Kind::String:
      return std::string(value.as_string());
    default:
      return {};
  }
}

std::string shown_record_value(Value value, Arena& arena) {
  value = system(value, arena);
  switch (value.kind()) {
    case Kind::Boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::Integer:
    case Kind::Long:
      return std::to_string(value.as_long());
    case Kind::Decimal:
      return value.as_decimal().to_string();
    case Kind::String:
      return std::string(value.as_string());
    case Kind::Quantity:
      return quantity_text(value.as_quantity());
    case Kind::Code:
      return std::string(value.as_code().display.empty() ? value.as_code().code : value.as_code().display);
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

std::string reference_of_value(Value value) {
  if (value.kind() != Kind::Element) return {};
  const cql::ElementRef element = cql::element_of(value);
  return fhir::reference_of(element.tape, element.node);
}

}  // namespace nextline
