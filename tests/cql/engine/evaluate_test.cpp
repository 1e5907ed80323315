#include <gtest/gtest.h>
#include <chrono>

#include "cql/engine/evaluation.h"
#include "cql/operators/table.h"
#include "cql/suite/suite.h"

namespace nextline::cql {
namespace {

using testing::Evaluation;
using testing::fixed_options;

struct Row {
  const char* text;
  const char* value;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(Evaluation(row.text).value_of(), row.value) << row.text;
}

TEST(Evaluate, Logic) {
  static constexpr Row kRows[] = {
      {"true and null", "null"},
      {"null and false", "false"},
      {"false and (1 div 0 = 1)", "false"},
      {"null or true", "true"},
      {"null or false", "null"},
      {"true xor null", "null"},
      {"true xor false", "true"},
      {"false implies null", "true"},
      {"null implies true", "true"},
      {"null implies false", "null"},
      {"not null", "null"},
      {"if null then 1 else 2", "2"},
      {"case when 1 > 2 then 'a' when 2 > 1 then 'b' else 'c' end", "'b'"},
      {"case 2 when 1 then 'one' when 2 then 'two' else 'many' end", "'two'"},
      {"case 9 when 1 then 'one' else 'many' end", "'many'"},
      {"Coalesce(null, 3, 4)", "3"},
      {"Coalesce({null, 5})", "5"},
      {"(null as Boolean) is true", "false"},
      {"(null as Boolean) is not false", "true"},
  };
  check(kRows);
}

TEST(Evaluate, ChildrenAndDescendants) {
  static constexpr Row kRows[] = {
      {"Children(null)", "null"},
      {"Children(1)", "{}"},
      {"Children({})", "{}"},
      {"Children(Tuple { a: 1, b: null as String, c: { 2, 3 }, d: Tuple { e: 4 } })", "{1, 2, 3, Tuple { e: 4 }}"},
      {"Children({ Tuple { a: 1 }, Tuple { a: 2 } })", "{1, 2}"},
      {"Children(5 'mg')", "{5.0, 'mg'}"},
      {"Children(1 'mg' : 2 'mL')", "{1 'mg', 2 'mL'}"},
      {"Children(Code { code: 'a', system: 's' })", "{'a', 's'}"},
      {"Descendants(null)", "null"},
      {"Descendants(1)", "{}"},
      {"Descendants(Tuple { a: 5 'mg', b: { Tuple { c: 'x' } } })", "{5 'mg', 5.0, 'mg', Tuple { c: 'x' }, 'x'}"},
      {"Descendants({ 1 'g', 2 'g' })", "{1.0, 'g', 2.0, 'g'}"},
      {"descendents(5 'mg') = Descendants(5 'mg')", "true"},
  };
  check(kRows);
}

TEST(Evaluate, Selectors) {
  static constexpr Row kRows[] = {
      {"{1, 2, null}", "{1, 2, null}"},
      {"Tuple { a: 1, b: 'x' }.b", "'x'"},
      {"Interval[1, 5)", "Interval[1, 5)"},
      {"Interval[1 year, 3 days]", "Interval[1 year, 3 days]"},  // whether it ends before it starts is not certain
      {"Interval[@T10:30:15.250, @T10:30:15)", "Interval[@T10:30:15.250, @T10:30:15)"},
      {"5 'mg'", "5 'mg'"},
      {"3 days", "3 days"},
      {"1 'mg' : 2 'mL'", "1 'mg' : 2 'mL'"},
      {"@2014-01", "@2014-01"},
      {"@2014-01-25T14:30:14.559+01:00", "@2014-01-25T14:30:14.559+01:00"},
      {"@T14:30", "@T14:30"},
      {"1.50", "1.50"},
      {"5L", "5L"},
      {"'it\\'s \\\\ a\\nline'", "'it\\'s \\\\ a\\nline'"},
      {"Now()", "@2024-06-15T12:00:00.000Z"},
      {"Today()", "@2024-06-15"},
      {"(5 'mg').unit", "'mg'"},
      {"(5 'mg').value", "5.0"},
      {"Code { code: 'x', system: 's' }.system", "'s'"},
      {"Interval[null as Integer, null as Integer].low", "null"},
      {"Interval[null, null] is null", "false"},
  };
  check(kRows);
}

TEST(Evaluate, Queries) {
  static constexpr Row kRows[] = {
      {"({1, 2, 3}) X where X > 1", "{2, 3}"},
      {"({1, 2, 3}) X let Y: X * 2 return Y + 1", "{3, 5, 7}"},
      {"({1, 1, 2}) X return X", "{1, 2}"},
      {"({1, 1, 2}) X return all X", "{1, 1, 2}"},
      {"({3, 1, 2}) X sort desc", "{3, 2, 1}"},
      {"({3, null, 2}) X return all X sort asc", "{null, 2, 3}"},
      {"({Tuple { a: 2 }, Tuple { a: 1 }}) X sort by a", "{Tuple { a: 1 }, Tuple { a: 2 }}"},
      // A Date keeps no offset of the DateTime it was taken from: equal days stay in their order.
      {"({Tuple { a: 2, d: ToDateTime(@2025-01-05) }, Tuple { a: 1, d: ToDateTime(date from @2025-01-05T09:30+01:00) "
       "}})"
       " X return all X sort by d",
       "{Tuple { a: 2, d: @2025-01-05T }, Tuple { a: 1, d: @2025-01-05T }}"},
      {"({@2014, @2013-05, @2014-02}) X sort asc", "{@2013-05, @2014, @2014-02}"},
      {"from ({1, 2}) A, ({10, 20}) B where A = 1 return A + B", "{11, 21}"},
      {"({1, 2, 3}) X with ({2, 3, 4}) Y such that X = Y", "{2, 3}"},
      {"({1, 2, 3}) X without ({2, 3, 4}) Y such that X = Y", "{1}"},
      {"({1, 2, 3, 4}) N aggregate R starting 0: R + N", "10"},
      {"({2, 2, 3}) N aggregate distinct R starting 1: R * N", "6"},
      {"from ({1, 2, 2, 1}) X, ({1, 2, 1, 2}) Y, ({2, 1, 2, 1}) Z aggregate distinct A starting 1: A + X + Y + Z",
       "37"},
      {"(5) X return X + 1", "6"},
      {"(5) X where X > 6 return X", "null"},
      {"(null as List<Integer>) X return all X", "null"},
      {"from (null as List<Integer>) X, (null as List<Integer>) Y return all X", "null"},
      {"from (null as List<Integer>) X, ({1}) Y return all Y", "{}"},
      {"(null as List<Integer>) X aggregate R starting 1: R + X", "null"},
      {"First(({3, 1, 2}) X sort asc)", "1"},
      {"Last({})", "null"},
      {"exists ({null})", "false"},
      {"singleton from {7}", "7"},
  };
  check(kRows);
}

TEST(Evaluate, NumbersKeepTheirTypes) {
  static constexpr Row kRows[] = {
      {"-Power(10, -2) + 1", "0.99"},
      {"10L ^ -1L", "0.1"},
      {"({2, -2}) X return 2 ^ X", "{4, null}"},
      {"(expand Interval[10.0, 12.5] per 1) X return X + 1", "{11, 12, 13}"},
      {"(expand Interval[1, 1] per 0.5) X return X + 0.1", "{1.1, 1.6}"},
      {"10 * 1000000000000000000000000000.0 - 0.00000001", "9999999999999999999999999999.99999999"},
      {"days between @2014-01-15 and @2014-02", "Interval[17, 44]"},
      {"days between @2014-01-15T and @2014-02T", "Interval[16, 44]"},
      {"(days between @2014-01-15 and @2014-02) / 2 > 8", "true"},
      {"(days between @2014-01-15 and @2014-02) div 2", "error uncertain-operand at expression:1:1"},
  };
  check(kRows);
}

TEST(Evaluate, Types) {
  static constexpr Row kRows[] = {
      {"5 is Integer", "true"},
      {"5 is Decimal", "false"},
      {"null is Integer", "false"},
      {"(5 as Any) is Integer", "true"},
      {"((5 as Any) as String) is null", "true"},
      {"({1, 2} as Any) is List<Integer>", "true"},
      {"({1, 2} as Any) is List<String>", "false"},
      {"convert 5 to String", "'5'"},
      {"convert 'x' to Integer", "null"},
      {"5 + 2.5", "7.5"},
  };
  check(kRows);
}

TEST(Evaluate, ErrorsSayWhere) {
  static constexpr Row kRows[] = {
      {"1 + singleton from {1, 2}", "error not-a-singleton at expression:1:5"},
      {"Interval[5, 3]", "error invalid-interval at expression:1:1"},
      {"cast (1 as Any) as String", "error wrong-type at expression:1:1"},
      {"Message(1, true, 'c', 'Error', 'no')", "error message-error at expression:1:1"},
      {"Message(1, true, 'c', 'Warning', 'no')", "1"},
      {"Message(1, false, 'c', 'Error', 'no')", "1"},
  };
  check(kRows);
}

TEST(Evaluate, ErrorsNameTheInnermostDefinition) {
  Evaluation evaluation("library L\ndefine Inner: singleton from {1, 2}\ndefine Outer: Inner + 1\n");
  ASSERT_EQ(evaluation.problems(), "");
  const auto value = evaluation.evaluator().evaluate("L", "Outer");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().where, "test.cql:2:15");
  EXPECT_NE(value.error().message.find("'Inner'"), std::string::npos) << value.error().message;
  EXPECT_EQ(evaluation.value_of("Outer"), "error not-a-singleton at test.cql:2:15") << "a second try fails alike";
}

TEST(Evaluate, DefinitionsFunctionsAndParameters) {
  Evaluation evaluation(
      "library L\nparameter Limit Integer default 3\n"
      "define function Twice(x Integer): x * 2\n"
      "define A: Twice(Limit) + 1\ndefine B: A + A\n");
  EXPECT_EQ(evaluation.value_of("B"), "14");
  ASSERT_TRUE(evaluation.evaluator().set_parameter("Limit", Value::integer(10)));
  EXPECT_EQ(evaluation.value_of("B"), "42");
  const auto unknown = evaluation.evaluator().set_parameter("Limt", Value::integer(1));
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("did you mean 'Limit'"), std::string::npos);
  EXPECT_FALSE(evaluation.evaluator().evaluate("L", "C"));
}

