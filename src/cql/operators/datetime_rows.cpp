// Date and time operators: CQL 1.5 appendix B, chapter 8. Comparisons by precision of single dates stand here, those of
// intervals among the interval operators. Now, Today and TimeOfDay are the engine's.
#include <limits>

#include "cql/operators/adapt.h"
#include "cql/operators/algebra/counting.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/algebra/order.h"
#include "cql/operators/algebra/precision.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;
using std::string_view;

Value typed(Kind kind, const Temporal& t) {
  if (kind == Kind::Date) return Value::date(t);
  return kind == Kind::Time ? Value::time(t) : Value::datetime(t);
}

bool is_temporal(const Value& v) {
  return v.kind() == Kind::Date || v.kind() == Kind::DateTime || v.kind() == Kind::Time;
}

Value moved(OperatorContext& c, const Value& date, const Decimal& amount, string_view unit) {
  if (!is_temporal(date)) return Value::null();
  const auto word = time_unit(unit);
  if (!word) return c.fail("no-time-unit", "a date or time moves by years, months, weeks, days or parts of a day");
  const auto result = move(date.as_temporal(), amount, unit, date.kind() == Kind::Time);
  if (result) return typed(date.kind(), *result);
  return c.fail("overflow", "date arithmetic leaves the years 1 to 9999, or a time is moved by days");
}
Value add_time(OperatorContext& c, const Value& date, const QuantityData& q) {
  return moved(c, date, q.value, q.unit);
}
Value subtract_time(OperatorContext& c, const Value& date, const QuantityData& q) {
  return moved(c, date, negate(q.value), q.unit);
}

/// The fields of a constructor as far as they are given; none after the run-time error has been reported.
optional<Temporal> fields(OperatorContext& c, const Value* operands, std::uint32_t count, Precision first) {
  static constexpr std::int32_t kLow[] = {1, 1, 1, 0, 0, 0, 0};
  static constexpr std::int32_t kHigh[] = {9999, 12, 31, 23, 59, 59, 999};
  std::int32_t value[] = {0, 1, 1, 0, 0, 0, 0};
  Temporal t;
  bool ended = false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto field = static_cast<std::uint32_t>(first) - 1 + i;
    if (operands[i].kind() != Kind::Integer) {
      ended = true;
      continue;
    }
    value[field] = operands[i].as_integer();
    if (ended || value[field] < kLow[field] || value[field] > kHigh[field]) {
      c.fail("not-a-date", ended ? "a date or time has a finer field without the coarser one"
                                 : "a field of a date or time is out of range");
      return std::nullopt;
    }
    t.precision = static_cast<Precision>(field + 1);
  }
  t.year = static_cast<std::int16_t>(value[0]);
  t.month = static_cast<std::uint8_t>(value[1]);
  t.day = static_cast<std::uint8_t>(value[2]);
  t.hour = static_cast<std::uint8_t>(value[3]);
  t.minute = static_cast<std::uint8_t>(value[4]);
  t.second = static_cast<std::uint8_t>(value[5]);
  t.millisecond = static_cast<std::uint16_t>(value[6]);
  if (first == Precision::Year && t.day > days_in_month(t.year, t.month)) {
    c.fail("not-a-date", "the month does not have that many days");
    return std::nullopt;
  }
  return t;
}

bool is_given(const Value* operands, std::uint32_t count) {
  return count > 0 && operands[0].kind() == Kind::Integer;
}

Value make_date(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (!is_given(operands, count)) return Value::null();
  const auto t = fields(c, operands, count, Precision::Year);
  return t ? Value::date(*t) : Value::null();
}
Value make_time(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (!is_given(operands, count)) return Value::null();
  const auto t = fields(c, operands, count, Precision::Hour);
  return t ? Value::time(*t) : Value::null();
}
Value make_datetime(OperatorContext& c, const Value* operands, std::uint32_t count) {
  if (!is_given(operands, count)) return Value::null();
  auto t = fields(c, operands, count < 7 ? count : 7, Precision::Year);
  if (!t) return Value::null();
  if (count == 8 && operands[7].kind() == Kind::Decimal) {
    const auto minutes = multiply(operands[7].as_decimal(), Decimal::from_integer(60));
    const auto whole = minutes ? minutes->truncated() : std::nullopt;
    constexpr int kMost = 14 * 60;
    if (!whole || *whole < -kMost || *whole > kMost) {
      return c.fail("not-a-date", "a time zone offset lies between -14 and 14 hours");
    }
    t->has_offset = true;
    t->offset_minutes = static_cast<std::int16_t>(*whole);
  }
  return Value::datetime(*t);
}

/// A Date has no offset: turned into a DateTime it takes the evaluation's.
Value date_from(const Value& v) {
  if (v.kind() != Kind::DateTime) return Value::null();
  return Value::packed_temporal(Kind::Date, packed_temporal::date_of(v.as_packed_temporal()));
}
optional<Time> time_from(const DateTime& v) {
  if (v.value.precision < Precision::Hour) return std::nullopt;
  Temporal t = v.value;
  t.year = 0;
  t.month = t.day = 1;
  t.has_offset = false;
  t.offset_minutes = 0;
  return Time{t};
}
optional<Decimal> offset_from(OperatorContext& c, const DateTime& v) {
  const int minutes = v.value.has_offset ? v.value.offset_minutes : c.offset_minutes;
  return divide(Decimal::from_integer(minutes), Decimal::from_integer(60));
}

