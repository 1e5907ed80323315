#include "cql/engine/print.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "cql/engine/elements.h"

namespace nextline::cql {

namespace {

constexpr std::array<std::string_view, 16> kCalendarWords{
    "year", "years", "month",  "months",  "week",   "weeks",   "day",         "days",
    "hour", "hours", "minute", "minutes", "second", "seconds", "millisecond", "milliseconds"};

void append_escaped(std::string& out, std::string_view text, char quote) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        if (c == quote) out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += kHex[static_cast<unsigned char>(c) >> 4U];
          out += kHex[static_cast<unsigned char>(c) & 15U];
        } else {
          out += c;
        }
    }
  }
}

bool is_plain_name(std::string_view name) {
  const auto letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return !name.empty() && letter(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

class Printer {
 public:
  explicit Printer(const Program* program) : program_(program) {}
  std::string take() { return std::move(out_); }

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
        out_ += std::to_string(v.as_long()) + "L";
        break;
      case Kind::Decimal:
        decimal(v.as_decimal());
        break;
      case Kind::String:
        quoted(v.as_string());
        break;
      case Kind::Date:
        out_ += "@" + date_to_string(v.as_temporal());
        break;
      case Kind::DateTime:
        out_ += "@" + datetime_to_string(v.as_temporal());
        break;
      case Kind::Time:
        out_ += "@T" + time_to_string(v.as_temporal());
        break;
      case Kind::Quantity:
        quantity(v.as_quantity());
        break;
      case Kind::Ratio:
        ratio(v.as_ratio());
        break;
      case Kind::Code:
        code(v.as_code());
        break;
      case Kind::Concept:
        concept_value(v.as_concept());
        break;
      case Kind::ValueSet:
        value_set(v.value_set_index());
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
        element(element_of(v));
        break;
    }
  }

  void quoted(std::string_view text) {
    out_ += '\'';
    append_escaped(out_, text, '\'');
    out_ += '\'';
  }

 private:
  /// A Decimal always shows a point: 5 would parse back as an Integer.
  void decimal(const Decimal& d) { out_ += d.scale() == 0 ? d.to_string() + ".0" : d.to_string(); }

  void quantity(const QuantityData& q) {
    out_ += q.value.to_string() + " ";
    if (std::ranges::find(kCalendarWords, q.unit) != kCalendarWords.end()) {
      out_ += q.unit;
    } else {
      quoted(q.unit.empty() ? std::string_view("1") : q.unit);
    }
  }

  void ratio(const RatioData& r) {
    quantity(r.numerator);
    out_ += " : ";
    quantity(r.denominator);
  }

  void part(std::string_view name, std::string_view text, bool& first) {
    if (text.empty()) return;
    out_ += first ? " " : ", ";
    first = false;
    out_ += name;
    out_ += ": ";
    quoted(text);
  }

  void code(const CodeData& c) {
    bool first = true;
    out_ += "Code {";
    part("code", c.code, first);
    part("system", c.system, first);
    part("version", c.version, first);
    part("display", c.display, first);
    out_ += " }";
  }

  void concept_value(const ConceptData& c) {
    out_ += "Concept { codes: {";
    for (std::size_t i = 0; i < c.codes.size(); ++i) {
      if (i > 0) out_ += ", ";
      code(c.codes[i]);
    }
    out_ += "}";
    bool first = false;
    part("display", c.display, first);
    out_ += " }";
  }

  void name(std::string_view text) {
    if (is_plain_name(text)) {
      out_ += text;
      return;
    }
    out_ += '"';
    append_escaped(out_, text, '"');
    out_ += '"';
  }

  void value_set(std::uint32_t index) {
    if (program_ == nullptr || index >= program_->value_sets.size()) {
      out_ += "ValueSet";
      return;
    }
    out_ += '"';
    append_escaped(out_, program_->str(program_->value_sets[index].name), '"');
    out_ += '"';
  }

  void interval(const IntervalData& i) {
    out_ += i.low_closed ? "Interval[" : "Interval(";
    value(i.low);
    out_ += ", ";
    value(i.high);
    out_ += i.high_closed ? "]" : ")";
  }

  void list(std::span<const Value> items) {
    out_ += "{";
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ", ";
      value(items[i]);
    }
    out_ += "}";
  }

  void tuple(const TupleData& t) {
    out_ += "Tuple {";
    const std::size_t count = t.shape == nullptr ? 0 : t.shape->names.size();
    if (count == 0) out_ += " :";
    for (std::size_t i = 0; i < count; ++i) {
      out_ += i == 0 ? " " : ", ";
      name(t.shape->names[i]);
      out_ += ": ";
      value(t.fields[i]);
    }
    out_ += " }";
  }

  void element(ElementRef e) {
    if (fhir::kind(e.tape, e.node) != fhir::NodeKind::Object) return value(primitive_value(e, arena_));
    const fhir::TypeId type = fhir::type_of(e.tape, e.node);
    if (fhir::type_kind(type) == fhir::TypeKind::Resource) {
      out_ += fhir::reference_of(e.tape, e.node);
      return;
    }
    out_ += fhir::type_name(type);
    out_ += " {";
    bool first = true;
    for (const fhir::NodeIndex child : fhir::children(e.tape, e.node)) {
      out_ += first ? " " : ", ";
      first = false;
      out_ += fhir::name_text(fhir::name_of(e.tape, child));
      out_ += ": ";
      element({e.tape, child});
    }
    out_ += " }";
  }

  const Program* program_;
  std::string out_;
  Arena arena_{1024};
};

}  // namespace

std::string to_cql_text(Value value, const Program* program) {
  Printer printer(program);
  printer.value(value);
  return printer.take();
}

std::string quote_cql(std::string_view text) {
  Printer printer(nullptr);
  printer.quoted(text);
  return printer.take();
}

}  // namespace nextline::cql
