#include <gtest/gtest.h>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(Arithmetic, WholeNumbers) {
  expect_lines({
      {"Add", {"2", "3"}, "5"},
      {"Add", {"2147483647", "1"}, "null"},
      {"Add", {"9223372036854775807L", "1L"}, "null"},
      {"Subtract", {"-2147483648", "1"}, "null"},
      {"Multiply", {"65536", "65536"}, "null"},
      {"Negate", {"-2147483648"}, "null"},
      {"Abs", {"-5"}, "5"},
      {"Abs", {"-2147483648"}, "null"},
      {"TruncatedDivide", {"-10", "3"}, "-3"},
      {"TruncatedDivide", {"10", "0"}, "null"},
      {"TruncatedDivide", {"-2147483648", "-1"}, "null"},
      {"Modulo", {"-10", "3"}, "-1"},
      {"Modulo", {"10", "0"}, "null"},
      {"Modulo", {"-2147483648", "-1"}, "0"},
      {"Power", {"2", "10"}, "1024"},
      {"Power", {"2", "31"}, "null"},
      {"Power", {"2L", "62L"}, "4611686018427387904L"},
      {"Power", {"-1", "2147483647"}, "-1"},
      {"Power", {"2", "-2"}, "null"},
      {"Successor", {"2147483647"}, "error: overflow"},
      {"Predecessor", {"0"}, "-1"},
  });
}

TEST(Arithmetic, Decimals) {
  expect_lines({
      {"Add", {"0.1", "0.2"}, "0.3"},
      {"Divide", {"10.0", "3.0"}, "3.33333333"},
      {"Divide", {"1.0", "0.0"}, "null"},
      {"Modulo", {"3.5", "3.0"}, "0.5"},
      {"TruncatedDivide", {"-10.1", "3.1"}, "-3.0"},
      {"Round", {"-0.5"}, "-1.0"},
      {"Round", {"2.5"}, "3.0"},
      {"Round", {"3.14159", "2"}, "3.14"},
      {"Round", {"3.14159", "null"}, "3.0"},
      {"Round", {"3.14159", "9"}, "null"},
      {"Ceiling", {"2147483647.2"}, "null"},
      {"Floor", {"-0.1"}, "-1"},
      {"Truncate", {"-1.9"}, "-1"},
      {"Exp", {"1000.0"}, "error: overflow"},
      {"Ln", {"0.0"}, "error: outside-domain"},
      {"Ln", {"-1.0"}, "null"},
      {"Log", {"16.0", "2.0"}, "4.0"},
      {"Log", {"1.0", "1.0"}, "null"},
      {"Precision", {"1.58700"}, "5"},
      {"Successor", {"1.01"}, "1.01000001"},
      {"MaxValue", {"'Decimal'"}, "99999999999999999999.99999999"},
      {"MinValue", {"'Boolean'"}, "error: no-limit"},
  });
}

TEST(Arithmetic, Boundaries) {
  expect_lines({
      {"HighBoundary", {"1.587", "8"}, "1.58799999"},
      {"LowBoundary", {"1.587", "8"}, "1.58700000"},
      {"HighBoundary", {"-1.587", "8"}, "-1.58700000"},
      {"LowBoundary", {"-1.587", "8"}, "-1.58799999"},
      {"HighBoundary", {"1.58888", "null"}, "1.58888999"},
      {"HighBoundary", {"1.587", "9"}, "null"},
      {"HighBoundary", {"@2014-02", "8"}, "@2014-02-28"},
      {"LowBoundary", {"@2014-02", "8"}, "@2014-02-01"},
      {"HighBoundary", {"@2014", "5"}, "null"},
      {"HighBoundary", {"@T10:30", "9"}, "@T10:30:59.999"},
      {"HighBoundary", {"@T10:30", "0"}, "null"},
      {"HighBoundary", {"@T10:30", "2147483647"}, "null"},
  });
}

TEST(Arithmetic, QuantitiesKeepTheirUnits) {
  expect_lines({
      {"Add", {"1 'g'", "5 'mg'"}, "1005.0 'mg'"},
      {"Add", {"5 'mg'", "1 'g'"}, "1005.0 'mg'"},
      {"Add", {"1 'g'", "1 'mL'"}, "null"},
      {"Add", {"1 year", "6 months"}, "18.0 'months'"},
      {"Subtract", {"1 'g'", "1 'g'"}, "0.0 'g'"},
      {"Multiply", {"2 'cm'", "3 'cm'"}, "6.0 'cm2'"},
      {"Multiply", {"2 'mg'", "3 '1'"}, "6.0 'mg'"},
      {"Divide", {"10 'g'", "2 'L'"}, "5.0 'g/L'"},
      {"Divide", {"500 'mg'", "2 'g'"}, "0.25 '1'"},
      {"Divide", {"5 'mg'", "0 '1'"}, "null"},
      {"Modulo", {"3.5 'cm'", "30 'mm'"}, "0.5 'cm'"},
      {"TruncatedDivide", {"10.1 'cm'", "-3.1 'cm'"}, "-3.0 'cm'"},
      {"Negate", {"5 'mg'"}, "-5.0 'mg'"},
  });
}

TEST(Arithmetic, UncertainCounts) {
  expect_lines({
      {"Add", {"Interval[17, 44]", "Interval[17, 44]"}, "Interval[34, 88]"},
      {"Subtract", {"Interval[17, 44]", "Interval[4, 16]"}, "Interval[1, 40]"},
      {"Multiply", {"Interval[-2, 3]", "Interval[4, 5]"}, "Interval[-10, 15]"},
      {"Negate", {"Interval[4, 16]"}, "Interval[-16, -4]"},
      {"Divide", {"Interval[7.0, 14.0]", "7.0"}, "Interval[1.0, 2.0]"},
      {"Divide", {"7.0", "Interval[-1.0, 1.0]"}, "null"},
      {"TruncatedDivide", {"Interval[4, 16]", "2"}, "error: uncertain-operand"},
      {"Modulo", {"7", "Interval[4, 16]"}, "error: uncertain-operand"},
      {"ToDecimal", {"Interval[4, 16]"}, "Interval[4.0, 16.0]"},
      {"Greater", {"Interval[4, 16]", "3"}, "true"},
      {"Greater", {"Interval[4, 16]", "5"}, "null"},
      {"Greater", {"Interval[4, 16]", "16"}, "false"},
      {"GreaterOrEqual", {"Interval[4, 16]", "4"}, "true"},
      {"LessOrEqual", {"Interval[4.0, 16.0]", "16.5"}, "true"},
      {"Equal", {"Interval[4, 16]", "17"}, "false"},
      {"Equal", {"Interval[4, 16]", "5"}, "null"},
  });
}

}  // namespace
}  // namespace nextline::cql::testing
