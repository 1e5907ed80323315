#include <gtest/gtest.h>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(DateTimes, Constructors) {
  expect_lines({
      {"Date", {"2014", "3"}, "@2014-03"},
      {"Date", {"2014", "2", "30"}, "error: not-a-date"},
      {"Date", {"0"}, "error: not-a-date"},
      {"DateTime", {"null"}, "null"},
      {"DateTime", {"2001", "1", "1", "null"}, "@2001-01-01T"},
      {"DateTime", {"2001", "null", "1"}, "error: not-a-date"},
      {"DateTime", {"2014", "3", "5", "20", "50", "33", "955", "-7.0"}, "@2014-03-05T20:50:33.955-07:00"},
      {"DateTime", {"2014", "3", "5", "20", "50", "33", "955", "15.0"}, "error: not-a-date"},
      {"Time", {"24"}, "error: not-a-date"},
      {"Time", {"20", "50"}, "@T20:50"},
  });
}

TEST(DateTimes, Arithmetic) {
  expect_lines({
      {"Add", {"@2012-02-29", "1 year"}, "@2013-02-28"},
      {"Add", {"@2014-01-31", "1 month"}, "@2014-02-28"},
      {"Add", {"@2014", "25 months"}, "@2016"},
      {"Add", {"@2014-06", "33 days"}, "@2014-07"},
      {"Add", {"@2005-05-10T", "25 hours"}, "@2005-05-11T"},
      {"Add", {"@2018-05-02T", "3 weeks"}, "@2018-05-23T"},
      {"Add", {"@2014-01-01T00:00:00.000", "1.5 seconds"}, "@2014-01-01T00:00:01.500"},
      {"Add", {"@2014-01-01", "1.9 days"}, "@2014-01-02"},
      {"Add", {"@2014-01-01", "1 'd'"}, "@2014-01-02"},
      {"Add", {"@2005-10-10", "8000 years"}, "error: overflow"},
      {"Add", {"@2005-10-10", "1 'mg'"}, "error: no-time-unit"},
      {"Add", {"@T23:30", "45 minutes"}, "@T00:15"},
      {"Subtract", {"@T00:15", "45 minutes"}, "@T23:30"},
      {"Subtract", {"@2016-10-01T10:20:30", "15 hours"}, "@2016-09-30T19:20:30"},
  });
}

TEST(DateTimes, Parts) {
  expect_lines({
      {"DateTimeComponentFrom", {"@2014-03-05T20:50", "'minute'"}, "50"},
      {"DateTimeComponentFrom", {"@2014-03-05T", "'hour'"}, "null"},
      {"DateTimeComponentFrom", {"@T20:50", "'hour'"}, "20"},
      {"DateFrom", {"@2014-03-05T20:50"}, "@2014-03-05"},
      {"TimeFrom", {"@2014-03-05T20:50"}, "@T20:50"},
      {"TimeFrom", {"@2014-03-05T"}, "null"},
      {"TimezoneOffsetFrom", {"@2014-03-05T20:50:33.955+05:30"}, "5.5"},
      {"TimezoneOffsetFrom", {"@2014-03-05T20:50:33.955"}, "0.0"},
  });
}

TEST(DateTimes, Counting) {
  expect_lines({
      {"DurationBetween", {"@2014-01-31", "@2014-02-01", "'month'"}, "0"},
      {"DurationBetween", {"@2012-03-10T22:05:09.000", "@2012-03-24T07:19:33.000", "'week'"}, "1"},
      {"DurationBetween", {"@2014-01-15T", "@2014-02T", "'day'"}, "Interval[16, 44]"},
      {"DurationBetween", {"@2014-01-15", "@2014-02", "'day'"}, "Interval[17, 44]"},
      {"DurationBetween", {"@2017-08-07T17:00", "@2017-08-14T", "'day'"}, "Interval[6, 7]"},
      {"DurationBetween", {"@2005T", "@2006-05T", "'month'"}, "Interval[4, 16]"},
      {"DurationBetween", {"@2014-01", "@2014-02", "'day'"}, "Interval[1, 58]"},
      {"DurationBetween", {"@2005", "@2010", "'year'"}, "Interval[4, 5]"},
      {"DurationBetween", {"@T20:26:15.555", "@T23:25:15.555", "'hour'"}, "2"},
      {"DurationBetween", {"@2014-01-15", "@2014-02-01", "'fortnight'"}, "null"},
      {"DifferenceBetween", {"@2000-10-14", "@2000-10-15", "'week'"}, "1"},
      {"DifferenceBetween", {"@2000-10-15", "@2000-10-21", "'week'"}, "0"},
      {"DifferenceBetween", {"@1969-12-27", "@1969-12-28", "'week'"}, "1"},
      {"DifferenceBetween", {"@2016", "@1998", "'year'"}, "-18"},
      {"CalculateAgeAt", {"@2000-06-15", "@2014-06-14", "'year'"}, "13"},
      {"CalculateAgeAt", {"@2000-06", "@2014-06-14", "'year'"}, "Interval[13, 14]"},
      {"CalculateAge", {"@2000-06-15", "'year'"}, "25"},
      {"CalculateAge", {"@2000-06-16", "'year'"}, "24"},
  });
}

TEST(DateTimes, ComparisonToPrecision) {
  expect_lines({
      {"Before", {"@2014-03-15", "@2014-03-20", "'month'"}, "false"},
      {"Before", {"@2014-03-15", "@2014-03-20"}, "true"},
      {"After", {"@2005-10-10", "@2005-09", "'day'"}, "true"},
      {"SameAs", {"@2014-10", "@2014-10-12", "'day'"}, "null"},
      {"SameAs", {"@2014-10", "@2014-10-12", "'month'"}, "true"},
      // Days are compared as they are written, hours at one offset.
      {"SameAs", {"@2014-01-01T00:30:00.0+01:00", "@2013-12-31T23:30:00.0Z", "'day'"}, "false"},
      {"SameAs", {"@2014-01-01T00:30:00.0+01:00", "@2013-12-31T23:30:00.0Z", "'hour'"}, "true"},
      {"SameOrAfter", {"@T23:25:25.555", "@T23:55:25.900", "'hour'"}, "true"},
      {"SameOrBefore", {"@2014-10-15", "null", "'day'"}, "null"},
      {"After", {"@2012-03-10T10:20:00.999+07:00", "@2012-03-10T08:20:00.999+06:00", "'hour'"}, "true"},
  });
}

}  // namespace
}  // namespace nextline::cql::testing
