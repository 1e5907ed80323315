// A compiled definition as one line of text, for tests and for looking at: operators by name and operand types,
// references by name, queries clause by clause.
//
//     define X: 1 + 2.5              (Add[Decimal,Decimal] (ToDecimal 1) 2.5)
//     define Y: [Condition: "VS"]    (Retrieve Condition code in VS)
#pragma once

#include <string>

#include "cql/engine/program.h"

namespace nextline::cql {

/// The body of definition `definition` of `program`.
std::string print(const Program& program, std::uint32_t definition);
/// The expression that ends in node `node`.
std::string print_node(const Program& program, std::uint32_t node);

}  // namespace nextline::cql
