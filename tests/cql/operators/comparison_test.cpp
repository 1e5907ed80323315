#include <gtest/gtest.h>

#include "cql/operators/algebra/order.h"
#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(Comparison, EqualityOfSimpleValues) {
  expect_lines({
      {"Equal", {"1", "1"}, "true"},
      {"Equal", {"1.50", "1.5"}, "true"},
      {"Equal", {"'a'", "'A'"}, "false"},
      {"Equal", {"true", "null"}, "null"},
      {"Equal", {"1 'cm'", "0.01 'm'"}, "true"},
      {"Equal", {"1 'cm'", "1 'mL'"}, "null"},
      {"Equal", {"1 month", "1 'mo'"}, "null"},
      {"Equal", {"1 year", "12 months"}, "true"},
      {"Equal", {"1 week", "7 days"}, "true"},
      {"Equal", {"@2014", "@2014-02"}, "null"},
      {"Equal", {"@2014", "@2015-02"}, "false"},
      {"Equal", {"@T12:00:00", "@T12:00:00.001"}, "false"},
      {"Equal", {"@2014-01-25T14:30:14.559+01:00", "@2014-01-25T13:30:14.559+00:00"}, "true"},
  });
}

TEST(Comparison, EqualityOfStructures) {
  expect_lines({
      {"Equal", {"{ null }", "{ null }"}, "true"},
      {"Equal", {"{ 1, null }", "{ 1, 2 }"}, "null"},
      {"Equal", {"{ null, 1 }", "{ 1, 2 }"}, "false"},
      {"Equal", {"{ 1, 2 }", "{ 1, 2, 3 }"}, "false"},
      {"Equal", {"Tuple { a: 1, b: null }", "Tuple { a: 1, b: null }"}, "true"},
      {"Equal", {"Tuple { a: 1, b: null }", "Tuple { a: 2, b: 'x' }"}, "false"},
      {"Equal", {"Tuple { a: null, b: 'x' }", "Tuple { a: 1, b: 'y' }"}, "null"},
      {"Equal", {"Tuple { a: 1, b: 2 }", "Tuple { b: 2, a: 1 }"}, "true"},
      {"Equal", {"Interval[1, 10]", "Interval(0, 11)"}, "true"},
      {"Equal", {"Interval[1, 10]", "Interval(null, null)"}, "null"},
      {"Equal", {"Interval[1, null)", "Interval[2, 5]"}, "false"},
  });
}

TEST(Comparison, EquivalenceIsNeverUnknown) {
  expect_lines({
      {"Equivalent", {"null", "null"}, "true"},
      {"Equivalent", {"1", "null"}, "false"},
      {"Equivalent", {"'Abel  x'", "'aBEL  X'"}, "true"},
      {"Equivalent", {"'GRÖSSE'", "'grösse'"}, "true"},
      {"Equivalent", {"1.5", "1.55"}, "false"},
      {"Equivalent", {"1.001", "1.000"}, "true"},
      {"Equivalent", {"1 month", "1 'mo'"}, "true"},
      {"Equivalent", {"1 year", "365 days"}, "true"},
      {"Equivalent", {"1 'mg'", "1 'mL'"}, "false"},
      {"Equivalent", {"@2014", "@2014-02"}, "false"},
      {"Equivalent", {"{ 1, null }", "{ 1, null }"}, "true"},
      {"Equivalent", {"Tuple { a: 1, b: null }", "Tuple { a: 1, b: null }"}, "true"},
      {"Equivalent", {"Interval[1, null]", "Interval[1, 2147483647]"}, "true"},
  });
}

TEST(Comparison, Order) {
  expect_lines({
      {"Less", {"1", "2"}, "true"},
      {"Less", {"1.5", "1.50"}, "false"},
      {"Less", {"'Z'", "'a'"}, "true"},
      {"Greater", {"1 'm'", "10 'cm'"}, "true"},
      {"Greater", {"1 'm'", "10 'mL'"}, "null"},
      {"Less", {"@2014", "@2014-02"}, "null"},
      {"Less", {"@2013", "@2014-02"}, "true"},
      {"LessOrEqual", {"@2014-02-10T", "@2014-02-10T"}, "true"},
      {"GreaterOrEqual", {"@T10", "@T10:30"}, "null"},
  });
}

TEST(Comparison, OrdersAreSets) {
  using algebra::Orders;
  EXPECT_EQ(Orders::any().less(), Truth::Unknown);
  EXPECT_EQ(Orders(Orders::kLess | Orders::kEqual).at_most(), Truth::True);
  EXPECT_EQ(Orders(Orders::kLess | Orders::kEqual).greater(), Truth::False);
  EXPECT_EQ(Orders().equal(), Truth::Unknown);
}

TEST(Comparison, SortingIsTotal) {
  OperatorTable table;
  const auto order = [&](std::string_view left, std::string_view right) {
    return algebra::sort_order(table.read(left), table.read(right), 0);
  };
  EXPECT_TRUE(order("null", "1") < 0);
  EXPECT_TRUE(order("null", "null") == 0);
  EXPECT_TRUE(order("@2012-01-01T", "@2012-01-01T12") < 0);
  EXPECT_TRUE(order("@2012-10-05T", "@2012-01-01T12") > 0);
  EXPECT_TRUE(order("'b'", "'a'") > 0);
}

TEST(Comparison, CodesAndConcepts) {
  OperatorTable table;
  const CodeData shown{"8480-6", "http://loinc.org", "", "Systolic"};
  const CodeData bare{"8480-6", "http://loinc.org", "", ""};
  const CodeData other{"8462-4", "http://loinc.org", "", ""};
  const CodeData both[] = {other, bare};
  const ConceptData pair{both, ""};
  const auto call = [&](std::string_view name, const Value& l, const Value& r) {
    return OperatorTable::show(table.call_values(name, {l, r}));
  };
  EXPECT_EQ(call("Equal", Value::code(&shown), Value::code(&bare)), "null");
  EXPECT_EQ(call("Equal", Value::code(&other), Value::code(&bare)), "false");
  EXPECT_EQ(call("Equivalent", Value::code(&shown), Value::code(&bare)), "true");
  EXPECT_EQ(call("Equivalent", Value::concept_value(&pair), Value::concept_value(&pair)), "true");
}

}  // namespace
}  // namespace nextline::cql::testing
