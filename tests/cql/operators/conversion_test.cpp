#include <gtest/gtest.h>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(Conversions, FromText) {
  expect_lines({
      {"ToBoolean", {"'Yes'"}, "true"},
      {"ToBoolean", {"'maybe'"}, "null"},
      {"ToInteger", {"'+25'"}, "25"},
      {"ToInteger", {"'2147483648'"}, "null"},
      {"ToInteger", {"'5.0'"}, "null"},
      {"ToInteger", {"''"}, "null"},
      {"ToLong", {"'2147483648'"}, "2147483648L"},
      {"ToDecimal", {"'-25.5'"}, "-25.5"},
      {"ToDecimal", {"'1e5'"}, "null"},
      {"ToDecimal", {"'5.'"}, "null"},
      {"ToDate", {"'2014-02'"}, "@2014-02"},
      {"ToDate", {"'2014-02-30'"}, "null"},
      {"ToDateTime", {"'2014-01-01'"}, "@2014-01-01T"},
      {"ToDateTime", {"'2014/01/01'"}, "null"},
      {"ToTime", {"'T14:30:00.0+05:30'"}, "@T14:30:00.000"},
      {"ToTime", {"'14:30'"}, "@T14:30"},
      {"ToTime", {"'T14-30-00.0'"}, "null"},
      {"ToQuantity", {"'5.5 \\'cm\\''"}, "5.5 'cm'"},
      {"ToQuantity", {"'3 days'"}, "3 days"},
      {"ToQuantity", {"'5.5 cm'"}, "null"},
      {"ToQuantity", {"'5.5 \\'nonsense\\''"}, "null"},
  });
}

TEST(Conversions, ToText) {
  expect_lines({
      {"ToString", {"-5"}, "'-5'"},
      {"ToString", {"18.50"}, "'18.50'"},
      {"ToString", {"125 'cm'"}, "'125 \\'cm\\''"},
      {"ToString", {"@2014-01-01T"}, "'2014-01-01'"},
      {"ToString", {"@T09:30:01.003"}, "'09:30:01.003'"},
      {"ToString", {"true"}, "'true'"},
  });
}

TEST(Conversions, BetweenNumbersAndDates) {
  expect_lines({
      {"ToInteger", {"2147483648L"}, "null"},
      {"ToInteger", {"true"}, "1"},
      {"ToBoolean", {"2"}, "null"},
      {"ToDecimal", {"5"}, "5.0"},
      {"ToQuantity", {"5"}, "5.0 '1'"},
      {"ToDate", {"@2014-01-25T14:30"}, "@2014-01-25"},
      {"ToDateTime", {"@2014-01-25"}, "@2014-01-25T"},
      {"ConvertsToInteger", {"'25'"}, "true"},
      {"ConvertsToInteger", {"'x'"}, "false"},
      {"ConvertsToDate", {"{ 1 }"}, "false"},
      {"ConvertQuantity", {"5 'mg'", "'g'"}, "0.005 'g'"},
      {"ConvertQuantity", {"5 'mg'", "'mL'"}, "null"},
      {"CanConvertQuantity", {"1 year", "'months'"}, "true"},
  });
}

TEST(Conversions, Ratios) {
  OperatorTable table;
  const Value ratio = table.call_values("ToRatio", {table.read("'1 \\'mg\\':2 \\'mL\\''")});
  EXPECT_EQ(OperatorTable::show(ratio), "1.0 'mg':2.0 'mL'");
  EXPECT_EQ(OperatorTable::show(table.call_values("ToQuantity", {ratio})), "0.5 'mg/mL'");
  const Value doubled = table.call_values("ToRatio", {table.read("'2 \\'mg\\':4 \\'mL\\''")});
  EXPECT_EQ(OperatorTable::show(table.call_values("Equal", {ratio, doubled})), "false");
  EXPECT_EQ(OperatorTable::show(table.call_values("Equivalent", {ratio, doubled})), "true");
}

}  // namespace
}  // namespace nextline::cql::testing
