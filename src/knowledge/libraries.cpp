#include "knowledge/libraries.h"

#include "base/source.h"

namespace nextline::knowledge {

std::vector<cql::CaseModelFact> case_model(const PackSource& pack) {
  using Kind = cql::CaseModelFact::Kind;
  std::vector<cql::CaseModelFact> out;
  for (const FactEntry& fact : pack.facts) {
    switch (fact.kind) {
      case FactKind::Boolean:
        out.push_back({fact.name.text, Kind::Boolean, {}});
        break;
      case FactKind::Enumeration:
        out.push_back({fact.name.text, Kind::String, {}});
        break;
      case FactKind::Number:
        out.push_back({fact.name.text, Kind::Decimal, {}});
        break;
      case FactKind::Set:
        out.push_back({fact.name.text, Kind::Set, texts(fact.values)});
        break;
      case FactKind::List:
        break;
    }
  }
  return out;
}

cql::Compiled compile_logic(const PackSource& pack, FileNames names) {
  std::vector<cql::SourceText> sources;
  sources.reserve(pack.libraries.size());
  for (const LibraryEntry& library : pack.libraries)
    sources.push_back({names == FileNames::AsOpened ? library.file : library.path, library.text});
  cql::CompileOptions options;
  options.case_facts = case_model(pack);
  return cql::compile_libraries(sources, options);
}

Place place_of_text(const PackSource& pack, std::string_view text) {
  for (const LibraryEntry& library : pack.libraries) {
    const std::size_t at = library.text.find(text);
    if (at == std::string::npos) continue;
    const Position position = position_of(library.text, static_cast<std::uint32_t>(at));
    return Place{library.file, position.line, position.column, {}};
  }
  return Place{pack.folder, 0, 0, {}};
}

}  // namespace nextline::knowledge
