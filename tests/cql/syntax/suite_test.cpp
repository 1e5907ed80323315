// Every expression of HL7's CQL suite: parsed, printed, and read back to the same tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

struct SuiteExpression {
  std::string name;  ///< "CqlTypesTest/DateTime/DateTimeNull"
  std::string text;
  std::string invalid;  ///< the suite's attribute: "", "true", "syntax", "semantic"
  bool is_output = false;
};

/// Numbers beyond their type, and a time with an offset. The suite marks most of them invalid="true": some step must
/// refuse them. Floor of such an Integer it expects to be null, where Ceiling of it is invalid="syntax": no reading
/// fits both.
bool refused_here(const std::string& text) {
  static const char* const kTexts[] = {"2147483648",
                                       "+2147483648",
                                       "2147483649",
                                       "+2147483649",
                                       "-2147483649",
                                       "0.000000001",
                                       "+0.000000001",
                                       "-0.000000001",
                                       "Floor(2147483648)",
                                       "Floor(-2147483649)",
                                       "hours between @T06Z and @T07:00:00Z",
                                       "10000000000000000000000000000.00000000",
                                       "+10000000000000000000000000000.00000000",
                                       "-10000000000000000000000000000.00000000"};
  return std::find(std::begin(kTexts), std::end(kTexts), text) != std::end(kTexts);
}

void collect(pugi::xml_node node, const std::string& path, std::vector<SuiteExpression>& into) {
  for (const pugi::xml_node child : node.children()) {
    const std::string tag = child.name();
    const std::string inner = path + "/" + child.attribute("name").value();
    if (tag == "group" || tag == "test") collect(child, inner, into);
    if (tag == "expression") into.push_back({path, child.child_value(), child.attribute("invalid").value()});
    if (tag == "output") into.push_back({path + " (output)", child.child_value(), "", true});
  }
}

std::vector<SuiteExpression> suite() {
  std::vector<SuiteExpression> expressions;
  const std::filesystem::path folder = std::filesystem::path(NEXTLINE_SOURCE_DIR) / "tests/data/cql-suite/tests/cql";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_file(file.c_str())) << file;
    collect(document.document_element(), file.stem().string(), expressions);
  }
  return expressions;
}

TEST(Hl7SuiteSyntax, ParsesAndPrintsBack) {
  const auto expressions = suite();
  EXPECT_GT(expressions.size(), 1500U);
  for (const SuiteExpression& expression : expressions) {
    const ParseResult parsed = parse_expression(expression.text, expression.name);
    const bool refused = expression.invalid == "syntax" || refused_here(expression.text);
    EXPECT_EQ(parsed.ok(), !refused) << expression.name << ": " << expression.text
                                     << (parsed.ok() ? "" : "\n" + parsed.errors[0].one_line());
    if (!parsed.ok()) continue;
    const std::string printed = to_cql(*parsed.tree->expression());
    const ParseResult again = parse_expression(printed, "printed");
    EXPECT_TRUE(again.ok()) << printed << (again.ok() ? "" : "\n" + again.errors[0].one_line());
    EXPECT_EQ(tree_text(*again.tree->expression()), tree_text(*parsed.tree->expression())) << printed;
  }
}

}  // namespace
}  // namespace nextline::cql::syntax