optional<std::int32_t> component(const Value& v, string_view word) {
  const auto unit = calendar_word(word);
  if (!is_temporal(v) || !unit || unit->times != 1 || unit->precision > v.as_temporal().precision) return std::nullopt;
  const Temporal t = v.as_temporal();
  if (v.kind() == Kind::Time && unit->precision < Precision::Hour) return std::nullopt;
  switch (unit->precision) {
    case Precision::Year:
      return t.year;
    case Precision::Month:
      return t.month;
    case Precision::Day:
      return t.day;
    case Precision::Hour:
      return t.hour;
    case Precision::Minute:
      return t.minute;
    case Precision::Second:
      return t.second;
    case Precision::Millisecond:
      return t.millisecond;
  }
  return std::nullopt;
}

Value duration_between_values(OperatorContext& c, const Value& low, const Value& high, string_view unit) {
  if (!is_temporal(low) || !is_temporal(high)) return Value::null();
  return duration(c, low, high, unit);
}
Value difference_between_values(OperatorContext& c, const Value& low, const Value& high, string_view unit) {
  if (!is_temporal(low) || !is_temporal(high)) return Value::null();
  return difference(c, low, high, unit);
}

template <std::uint8_t Asked>
Truth compared(OperatorContext& c, const Value& left, const Value& right, const optional<string_view>& precision) {
  if (!is_temporal(left) || !is_temporal(right)) return Truth::Unknown;
  const Calendar calendar{precision ? comparison_precision(*precision) : std::nullopt, c.offset_minutes, true};
  return compare_values(left, right, calendar).is(Asked);
}

constexpr std::uint8_t kLess = Orders::kLess;
constexpr std::uint8_t kGreater = Orders::kGreater;
constexpr std::uint8_t kEqual = Orders::kEqual;

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
#define NEXTLINE_TIMING_ROWS(name, asked, anchor, words, result)                                                       \
  {name,       "(Date, Date, String) -> Boolean",   kCustom, adapt<compared<asked>>,                                   \
   AT(anchor), "@2014-03-15 " words " @2014-01-10", result},                                                           \
      {name,       "(DateTime, DateTime, String) -> Boolean",       kCustom, adapt<compared<asked>>,                   \
       AT(anchor), "@2014-03-15T10:00 " words " @2014-01-10T12:00", result},                                           \
  {                                                                                                                    \
    name, "(Time, Time, String) -> Boolean", kCustom, adapt<compared<asked>>, AT(anchor), "@T12:30 " words " @T10:15", \
        result                                                                                                         \
  }
#define NEXTLINE_MOVE_ROWS(name, body, anchor, sign, date, datetime, time)                                       \
  {name, "(Date, Quantity) -> Date", kPropagate, adapt<body>, AT(anchor), "@2014-01-31 " sign " 1 month", date}, \
      {name,       "(DateTime, Quantity) -> DateTime", kPropagate, adapt<body>,                                  \
       AT(anchor), "@2014-01-31T " sign " 1 week",     datetime},                                                \
  {                                                                                                              \
    name, "(Time, Quantity) -> Time", kPropagate, adapt<body>, AT(anchor), "@T12:00 " sign " 30 minutes", time   \
  }
#define NEXTLINE_BETWEEN_ROWS(name, body, anchor, words, date, datetime, time)                  \
  {name,       "(Date, Date, String) -> Integer",                                               \
   kPropagate, adapt<body>,                                                                     \
   AT(anchor), words "months between @2014-01-31 and @2014-03-01",                              \
   date},                                                                                       \
      {name,       "(DateTime, DateTime, String) -> Integer",                                   \
       kPropagate, adapt<body>,                                                                 \
       AT(anchor), words "weeks between @2012-03-10T22:05:09.000 and @2012-03-24T07:19:33.000", \
       datetime},                                                                               \
  {                                                                                             \
    name, "(Time, Time, String) -> Integer", kPropagate, adapt<body>, AT(anchor),               \
        words "hours between @T20:26:15.555 and @T23:25:15.555", time                           \
  }
#define NEXTLINE_COMPONENT_ROW(type, example, result)                                       \
  {                                                                                         \
    "DateTimeComponentFrom", "(" type ", String) -> Integer", kPropagate, adapt<component>, \
        AT("datetime-component-from"), example, result                                      \
  }