TEST(Evaluate, LimitsAreErrors) {
  EvaluationOptions few_steps = fixed_options();
  few_steps.max_steps = 100;
  Evaluation wide("Count(from (expand {Interval[1, 100]} per 1) A, (expand {Interval[1, 100]} per 1) B return all 1)",
                  {}, {}, few_steps);
  EXPECT_TRUE(wide.value_of().starts_with("error too-many-steps")) << wide.value_of();
  std::string chain = "true";
  for (int i = 0; i < 900; ++i) chain += " and true";
  EXPECT_EQ(Evaluation(chain).value_of(), "true") << "what compiles can be run";
  EvaluationOptions shallow = fixed_options();
  shallow.max_depth = 5;
  Evaluation deep("1 + (2 + (3 + (4 + (5 + (6 + 7)))))", {}, {}, shallow);
  EXPECT_TRUE(deep.value_of().starts_with("error too-deep")) << deep.value_of();
}

TEST(Evaluate, ADeadlineIsKept) {
  EvaluationOptions options = fixed_options();
  options.deadline = std::chrono::steady_clock::now();
  options.max_steps = 1'000'000'000'000;
  static constexpr Row kRows[] = {
      {"Count(from (expand Interval[1, 1000]) A, (expand Interval[1, 1000]) B return all 1)", "error too-slow at exp"},
      {"Count((expand Interval[1, 100000]) X where X + 1 + 2 + 3 < 0)", "error too-slow at expression:1:"},
      {"1 + 1", "2"},
  };
  for (const Row& row : kRows) {
    const std::string value = Evaluation(row.text, {}, {}, options).value_of();
    EXPECT_TRUE(value.starts_with(row.value)) << row.text << " gives " << value.substr(0, 200);
  }
}

