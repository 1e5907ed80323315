#include "plain_json.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "cql/engine/elements.h"

namespace nextline::differential {
namespace {

std::string plain_number(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

class Writer {
 public:
  Writer(std::string& out, const cql::Program& program) : out_(out), program_(program) {}

  void value(const Value& v) {
    switch (v.kind()) {
      case Kind::Null:
        out_ += "null";
        break;
      case Kind::Boolean:
        out_ += v.as_boolean() ? "true" : "false";
        break;
      case Kind::Integer:
        out_ += std::to_string(v.as_integer());
        break;
      case Kind::Long:
        out_ += std::to_string(v.as_long());
        break;
      case Kind::Decimal:
        out_ += plain_number(v.as_decimal().to_string());
        break;
      case Kind::String:
        append_json_string(out_, v.as_string());
        break;
      case Kind::Date:
        named("date", date_to_string(v.as_temporal()));
        break;
      case Kind::DateTime:
        datetime(v.as_temporal());
        break;
      case Kind::Time:
        named("time", time_to_string(v.as_temporal()));
        break;
      case Kind::Quantity:
        out_ += R"({"quantity":)";
        quantity(v.as_quantity());
        out_ += '}';
        break;
      case Kind::Ratio:
        out_ += R"({"ratio":[)";
        quantity(v.as_ratio().numerator);
        out_ += ',';
        quantity(v.as_ratio().denominator);
        out_ += "]}";
        break;
      case Kind::Code:
        code(v.as_code());
        break;
      case Kind::Concept:
        concept_value(v.as_concept());
        break;
      case Kind::ValueSet:
        named("valueset", std::string(program_.str(program_.value_sets[v.value_set_index()].id)));
        break;
      case Kind::Interval:
        interval(v.as_interval());
        break;
      case Kind::List:
        list(v.as_list());
        break;
      case Kind::Tuple:
        tuple(v.as_tuple());
        break;
      case Kind::Element:
        element(cql::element_of(v));
        break;
    }
  }

 private:
  void named(const char* name, const std::string& text) {
    out_ += "{\"";
    out_ += name;
    out_ += "\":";
    append_json_string(out_, text);
    out_ += '}';
  }

  /// At offset 0, without the offset; a date alone keeps its T.
  void datetime(const Temporal& t) {
    Temporal plain = t.has_offset ? at_offset(t, 0) : t;
    plain.has_offset = false;
    named("datetime", datetime_to_string(plain));
  }

  void quantity(const QuantityData& q) {
    out_ += '[' + plain_number(q.value.to_string()) + ',';
    append_json_string(out_, q.unit.empty() ? "1" : q.unit);
    out_ += ']';
  }

  void code_parts(const CodeData& c) {
    out_ += '[';
    append_json_string(out_, c.system);
    out_ += ',';
    append_json_string(out_, c.code);
    out_ += ']';
  }

  void code(const CodeData& c) {
    out_ += R"({"code":)";
    code_parts(c);
    out_ += '}';
  }

  void concept_value(const ConceptData& c) {
    out_ += R"({"concept":[)";
    for (std::size_t i = 0; i < c.codes.size(); ++i) {
      if (i > 0) out_ += ',';
      code_parts(c.codes[i]);
    }
    out_ += "]}";
  }

  void interval(const IntervalData& i) {
    out_ += R"({"interval":[)";
    out_ += i.low_closed ? "true," : "false,";
    value(i.low);
    out_ += ',';
    value(i.high);
    out_ += i.high_closed ? ",true]}" : ",false]}";
  }

  void list(std::span<const Value> items) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ',';
      value(items[i]);
    }
    out_ += ']';
  }

  void tuple(const TupleData& t) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; t.shape != nullptr && i < t.shape->names.size(); ++i)
      if (!t.fields[i].is_null()) order.push_back(i);
    std::ranges::sort(order, {}, [&](std::size_t i) { return t.shape->names[i]; });
    out_ += R"({"tuple":{)";
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) out_ += ',';
      append_json_string(out_, t.shape->names[order[i]]);
      out_ += ':';
      value(t.fields[order[i]]);
    }
    out_ += "}}";
  }

  void element(cql::ElementRef e) {
    if (fhir::kind(e.tape, e.node) != fhir::NodeKind::Object) return value(cql::primitive_value(e, arena_));
    const fhir::TypeId type = fhir::type_of(e.tape, e.node);
    if (fhir::type_kind(type) == fhir::TypeKind::Resource)
      named("resource", std::string(fhir::reference_of(e.tape, e.node)));
    else
      named("element", std::string(fhir::type_name(type)));
  }

  std::string& out_;
  const cql::Program& program_;
  Arena arena_{1024};
};

}  // namespace

void append_plain_json(std::string& out, const Value& value, const cql::Program& program) {
  Writer(out, program).value(value);
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      out += escaped;
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace nextline::differential
