#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

/// The oracle: an interval of small Integers as the set of its points.
struct Small {
  std::string text;
  std::set<int> points;
};

/// All intervals with bounds 1..5, open and closed, that hold a point.
std::vector<Small> small_intervals() {
  std::vector<Small> all;
  for (int low = 1; low <= 5; ++low) {
    for (int high = low; high <= 5; ++high) {
      for (int brackets = 0; brackets < 4; ++brackets) {
        Small s;
        s.text = std::string("Interval") + ((brackets & 1) != 0 ? "(" : "[") + std::to_string(low) + ", " +
                 std::to_string(high) + ((brackets & 2) != 0 ? ")" : "]");
        for (int p = low + (brackets & 1); p <= high - (brackets >> 1); ++p) s.points.insert(p);
        if (!s.points.empty()) all.push_back(s);
      }
    }
  }
  return all;
}

std::string text(bool b) {
  return b ? "true" : "false";
}

/// The points as one closed interval; "null" when they are none, or not in a row.
std::string interval_of(const std::set<int>& points) {
  if (points.empty() || *points.rbegin() - *points.begin() + 1 != static_cast<int>(points.size())) return "null";
  return "Interval[" + std::to_string(*points.begin()) + ", " + std::to_string(*points.rbegin()) + "]";
}