TEST(Evaluate, ParametersCanBeDeclaredForAnExpression) {
  CompileOptions options;
  options.parameters = "parameter \"X\" Integer\nparameter \"A List\" List<System.String>\n";
  Evaluation evaluation("X + Count(\"A List\")", {}, options);
  ASSERT_EQ(evaluation.problems(), "");
  ASSERT_TRUE(evaluation.evaluator().set_parameter("X", Value::integer(40)));
  const Value items[] = {Value::string("a"), Value::string("b")};
  ASSERT_TRUE(evaluation.evaluator().set_parameter("A List", Value::list(items)));
  EXPECT_EQ(evaluation.value_of(), "42");
  EXPECT_NE(Evaluation("X + 'a'", {}, options).problems(), "") << "their types are checked";
}

/// What a library can ask for without a limit of its own: quadratic comparisons, products of lists, doubling texts,
/// values within values, memory.
TEST(Evaluate, NothingRunsAwayOrExhaustsMemory) {
  EvaluationOptions options = fixed_options();
  options.max_steps = 500'000;
  options.max_bytes = std::size_t{16} << 20;
  static constexpr Row kRows[] = {
      {"Count(distinct (expand Interval[1, 100000]))", "error too-many-steps"},
      {"Count((expand Interval[1, 100000]) union (expand Interval[1, 100000]))", "error too-many-steps"},
      {"Mode(expand Interval[1, 100000])", "error too-many-steps"},
      {"Count((expand Interval[1, 10000]) X where X in (expand Interval[1, 10000]))", "error too-m"},
      {"Count(from (expand Interval[1, 10000]) A, (expand Interval[1, 10000]) B return all 1)", "error too-m"},
      {"(expand Interval[1, 10000000])", "error expand-too-large"},
      {"Count(flatten ((expand Interval[1, 100]) X return all (expand Interval[1, 1000000])))",
       "error too-much-memory"},
      {"Length((expand Interval[1, 60]) X aggregate R starting 'abc': R + R)", "error too-"},
      {"(expand Interval[1, 100000]) X aggregate R starting (null as Any): {R}", "error too-deep"},
      {"(expand Interval[1, 60]) X aggregate R starting (null as Any): {R, R}", "error too-deep"},
      {"(expand Interval[1, 5000]) X aggregate R starting (null as Any): if {R} = {R} then {R} else {R}", "error too-"},
      {"Matches('a', '((a{900}){900}){900}')", "error bad-pattern"},
      {"Matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$')", "false"},
      {"Power(10.0, 1000000000.0)", "null"},
  };
  for (const Row& row : kRows) {
    const std::string value = Evaluation(row.text, {}, {}, options).value_of();
    EXPECT_TRUE(value.starts_with(row.value)) << row.text << " gives " << value.substr(0, 200);
  }
}

