#include "case/record_value.h"

#include "base/iso_text.h"
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

/// The System value that says the day: of an interval its end, else its start.
Value day_value(Value value, Arena& scratch) {
  value = system(value, scratch);
  if (value.kind() != Kind::Interval) return value;
  const IntervalData& interval = value.as_interval();
  return day_value(interval.high.is_null() ? interval.low : interval.high, scratch);
}

/// Of a day_value that is no text.
std::string_view day_text(Value value, Arena& arena) {
  if (value.kind() != Kind::Date && value.kind() != Kind::DateTime) return {};
  return iso_text(value.as_temporal(), arena);
}

/// The words that a System value has already, which need not be written; none for values of other kinds.
std::optional<std::string_view> standing_words(Value value) {
  switch (value.kind()) {
    case Kind::Boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::String:
      return value.as_string();
    case Kind::Code:
      return code_text(value.as_code());
    case Kind::Concept:
      return concept_text(value.as_concept());
    default:
      return std::nullopt;
  }
}

/// The words of the others; `scratch` for what is read on the way.
std::string_view written_words(Value value, Arena& scratch, Arena& arena) {
  switch (value.kind()) {
    case Kind::Integer:
    case Kind::Long:
      return arena.copy(std::to_string(value.as_long()));
    case Kind::Decimal:
      return arena.copy(value.as_decimal().to_string());
    case Kind::Quantity:
      return quantity_text(value.as_quantity(), arena);
    case Kind::Date:
    case Kind::DateTime:
      return day_text(value, arena);
    case Kind::Interval: {
      const Value day = day_value(value, scratch);
      return day.kind() == Kind::String ? arena.copy(day.as_string()) : day_text(day, arena);
    }
    default:
      return {};
  }
}

std::string_view id_of(const fhir::Tape& tape, fhir::NodeIndex resource) {
  static const fhir::NameId kId = fhir::find_name("id");
  const fhir::NodeIndex id = fhir::find_child(tape, resource, kId);
  return id == fhir::kNoNode ? std::string_view() : fhir::text(tape, id);
}

RecordDate date_of_text(std::string_view text) {
  auto date = parse_date(text);
  if (!date) date = parse_datetime(text);
  return {text, date ? date->pack() : 0};
}

}  // namespace

std::string_view shown_record_value(Value value, Arena& arena) {
  value = system(value, arena);
  const auto standing = standing_words(value);
  return standing ? *standing : written_words(value, arena, arena);
}

std::string_view reference_of_value(Value value, Arena& arena) {
  if (value.kind() != Kind::Element) return {};
  const auto& [tape, node] = cql::element_of(value);
  // Mostly it is a resource itself, not contained, with an id.
  if (fhir::name_of(tape, node) == fhir::kNoName)
    if (const std::string_view id = id_of(tape, node); !id.empty())
      return arena.join({fhir::type_name(fhir::type_of(tape, node)), "/", id});
  return arena.copy(fhir::reference_of(tape, node));
}

std::string_view RecordWords::value(Value value) {
  value = system(value, scratch_);
  const auto standing = standing_words(value);
  return standing ? texts_.copy(*standing) : written_words(value, scratch_, texts_);
}

std::optional<std::int64_t> RecordDate::first_day() const {
  if (packed == 0) return std::nullopt;
  const Temporal date = Temporal::unpack(packed);
  const Temporal first = date.precision >= Precision::Day ? date : earliest(date, Precision::Day);
  return days_from_civil(first.year, first.month, first.day);
}

RecordDate RecordWords::known_date(const Value& day) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;
  const std::uint64_t packed = day.as_packed_temporal();
  RecordDate& known = dates_[packed * kSpread >> 59];  // as many as there are places
  if (known.packed != packed) known = {day_text(day, texts_), packed};
  return known;
}

RecordDate RecordWords::date(Value value) {
  if (value.is_null()) return {};
  value = day_value(value, scratch_);
  if (value.kind() == Kind::Date || value.kind() == Kind::DateTime) return known_date(value);
  return value.kind() == Kind::String ? date_of_text(texts_.copy(value.as_string())) : RecordDate();
}

std::string_view RecordWords::reference(Value value) {
  if (value.kind() == Kind::String) return texts_.copy(value.as_string());
  if (value.kind() != Kind::Element) return {};
  KnownReference& known = references_[value.element_node() % references_.size()];
  if (known.document != value.element_document() || known.node != value.element_node())
    known = {value.element_document(), value.element_node(), reference_of_value(value, texts_)};
  return known.text;
}

}  // namespace nextline