std::set<int> common(const std::set<int>& a, const std::set<int>& b) {
  std::set<int> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

TEST(Intervals, RelationsAgreeWithSetsOfPoints) {
  OperatorTable table;
  for (const Small& a : small_intervals()) {
    for (const Small& b : small_intervals()) {
      const auto expect = [&](std::string_view name, bool holds) {
        EXPECT_EQ(table.call(name, {a.text, b.text}), text(holds)) << a.text << " " << name << " " << b.text;
      };
      const int a_start = *a.points.begin();
      const int a_end = *a.points.rbegin();
      const int b_start = *b.points.begin();
      const int b_end = *b.points.rbegin();
      const bool a_has_b = std::includes(a.points.begin(), a.points.end(), b.points.begin(), b.points.end());
      const bool overlap = !common(a.points, b.points).empty();
      expect("Equal", a.points == b.points);
      expect("Before", a_end < b_start);
      expect("After", a_start > b_end);
      expect("SameOrBefore", a_end <= b_start);
      expect("SameOrAfter", a_start >= b_end);
      expect("Includes", a_has_b);
      expect("ProperIncludes", a_has_b && a.points != b.points);
      expect("Overlaps", overlap);
      expect("OverlapsBefore", overlap && a_start < b_start);
      expect("OverlapsAfter", overlap && a_end > b_end);
      expect("MeetsBefore", a_end + 1 == b_start);
      expect("Meets", a_end + 1 == b_start || b_end + 1 == a_start);
      expect("Starts", a_start == b_start && a_end <= b_end);
      expect("Ends", a_start >= b_start && a_end == b_end);
      EXPECT_EQ(table.call("IncludedIn", {b.text, a.text}), text(a_has_b));
    }
  }
}

TEST(Intervals, SetsAgreeWithSetsOfPoints) {
  OperatorTable table;
  for (const Small& a : small_intervals()) {
    for (const Small& b : small_intervals()) {
      std::set<int> both = a.points;
      both.insert(b.points.begin(), b.points.end());
      std::set<int> rest;
      std::set_difference(a.points.begin(), a.points.end(), b.points.begin(), b.points.end(),
                          std::inserter(rest, rest.end()));
      EXPECT_EQ(table.call("Intersect", {a.text, b.text}), interval_of(common(a.points, b.points)));
      EXPECT_EQ(table.call("Union", {a.text, b.text}), interval_of(both)) << a.text << b.text;
      EXPECT_EQ(table.call("Except", {a.text, b.text}), interval_of(rest)) << a.text << b.text;
    }
    for (int p = 0; p <= 6; ++p) {
      const std::string point = std::to_string(p);
      EXPECT_EQ(table.call("Contains", {a.text, point}), text(a.points.count(p) == 1));
      EXPECT_EQ(table.call("In", {point, a.text}), text(a.points.count(p) == 1));
      EXPECT_EQ(table.call("ProperContains", {a.text, point}), text(p > *a.points.begin() && p < *a.points.rbegin()));
    }
    EXPECT_EQ(table.call("Size", {a.text}), std::to_string(a.points.size()));
    EXPECT_EQ(table.call("Start", {a.text}), std::to_string(*a.points.begin()));
  }
}

TEST(Intervals, BoundsThatAreNotKnown) {
  expect_lines({
      {"In", {"5", "null"}, "false"},
      {"In", {"null", "Interval[1, 10]"}, "null"},
      {"In", {"12", "Interval[1, null]"}, "true"},
      {"In", {"12", "Interval[1, null)"}, "null"},
      {"In", {"0", "Interval[1, null)"}, "false"},
      {"Start", {"Interval[null, 5]"}, "-2147483648"},
      {"Start", {"Interval(null, 5]"}, "null"},
      {"End", {"Interval[@2014-01-01, null]"}, "@9999-12-31"},
      {"MeetsAfter", {"Interval(null, 5]", "Interval[11, null)"}, "false"},
      {"Meets", {"Interval(null, 5]", "Interval(null, 15)"}, "null"},
      {"Before", {"Interval(null, 5]", "Interval[7, null)"}, "true"},
      {"Intersect", {"Interval[1, 10]", "Interval[5, null)"}, "Interval[5, null)"},
      {"Overlaps", {"Interval[null, null]", "Interval[1, 10]"}, "null"},
      {"ProperIncludes", {"Interval[null, null]", "Interval[1, 10]"}, "true"},
      {"Overlaps", {"Interval[@2012-02-25T, @2012-03-26T]", "Interval[@2012-01-10T, @2012-02T]"}, "null"},
      {"PointFrom", {"Interval[1, 2]"}, "error: no-point"},
      {"Width", {"Interval[4.0, 15.0]"}, "11.0"},
  });
}

TEST(Intervals, Precision) {
  expect_lines({
      {"SameOrAfter", {"Interval[@2012-12-01, @2013-12-01]", "@2012-11-15", "'month'"}, "true"},
      {"ProperContains", {"Interval[@T12:00:00.001, @T21:59:59.999]", "@T12:00:00"}, "null"},
      {"ProperContains", {"Interval[@T12:00:00.001, @T21:59:59.999]", "@T12:00:00", "'second'"}, "false"},
      {"Meets", {"Interval[@2014-01-01, @2014-01-20]", "Interval[@2014-02-05, @2014-03-01]", "'month'"}, "true"},
      {"Meets", {"Interval[@2014-01-01, @2014-01-20]", "Interval[@2014-02-05, @2014-03-01]"}, "false"},
  });
}

TEST(Intervals, Collapse) {
  expect_lines({
      {"Collapse",
       {"{ Interval[7, 10], Interval[1, 5], null, Interval[3, 7], Interval[12, 19] }", "null"},
       "{ Interval[1, 10], Interval[12, 19] }"},
      {"Collapse", {"{ Interval[4, 6], Interval[7, 8] }", "null"}, "{ Interval[4, 8] }"},
      {"Collapse", {"{ Interval[1, 2], Interval[5, 6] }", "3 '1'"}, "{ Interval[1, 6] }"},
      {"Collapse",
       {"{ Interval[@2014-01-01, @2014-01-05], Interval[@2014-01-08, @2014-01-09] }", "3 days"},
       "{ Interval[@2014-01-01, @2014-01-09] }"},
      {"Collapse",
       {"{ Interval[@2014-01-01, @2014-01-05], Interval[@2014-01-08, @2014-01-09] }", "2 days"},
       "{ Interval[@2014-01-01, @2014-01-05], Interval[@2014-01-08, @2014-01-09] }"},
      {"Collapse", {"{ Interval(null, null) }", "null"}, "{ }"},
      {"Collapse", {"null", "null"}, "null"},
  });
}

TEST(Intervals, Expand) {
  expect_lines({
      {"Expand", {"Interval[1, 10)", "2 '1'"}, "{ 1, 3, 5, 7 }"},
      {"Expand",
       {"{ Interval[1, 10], null }", "2 '1'"},
       "{ Interval[1, 2], Interval[3, 4], Interval[5, 6], Interval[7, 8], Interval[9, 10] }"},
      {"Expand", {"Interval[10, 10]", "0.5 '1'"}, "{ 10.0, 10.5 }"},
      {"Expand", {"Interval[@T10:00, @T12:30]", "1 hour"}, "{ @T10, @T11, @T12 }"},
      {"Expand", {"Interval[@T10, @T10]", "1 minute"}, "{ }"},
      {"Expand", {"Interval[@T22:00, @T23:59]", "1 hour"}, "{ @T22, @T23 }"},
      {"Expand", {"Interval[@9999-12-30, @9999-12-31]", "1 day"}, "{ @9999-12-30, @9999-12-31 }"},
      {"Expand", {"Interval[@2014-01-01, @2014-01-20]", "1 week"}, "{ @2014-01-01, @2014-01-08 }"},
      {"Expand", {"Interval[1 'g', 3 'g']", "1000 'mg'"}, "{ 1000.0 'mg', 2000.0 'mg' }"},
      {"Expand", {"Interval[1, 10]", "0 '1'"}, "null"},
      {"Expand", {"Interval[1, null)", "1 '1'"}, "null"},
      {"Expand", {"Interval[1, null]", "1 '1'"}, "error: expand-too-large"},
  });
}

}  // namespace
}  // namespace nextline::cql::testing
