#include "cql/operators/algebra/limits.h"

#include <limits>

#include "cql/operators/algebra/precision.h"

namespace nextline::cql::algebra {
namespace {

constexpr std::int64_t kMillisecondsADay = 24LL * 60 * 60 * 1000;

constexpr Int128 ten_to_the_28th() {
  Int128 power = 1;
  for (int i = 0; i < 28; ++i) power *= 10;
  return power;
}
constexpr Decimal kGreatest{ten_to_the_28th() - 1, Decimal::kMaxScale};
constexpr Decimal kLeast{1 - ten_to_the_28th(), Decimal::kMaxScale};

Temporal first_day(bool with_time) {
  Temporal t;
  t.year = 1;
  t.precision = with_time ? Precision::Millisecond : Precision::Day;
  t.has_offset = with_time;
  return t;
}

Temporal last_day(bool with_time) {
  Temporal t = latest(Temporal{.year = 9999, .precision = Precision::Year}, Precision::Day);
  if (!with_time) return t;
  t = latest(t, Precision::Millisecond);
  t.has_offset = true;
  return t;
}

Temporal midnight() {
  return Temporal{.precision = Precision::Millisecond};
}

Temporal before_midnight() {
  return Temporal{.hour = 23, .minute = 59, .second = 59, .millisecond = 999, .precision = Precision::Millisecond};
}

std::int64_t milliseconds_of(const Temporal& t) {
  return ((t.hour * 60LL + t.minute) * 60LL + t.second) * 1000LL + t.millisecond;
}

std::int64_t milliseconds_in(Precision unit) {
  switch (unit) {
    case Precision::Hour:
      return 60LL * 60 * 1000;
    case Precision::Minute:
      return 60LL * 1000;
    case Precision::Second:
      return 1000;
    case Precision::Millisecond:
      return 1;
    default:
      return kMillisecondsADay;
  }
}

Temporal time_at(std::int64_t milliseconds, Precision precision) {
  Temporal t;
  t.millisecond = static_cast<std::uint16_t>(milliseconds % 1000);
  t.second = static_cast<std::uint8_t>(milliseconds / 1000 % 60);
  t.minute = static_cast<std::uint8_t>(milliseconds / 60'000 % 60);
  t.hour = static_cast<std::uint8_t>(milliseconds / 3'600'000);
  t.precision = Precision::Millisecond;
  return truncate(t, precision);
}

/// One step of the finest known unit; a time does not step over midnight.
std::optional<Temporal> step(const Temporal& value, int direction, bool is_time) {
  if (!is_time) return add(value, direction, value.precision);
  const std::int64_t moved = milliseconds_of(value) + direction * milliseconds_in(value.precision);
  if (moved < 0 || moved >= kMillisecondsADay) return std::nullopt;
  return time_at(moved, value.precision);
}

std::optional<Value> step(const Value& value, int direction, Arena& arena) {
  switch (value.kind()) {
    case Kind::Integer: {
      const std::int64_t moved = std::int64_t{value.as_integer()} + direction;
      if (moved < std::numeric_limits<std::int32_t>::min() || moved > std::numeric_limits<std::int32_t>::max()) break;
      return Value::integer(static_cast<std::int32_t>(moved));
    }
    case Kind::Long: {
      std::int64_t moved = 0;
      if (__builtin_add_overflow(value.as_long(), std::int64_t{direction}, &moved)) break;
      return Value::long_integer(moved);
    }
    case Kind::Decimal:
      if (const auto moved = add(value.as_decimal(), Decimal(direction, Decimal::kMaxScale))) {
        return Value::decimal(*moved, arena);
      }
      break;
    case Kind::Quantity: {
      const QuantityData& q = value.as_quantity();
      if (const auto moved = add(q.value, Decimal(direction, Decimal::kMaxScale))) {
        return Value::quantity(arena.make<QuantityData>(*moved, q.unit));
      }
      break;
    }
    case Kind::Date:
      if (const auto moved = step(value.as_temporal(), direction, false)) return Value::date(*moved);
      break;
    case Kind::DateTime:
      if (const auto moved = step(value.as_temporal(), direction, false)) return Value::datetime(*moved);
      break;
    case Kind::Time:
      if (const auto moved = step(value.as_temporal(), direction, true)) return Value::time(*moved);
      break;
    default:
      break;
  }
  return std::nullopt;
}

Value limit_of(std::string_view type, bool greatest, Arena& arena) {
  using Int = std::numeric_limits<std::int32_t>;
  using Long = std::numeric_limits<std::int64_t>;
  const Decimal& decimal = greatest ? kGreatest : kLeast;
  if (type.starts_with("System.")) type.remove_prefix(7);
  if (type == "Integer") return Value::integer(greatest ? Int::max() : Int::min());
  if (type == "Long") return Value::long_integer(greatest ? Long::max() : Long::min());
  if (type == "Decimal") return Value::decimal(decimal, arena);
  if (type == "Quantity") return Value::quantity(arena.make<QuantityData>(decimal, std::string_view("1")));
  if (type == "Date") return Value::date(greatest ? last_day(false) : first_day(false));
  if (type == "DateTime") return Value::datetime(greatest ? last_day(true) : first_day(true));
  if (type == "Time") return Value::time(greatest ? before_midnight() : midnight());
  return Value::null();
}

bool is_limit(const Value& value, bool greatest) {
  using Int = std::numeric_limits<std::int32_t>;
  using Long = std::numeric_limits<std::int64_t>;
  const auto on = [&](const Temporal& limit) {
    Temporal t = value.as_temporal();
    t.has_offset = limit.has_offset;
    t.offset_minutes = 0;
    return t == limit;
  };
  switch (value.kind()) {
    case Kind::Integer:
      return value.as_integer() == (greatest ? Int::max() : Int::min());
    case Kind::Long:
      return value.as_long() == (greatest ? Long::max() : Long::min());
    case Kind::Decimal:
      return value.as_decimal() == (greatest ? kGreatest : kLeast);
    case Kind::Quantity:
      return value.as_quantity().value == (greatest ? kGreatest : kLeast);
    case Kind::Date:
      return on(greatest ? last_day(false) : first_day(false));
    case Kind::DateTime:
      return on(greatest ? last_day(true) : first_day(true));
    case Kind::Time:
      return on(greatest ? before_midnight() : midnight());
    default:
      return false;
  }
}

}  // namespace

Value minimum_of(std::string_view type_name, Arena& arena) {
  return limit_of(type_name, false, arena);
}
Value maximum_of(std::string_view type_name, Arena& arena) {
  return limit_of(type_name, true, arena);
}
bool is_minimum(const Value& value) {
  return is_limit(value, false);
}
bool is_maximum(const Value& value) {
  return is_limit(value, true);
}

std::optional<Value> successor(const Value& value, Arena& arena) {
  return step(value, 1, arena);
}
std::optional<Value> predecessor(const Value& value, Arena& arena) {
  return step(value, -1, arena);
}

Temporal truncate(Temporal value, Precision precision) {
  if (value.precision <= precision) return value;
  if (precision < Precision::Month) value.month = 1;
  if (precision < Precision::Day) value.day = 1;
  if (precision < Precision::Hour) value.hour = 0;
  if (precision < Precision::Minute) value.minute = 0;
  if (precision < Precision::Second) value.second = 0;
  if (precision < Precision::Millisecond) value.millisecond = 0;
  value.precision = precision;
  return value;
}

std::optional<Temporal> move(const Temporal& value, const Decimal& amount, std::string_view unit, bool is_time) {
  const auto calendar = time_unit(unit);
  if (!calendar) return std::nullopt;
  Precision precision = calendar->precision;
  std::optional<Decimal> exact = amount;
  if (precision == Precision::Second && amount.normalized().scale() > 0) {
    exact = multiply(amount, Decimal::from_integer(1000));
    precision = Precision::Millisecond;
  }
  const auto whole = exact ? exact->truncated() : std::nullopt;
  std::int64_t count = 0;
  if (!whole || __builtin_mul_overflow(*whole, std::int64_t{calendar->times}, &count)) return std::nullopt;
  if (!is_time) return add(value, count, precision);
  if (precision < Precision::Hour) return std::nullopt;
  std::int64_t moved = 0;
  if (__builtin_mul_overflow(count, milliseconds_in(precision), &moved)) return std::nullopt;
  moved = (milliseconds_of(value) + moved % kMillisecondsADay + kMillisecondsADay) % kMillisecondsADay;
  return time_at(moved, value.precision);
}

}  // namespace nextline::cql::algebra
