#include "cql/engine/elements.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "base/ucum/calendar.h"
#include "cql/engine/bound_type.h"

namespace nextline::cql {

namespace {

/// Names and types of the model that conversions ask for, found once.
struct Model {
  fhir::NameId value = fhir::find_name("value"), unit = fhir::find_name("unit"), code = fhir::find_name("code"),
               system = fhir::find_name("system"), comparator = fhir::find_name("comparator"),
               numerator = fhir::find_name("numerator"), denominator = fhir::find_name("denominator"),
               low = fhir::find_name("low"), high = fhir::find_name("high"), start = fhir::find_name("start"),
               end = fhir::find_name("end");
  fhir::TypeId quantity = fhir::find_type("Quantity"), ratio = fhir::find_type("Ratio"),
               coding = fhir::find_type("Coding"), codeable_concept = fhir::find_type("CodeableConcept"),
               period = fhir::find_type("Period"), range = fhir::find_type("Range"),
               resource = fhir::find_type("Resource");
  std::vector<Kind> primitive_kind;  // by TypeId; Null for types that are no primitives

  Model();
};

Model::Model() : primitive_kind(fhir::type_count(), Kind::Null) {
  for (std::size_t i = 0; i < primitive_kind.size(); ++i) {
    const auto type = static_cast<fhir::TypeId>(i);
    if (fhir::type_kind(type) == fhir::TypeKind::Primitive)
      primitive_kind[i] = system_kind(fhir::type_name(fhir::system_type(type)));
  }
}

const Model& only_model() {
  static const Model instance;
  return instance;
}

/// Asked for so often that even a call is too much.
inline const Model& model() {
  static const Model& instance = only_model();
  return instance;
}

std::string_view child_text(ElementRef element, fhir::NameId name) {
  const fhir::NodeIndex child = fhir::find_child(element.tape, element.node, name);
  return child == fhir::kNoNode || !fhir::has_value(element.tape, child) ? std::string_view()
                                                                         : fhir::text(element.tape, child);
}

Value integer_value(std::string_view text) {
  std::int32_t number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? Value::integer(number) : Value::null();
}

Value long_value(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? Value::long_integer(number) : Value::null();
}

/// UCUM's units of time as CQL's calendar words, as FHIRHelpers.ToCalendarUnit has them.
std::string_view calendar_unit(std::string_view unit) {
  for (const auto& [code, word] : ucum::kCalendarUnits)
    if (code == unit) return word;
  return unit;
}

/// The texts of a Quantity's elements; empty where it has none.
struct QuantityTexts {
  std::string_view value, unit, system, code, comparator;
  bool has_comparator = false;

