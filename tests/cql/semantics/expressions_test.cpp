// System expressions: CQL text | printed program.
#include "cql/semantics/compiled_text.h"

namespace nextline::cql {
namespace {

struct FormRow {
  std::string_view text, form;
};

class Expressions : public ::testing::TestWithParam<FormRow> {};

TEST_P(Expressions, PrintAs) {
  EXPECT_EQ(form_of(GetParam().text), GetParam().form);
}

INSTANTIATE_TEST_SUITE_P(Literals, Expressions,
                         ::testing::Values(FormRow{"null", "null"}, FormRow{"true", "true"}, FormRow{"5", "5"},
                                           FormRow{"-2147483648", "-2147483648"}, FormRow{"5L", "5L"},
                                           FormRow{"-9223372036854775808L", "-9223372036854775808L"},
                                           FormRow{"1.50", "1.50"}, FormRow{"-1.5 'mg'", "-1.5 'mg'"},
                                           FormRow{"3 days", "3 'days'"}, FormRow{"@2014-01", "@2014-01"},
                                           FormRow{"@2014-01-25T14:30", "@2014-01-25T14:30"},
                                           FormRow{"@T14:30:14.559", "@T14:30:14.559"},
                                           FormRow{"1 'mg' : 2 'mL'", "(Ratio 1 'mg' 2 'mL')"}));

INSTANTIATE_TEST_SUITE_P(
    Conversions, Expressions,
    ::testing::Values(FormRow{"1 + 2", "(Add[Integer,Integer] 1 2)"},
                      FormRow{"1 + 2.5", "(Add[Decimal,Decimal] (ToDecimal 1) 2.5)"},
                      FormRow{"5 / 2", "(Divide[Decimal,Decimal] (ToDecimal 5) (ToDecimal 2))"},
                      FormRow{"1 'mg' * 2", "(Multiply[Quantity,Quantity] 1 'mg' (ToQuantity 2))"},
                      FormRow{"'a' + 'b'", "(Concatenate[String,String] 'a' 'b')"},
                      FormRow{"null + 1", "(Add[Integer,Integer] null 1)"},
                      FormRow{"@2014 < @2014-01-01T00", "(Less[DateTime,DateTime] (ToDateTime @2014) @2014-01-01T00)"},
                      FormRow{"{1, 2.5}", "(List (ToDecimal 1) 2.5)"},
                      FormRow{"5 in {1.0, 2.0}", "(In[T,List<T>] (ToDecimal 5) (List 1.0 2.0))"},
                      FormRow{"5.0 in Interval[1, 5]",
                              "(In[T,Interval<T>,String] 5.0 Interval[(ToDecimal 1), (ToDecimal 5)] null)"},
                      FormRow{"if true then 1 else 2.0", "(If true (ToDecimal 1) 2.0)"},
                      FormRow{"Coalesce(null, 1, 2.0)", "(Coalesce null (ToDecimal 1) 2.0)"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, Expressions,
    ::testing::Values(FormRow{"true and not false or null", "(Or (And true (Not false)) null)"},
                      FormRow{"1 != 2", "(Not (Equal[Integer,Integer] 1 2))"}, FormRow{"1 is null", "(IsNull 1)"},
                      FormRow{"true is not true", "(Not (IsTrue true))"},
                      FormRow{"2 between 1 and 3",
                              "(And (GreaterOrEqual[Integer,Integer] 2 1) (LessOrEqual[Integer,Integer] 2 3))"},
                      FormRow{"year from @2014-01-01", "(DateTimeComponentFrom[Date,String] @2014-01-01 'year')"},
                      FormRow{"days between @2014-01-01 and @2014-02-01",
                              "(DurationBetween[Date,Date,String] @2014-01-01 @2014-02-01 'day')"},
                      FormRow{"convert 5 to String", "(ToString 5)"}, FormRow{"5 as Integer", "5"},
                      FormRow{"case 1 when 1 then 'a' else 'b' end", "(Case 1 1 'a' 'b')"},
                      FormRow{"First({1, 2})", "(First (List 1 2))"}, FormRow{"exists {1}", "(Exists (List 1))"},
                      FormRow{"Tuple { b: 1, a: 'x' }.b", "(Tuple 'x' 1)#1"}));

INSTANTIATE_TEST_SUITE_P(
    Queries, Expressions,
    ::testing::Values(FormRow{"({1, 2}) X where X > 1", "(Query $0=(List 1 2) where (Greater[Integer,Integer] $0 1))"},
                      FormRow{"(4) X return X + 1", "(Query one $0=4 return distinct (Add[Integer,Integer] $0 1))"},
                      FormRow{"from ({1}) X, ({2}) Y let Z: X + Y return all Z",
                              "(Query $0=(List 1) $1=(List 2) let $2=(Add[Integer,Integer] $0 $1) return $2)"},
                      FormRow{"({1, 2}) X with ({2}) Y such that X = Y",
                              "(Query $0=(List 1 2) with $1=(List 2) such-that (Equal[Integer,Integer] $0 $1))"},
                      FormRow{"({1, 2}) X aggregate R starting 0: R + X",
                              "(Query $0=(List 1 2) aggregate $1=0 : (Add[Integer,Integer] $1 $0))"},
                      FormRow{"({Tuple { a: 1 }}) X sort by a desc", "(Query $0=(List (Tuple 1)) sort desc $1#0)"}));

TEST(ExpressionTypes, FollowFromTheParts) {
  EXPECT_EQ(type_of("{1, 'a'}"), "List<Choice<Integer, String>>");
  EXPECT_EQ(type_of("{null, 1}"), "List<Integer>");
  EXPECT_EQ(type_of("Interval[1, 2.0]"), "Interval<Decimal>");
  EXPECT_EQ(type_of("Tuple { b: 1, a: {'x'} }"), "Tuple{a: List<String>, b: Integer}");
  EXPECT_EQ(type_of("from ({1}) X, ({'a'}) Y"), "List<Tuple{X: Integer, Y: String}>");
  EXPECT_EQ(type_of("{1} union {'a'}"), "List<Choice<Integer, String>>");
  EXPECT_EQ(type_of("start of Interval[@2014, @2015]"), "Date");
  EXPECT_EQ(type_of("minimum Integer"), "Integer");
}

TEST(Timing, LowersToOperatorsWithPrecision) {
  EXPECT_EQ(form_of("@2014 same year as @2014-01"), "(SameAs[Date,Date,String] @2014 @2014-01 'year')");
  EXPECT_EQ(form_of("@2014 on or before @2015"), "(SameOrBefore[Date,Date,String] @2014 @2015 null)");
  EXPECT_EQ(form_of("@2014-01-01 3 days or more before @2015-01-01"),
            "(SameOrBefore[Date,Date,String] @2014-01-01 (Subtract[Date,Quantity] @2015-01-01 3 'days') null)");
  const std::string near = form_of("@2014-01-01 within 3 days of @2014-01-02");
  EXPECT_EQ(
      near,
      "(And (IncludedIn[T,Interval<T>,String] @2014-01-01 Interval[(Subtract[Date,Quantity] @2014-01-02 3 'days'), "
      "(Add[Date,Quantity] @2014-01-02 3 'days')] null) (Not (IsNull @2014-01-02)))");
}

TEST(Depth, NestedAndLongExpressionsAreCompiledOrRefused) {
  std::string chain = "1 = 1";
  for (int i = 0; i < 900; ++i) chain += " or 1 = 1";
  EXPECT_TRUE(compile_expression(chain, {}).ok());
  std::string nested = std::string(400, '(') + "1" + std::string(400, ')');
  EXPECT_TRUE(compile_expression(nested, {}).ok());
  std::string lists = std::string(450, '{') + "1" + std::string(450, '}');
  EXPECT_TRUE(compile_expression(lists, {}).ok());
  std::string path = "Tuple { a: 1 }";
  for (int i = 0; i < 1800; ++i) path += ".a";
  EXPECT_FALSE(compile_expression(path, {}).ok());
}

}  // namespace
}  // namespace nextline::cql
