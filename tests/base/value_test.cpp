#include "base/value.h"

#include <gtest/gtest.h>

#include <array>

namespace nextline {
namespace {

TEST(Value, ScalarsComeBack) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value::boolean(true).is_true());
  EXPECT_TRUE(Value::boolean(false).is_false());
  EXPECT_FALSE(Value().is_false());
  EXPECT_EQ(Value::integer(-5).as_integer(), -5);
  EXPECT_EQ(Value::long_integer(INT64_MIN).as_long(), INT64_MIN);
  EXPECT_EQ(Value::string("abc").as_string(), "abc");
  EXPECT_EQ(Value::value_set(7).value_set_index(), 7u);
  const auto date = *parse_date("2024-03");
  EXPECT_EQ(Value::date(date).as_temporal(), date);
  EXPECT_EQ(Value::date(date).kind(), Kind::Date);
}

TEST(Value, DecimalsStayExactNarrowAndWide) {
  Arena arena;
  for (const auto* text : {"0", "1.50", "-0.00000001", "92233720368.54775807", "99999999999999999999.99999999",
                           "-99999999999999999999.99999999", "-92233720368547758080"}) {
    const auto value = Value::decimal(*Decimal::parse(text), arena);
    EXPECT_EQ(value.kind(), Kind::Decimal);
    EXPECT_EQ(value.as_decimal().to_string(), text);
  }
}

TEST(Value, ListsAndTuplesPointAtTheirItems) {
  const std::array items{Value::integer(1), Value::null()};
  EXPECT_EQ(Value::list(items).as_list().size(), 2u);
  const std::array<std::string_view, 2> names{"lvef", "ecog"};
  const TupleShape shape{names};
  const std::array fields{Value::integer(55), Value::integer(1)};
  const TupleData tuple{&shape, fields.data()};
  EXPECT_EQ(Value::tuple(&tuple).as_tuple().field("ecog").as_integer(), 1);
  EXPECT_TRUE(tuple.field("age").is_null());
  EXPECT_TRUE(TupleData().field("age").is_null());
}

TEST(Truth, FollowsKleene) {
  constexpr auto F = Truth::False, T = Truth::True, U = Truth::Unknown;
  const struct {
    Truth left, right, both, either;
  } rows[] = {{F, F, F, F}, {F, T, F, T}, {F, U, F, U}, {T, F, F, T}, {T, T, T, T},
              {T, U, U, T}, {U, F, F, U}, {U, T, U, T}, {U, U, U, U}};
  for (const auto& row : rows) {
    EXPECT_EQ(conjunction(row.left, row.right), row.both);
    EXPECT_EQ(disjunction(row.left, row.right), row.either);
    EXPECT_EQ(negation(conjunction(row.left, row.right)), disjunction(negation(row.left), negation(row.right)));
  }
  for (const auto truth : {F, T, U}) EXPECT_EQ(truth_of(value_of(truth)), truth);
}

}  // namespace
}  // namespace nextline