  explicit QuantityTexts(ElementRef element) {
    const Model& names = model();
    for (const fhir::NodeIndex child : fhir::children(element.tape, element.node)) {
      const fhir::NameId name = fhir::name_of(element.tape, child);
      std::string_view* const place = name == names.value        ? &value
                                      : name == names.unit       ? &unit
                                      : name == names.system     ? &system
                                      : name == names.code       ? &code
                                      : name == names.comparator ? &comparator
                                                                 : nullptr;
      if (name == names.comparator) has_comparator = true;
      if (place != nullptr && fhir::has_value(element.tape, child)) *place = fhir::text(element.tape, child);
    }
  }
};

bool is_ucum(std::string_view system) {
  return system.empty() || system == "http://unitsofmeasure.org" || system == "urn:oid:2.16.840.1.113883.6.8";
}

/// The number and unit of a Quantity, whatever its comparator. The code counts when it is UCUM's, else the printed
/// unit.
std::optional<QuantityData> plain_quantity(const QuantityTexts& texts) {
  const std::optional<Decimal> number = Decimal::parse(texts.value);
  if (!number) return std::nullopt;
  std::string_view unit = !texts.code.empty() && is_ucum(texts.system) ? texts.code : texts.unit;
  if (unit.empty()) unit = texts.code.empty() ? std::string_view("1") : texts.code;
  return QuantityData{*number, calendar_unit(unit)};
}

Value quantity_value(ElementRef element, Arena& arena) {
  const QuantityTexts texts(element);
  if (texts.has_comparator) return Value::null();
  const std::optional<QuantityData> quantity = plain_quantity(texts);
  return quantity ? Value::quantity(arena.make<QuantityData>(*quantity)) : Value::null();
}

Value child_quantity(ElementRef element, fhir::NameId name, Arena& arena) {
  const fhir::NodeIndex child = fhir::find_child(element.tape, element.node, name);
  return child == fhir::kNoNode ? Value::null() : quantity_value({element.tape, child}, arena);
}

Value ratio_value(ElementRef element, Arena& arena) {
  const Value numerator = child_quantity(element, model().numerator, arena);
  const Value denominator = child_quantity(element, model().denominator, arena);
  if (numerator.is_null() || denominator.is_null()) return Value::null();
  return Value::ratio(arena.make<RatioData>(numerator.as_quantity(), denominator.as_quantity()));
}

/// An unknown start stays unknown (open); an absent end means "until now or later" (closed), as FHIRHelpers.ToInterval.
Value period_value(ElementRef element, Arena& arena) {
  const auto bound = [&](fhir::NameId name) {
    const std::optional<Temporal> instant = parse_datetime(child_text(element, name));
    return instant ? Value::datetime(*instant) : Value::null();
  };
  const Value low = bound(model().start);
  const Value high = bound(model().end);
  if (low.is_null() && high.is_null()) return Value::null();
  return Value::interval(arena.make<IntervalData>(low, high, !low.is_null(), true));
}

Value range_value(ElementRef element, Arena& arena) {
  const Value low = child_quantity(element, model().low, arena);
  const Value high = child_quantity(element, model().high, arena);
  if (low.is_null() && high.is_null()) return Value::null();
  return Value::interval(arena.make<IntervalData>(low, high, true, true));
}

Value concept_value(ElementRef element, Arena& arena) {
  std::size_t count = 0;
  for (fhir::NodeIndex c = fhir::first_coding(element.tape, element.node); c != fhir::kNoNode;
       c = fhir::next_item(element.tape, c))
    ++count;
  const std::span<CodeData> codes = arena.make_array<CodeData>(count);
  std::size_t at = 0;
  for (fhir::NodeIndex c = fhir::first_coding(element.tape, element.node); c != fhir::kNoNode;
       c = fhir::next_item(element.tape, c))
    codes[at++] = code_data({element.tape, c});
  return Value::concept_value(arena.make<ConceptData>(codes, fhir::concept_text(element.tape, element.node)));
}

}  // namespace

CodeData code_data(ElementRef coding) {
  const fhir::CodingText text = fhir::coding_text(coding.tape, coding.node);
  return CodeData{.code = text.code, .system = text.system, .version = text.version, .display = text.display};
}

Value primitive_value(ElementRef element, Arena& arena) {
  if (!fhir::has_value(element.tape, element.node)) return Value::null();
  const std::string_view text = fhir::text(element.tape, element.node);
  const auto temporal = [](const std::optional<Temporal>& parsed, Value (*make)(const Temporal&)) {
    return parsed ? make(*parsed) : Value::null();
  };
  switch (model().primitive_kind[fhir::type_of(element.tape, element.node)]) {
    case Kind::Boolean:
      return Value::boolean(fhir::boolean(element.tape, element.node));
    case Kind::Integer:
      return integer_value(text);
    case Kind::Long:
      return long_value(text);
    case Kind::Date:
      return temporal(parse_date(text), Value::date);
    case Kind::DateTime:
      return temporal(parse_datetime(text), Value::datetime);
    case Kind::Time:
      return temporal(parse_time(text), Value::time);
    case Kind::String:
      return Value::string(text);
    case Kind::Decimal: {
      const std::optional<Decimal> number = Decimal::parse(text);
      return number ? Value::decimal(*number, arena) : Value::null();
    }
    default:
      return Value::null();
  }
}

std::string_view text_of_primitive(ElementRef element) {
  const bool is_text = model().primitive_kind[fhir::type_of(element.tape, element.node)] == Kind::String;
  return is_text && fhir::has_value(element.tape, element.node) ? fhir::text(element.tape, element.node)
                                                                : std::string_view();
}

Value system_value(ElementRef element, Arena& arena) {
  const fhir::TypeId type = fhir::type_of(element.tape, element.node);
  if (fhir::kind(element.tape, element.node) != fhir::NodeKind::Object) return primitive_value(element, arena);
  if (type == model().codeable_concept) return concept_value(element, arena);
  if (type == model().coding) return Value::code(arena.make<CodeData>(code_data(element)));
  if (fhir::is_a(type, model().quantity)) return quantity_value(element, arena);
  if (type == model().period) return period_value(element, arena);
  if (type == model().range) return range_value(element, arena);
  if (type == model().ratio) return ratio_value(element, arena);
  return Value::element(&element.tape, element.node);
}

Value quantity_interval(ElementRef element, Arena& arena) {
  const QuantityTexts texts(element);
  const std::optional<QuantityData> quantity = plain_quantity(texts);
  if (!quantity) return Value::null();
  const Value bound = Value::quantity(arena.make<QuantityData>(*quantity));
  const std::string_view comparator = texts.comparator;
  const bool below = comparator.starts_with('<');
  const bool above = comparator.starts_with('>');
  const bool inclusive = comparator.empty() || comparator.ends_with('=');
  IntervalData* interval = arena.make<IntervalData>(bound, bound, true, true);
  if (below) *interval = IntervalData{Value::null(), bound, true, inclusive};
  if (above) *interval = IntervalData{bound, Value::null(), inclusive, true};
  return Value::interval(interval);
}

}  // namespace nextline::cql
