#include "proof/smt_script.h"

#include <gtest/gtest.h>

#include "base/value.h"
#include "proof/smt_evaluator.h"
#include "proof/solver.h"

namespace nextline::proof {
namespace {

constexpr Truth kTruths[] = {Truth::False, Truth::True, Truth::Unknown};

Model model_of(Truth a, Truth b) {
  const auto yes = [](Truth t) { return t == Truth::True ? "true" : "false"; };
  const auto no = [](Truth t) { return t == Truth::False ? "true" : "false"; };
  return {{"a yes", yes(a)}, {"a no", no(a)}, {"b yes", yes(b)}, {"b no", no(b)}};
}

Truth value_of_name(const SmtEvaluator& evaluator, const std::string& name) {
  if (!evaluator.value(name + " yes")->is_zero()) return Truth::True;
  return evaluator.value(name + " no")->is_zero() ? Truth::Unknown : Truth::False;
}

TEST(ThreeValuedTerms, AreTheLanguagesLogicForEveryPair) {
  SmtScript script;
  for (const char* name : {"a yes", "a no", "b yes", "b no"}) script.declare(name, "Bool");
  const TruthTerm a{"|a yes|", "|a no|"}, b{"|b yes|", "|b no|"};
  script.define("and", conjunction_of(a, b));
  script.define("or", disjunction_of(a, b));
  script.define("not", negated(a));
  script.define("implies", implication_of(a, b));
  auto evaluator = SmtEvaluator::read(script.text());
  ASSERT_TRUE(evaluator) << evaluator.error().one_line();
  for (const Truth left : kTruths)
    for (const Truth right : kTruths) {
      ASSERT_TRUE(evaluator->evaluate(model_of(left, right)));
      EXPECT_EQ(value_of_name(*evaluator, "and"), conjunction(left, right));
      EXPECT_EQ(value_of_name(*evaluator, "or"), disjunction(left, right));
      EXPECT_EQ(value_of_name(*evaluator, "not"), negation(left));
      EXPECT_EQ(value_of_name(*evaluator, "implies"), disjunction(negation(left), right));
    }
}

TEST(SmtEvaluator, ComparesNumbersAndChooses) {
  auto evaluator = SmtEvaluator::read(
      "(declare-const |x value| Real)\n; a comment\n(define-fun |low| () Bool (< |x value| 49.5))\n"
      "(define-fun |choice| () Int (ite (and |low| (<= (- 1.0) |x value|)) 7 3))\n(assert |low|)\n");
  ASSERT_TRUE(evaluator) << evaluator.error().one_line();
  ASSERT_TRUE(evaluator->evaluate({{"x value", "49.4"}}));
  EXPECT_EQ(evaluator->value("choice")->to_string(), "7");
  EXPECT_TRUE(evaluator->assertions_hold());
  ASSERT_TRUE(evaluator->evaluate({{"x value", "49.5"}}));
  EXPECT_EQ(evaluator->value("choice")->to_string(), "3");
  EXPECT_FALSE(evaluator->assertions_hold());
  EXPECT_FALSE(evaluator->evaluate({}));
}

TEST(SmtEvaluator, KnowsWholeNumbers) {
  auto evaluator = SmtEvaluator::read("(declare-const |x value| Real)\n(assert (is_int |x value|))\n");
  ASSERT_TRUE(evaluator) << evaluator.error().one_line();
  for (const auto& [number, whole] : {std::pair("2", true), {"2.0", true}, {"-1", true}, {"0.75", false}}) {
    ASSERT_TRUE(evaluator->evaluate({{"x value", number}}));
    EXPECT_EQ(evaluator->assertions_hold(), whole) << number;
  }
}

TEST(SmtEvaluator, SaysWhatItDoesNotKnow) {
  EXPECT_FALSE(SmtEvaluator::read("(define-fun |x| () Bool (xor true false))"));
  EXPECT_FALSE(SmtEvaluator::read("(check-sat)"));
  EXPECT_FALSE(SmtEvaluator::read("(assert |nothing|"));
}

TEST(Solver, FindsAModelOrNone) {
  Solver solver(10);
  ASSERT_TRUE(solver.load("(declare-const |x value| Real)\n(assert (<= |x value| 50.0))\n",
                          {"(< 50.5 |x value|)", "(< 49.5 |x value|)", "false"}));
  const auto none = solver.ask(0);
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->refuted);
  const auto some = solver.ask(1);
  ASSERT_TRUE(some);
  EXPECT_TRUE(some->refuted);
  EXPECT_EQ(some->model.count("x value"), 1U);
  const auto never = solver.ask(2);
  ASSERT_TRUE(never);
  EXPECT_FALSE(never->refuted);
  EXPECT_FALSE(Solver(10).load("(declare-const |x| Int)", {"(< |y| 1)"}));
}

}  // namespace
}  // namespace nextline::proof
