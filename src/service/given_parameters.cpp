#include "service/given_parameters.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "cql/engine/elements.h"
#include "fhir/model.h"

namespace nextline::service {
namespace {

using fhir::NodeIndex;
using fhir::Tape;

constexpr std::string_view kCqlType = "http://hl7.org/fhir/StructureDefinition/cqf-cqlType";
constexpr std::string_view kEmptyList = "http://hl7.org/fhir/StructureDefinition/cqf-isEmptyList";

/// The extension of `node` with this URL; kNoNode if there is none.
NodeIndex extension_of(const Tape& tape, NodeIndex node, std::string_view url) {
  NodeIndex extension = fhir::find_child(tape, node, fhir::find_name("extension"));
  while (extension != fhir::kNoNode && fhir::child_text(tape, extension, "url") != url)
    extension = fhir::next_item(tape, extension);
  return extension;
}

std::string declared_type(const Tape& tape, NodeIndex parameter) {
  const NodeIndex extension = extension_of(tape, parameter, kCqlType);
  return extension == fhir::kNoNode ? std::string() : std::string(fhir::child_text(tape, extension, "value"));
}

/// A plain name, so that it can stand between quotes in CQL.
bool is_sound(std::string_view name) {
  return !name.empty() && name != "expression" && std::ranges::none_of(name, [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
}

Error bad(std::string_view name, const std::string& what, const std::string& hint = {}) {
  return author_error("bad-parameter", "parameter '" + std::string(name) + "' " + what, "parameters", hint);
}

class Reading {
 public:
  Reading(const Tape& tape, Arena& arena) : tape_(tape), arena_(arena) {}

  /// Elements called parameter or part below `parent`, by their names in byte order.
  Result<std::vector<GivenParameter>> group(NodeIndex parent, std::string_view element) {
    std::map<std::string, std::vector<NodeIndex>> by_name;
    NodeIndex item = fhir::find_child(tape_, parent, fhir::find_name(element));
    for (; item != fhir::kNoNode; item = fhir::next_item(tape_, item))
      by_name[std::string(fhir::child_text(tape_, item, "name"))].push_back(item);
    std::vector<GivenParameter> all;
    for (const auto& [name, items] : by_name) {
      if (!is_sound(name)) return bad(name, "has a name that CQL cannot use", "give it another");
      NEXTLINE_TRY(given, of_all(name, items));
      all.push_back({name, std::move(given)});
    }
    return all;
  }

 private:
  Result<TypedValue> of_all(const std::string& name, const std::vector<NodeIndex>& items) {
    const std::string declared = declared_type(tape_, items.front());
    const bool is_list = items.size() > 1 || declared.starts_with("List<");
    if (!is_list) return of_one(name, items.front(), declared);
    if (items.size() == 1 && is_empty_list(items.front())) return TypedValue{declared, Value::list({})};
    const std::span<Value> values = arena_.make_array<Value>(items.size());
    std::vector<std::string> types;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string own = i == 0 && declared.starts_with("List<") ? std::string() : declared_type(tape_, items[i]);
      NEXTLINE_TRY(item, of_one(name, items[i], own));
      values[i] = item.value;
      if (std::ranges::find(types, item.type) == types.end()) types.push_back(item.type);
    }
    std::string type = types.front();
    for (std::size_t i = 1; i < types.size(); ++i) type += ", " + types[i];
    return TypedValue{"List<" + (types.size() == 1 ? type : "Choice<" + type + ">") + ">", Value::list(values)};
  }

  bool is_empty_list(NodeIndex item) const {
    const NodeIndex value = fhir::find_child(tape_, item, fhir::find_name("value"));
    return value != fhir::kNoNode && extension_of(tape_, value, kEmptyList) != fhir::kNoNode;
  }

  Result<TypedValue> of_one(const std::string& name, NodeIndex item, const std::string& declared) {
    const NodeIndex value = fhir::find_child(tape_, item, fhir::find_name("value"));
    if (value != fhir::kNoNode) return of_value(name, value, declared);
    if (fhir::find_child(tape_, item, fhir::find_name("part")) != fhir::kNoNode) return tuple(item);
    // A resource inside is held as contained resources are.
    const NodeIndex resource = fhir::find_child(tape_, item, fhir::find_name("contained"));
    if (resource == fhir::kNoNode) return bad(name, "has no value", "give value[x], resource or part");
    return TypedValue{"FHIR." + std::string(fhir::type_name(fhir::type_of(tape_, resource))),
                      Value::element(&tape_, resource)};
  }

  Result<TypedValue> tuple(NodeIndex item) {
    NEXTLINE_TRY(fields, group(item, "part"));
    const std::span<std::string_view> names = arena_.make_array<std::string_view>(fields.size());
    const std::span<Value> values = arena_.make_array<Value>(fields.size());
    std::string type;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      names[i] = arena_.copy(fields[i].name);
      values[i] = fields[i].given.value;
      type += (i > 0 ? ", \"" : "\"") + fields[i].name + "\" " + fields[i].given.type;
    }
    const auto* shape = arena_.make<TupleShape>(std::span<const std::string_view>(names));
    return TypedValue{"Tuple{" + type + "}", Value::tuple(arena_.make<TupleData>(shape, values.data()))};
  }

  Result<TypedValue> of_value(const std::string& name, NodeIndex node, const std::string& declared) {
    const Value value = cql::system_value({tape_, node}, arena_);
    const TypedValue natural{natural_type(node), value};
    if (declared.empty() || declared == natural.type) return natural;
    if (fhir::kind(tape_, node) == fhir::NodeKind::Null) return TypedValue{declared, Value::null()};
    if (declared == "System.Long") return long_of(name, node);
    if (declared.starts_with("Interval<") && value.kind() == Kind::Interval)
      return interval(name, value.as_interval(), declared);
    if (declared == "System.Any") return natural;
    return bad(name, "is said to be " + declared + ", but its value is a " + natural.type,
               "mend its extension cqf-cqlType or its value");
  }

  std::string natural_type(NodeIndex node) const {
    const fhir::TypeId type = fhir::type_of(tape_, node);
    if (fhir::type_kind(type) == fhir::TypeKind::Primitive)
      return std::string(fhir::type_name(fhir::system_type(type)));
    const std::string_view name = fhir::type_name(type);
    if (name == "Coding") return "System.Code";
    if (name == "CodeableConcept") return "System.Concept";
    if (name == "Period") return "Interval<System.DateTime>";
    if (name == "Range") return "Interval<System.Quantity>";
    if (name == "Ratio") return "System.Ratio";
    const auto quantity = fhir::find_type("Quantity");
    return fhir::is_a(type, quantity) ? "System.Quantity" : "FHIR." + std::string(name);
  }

  Result<TypedValue> long_of(const std::string& name, NodeIndex node) {
    const std::string_view text = fhir::text(tape_, node);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return bad(name, "is no System.Long");
    return TypedValue{"System.Long", Value::long_integer(number)};
  }

  /// A Period or Range whose bounds are to be another type of point.
  Result<TypedValue> interval(const std::string& name, const IntervalData& read, const std::string& declared) {
    const auto low = bound(read.low, declared), high = bound(read.high, declared);
    if (!low || !high) return bad(name, "has a bound that is not of " + declared);
    return TypedValue{declared,
                      Value::interval(arena_.make<IntervalData>(*low, *high, read.low_closed, read.high_closed))};
  }

  std::optional<Value> bound(const Value& read, std::string_view declared) {
    if (read.is_null()) return read;
    if (read.kind() == Kind::DateTime) {
      Temporal moment = read.as_temporal();
      moment.has_offset = false;
      moment.offset_minutes = 0;
      if (declared == "Interval<System.Time>" && moment.precision >= Precision::Hour) {
        moment.year = 0;
        return Value::time(moment);
      }
      if (declared != "Interval<System.Date>") return std::nullopt;
      const std::string day = date_to_string(moment);
      const auto date = parse_date(std::string_view(day).substr(0, day.find('T')));
      return date ? std::optional(Value::date(*date)) : std::nullopt;
    }
    const Decimal number = read.as_quantity().value;
    if (declared == "Interval<System.Decimal>") return Value::decimal(number, arena_);
    const auto whole = number.truncated();
    if (!whole || Decimal::from_integer(*whole) != number) return std::nullopt;
    if (declared == "Interval<System.Long>") return Value::long_integer(*whole);
    const bool fits = *whole >= INT32_MIN && *whole <= INT32_MAX;
    if (declared != "Interval<System.Integer>" || !fits) return std::nullopt;
    return Value::integer(static_cast<std::int32_t>(*whole));
  }

  const Tape& tape_;
  Arena& arena_;
};

}  // namespace

Result<std::vector<GivenParameter>> given_parameters(const Tape& tape, NodeIndex resource, Arena& arena) {
  return Reading(tape, arena).group(resource, "parameter");
}

std::string declarations(const std::vector<GivenParameter>& parameters) {
  if (parameters.empty()) return {};
  std::string text = "using FHIR version '4.0.1'\n";
  for (const auto& parameter : parameters)
    text += "parameter \"" + parameter.name + "\" " + parameter.given.type + "\n";
  return text;
}

}  // namespace nextline::service
