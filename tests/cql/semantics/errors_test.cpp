// Mistakes: CQL text | error code at line:column | a piece of what is said.
#include "cql/semantics/compiled_text.h"

namespace nextline::cql {
namespace {

struct ErrorRow {
  std::string_view text, place, piece;
};

class Mistakes : public ::testing::TestWithParam<ErrorRow> {};

TEST_P(Mistakes, AreReportedOnceWithPlaceAndHint) {
  const Compiled compiled = compile_expression(GetParam().text, {});
  ASSERT_EQ(compiled.errors.size(), 1U) << all_errors(compiled.errors);
  const Error& error = compiled.errors[0];
  EXPECT_EQ(code_and_place(error), GetParam().place);
  EXPECT_NE(error.one_line().find(GetParam().piece), std::string::npos) << error.one_line();
  EXPECT_TRUE(error.range.has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, Mistakes,
    ::testing::Values(ErrorRow{"1 + 'a'", "wrong-operands at 1:1", "Add cannot take (Integer, String)"},
                      ErrorRow{"1 = 'a'", "wrong-operands at 1:1", "Equal(Integer, Integer)"},
                      ErrorRow{"Ceiling('x')", "wrong-operands at 1:1", "Ceiling(Decimal)"},
                      ErrorRow{"Patiemt.gender", "unknown-name at 1:1", "did you mean 'Patient'"},
                      ErrorRow{"Patient.gendr", "unknown-element at 1:9", "did you mean 'gender'"},
                      ErrorRow{"Patient.name.givn", "unknown-element at 1:14", "did you mean 'given'"},
                      ErrorRow{"[Observation] O return O.value.unti", "unknown-element at 1:32", "did you mean 'unit'"},
                      ErrorRow{"[Observaton]", "unknown-type at 1:2", "did you mean 'Observation'"},
                      ErrorRow{"[Observation] O where O.component.valeu > 5", "unknown-element at 1:35",
                               "did you mean 'value'"},
                      ErrorRow{"[Observation] O sort by efective", "unknown-name at 1:25", "did you mean 'effective'"},
                      ErrorRow{"[Condition] C return C.onset.strat", "unknown-element at 1:30", "did you mean 'start'"},
                      ErrorRow{"Patient.extension.urll", "unknown-element at 1:19", "did you mean 'url'"},
                      ErrorRow{"[Observation] O where O.status in {1, 2}", "wrong-operands at 1:23", "List<Integer>"},
                      ErrorRow{"Patient.birthDate < 'a'", "wrong-operands at 1:1", "(FHIR.date, String)"},
                      ErrorRow{"@T10 < @2014", "wrong-operands at 1:1", "(Time, Date)"},
                      ErrorRow{"Interval[1, 2] = Interval['a', 'b']", "wrong-operands at 1:1", "Interval<String>"},
                      ErrorRow{"[Observation: cod in \"x\"]", "unknown-element at 1:15", "did you mean 'code'"},
                      ErrorRow{"[Quantity]", "not-retrievable at 1:2", "cannot be retrieved"},
                      ErrorRow{"5 as Intger", "unknown-type at 1:6", "did you mean 'Integer'"},
                      ErrorRow{"5 as String", "wrong-type at 1:1", "can never be String"},
                      ErrorRow{"Cieling(1.5)", "unknown-function at 1:1", "did you mean 'Ceiling'"},
                      ErrorRow{"1 and true", "wrong-type at 1:1", "must be Boolean"},
                      ErrorRow{"if 1 then 2 else 3", "wrong-type at 1:4", "the condition of `if`"},
                      ErrorRow{"2147483648", "number-out-of-range at 1:1", "Integer"},
                      ErrorRow{"-2147483649", "number-out-of-range at 1:2", "Integer"},
                      ErrorRow{"0.000000001", "number-out-of-range at 1:1", "8 after"},
                      ErrorRow{"@2014-02-30", "invalid-date at 1:1", "2014-02-30"},
                      ErrorRow{"@T24:59:59.999", "invalid-time at 1:1", "24:59"},
                      ErrorRow{"minimum Boolean", "wrong-type at 1:1", "Boolean"},
                      ErrorRow{"Tuple { a: 1 }.other", "unknown-element at 1:16", "it has a"},
                      ErrorRow{"from ({1}) X, ({2}) X return X", "duplicate-name at 1:21", "'X'"},
                      ErrorRow{"Code { cod: 'x' }", "unknown-element at 1:8", "did you mean 'code'"}));

TEST(Mistakes, AllOfThemAreReportedInSourceOrder) {
  EXPECT_EQ(errors_of("library L\n"
                      "define B: nothing\n"
                      "define A: 1 + 'a'\n"
                      "define \"uses B\": B + 1\n"
                      "define A: 2\n"),
            "unknown-name at 2:11\nwrong-operands at 3:11\nduplicate-name at 5:8");
}

TEST(Mistakes, ACircleOfDefinitionsIsNamed) {
  const std::vector<SourceText> sources{{"c.cql", "library L\ndefine A: B\ndefine B: C\ndefine C: A\n"}};
  const Compiled compiled = compile_libraries(sources, {});
  ASSERT_EQ(compiled.errors.size(), 1U);
  EXPECT_EQ(code_and_place(compiled.errors[0]), "cyclic-definition at 4:11");
  EXPECT_NE(compiled.errors[0].message.find("A -> B -> C -> A"), std::string::npos) << compiled.errors[0].message;
}

TEST(Mistakes, ARecursiveFunctionIsACircle) {
  EXPECT_EQ(errors_of("library L\ndefine function F(n Integer): F(n - 1)\n"), "cyclic-definition at 2:31");
}

TEST(Mistakes, ModelsVersionsAndContextsAreChecked) {
  EXPECT_EQ(errors_of("using FIHR version '4.0.1'\ndefine A: 1\n"), "unknown-model at 1:1");
  EXPECT_EQ(errors_of("using FHIR version '3.0.0'\ndefine A: 1\n"), "unknown-model-version at 1:20");
  EXPECT_EQ(errors_of("using FHIR version '4.0.1'\ncontext Patent\ndefine A: 1\n"), "unknown-context at 2:9");
  EXPECT_EQ(errors_of("include Nowhere\ndefine A: 1\n"), "unknown-library at 1:1");
}

TEST(Mistakes, AStatementThatCannotBeReadBringsNoOthers) {
  // What follows from B's syntax error is not said; D's own mistake is.
  EXPECT_EQ(errors_of("library L\n"
                      "define B: {1, 2 X return X}\n"
                      "define C: B + 'a'\n"
                      "define D: 1 + 'a'\n"),
            "expected-token at 2:17\nwrong-operands at 4:11");
}

TEST(Mistakes, ANameDeclaredTwiceIsReportedOnlyThere) {
  EXPECT_EQ(errors_of("library L\n"
                      "valueset \"A\": 'urn:a'\n"
                      "define \"A\": 1\n"
                      "define B: \"A\" + 1\n"),
            "duplicate-name at 3:8");
}

TEST(Warnings, ATestThatIsNeverTrue) {
  const Compiled compiled = compile_expression("Patient.birthDate is FHIR.Observation", {});
  EXPECT_TRUE(compiled.ok());
  ASSERT_EQ(compiled.warnings.size(), 1U);
  EXPECT_EQ(compiled.warnings[0].code, "never-true");
}

TEST(Warnings, AUnitThatIsNoUcumUnit) {
  const Compiled compiled = compile_expression("5 'mgg/dL'", {});
  EXPECT_TRUE(compiled.ok());
  ASSERT_EQ(compiled.warnings.size(), 1U);
  EXPECT_EQ(compiled.warnings[0].code, "not-ucum");
}

}  // namespace
}  // namespace nextline::cql
