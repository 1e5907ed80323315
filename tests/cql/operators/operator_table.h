// Calling operator rows in tests: values are written as CQL literals and rows are picked by name and operand kinds.
//     EXPECT_EQ(table.call("Add", {"1", "2"}), "3");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/value.h"
#include "cql/operators/table.h"

namespace nextline::cql::testing {

/// One row's signature, split: {"(Integer, Integer) -> Integer"} has operands Integer, Integer.
std::vector<std::string> operand_types(std::string_view signature);

class OperatorTable {
 public:
  OperatorTable();

  /// The value of a literal: 5, 5L, 1.5, 'abc', true, null, @2014-01, @2014T, @T12:00, DateTime(2014, 1), 5 'mg', 3
  /// days, Interval[1, 10), { 1, 2 }, Tuple { a: 1 }. Fails the test on anything else.
  Value read(std::string_view literal);
  /// The literal of a value; decimals without trailing zeros but the first, so that equal values read the same.
  static std::string show(const Value& value);

  /// The first row of `name` whose operands can be of these kinds; null if there is none. A missing precision is added.
  const OperatorRow* row_for(std::string_view name, std::vector<Value>& operands);
  Value call_values(std::string_view name, std::vector<Value> operands);
  /// The shown result; "error: code" for a run-time error; "no row" if none fits.
  std::string call(std::string_view name, const std::vector<std::string>& operands);

  OperatorContext fresh_context();
  Arena arena;

 private:
  Value read_at(std::string_view text, std::size_t& at);
  std::vector<Value> read_items(std::string_view text, std::size_t& at, char close);
};

/// One line of a table test.
struct Line {
  std::string_view name;
  std::vector<std::string> operands;
  std::string_view expected;
};
/// Calls every line and compares with its expectation.
void expect_lines(const std::vector<Line>& lines);

}  // namespace nextline::cql::testing
