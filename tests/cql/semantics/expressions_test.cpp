// System expressions: CQL text | printed program.
#include "cql/semantics/compiled_text.h"

namespace nextline::cql {
namespace {

struct Row {
  std::string_view text, form;
};

class Expressions : public testing::TestWithParam<Row> {};

TEST_P(Expressions, PrintAs) {
  EXPECT_EQ(form_of(GetParam().text), GetParam().form);
}

INSTANTIATE_TEST_SUITE_P(Literals, Expressions,
                         testing::Values(Row{"null", "null"}, Row{"true", "true"}, Row{"5", "5"},
                                         Row{"-2147483648", "-2147483648"}, Row{"5L", "5L"},
                                         Row{"-9223372036854775808L", "-9223372036854775808L"}, Row{"1.50", "1.50"},
                                         Row{"-1.5 'mg'", "-1.5 'mg'"}, Row{"3 days", "3 'days'"},
                                         Row{"@2014-01", "@2014-01"}, Row{"@2014-01-25T14:30", "@2014-01-25T14:30"},
                                         Row{"@T14:30:14.559", "@T14:30:14.559"},
                                         Row{"1 'mg' : 2 'mL'", "(Ratio 1 'mg' 2 'mL')"}));

INSTANTIATE_TEST_SUITE_P(
    Conversions, Expressions,
    testing::Values(
        Row{"1 + 2", "(Add[Integer,Integer] 1 2)"}, Row{"1 + 2.5", "(Add[Decimal,Decimal] (ToDecimal 1) 2.5)"},
        Row{"5 / 2", "(Divide[Decimal,Decimal] (ToDecimal 5) (ToDecimal 2))"},
        Row{"1 'mg' * 2", "(Multiply[Quantity,Quantity] 1 'mg' (ToQuantity 2))"},
        Row{"'a' + 'b'", "(Concatenate[String,String] 'a' 'b')"}, Row{"null + 1", "(Add[Integer,Integer] null 1)"},
        Row{"@2014 < @2014-01-01T00", "(Less[DateTime,DateTime] (ToDateTime @2014) @2014-01-01T00)"},
        Row{"{1, 2.5}", "(List (ToDecimal 1) 2.5)"},
        Row{"5 in {1.0, 2.0}", "(In[T,List<T>] (ToDecimal 5) (List 1.0 2.0))"},
        Row{"5.0 in Interval[1, 5]", "(In[T,Interval<T>,String] 5.0 Interval[(ToDecimal 1), (ToDecimal 5)] null)"},
        Row{"if true then 1 else 2.0", "(If true (ToDecimal 1) 2.0)"},
        Row{"Coalesce(null, 1, 2.0)", "(Coalesce null (ToDecimal 1) 2.0)"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, Expressions,
    testing::Values(Row{"true and not false or null", "(Or (And true (Not false)) null)"},
                    Row{"1 != 2", "(Not (Equal[Integer,Integer] 1 2))"}, Row{"1 is null", "(IsNull 1)"},
                    Row{"true is not true", "(Not (IsTrue true))"},
                    Row{"2 between 1 and 3",
                        "(And (GreaterOrEqual[Integer,Integer] 2 1) (LessOrEqual[Integer,Integer] 2 3))"},
                    Row{"year from @2014-01-01", "(DateTimeComponentFrom[Date,String] @2014-01-01 'year')"},
                    Row{"days between @2014-01-01 and @2014-02-01",
                        "(DurationBetween[Date,Date,String] @2014-01-01 @2014-02-01 'day')"},
                    Row{"convert 5 to String", "(ToString 5)"}, Row{"5 as Integer", "5"},
                    Row{"case 1 when 1 then 'a' else 'b' end", "(Case 1 1 'a' 'b')"},
                    Row{"First({1, 2})", "(First (List 1 2))"}, Row{"exists {1}", "(Exists (List 1))"},
                    Row{"Tuple { b: 1, a: 'x' }.b", "(Tuple 'x' 1)#1"}));

INSTANTIATE_TEST_SUITE_P(
    Queries, Expressions,
    testing::Values(Row{"({1, 2}) X where X > 1", "(Query $0=(List 1 2) where (Greater[Integer,Integer] $0 1))"},
                    Row{"(4) X return X + 1", "(Query one $0=4 return distinct (Add[Integer,Integer] $0 1))"},
                    Row{"from ({1}) X, ({2}) Y let Z: X + Y return all Z",
                        "(Query $0=(List 1) $1=(List 2) let $2=(Add[Integer,Integer] $0 $1) return $2)"},
                    Row{"({1, 2}) X with ({2}) Y such that X = Y",
                        "(Query $0=(List 1 2) with $1=(List 2) such-that (Equal[Integer,Integer] $0 $1))"},
                    Row{"({1, 2}) X aggregate R starting 0: R + X",
                        "(Query $0=(List 1 2) aggregate $1=0 : (Add[Integer,Integer] $1 $0))"},
                    Row{"({Tuple { a: 1 }}) X sort by a desc", "(Query $0=(List (Tuple 1)) sort desc $1#0)"}));

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
