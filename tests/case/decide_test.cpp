#include "case/decide.h"

#include <gtest/gtest.h>

#include "case/case_value.h"
#include "case/case_yaml.h"
#include "case/random_case.h"
#include "case/tiny.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/loaded_program.h"
#include "knowledge/load.h"

namespace nextline {
namespace {

using testing::tiny_pack;

const knowledge::PackSource& source() {
  static const knowledge::PackSource pack = knowledge::load_pack(NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny");
  return pack;
}
const knowledge::DecisionModel& model() {
  static const knowledge::DecisionModel decisions = knowledge::decision_model(source());
  return decisions;
}

struct Row {
  const char* name;
  const char* expression;
  const char* facts;
  Truth expected;
};
class Decisions : public ::testing::TestWithParam<Row> {};

TEST_P(Decisions, AreThreeValued) {
  std::vector<Error> errors;
  const auto expression = knowledge::decision_expression(
      source(), model(), {GetParam().expression, knowledge::Place("test", 1, 1)}, errors);
  ASSERT_TRUE(expression) << errors.front().one_line();
  const Result<Case> c = case_from_yaml(tiny_pack(), GetParam().facts, "facts");
  ASSERT_TRUE(c.ok()) << c.error().one_line();
  EXPECT_EQ(evaluate(*expression, model(), *c), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Decide, Decisions,
    ::testing::Values(Row{"Fact", "Case.ill", "ill: true", Truth::True}, Row{"NoFact", "Case.ill", "", Truth::Unknown},
                      Row{"Not", "not Case.ill", "ill: true", Truth::False},
                      Row{"NotUnknown", "not Case.ill", "", Truth::Unknown},
                      Row{"AtTheLimit", "Case.lvef < 50", "lvef: 50", Truth::False},
                      Row{"Below", "Case.lvef < 50", "lvef: 49.9", Truth::True},
                      Row{"Turned", "50 > Case.lvef", "lvef: 49.9", Truth::True},
                      Row{"Negative", "Case.lvefFall >= -5", "lvefFall: -5", Truth::True},
                      Row{"Stale", "Case.lvef < 50", "lvef: {value: 40, stale: true}", Truth::Unknown},
                      Row{"Equal", "Case.marker = 'negative'", "marker: negative", Truth::True},
                      Row{"NotEqual", "Case.marker != 'negative'", "marker: negative", Truth::False},
                      Row{"NotEqualUnknown", "Case.marker != 'negative'", "", Truth::Unknown},
                      Row{"Member", "Case.exposedTo.alphamab", "exposedTo: [alphamab]", Truth::True},
                      Row{"OtherMember", "Case.exposedTo.betamab", "exposedTo: {yes: [alphamab]}", Truth::Unknown},
                      Row{"FalseAnd", "Case.ill and Case.lvef < 50", "ill: false", Truth::False},
                      Row{"TrueOr", "Case.ill or Case.lvef < 50", "ill: true", Truth::True},
                      Row{"UnknownOr", "Case.ill or Case.lvef < 50", "ill: false", Truth::Unknown},
                      Row{"Implies", "Case.ill implies Case.lvef < 50", "ill: false", Truth::True},
                      Row{"ImpliesUnknown", "Case.ill implies Case.lvef < 50", "lvef: 60", Truth::Unknown},
                      Row{"Reference", "Guideline.\"First line\"",
                          "{ill: true, marker: positive, exposedTo: {not: [alphamab]}}", Truth::True}),
    [](const auto& row) { return row.param.name; });

// The oracle and the engine read the same text by different ways; they must agree on every Case.
TEST(Decide, AgreesWithTheEngine) {
  const auto loaded =
      cql::LoadedProgram::load(tiny_pack().program(), &tiny_pack().value_sets(), tiny_pack().library_texts());
  ASSERT_TRUE(loaded.ok()) << loaded.error().one_line();
  Arena arena;
  cql::EvaluationOptions options;
  options.now = *parse_datetime("2025-06-01T00:00:00.000+00:00");
  cql::Evaluator evaluator(**loaded, arena, options);
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Case c = random_case(tiny_pack(), seed);
    if (seed % 7 == 0) c.facts[testing::fact("lvef")].stale = true;
    arena.reset();
    evaluator.set_case(case_tuple(tiny_pack(), c, arena));
    for (const knowledge::DecisionDefinition& definition : model().definitions) {
      const Result<Value> value = evaluator.evaluate(definition.library, definition.name);
      ASSERT_TRUE(value.ok()) << value.error().one_line();
      ASSERT_EQ(truth_of(*value), evaluate(definition.body, model(), c))
          << definition.library << '.' << definition.name << " on\n"
          << case_to_yaml(tiny_pack(), c);
    }
  }
}

}  // namespace
}  // namespace nextline
