#include "service/result_json.h"

#include "cohort/json_line.h"
#include "cql/engine/elements.h"
#include "service/element_json.h"
#include "service/interval_json.h"
#include "service/type_text.h"

namespace nextline::service {
namespace {

constexpr std::string_view kStructure = "http://hl7.org/fhir/StructureDefinition/";

/// Parameters.parameter.value[x].
const fhir::ElementInfo& value_element() {
  static const fhir::ElementInfo* const value = fhir::find_element(fhir::find_type("Parameters.Parameter"), "value");
  return *value;
}

/// Of `type` or its bases, the one that value[x] may be; kNoType if there is none. A primitive that is named after its
/// value set (AdministrativeGender) is a code.
fhir::TypeId value_type(fhir::TypeId type) {
  static const fhir::TypeId kCode = fhir::find_type("code");
  const bool is_primitive = fhir::type_kind(type) == fhir::TypeKind::Primitive;
  for (; type != fhir::kNoType; type = fhir::type_info(type).base)
    for (const fhir::TypeId choice : fhir::choices_of(value_element()))
      if (choice == type) return type;
  return is_primitive ? kCode : fhir::kNoType;
}

class ResultWriter {
 public:
  ResultWriter(const cql::Program& program, cohort::JsonLine& json) : program_(program), json_(json) {}

  /// `"parameter": […]` of the whole result.
  void result(const Value& value, std::uint32_t type) {
    const std::string text = type_text(program_, type);
    json_.key("parameter");
    json_.open_array();
    if (value.kind() == Kind::List && !value.as_list().empty()) {
      // The first item tells the type of the list; an interval needs its own, to be read at all.
      bool first = true;
      for (const Value& item : value.as_list()) {
        parameter("return", item, first && item.kind() != Kind::Interval ? text : "");
        first = false;
      }
    } else {
      parameter("return", value, text);
    }
    json_.close_array();
  }

 private:
  /// One parameter or part; `type`: empty for none.
  void parameter(std::string_view name, const Value& value, std::string type) {
    if (value.kind() == Kind::Interval) type = interval_text(value.as_interval());
    json_.open_object();
    if (!type.empty()) {
      json_.key("extension");
      json_.open_array();
      json_.open_object();
      json_.field("url", std::string(kStructure) + "cqf-cqlType");
      json_.field("valueString", type);
      json_.close_object();
      json_.close_array();
    }
    json_.field("name", name);
    content(value);
    json_.close_object();
  }

  /// A part of a tuple: once, or once an item of a list.
  void part(std::string_view name, const Value& value) {
    if (value.kind() != Kind::List || value.as_list().empty()) return parameter(name, value, {});
    for (const Value& item : value.as_list()) parameter(name, item, {});
  }

  void parts(auto write) {
    json_.key("part");
    json_.open_array();
    write();
    json_.close_array();
  }

  void absent(std::string_view extension, std::string_view key, std::string_view code) {
    json_.key("_valueBoolean");
    json_.open_object();
    json_.key("extension");
    json_.open_array();
    json_.open_object();
    json_.field("url", std::string(kStructure) + std::string(extension));
    json_.key(key);
    if (code.empty()) {
      json_.boolean(true);
    } else {
      json_.string(code);
    }
    json_.close_object();
    json_.close_array();
    json_.close_object();
  }

  void content(const Value& value) {
    switch (value.kind()) {
      case Kind::Null:
        return absent("data-absent-reason", "valueCode", "unknown");
      case Kind::Boolean:
        json_.key("valueBoolean");
        return json_.boolean(value.as_boolean());
      case Kind::Integer:
        json_.key("valueInteger");
        return json_.digits(std::to_string(value.as_integer()));
      case Kind::Long:  // R4 has no integer64
        return json_.field("valueString", std::to_string(value.as_long()));
      case Kind::Decimal:
        json_.key("valueDecimal");
        return json_.digits(value.as_decimal().to_string());
      case Kind::String:
        return json_.field("valueString", value.as_string());
      case Kind::Date:
        return json_.field("valueDate", temporal_text(value));
      case Kind::DateTime:
        return json_.field("valueDateTime", temporal_text(value));
      case Kind::Time:
        return json_.field("valueTime", temporal_text(value));
      default:
        return composed(value);
    }
  }