TEST(Evaluate, PromotionIsAnOption) {
  CompileOptions options;
  options.promotion = true;
  static constexpr Row kRows[] = {
      {"First(5)", "5"},
      {"exists 5", "true"},
      {"1 in 1", "true"},
      {"Count(3)", "1"},
      {"{5} + 1", "6"},
      {"Interval[3, 3] + 1", "4"},
      {"1 union {2}", "{1, 2}"},
      {"({1}) = 1", "true"},
      {"Count(null as Integer)", "0"},
      {"{1, 2} + 1", "error not-a-singleton at expression:1:1"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Evaluation(row.text, {}, options).value_of(), row.value) << row.text;
    EXPECT_NE(Evaluation(row.text).problems(), "") << row.text << " is no mistake without the option";
  }
}

TEST(Evaluate, SecondsAndMillisecondsAreOneDecimal) {
  static constexpr Row kRows[] = {
      {"@2024-11-15T12:30:00.0 = @2024-11-15T12:30:00", "true"},
      {"@T10:00:00.5 > @T10:00:00", "true"},
      {"@T10:00:00.5 > @T10:00", "null"},
      {"@T12:00:00 properly included in Interval[@T12:00:00.001, @T21:59:59.999]", "null"},
  };
  check(kRows);
}

/// 2 ^ 60 steps without the memo.
TEST(Evaluate, DefinitionsAreEvaluatedOncePerPatient) {
  std::string text = "library L\ndefine D0: 1\n";
  for (int i = 1; i <= 30; ++i)
    text += "define D" + std::to_string(i) + ": D" + std::to_string(i - 1) + " + 0 * D" + std::to_string(i - 1) + "\n";
  EvaluationOptions options = fixed_options();
  options.max_steps = 1000;
  Evaluation evaluation(text, {}, {}, options);
  EXPECT_EQ(evaluation.value_of("D30"), "1");
}

TEST(Evaluate, DamagedProgramsAreRefused) {
  Compiled compiled = compile_expression("1 + 2", {});
  ASSERT_TRUE(compiled.ok());
  EXPECT_TRUE(check_program(compiled.program.view()));
  for (Node& node : compiled.program.nodes) {
    const Node whole = node;
    node.first_arg = 1000000;
    node.arg_count = 3;
    EXPECT_FALSE(check_program(compiled.program.view()));
    node = whole;
    node.op = 60000;
    EXPECT_FALSE(check_program(compiled.program.view()));
    node = whole;
  }
}

/// The law of the operator table: each row's example has the row's result, through parser, resolver and evaluator.
TEST(Evaluate, ExamplesOfTheOperatorTable) {
  for (const OperatorRow& row : operator_table()) {
    SuiteTest test;
    test.name = row.name;
    test.expression = row.example;
    test.output = row.result;
    const auto failure = run_test(test, fixed_options());
    if (failure) {
      ADD_FAILURE() << row.name << row.signature << ": " << row.example << "\n  expected " << failure->expected
                    << "\n  got " << failure->got;
    }
  }
}

}  // namespace
}  // namespace nextline::cql
