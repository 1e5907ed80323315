#include "care/parts.h"

namespace nextline::care {

std::vector<std::uint32_t> parts_of(const cql::Program& program, std::uint32_t definition) {
  std::vector<std::uint32_t> parts, open = {program.definitions[definition].body};
  while (!open.empty()) {
    const auto& node = program.nodes[open.back()];
    open.pop_back();
    if (node.op == static_cast<std::uint16_t>(cql::Op::DefinitionRef)) parts.push_back(node.a);
    if (node.op != static_cast<std::uint16_t>(cql::Op::And)) continue;
    for (std::uint32_t i = node.arg_count; i-- > 0;) open.push_back(program.args[node.first_arg + i]);
  }
  return parts;
}

}  // namespace nextline::care