constexpr OperatorRow kRows[] = {
    NEXTLINE_MOVE_ROWS("Add", add_time, "add-1", "+", "@2014-02-28", "@2014-02-07T", "@T12:30"),
    NEXTLINE_TIMING_ROWS("After", kGreater, "after", "after", "true"),
    NEXTLINE_TIMING_ROWS("Before", kLess, "before", "before", "false"),
    {"Date", "(Integer) -> Date", kCustom, make_date, AT("date-1"), "Date(2014)", "@2014"},
    {"Date", "(Integer, Integer) -> Date", kCustom, make_date, AT("date-1"), "Date(2014, 3)", "@2014-03"},
    {"Date", "(Integer, Integer, Integer) -> Date", kCustom, make_date, AT("date-1"), "Date(2014, 3, 5)",
     "@2014-03-05"},
    {"DateTime", "(Integer) -> DateTime", kCustom, make_datetime, AT("datetime-1"), "DateTime(2014)", "@2014T"},
    {"DateTime", "(Integer, Integer) -> DateTime", kCustom, make_datetime, AT("datetime-1"), "DateTime(2014, 3)",
     "@2014-03T"},
    {"DateTime", "(Integer, Integer, Integer) -> DateTime", kCustom, make_datetime, AT("datetime-1"),
     "DateTime(2014, 3, 5)", "@2014-03-05T"},
    {"DateTime", "(Integer, Integer, Integer, Integer) -> DateTime", kCustom, make_datetime, AT("datetime-1"),
     "DateTime(2014, 3, 5, 20)", "@2014-03-05T20"},
    {"DateTime", "(Integer, Integer, Integer, Integer, Integer) -> DateTime", kCustom, make_datetime, AT("datetime-1"),
     "DateTime(2014, 3, 5, 20, 50)", "@2014-03-05T20:50"},
    {"DateTime", "(Integer, Integer, Integer, Integer, Integer, Integer) -> DateTime", kCustom, make_datetime,
     AT("datetime-1"), "DateTime(2014, 3, 5, 20, 50, 33)", "@2014-03-05T20:50:33"},
    {"DateTime", "(Integer, Integer, Integer, Integer, Integer, Integer, Integer) -> DateTime", kCustom, make_datetime,
     AT("datetime-1"), "DateTime(2014, 3, 5, 20, 50, 33, 955)", "@2014-03-05T20:50:33.955"},
    {"DateTime", "(Integer, Integer, Integer, Integer, Integer, Integer, Integer, Decimal) -> DateTime", kCustom,
     make_datetime, AT("datetime-1"), "DateTime(2014, 3, 5, 20, 50, 33, 955, 1.0)", "@2014-03-05T20:50:33.955+01:00"},
    {"DateFrom", "(DateTime) -> Date", kPropagate, adapt<date_from>, AT("datetime-component-from"),
     "date from @2014-03-05T20:50", "@2014-03-05"},
    NEXTLINE_COMPONENT_ROW("Date", "month from @2014-03-05", "3"),
    NEXTLINE_COMPONENT_ROW("DateTime", "hour from @2014-03-05T20:50", "20"),
    NEXTLINE_COMPONENT_ROW("Time", "minute from @T20:50", "50"),
    NEXTLINE_BETWEEN_ROWS("DifferenceBetween", difference_between_values, "difference", "difference in ", "2", "2",
                          "3"),
    NEXTLINE_BETWEEN_ROWS("DurationBetween", duration_between_values, "duration", "", "1", "1", "2"),
    NEXTLINE_TIMING_ROWS("SameAs", kEqual, "same-as", "same as", "false"),
    NEXTLINE_TIMING_ROWS("SameOrAfter", (kGreater | kEqual), "same-or-after-1", "same or after", "true"),
    NEXTLINE_TIMING_ROWS("SameOrBefore", (kLess | kEqual), "same-or-before-1", "same or before", "false"),
    NEXTLINE_MOVE_ROWS("Subtract", subtract_time, "subtract-1", "-", "@2013-12-31", "@2014-01-24T", "@T11:30"),
    {"Time", "(Integer) -> Time", kCustom, make_time, AT("time-1"), "Time(20)", "@T20"},
    {"Time", "(Integer, Integer) -> Time", kCustom, make_time, AT("time-1"), "Time(20, 50)", "@T20:50"},
    {"Time", "(Integer, Integer, Integer) -> Time", kCustom, make_time, AT("time-1"), "Time(20, 50, 33)", "@T20:50:33"},
    {"Time", "(Integer, Integer, Integer, Integer) -> Time", kCustom, make_time, AT("time-1"), "Time(20, 50, 33, 955)",
     "@T20:50:33.955"},
    {"TimeFrom", "(DateTime) -> Time", kPropagate, adapt<time_from>, AT("datetime-component-from"),
     "time from @2014-03-05T20:50", "@T20:50"},
    {"TimezoneOffsetFrom", "(DateTime) -> Decimal", kPropagate, adapt<offset_from>, AT("datetime-component-from"),
     "timezoneoffset from @2014-03-05T20:50:33.955+01:00", "1.0"},
};
#undef NEXTLINE_TIMING_ROWS
#undef NEXTLINE_MOVE_ROWS
#undef NEXTLINE_BETWEEN_ROWS
#undef NEXTLINE_COMPONENT_ROW
#undef AT

}  // namespace

std::span<const OperatorRow> datetime_rows() {
  return kRows;
}

}  // namespace nextline::cql
