#include "case/number.h"

#include <gtest/gtest.h>

#include "case/tiny.h"

namespace nextline {
namespace {

struct Conversion {
  const char* name;
  const char* fact;
  const char* given;
  const char* expected;  ///< in the fact's unit
};
class Conversions : public ::testing::TestWithParam<Conversion> {};

TEST_P(Conversions, AreExactToEightPlaces) {
  const auto& fact = *testing::tiny_pack().flat().facts()->Get(testing::fact(GetParam().fact));
  const Result<Decimal> number = parse_number(fact, GetParam().given, "test");
  ASSERT_TRUE(number.ok()) << number.error().one_line();
  EXPECT_EQ(number->to_string(), GetParam().expected);
}

// Creatinine 113.12 g/mol: 1 mg/dL = 88.40 umol/L. Bilirubin 584.66 g/mol: 1 mg/dL = 17.10 umol/L.
INSTANTIATE_TEST_SUITE_P(Number, Conversions,
                         ::testing::Values(Conversion{"Own", "creatinine", "1.5", "1.5"},
                                           Conversion{"OwnUnit", "creatinine", "1.5 mg/dL", "1.5"},
                                           Conversion{"Mass", "creatinine", "15 mg/L", "1.5"},
                                           Conversion{"Micromoles", "creatinine", "90 umol/L", "1.01808"},
                                           Conversion{"Millimoles", "creatinine", "0.09 mmol/L", "1.01808"},
                                           Conversion{"Bilirubin", "bilirubin", "20 umol/L", "1.16932"},
                                           Conversion{"Ratio", "lvef", "0.55 1", "55"},
                                           Conversion{"Percent", "lvef", "55 %", "55"}),
                         [](const auto& row) { return row.param.name; });

TEST(Number, OfACountIsWhole) {
  const auto& fact = *testing::tiny_pack().flat().facts()->Get(testing::fact("episodes"));
  const Result<Decimal> whole = parse_number(fact, "3.0", "test");
  ASSERT_TRUE(whole.ok()) << whole.error().one_line();
  EXPECT_EQ(*whole, Decimal::from_integer(3));
  const Result<Decimal> part = parse_number(fact, "2.5", "test");
  ASSERT_FALSE(part.ok());
  EXPECT_EQ(part.error().code, "not-whole") << part.error().one_line();
}

}  // namespace
}  // namespace nextline
