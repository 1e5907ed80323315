// The reference page of the operators, printed from the table so that it cannot say anything else.
#pragma once

#include <string>

namespace nextline::cql {

/// docs/cql-operators.md: Markdown, one section a chapter and one table row an operator row. The same text on every
/// call.
std::string reference_markdown();

}  // namespace nextline::cql