  void composed(const Value& value) {
    switch (value.kind()) {
      case Kind::Quantity:
        json_.key("valueQuantity");
        return write_quantity(json_, value.as_quantity());
      case Kind::Ratio:
        return ratio(value.as_ratio());
      case Kind::Code:
        json_.key("valueCoding");
        return coding(value.as_code());
      case Kind::Concept:
        return concept_value(value.as_concept());
      case Kind::ValueSet:
        return json_.field("valueCanonical", program_.str(program_.value_sets[value.value_set_index()].id));
      case Kind::Interval:
        return interval(value.as_interval());
      case Kind::List:
        return nested_list(value.as_list());
      case Kind::Tuple:
        return tuple(value.as_tuple());
      default:
        return element(cql::element_of(value));
    }
  }

  void ratio(const RatioData& ratio) {
    json_.key("valueRatio");
    json_.open_object();
    json_.key("numerator");
    write_quantity(json_, ratio.numerator);
    json_.key("denominator");
    write_quantity(json_, ratio.denominator);
    json_.close_object();
  }

  void optional_field(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.field(name, text);
  }

  void coding(const CodeData& code) {
    json_.open_object();
    optional_field("system", code.system);
    optional_field("version", code.version);
    optional_field("code", code.code);
    optional_field("display", code.display);
    json_.close_object();
  }

  void concept_value(const ConceptData& value) {
    json_.key("valueCodeableConcept");
    json_.open_object();
    json_.key("coding");
    json_.open_array();
    for (const CodeData& code : value.codes) coding(code);
    json_.close_array();
    optional_field("text", value.display);
    json_.close_object();
  }

  /// What no Range or Period is the same as goes as its four parts, so that nothing of it is lost.
  void interval(const IntervalData& interval) {
    if (write_range_or_period(json_, interval)) return;
    parts([&] {
      parameter("low", interval.low, {});
      parameter("lowClosed", Value::boolean(interval.low_closed), {});
      parameter("high", interval.high, {});
      parameter("highClosed", Value::boolean(interval.high_closed), {});
    });
  }

  /// A list within a list, whose items have no name of their own.
  void nested_list(std::span<const Value> items) {
    if (items.empty()) return absent("cqf-isEmptyList", "valueBoolean", {});
    parts([&] {
      for (const Value& item : items) parameter("element", item, {});
    });
  }

  void tuple(const TupleData& tuple) {
    const std::size_t count = tuple.shape == nullptr ? 0 : tuple.shape->names.size();
    if (count == 0) return absent("cqf-isEmptyTuple", "valueBoolean", {});
    parts([&] {
      for (std::size_t i = 0; i < count; ++i) part(tuple.shape->names[i], tuple.fields[i]);
    });
  }

  void element(cql::ElementRef element) {
    const fhir::TypeId type = fhir::type_of(element.tape, element.node);
    if (fhir::type_kind(type) == fhir::TypeKind::Resource) {
      json_.key("resource");
      return write_element(json_, element.tape, element.node);
    }
    const fhir::TypeId as = value_type(type);
    if (as == fhir::kNoType) return backbone(element);
    const std::string key = fhir::json_key(value_element(), as);
    if (fhir::kind(element.tape, element.node) != fhir::NodeKind::Object)
      return write_primitive(json_, element.tape, element.node, key);
    json_.key(key);
    write_element(json_, element.tape, element.node);
  }

  /// An element that no value[x] can hold, an Extension too: its own elements as parts.
  void backbone(cql::ElementRef element) {
    parts([&] {
      for (const fhir::NodeIndex child : fhir::children(element.tape, element.node))
        parameter(fhir::name_text(fhir::name_of(element.tape, child)), Value::element(&element.tape, child), {});
    });
  }

  const cql::Program& program_;
  cohort::JsonLine& json_;
};

}  // namespace

std::string result_json(const cql::Program& program, const Value& value, std::uint32_t type) {
  cohort::JsonLine json;
  json.open_object();
  json.field("resourceType", "Parameters");
  ResultWriter(program, json).result(value, type);
  json.close_object();
  return std::string(json.text());
}

std::string evaluation_error_json(const std::string& outcome) {
  return R"({"resourceType":"Parameters","parameter":[{"name":"evaluation error","resource":)" + outcome + "}]}";
}

}  // namespace nextline::service
