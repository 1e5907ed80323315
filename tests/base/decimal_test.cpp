#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/random_values.h"

namespace nextline {
namespace {

Decimal d(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal());
}

std::string shown(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "null";
}

TEST(DecimalParse, KeepsDigitsAndScale) {
  const struct {
    const char *text, *expected;
  } rows[] = {{"0", "0"},
              {"-0", "0"},
              {"0.0", "0.0"},
              {"1.50", "1.50"},
              {"-0.01", "-0.01"},
              {"+7", "7"},
              {"007", "7"},
              {"1e3", "1000"},
              {"1.5E+1", "15"},
              {"1.50e-1", "0.150"},
              {"12345e-3", "12.345"},
              {"5e-20", "0.00000000"},
              {"0e999999999999", "0"},
              {"0.123456785", "0.12345679"},
              {"-0.123456785", "-0.12345679"},
              {"0.1234567849999999999999999999999999999999999999999", "0.12345678"},
              {"0.999999995", "1.00000000"},
              {"0.000000005", "0.00000001"},
              {"0.0000000049", "0.00000000"},
              {"99999999999999999999.99999999", "99999999999999999999.99999999"},
              {"-99999999999999999999.99999999", "-99999999999999999999.99999999"},
              {"1e19", "10000000000000000000"},
              {"0.00000000000000000001e20", "1"}};
  for (const auto& row : rows) EXPECT_EQ(shown(Decimal::parse(row.text)), row.expected) << row.text;
}

TEST(DecimalParse, RefusesWhatIsNoNumberOrTooLarge) {
  for (const auto* text :
       {"", "-", "+", ".5", "5.", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "0x1", "NaN", "1e29",
        "100000000000000000000000000000", "99999999999999999999999999999.999999995", "1e999999999999999999999"}) {
    EXPECT_EQ(shown(Decimal::parse(text)), "null") << text;
  }
}

TEST(DecimalArithmetic, Table) {
  using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);
  const struct {
    const char* name;
    Operation apply;
    const char *left, *right, *expected;
  } rows[] = {
      {"add", add, "1", "2.0", "3.0"},
      {"add", add, "0.1", "0.2", "0.3"},
      {"add", add, "99999999999999999999.99999999", "0.00000001", "100000000000000000000.00000000"},
      {"add", add, "99999999999999999999999999999.99999999", "0.00000001", "null"},
      {"subtract", subtract, "2", "1.1", "0.9"},
      {"subtract", subtract, "-99999999999999999999999999999.99999999", "0.00000001", "null"},
      {"subtract", subtract, "10000000000000000000000000000", "0.00000001", "9999999999999999999999999999.99999999"},
      {"multiply", multiply, "1.0", "2.0", "2.00"},
      {"multiply", multiply, "0.00001", "0.0005", "0.00000001"},
      {"multiply", multiply, "0.00001", "0.0004", "0.00000000"},
      {"multiply", multiply, "99999999999999999999", "99999999999999999999", "null"},
      {"multiply", multiply, "12345678901.12345678", "1000000000", "12345678901123456780.00000000"},
      {"multiply", multiply, "12345678901.12345678", "10000000000", "123456789011234567800.00000000"},
      {"multiply", multiply, "12345678901234.12345678", "-10000000000.00000001", "-123456789012341234691256.78901234"},
      {"multiply", multiply, "99999999999999.99999999", "999999999999999.99999999",
       "99999999999999999999989000000.00000000"},
      {"multiply", multiply, "99999999999999999999.99999999", "100000000000", "null"},
      {"divide", divide, "10", "3", "3.33333333"},
      {"divide", divide, "2", "3", "0.66666667"},
      {"divide", divide, "-2", "3", "-0.66666667"},
      {"divide", divide, "10", "5", "2"},
      {"divide", divide, "1", "0", "null"},
      {"divide", divide, "99999999999999999999", "0.00000001", "9999999999999999999900000000"},
      {"divide", divide, "9999999999999999999999", "0.00000001", "null"},
      {"divide", divide, "99999999999999999999.99999999", "99999999999999999999.99999999", "1"},
      {"divide", divide, "0.00000001", "2", "0.00000001"},
      {"modulo", modulo, "3.5", "3", "0.5"},
      {"modulo", modulo, "-3.5", "3", "-0.5"},
      {"modulo", modulo, "10", "0", "null"},
      {"truncated_divide", truncated_divide, "10.1", "3.1", "3"},
      {"truncated_divide", truncated_divide, "10.1", "-3.1", "-3"},
      {"truncated_divide", truncated_divide, "-10.1", "-3.1", "3"},
      {"truncated_divide", truncated_divide, "1", "0.0", "null"},
      {"power", power, "0", "0", "1"},
      {"power", power, "2", "-2", "0.25"},
      {"power", power, "-2.0", "2.0", "4"},
      {"power", power, "-2", "3", "-8"},
      {"power", power, "1.1", "20", "6.72749995"},
      {"power", power, "2", "0.5", "1.41421356"},
      {"power", power, "-2", "0.5", "null"},
      {"power", power, "0", "-1", "null"},
      {"power", power, "10", "29", "null"},
      {"power", power, "10", "20", "100000000000000000000"},
      {"log", log, "1", "1", "null"},
      {"log", log, "2", "1", "null"},
      {"log", log, "1", "100", "0"},
      {"log", log, "16", "2", "4"},
      {"log", log, "0.125", "2", "-3"},
      {"log", log, "0", "2", "null"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(row.apply(d(row.left), d(row.right))), row.expected)
        << row.name << " " << row.left << " " << row.right;
  }
}

