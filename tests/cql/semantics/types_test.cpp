#include "cql/semantics/types.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "cql/operators/table.h"
#include "cql/semantics/conversion.h"
#include "cql/semantics/signature.h"

namespace nextline::cql {
namespace {

/// A type with up to `depth` levels, drawn from the table.
TypeRef any_type(TypeTable& types, int depth) {
  const std::vector<std::string_view> names = types.system_names();
  const TypeRef leaf = types.system(names[*rc::gen::inRange<std::size_t>(0, names.size())]);
  switch (depth == 0 ? 0 : *rc::gen::inRange(0, 5)) {
    case 1:
      return types.list(any_type(types, depth - 1));
    case 2:
      return types.interval(any_type(types, depth - 1));
    case 3:
      return types.choice({any_type(types, depth - 1), leaf});
    case 4:
      return types.tuple({{"a", any_type(types, depth - 1)}, {"b", leaf}});
    default:
      return leaf;
  }
}

TEST(Types, SubtypingIsReflexiveAndBelowAny) {
  TypeTable types;
  EXPECT_TRUE(rc::check("T is a T is an Any", [&types] {
    const TypeRef type = any_type(types, 3);
    RC_ASSERT(is_subtype(type, type));
    RC_ASSERT(is_subtype(type, types.any));
  }));
}

TEST(Types, SubtypingIsTransitive) {
  TypeTable types;
  EXPECT_TRUE(rc::check("A < B < C gives A < C", [&types] {
    const TypeRef a = any_type(types, 2);
    const TypeRef b = types.choice({a, any_type(types, 1)});
    const TypeRef c = types.choice({b, any_type(types, 1)});
    RC_ASSERT(is_subtype(a, b) && is_subtype(b, c) && is_subtype(a, c));
    RC_ASSERT(is_subtype(types.list(a), types.list(c)));
  }));
}

TEST(Types, AreInterned) {
  TypeTable types;
  EXPECT_EQ(types.list(types.integer), types.list(types.integer));
  EXPECT_EQ(types.tuple({{"b", types.integer}, {"a", types.string}}),
            types.tuple({{"a", types.string}, {"b", types.integer}}));
  EXPECT_EQ(to_string(types.choice({types.integer, types.choice({types.string, types.integer})})),
            "Choice<Integer, String>");
  EXPECT_EQ(types.choice({types.integer, types.integer}), types.integer);
}

TEST(Signatures, EveryRowOfTheOperatorTableIsReadable) {
  TypeTable types;
  for (const OperatorRow& row : operator_table()) {
    EXPECT_TRUE(parse_signature(types, row.signature).ok()) << row.name << row.signature;
  }
  EXPECT_FALSE(parse_signature(types, "(Nonsense) -> Boolean").ok());
  EXPECT_FALSE(parse_signature(types, "(Integer -> Boolean").ok());
}

TEST(Conversions, AreOrderedByCost) {
  TypeTable types;
  SignatureTable signatures(types);
  Conversions conversions(types, signatures);
  const auto cost_of = [&](TypeRef from, TypeRef to) {
    const auto found = conversions.find(from, to);
    return found ? found->cost : -1;
  };
  const TypeRef choice = types.choice({types.integer, types.string});
  EXPECT_EQ(cost_of(types.integer, types.integer), 0);
  EXPECT_LT(cost_of(types.integer, types.any), cost_of(types.any, types.integer));
  EXPECT_LT(cost_of(types.any, types.integer), cost_of(choice, types.integer));
  EXPECT_LT(cost_of(choice, types.integer), cost_of(types.integer, types.decimal));
  EXPECT_LT(cost_of(types.integer, types.long_integer), cost_of(types.integer, types.decimal));
  EXPECT_LT(cost_of(types.integer, types.decimal), cost_of(types.integer, types.quantity));
  EXPECT_EQ(cost_of(types.decimal, types.integer), -1);
  EXPECT_EQ(cost_of(types.string, types.integer), -1);
}

TEST(Conversions, CommonTypes) {
  TypeTable types;
  SignatureTable signatures(types);
  Conversions conversions(types, signatures);
  EXPECT_EQ(conversions.common_type({types.any, types.integer, types.decimal}), types.decimal);
  EXPECT_EQ(conversions.common_type({types.any, types.any}), types.any);
  EXPECT_EQ(conversions.common_type({types.integer, types.string}), types.choice({types.integer, types.string}));
  EXPECT_EQ(conversions.common_type({types.list(types.any), types.list(types.integer)}), types.list(types.integer));
}

}  // namespace
}  // namespace nextline::cql
