// Clinical operators: CQL 1.5 appendix B, chapter 12, as far as they compute: ages. AgeInYears() and its kin are
// CalculateAgeAt of the patient's birth date, CalculateAgeInYears(d) is CalculateAge(d, 'year'); the resolver writes
// them so. Membership in value sets is the engine's.
#include "cql/operators/adapt.h"
#include "cql/operators/algebra/counting.h"
#include "cql/operators/algebra/limits.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using algebra::adapt;
using algebra::Date;
using algebra::DateTime;

Value age_today(OperatorContext& c, const Date& birth, std::string_view unit) {
  const Temporal now = c.now.has_offset ? at_offset(c.now, c.offset_minutes) : c.now;
  Temporal today = algebra::truncate(now, Precision::Day);
  today.has_offset = false;
  today.offset_minutes = 0;
  return algebra::duration(c, Value::date(birth.value), Value::date(today), unit);
}
Value age_now(OperatorContext& c, const DateTime& birth, std::string_view unit) {
  return algebra::duration(c, Value::datetime(birth.value), Value::datetime(c.now), unit);
}
Value age_at_date(OperatorContext& c, const Date& birth, const Date& at, std::string_view unit) {
  return algebra::duration(c, Value::date(birth.value), Value::date(at.value), unit);
}
Value age_at(OperatorContext& c, const DateTime& birth, const DateTime& at, std::string_view unit) {
  return algebra::duration(c, Value::datetime(birth.value), Value::datetime(at.value), unit);
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
constexpr OperatorRow kRows[] = {
    {"CalculateAge", "(Date, String) -> Integer", kPropagate, adapt<age_today>, AT("calculateage"),
     "CalculateAgeInYears(Today() - 2 years)", "2"},
    {"CalculateAge", "(DateTime, String) -> Integer", kPropagate, adapt<age_now>, AT("calculateage"),
     "CalculateAgeInHours(Now() - 3 hours)", "3"},
    {"CalculateAgeAt", "(Date, Date, String) -> Integer", kPropagate, adapt<age_at_date>, AT("calculateageat"),
     "CalculateAgeInYearsAt(@2000-06-15, @2014-06-14)", "13"},
    {"CalculateAgeAt", "(DateTime, DateTime, String) -> Integer", kPropagate, adapt<age_at>, AT("calculateageat"),
     "CalculateAgeInDaysAt(@2014-01-01T10:00:00.000, @2014-01-03T09:00:00.000)", "1"},
};
#undef AT

}  // namespace

std::span<const OperatorRow> clinical_rows() {
  return kRows;
}

}  // namespace nextline::cql