TEST(DecimalFunctions, Table) {
  const struct {
    const char *value, *floor, *ceiling, *rounded;
  } rows[] = {{"1.1", "1", "2", "1"},    {"-0.1", "-1", "0", "0"},   {"-1.1", "-2", "-1", "-1"}, {"0.5", "0", "1", "1"},
              {"-0.5", "-1", "0", "-1"}, {"-1.5", "-2", "-1", "-2"}, {"-1.6", "-2", "-1", "-2"}, {"3", "3", "3", "3"}};
  for (const auto& row : rows) {
    EXPECT_EQ(floor(d(row.value)).to_string(), row.floor) << row.value;
    EXPECT_EQ(ceiling(d(row.value)).to_string(), row.ceiling) << row.value;
    EXPECT_EQ(round_half_up(d(row.value), 0).to_string(), row.rounded) << row.value;
  }
  EXPECT_EQ(round_half_up(d("3.14159"), 2).to_string(), "3.14");
  EXPECT_EQ(round_half_up(d("3.1"), 2).to_string(), "3.1");
  EXPECT_EQ(shown(exp(d("1"))), "2.71828183");
  EXPECT_EQ(shown(exp(d("-1"))), "0.36787944");
  EXPECT_EQ(shown(exp(d("1000"))), "null");
  EXPECT_EQ(shown(ln(d("1000"))), "6.90775528");
  EXPECT_EQ(shown(ln(d("1"))), "0");
  EXPECT_EQ(shown(ln(d("0"))), "null");
  EXPECT_EQ(d("-1.9").truncated(), -1);
  EXPECT_EQ(d("9223372036854775807.9").truncated(), INT64_MAX);
  EXPECT_EQ(d("9223372036854775808").truncated(), std::nullopt);
  EXPECT_DOUBLE_EQ(d("-12.5").to_double(), -12.5);
}

TEST(DecimalOrder, IgnoresScale) {
  EXPECT_EQ(d("1.50"), d("1.5"));
  EXPECT_LT(d("-2"), d("-1.99999999"));
  EXPECT_GT(d("99999999999999999999.99999999"), d("99999999999999999999"));
  EXPECT_GT(Decimal(static_cast<Int128>(1) << 126, 0), d("0.00000001"));
  EXPECT_EQ(d("1.500").normalized().to_string(), "1.5");
  EXPECT_EQ(d("0.00").normalized().to_string(), "0");
  EXPECT_EQ(d("1.5").with_scale(3).to_string(), "1.500");
  EXPECT_EQ(d("-1.25").with_scale(1).to_string(), "-1.3");
}

RC_GTEST_PROP(DecimalLaws, TextRoundTrips, ()) {
  const auto value = *any_decimal();
  const auto again = Decimal::parse(value.to_string());
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->unscaled() == value.unscaled());
  RC_ASSERT(again->scale() == value.scale());
}

RC_GTEST_PROP(DecimalLaws, SubtractUndoesAdd, ()) {
  const auto left = *any_decimal();
  const auto right = *any_decimal();
  const auto sum = add(left, right);
  if (sum) RC_ASSERT(subtract(*sum, right) == left);
}

RC_GTEST_PROP(DecimalLaws, DivisionLeavesTheRemainder, ()) {
  const auto left = *any_decimal();
  const auto right = *any_decimal();
  RC_PRE(!right.is_zero());
  const auto quotient = truncated_divide(left, right);
  const auto rest = modulo(left, right);
  RC_PRE(quotient.has_value() && rest.has_value());
  const auto product = multiply(*quotient, right);
  RC_PRE(product.has_value());
  RC_ASSERT(add(*product, *rest) == left);
}

RC_GTEST_PROP(DecimalLaws, OrderIsTotalAndFollowsSubtraction, ()) {
  const auto left = *any_decimal();
  const auto right = *any_decimal();
  RC_ASSERT(Decimal::compare(left, right) == -Decimal::compare(right, left));
  const auto difference = subtract(left, right);
  if (difference) RC_ASSERT(Decimal::compare(left, right) == Decimal::compare(*difference, Decimal()));
}

RC_GTEST_PROP(DecimalLaws, RoundingMovesLessThanHalfAUnit, ()) {
  const auto value = *any_decimal();
  const int places = *rc::gen::inRange(0, Decimal::kMaxScale + 1);
  const auto moved = subtract(round_half_up(value, places), value);
  RC_PRE(moved.has_value());
  Int128 unit = 1;
  for (int i = places; i < Decimal::kMaxScale; ++i) unit *= 10;
  const Int128 distance = moved->with_scale(Decimal::kMaxScale).unscaled();
  RC_ASSERT((distance < 0 ? -distance : distance) * 2 <= unit);
}

}  // namespace
}  // namespace nextline
