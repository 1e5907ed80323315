#include "cql/engine/program.h"

namespace nextline::cql {

std::uint32_t Program::find_definition(std::string_view library, std::string_view name) const {
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    if (str(definitions[i].name) == name && str(libraries[definitions[i].library].name) == library) return i;
  }
  return Parameter::kNone;
}

Program ProgramStorage::view() const {
  return Program{.nodes = nodes,
                 .args = args,
                 .constants = constants,
                 .types = types,
                 .ranges = ranges,
                 .libraries = libraries,
                 .definitions = definitions,
                 .tags = tags,
                 .functions = functions,
                 .parameters = parameters,
                 .retrieves = retrieves,
                 .queries = queries,
                 .query_sources = query_sources,
                 .query_lets = query_lets,
                 .query_relationships = query_relationships,
                 .query_sorts = query_sorts,
                 .value_sets = value_sets,
                 .codes = codes,
                 .concepts = concepts,
                 .shapes = shapes,
                 .names = names,
                 .text = text};
}

Text ProgramStorage::intern(std::string_view s) {
  if (const auto known = interned.find(s); known != interned.end()) return known->second;
  const Text place{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(s.size())};
  text.append(s);
  interned.emplace(s, place);
  return place;
}

}  // namespace nextline::cql
