#include "service/interval_json.h"

#include <optional>
#include <string_view>

namespace nextline::service {
namespace {

/// What a CQL Decimal can be told apart by: 10^-8.
constexpr Decimal kStep{1, Decimal::kMaxScale};

bool is_temporal(Kind kind) {
  return kind == Kind::Date || kind == Kind::DateTime || kind == Kind::Time;
}

/// The number of a bound and its unit; nothing for a kind that a Range cannot hold.
std::optional<QuantityData> number_of(const Value& bound) {
  switch (bound.kind()) {
    case Kind::Integer:
    case Kind::Long:
      return QuantityData{Decimal::from_integer(bound.as_long()), {}};
    case Kind::Decimal:
      return QuantityData{bound.as_decimal(), {}};
    case Kind::Quantity:
      return bound.as_quantity();
    default:
      return std::nullopt;
  }
}

/// The closed end that is the same as this one: itself, or its neighbour inside the interval.
std::optional<QuantityData> closed_end(const Value& bound, bool closed, bool is_low) {
  auto number = number_of(bound);
  if (!number || closed) return number;
  const bool whole = bound.kind() == Kind::Integer || bound.kind() == Kind::Long;
  const Decimal step = whole ? Decimal::from_integer(1) : kStep;
  const auto moved = is_low ? add(number->value, step) : subtract(number->value, step);
  if (!moved) return std::nullopt;
  number->value = *moved;
  return number;
}

void write_bound(cohort::JsonLine& json, std::string_view name, const Value& bound, const QuantityData& number) {
  json.key(name);
  if (bound.kind() == Kind::Quantity) return write_quantity(json, number);
  json.open_object();
  json.key("value");
  json.digits(number.value.to_string());
  json.close_object();
}

bool write_range(cohort::JsonLine& json, const IntervalData& interval) {
  const auto low = closed_end(interval.low, interval.low_closed, true);
  const auto high = closed_end(interval.high, interval.high_closed, false);
  // A missing bound of a Range is one that is not known: in CQL, an open null.
  if (!low && !(interval.low.is_null() && !interval.low_closed)) return false;
  if (!high && !(interval.high.is_null() && !interval.high_closed)) return false;
  json.key("valueRange");
  json.open_object();
  if (low) write_bound(json, "low", interval.low, *low);
  if (high) write_bound(json, "high", interval.high, *high);
  json.close_object();
  return true;
}

/// A time of day stands on the first day there is.
std::string period_end(const Value& bound) {
  return (bound.kind() == Kind::Time ? "0001-01-01T" : "") + temporal_text(bound);
}

bool write_period(cohort::JsonLine& json, const IntervalData& interval) {
  const bool starts = !interval.low.is_null(), ends = !interval.high.is_null();
  if (interval.low_closed != starts || !interval.high_closed) return false;
  json.key("valuePeriod");
  json.open_object();
  if (starts) json.field("start", period_end(interval.low));
  if (ends) json.field("end", period_end(interval.high));
  json.close_object();
  return true;
}

}  // namespace

bool write_range_or_period(cohort::JsonLine& json, const IntervalData& interval) {
  if (interval.low.is_null() && interval.high.is_null()) return false;
  const Kind kind = interval.low.is_null() ? interval.high.kind() : interval.low.kind();
  return is_temporal(kind) ? write_period(json, interval) : write_range(json, interval);
}

void write_quantity(cohort::JsonLine& json, const QuantityData& quantity) {
  const std::string_view unit = quantity.unit.empty() ? std::string_view("1") : quantity.unit;
  json.open_object();
  json.key("value");
  json.digits(quantity.value.to_string());
  json.field("unit", unit);
  json.field("system", "http://unitsofmeasure.org");
  json.field("code", unit);
  json.close_object();
}

std::string temporal_text(const Value& value) {
  const Temporal temporal = value.as_temporal();
  if (value.kind() == Kind::Date) return date_to_string(temporal);
  if (value.kind() == Kind::Time) return time_to_string(temporal);
  std::string text = datetime_to_string(temporal);
  if (text.back() == 'T') text.pop_back();
  return text;
}

}  // namespace nextline::service
