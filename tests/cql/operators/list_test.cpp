#include <gtest/gtest.h>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(Lists, Membership) {
  expect_lines({
      {"In", {"1", "{ 1, 2 }"}, "true"},
      {"In", {"null", "{ 1, null }"}, "true"},
      {"Contains", {"{ null, 'b' }", "'a'"}, "false"},
      {"Contains", {"{ @2014, @2016 }", "@2014-02"}, "null"},
      {"Includes", {"{ 1, 2, 3 }", "{ 3, 1 }"}, "true"},
      {"Includes", {"{ 1, 2, 3 }", "{ }"}, "true"},
      {"IncludedIn", {"{ 4 }", "{ 1, 2, 3 }"}, "false"},
      {"ProperIncludes", {"{ 1, 2, 3 }", "{ 1, 2, 3 }"}, "false"},
      {"ProperIncludes", {"{ 1, 2, 3 }", "{ 1, 2 }"}, "true"},
      {"ProperIncludes", {"{ 1, 2, 3 }", "null"}, "false"},
      {"ProperIncludes", {"{ 'a', null }", "'a'"}, "null"},
      {"ProperIncludes", {"{ 'a', 'b', null }", "'a'"}, "true"},
      {"ProperIncludes", {"{ 's', null }", "null"}, "true"},
      {"ProperIncludedIn", {"{ 1 }", "null"}, "null"},
      {"ProperIn", {"'a'", "{ 'a', 'a' }"}, "false"},
  });
}

TEST(Lists, Sets) {
  expect_lines({
      {"Distinct", {"{ 'a', null, 'a', null }"}, "{ 'a', null }"},
      {"Union", {"{ 1, null }", "{ null, 2, 1 }"}, "{ 1, null, 2 }"},
      {"Union", {"{ 1 }", "null"}, "{ 1 }"},
      {"Except", {"{ 1, 4, 1 }", "null"}, "{ 1, 4 }"},
      {"Except", {"{ 2, 3 }", "{ 1, 2, 3 }"}, "{ }"},
      {"Intersect", {"{ 3, 2, 3 }", "{ 1, 2, 3 }"}, "{ 3, 2 }"},
      {"Flatten", {"{ { 1 }, null, { 2, null } }"}, "{ 1, 2, null }"},
  });
}

TEST(Lists, Places) {
  expect_lines({
      {"Indexer", {"{ 1, 2 }", "1"}, "2"},
      {"Indexer", {"{ 1, 2 }", "2"}, "null"},
      {"Indexer", {"{ 1, 2 }", "-1"}, "null"},
      {"IndexOf", {"{ 1, 2, 2 }", "2"}, "1"},
      {"IndexOf", {"{ 1, null }", "null"}, "null"},
      {"IndexOf", {"{ 1 }", "3"}, "-1"},
      {"Length", {"{ null, 1 }"}, "2"},
      {"Skip", {"{ 1, 2, 3 }", "5"}, "{ }"},
      {"Skip", {"{ 1, 2, 3 }", "-1"}, "{ }"},
      {"Skip", {"{ 1, 2, 3 }", "null"}, "{ 1, 2, 3 }"},
      {"Take", {"{ 1, 2, 3 }", "null"}, "{ }"},
      {"Take", {"{ 1, 2, 3 }", "-2147483648"}, "{ }"},
      {"Tail", {"{ }"}, "{ }"},
      {"Slice", {"{ 1, 2, 3, 4, 5 }", "1", "-1"}, "{ 2, 3, 4 }"},
      {"Slice", {"{ 1, 2, 3, 4, 5 }", "-2"}, "{ 4, 5 }"},
  });
}

TEST(Aggregates, NullsDoNotCount) {
  expect_lines({
      {"AllTrue", {"{ null, true }"}, "true"},
      {"AllTrue", {"null"}, "true"},
      {"AnyTrue", {"{ null, false }"}, "false"},
      {"Count", {"{ 15, 5, null }"}, "2"},
      {"Sum", {"{ null, 1, 4 }"}, "5"},
      {"Sum", {"{ 2147483647, 1 }"}, "null"},
      {"Sum", {"{ 1 'g', 5 'mg' }"}, "1.005 'g'"},
      {"Sum", {"{ 1 'g', 5 'mL' }"}, "null"},
      {"Product", {"{ 5L, 4L, 5L }"}, "100L"},
      {"Avg", {"{ 1.0, 2.0, null, 6.0 }"}, "3.0"},
      {"Median", {"{ 6.0, 1.0, 2.0, 3.0 }"}, "2.5"},
      {"Max", {"{ 2, 9, null, 5 }"}, "9"},
      {"Max", {"{ @2014, @2014-03 }"}, "null"},
      {"Min", {"{ null }"}, "null"},
      {"Mode", {"{ 9, 2, 2, 9 }"}, "2"},
      {"StdDev", {"{ 1.0, 2.0, 3.0, 4.0, 5.0 }"}, "1.58113883"},
      {"StdDev", {"{ 1.0 }"}, "null"},
      {"Variance", {"{ 1 'm', 2 'm', 3 'm' }"}, "1.0 'm2'"},
      {"PopulationVariance", {"{ 1.0, 2.0, 3.0, 4.0, 5.0 }"}, "2.0"},
      {"PopulationStdDev", {"{ 1.0, 2.0, 3.0, 4.0, 5.0 }"}, "1.41421356"},
      {"GeometricMean", {"{ 2.0, 8.0 }"}, "4.0"},
      {"GeometricMean", {"{ 2.0, 0.0 }"}, "null"},
  });
}

}  // namespace
}  // namespace nextline::cql::testing
