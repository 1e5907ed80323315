// Any text as a CQL library and as an expression: parsing must answer, its errors must lie in the text in source order,
// and what parses without errors must print to a text that parses to the same print.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cql/syntax/diagnostic.h"
#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"

namespace {

using namespace nextline;
using namespace nextline::cql;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_errors(const syntax::ParseResult& parsed) {
  std::uint32_t before = 0;
  for (const Error& error : parsed.errors) {
    require(error.range && error.range->begin >= before && error.range->end >= error.range->begin);
    require(error.range->end <= parsed.tree->text().size());
    require(!syntax::render(error, parsed.tree->text(), false).empty());
    before = error.range->begin;
  }
}

void check_print(const syntax::Expression& expression) {
  const std::string printed = to_cql(expression);
  const syntax::ParseResult again = syntax::parse_expression(printed, "printed");
  // Parentheses that the print adds may reach the nesting limit where the text did not.
  const auto too_deep = [](const Error& error) { return error.code == "nested-too-deep"; };
  if (std::any_of(again.errors.begin(), again.errors.end(), too_deep)) return;
  require(again.ok());
  require(to_cql(*again.tree->expression()) == printed);
}

void check_library(const syntax::ParseResult& parsed) {
  for (const syntax::Statement* statement : parsed.tree->library().statements) {
    const auto* defined = syntax::statement_as<syntax::ExpressionDefinition>(*statement);
    if (!defined) continue;
    if (parsed.ok()) check_print(*defined->body);
    require(!to_cql(*defined->body).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const syntax::ParseResult library = syntax::parse_library(text, "fuzz");
  check_errors(library);
  check_library(library);
  const syntax::ParseResult expression = syntax::parse_expression(text, "fuzz");
  check_errors(expression);
  if (expression.ok()) check_print(*expression.tree->expression());
  return 0;
}
