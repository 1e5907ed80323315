// Libraries that include one another, and the Case model.
#include "cql/semantics/compiled_text.h"

namespace nextline::cql {
namespace {

CompileOptions case_options() {
  using Kind = CaseModelFact::Kind;
  CompileOptions options;
  options.case_facts = {{"her2", Kind::String, {}},
                        {"lvef", Kind::Decimal, {}},
                        {"pregnant", Kind::Boolean, {}},
                        {"exposedTo", Kind::Set, {"pertuzumab", "trastuzumab deruxtecan"}}};
  return options;
}

constexpr std::string_view kGuidelineText = R"(library Guideline
using Nextline version '1'
context Case
define "Positive": Case.her2 = 'positive'
define "Low": Case.lvef < 50
define "Exposed": Case.exposedTo."trastuzumab deruxtecan" and not Case.pregnant
define private "Secret": true
)";

TEST(CaseModel, FactsAreFieldsOfTheCaseTuple) {
  const auto options = case_options();
  EXPECT_EQ(form_in(kGuidelineText, "Positive", options), "(Equal[T,T] Context#0 'positive')");
  EXPECT_EQ(form_in(kGuidelineText, "Low", options), "(Less[Decimal,Decimal] Context#1 (ToDecimal 50))");
  EXPECT_EQ(form_in(kGuidelineText, "Exposed", options), "(And Context#3#1 (Not Context#2))");
}

TEST(CaseModel, ATypoIsFound) {
  const std::string head = "using Nextline version '1'\ncontext Case\n";
  EXPECT_EQ(errors_of(head + "define A: Case.lvfe < 50\n", case_options()), "unknown-element at 3:16");
  EXPECT_EQ(errors_of(head + "define A: Case.exposedTo.pertuzumap\n", case_options()), "unknown-element at 3:26");
  const std::vector<SourceText> sources{{"a.cql", head + "define A: lvef < 50\n"}};
  const Compiled compiled = compile_libraries(sources, case_options());
  ASSERT_EQ(compiled.errors.size(), 1U);
  EXPECT_EQ(compiled.errors[0].hint, "write Case.lvef");
}

TEST(Libraries, IncludeOneAnotherInAnyOrder) {
  const std::vector<SourceText> sources{{"s.cql",
                                         "library Safety\nusing Nextline version '1'\ninclude Guideline\ncontext Case\n"
                                         "define Both: Guideline.\"Positive\" and Guideline.\"Low\"\n"},
                                        {"g.cql", std::string(kGuidelineText)}};
  const Compiled compiled = compile_libraries(sources, case_options());
  ASSERT_TRUE(compiled.ok()) << all_errors(compiled.errors);
  const Program program = compiled.program.view();
  EXPECT_EQ(print(program, program.find_definition("Safety", "Both")),
            "(And (DefinitionRef Positive) (DefinitionRef Low))");
  const Definition& secret = program.definitions[program.find_definition("Guideline", "Secret")];
  EXPECT_EQ(secret.flags, 1U | 4U);
}

TEST(Libraries, PrivateAndUnknownNamesAreRefused) {
  CompileOptions options = case_options();
  options.libraries = [](std::string_view name, std::string_view) -> std::optional<SourceText> {
    if (name != "Guideline") return std::nullopt;
    return SourceText{"g.cql", std::string(kGuidelineText)};
  };
  const std::string head = "using Nextline version '1'\ninclude Guideline called G\ncontext Case\n";
  EXPECT_EQ(errors_of(head + "define A: G.\"Positive\"\n", options), "");
  EXPECT_EQ(errors_of(head + "define A: G.\"Secret\"\n", options), "private-name at 4:13");
  EXPECT_EQ(errors_of(head + "define A: G.\"Positiv\"\n", options), "unknown-name at 4:13");
  EXPECT_EQ(errors_of(head + "define A: G\n", options), "library-as-value at 4:11");
}

TEST(Functions, OverloadsAreChosenByTheirOperands) {
  const std::string text =
      "define function F(x Integer): 'integer'\n"
      "define function F(x String): 'string'\n"
      "define function G(x Decimal, y Integer) returns Decimal: x + y\n"
      "define A: F(1)\ndefine B: F('a')\ndefine C: G(1, 2)\ndefine D: \"later\"(1)\n"
      "define function \"later\"(x Integer): x + 1\n";
  EXPECT_EQ(form_in(text, "A"), "(F 1)");
  EXPECT_EQ(form_in(text, "C"), "(G (ToDecimal 1) 2)");
  EXPECT_EQ(form_in(text, "D"), "(later 1)");
  EXPECT_EQ(errors_of(text + "define E: F(1.5)\n"), "wrong-operands at 9:11");
}

TEST(Functions, AMisspeltFluentFunctionOfAnIncludedLibraryIsNamed) {
  CompileOptions options;
  options.libraries = [](std::string_view, std::string_view) -> std::optional<SourceText> {
    return SourceText{"c.cql", "library Common\ndefine fluent function doubled(x Integer): x * 2\n"};
  };
  const std::vector<SourceText> sources{{"a.cql", "include Common\ndefine A: 3.doubeld()\n"}};
  const Compiled compiled = compile_libraries(sources, options);
  ASSERT_EQ(compiled.errors.size(), 1U);
  EXPECT_NE(compiled.errors[0].message.find("did you mean 'doubled'"), std::string::npos);
}

TEST(Parameters, TakeTheirTypeFromTheDefault) {
  EXPECT_EQ(form_in("parameter P default 5\ndefine A: P + 1\n", "A"), "(Add[Integer,Integer] (ParameterRef P) 1)");
  EXPECT_EQ(errors_of("parameter P Integer default 'a'\ndefine A: P\n"), "wrong-type at 1:29");
}

TEST(Compile, IsDeterministic) {
  const std::vector<SourceText> sources{{"g.cql", std::string(kGuidelineText)}};
  const Compiled first = compile_libraries(sources, case_options());
  const Compiled second = compile_libraries(sources, case_options());
  EXPECT_EQ(first.program.text, second.program.text);
  EXPECT_EQ(first.program.args, second.program.args);
  EXPECT_EQ(first.program.nodes.size(), second.program.nodes.size());
}

}  // namespace
}  // namespace nextline::cql
